import type { View } from '../view.ts'
import type { Region } from './frame.ts'

const name = 'newswire-changed'

/** How marked words look in the mail: the yellow of a marker pen, in both lights. */
const pen = `::highlight(${name}){background-color:#ffe08a;color:#1c2426}`

type Marking = typeof globalThis & Window

/**
 * Marks in the mail the words that are other than before, by the browser's own highlights: the mail
 * itself stays as it is. True when this browser can.
 */
export function mark(
  mail: Document,
  view: View,
  regions: readonly Region[],
  isOn: boolean,
): boolean {
  // The frame's own highlights: those of the page would not be painted in it.
  const own = mail.defaultView as Marking | null
  if (!own?.CSS?.highlights || !own.Highlight) return false
  own.CSS.highlights.delete(name)
  mail.getElementById(name)?.remove()
  if (!isOn) return true
  const style = mail.createElement('style')
  style.id = name
  style.textContent = pen
  mail.head.append(style)
  const letters = lettersIn(mail)
  const changes = view.changes[0]?.changes ?? []
  const ranges = changes.flatMap(({ anchor, words }) => {
    const region = regions.find((each) => each.anchor === anchor)
    return words.flatMap((text) => rangesOf(text, letters, mail, region))
  })
  own.CSS.highlights.set(name, new own.Highlight(...ranges))
  return true
}

/** Each letter of the mail with the node where it stands; white space as one space. */
type Letters = { text: string; at: { node: Text; offset: number }[] }

function lettersIn(mail: Document): Letters {
  const walker = mail.createTreeWalker(mail.body, NodeFilter.SHOW_TEXT)
  const letters: Letters = { text: '', at: [] }
  const kept: string[] = []
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const letter = node.data.charAt(offset)
      const isSpace = /\s/.test(letter)
      if (isSpace && kept.at(-1) === ' ') continue
      kept.push(isSpace ? ' ' : letter)
      letters.at.push({ node, offset })
    }
  }
  return { ...letters, text: kept.join('') }
}

function rangesOf(
  words: string,
  { text, at }: Letters,
  mail: Document,
  region: Region | undefined,
): Range[] {
  const wanted = words.replace(/\s+/g, ' ').trim()
  const found: Range[] = []
  if (!wanted) return found
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    const first = at[from]
    const last = at[from + wanted.length - 1]
    if (!first || !last || !isWhole(text, from, wanted)) continue
    const range = mail.createRange()
    range.setStart(first.node, first.offset)
    range.setEnd(last.node, last.offset + 1)
    if (!region || isWithin(range, region)) found.push(range)
  }
  return found
}

/** `May` is not marked in `Mayor`. */
function isWhole(text: string, from: number, words: string): boolean {
  const before = /\w/.test(words.charAt(0)) && /\w/.test(text.charAt(from - 1))
  const after = /\w$/.test(words) && /\w/.test(text.charAt(from + words.length))
  return !before && !after
}

function isWithin(range: Range, { top, height }: Region): boolean {
  const box = range.getBoundingClientRect()
  return box.bottom > top && box.top < top + height
}
