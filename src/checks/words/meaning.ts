import { isLetterAt } from './letters.ts'
import type { Stretch } from './sentences.ts'

/** What an abbreviation has no letter for: `Government Office *for the* South East`, `Young Men’*s* …`. */
const small = new Set(
  's a an and & as at by de des der die du el et for from für in into la le les of on or our the through to und van von with y'.split(
    ' ',
  ),
)

type Word = Stretch & { text: string }

/**
 * The words before `end` for which an abbreviation stands, each letter one word: of `a local strategic
 * partnership` those from `local` on are what LSP means. With `isStrict` none but small words may stand
 * between.
 */
export function meaningBefore(
  text: string,
  end: number,
  name: string,
  isStrict = false,
): Stretch | undefined {
  const words = lastWords(text, end, name.length * 2 + 3)
  const letters = [...name]
  for (const skipped of isStrict ? [0] : [0, 1]) {
    const last = words.length - 1 - skipped
    const first = matched(words, last, letters, letters.length - 1, !isStrict)
    // A word that has no letter may end the name: `Business Growth Incentives *scheme*`.
    if (first !== undefined) return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }
  }
  return undefined
}

/** The words from `from` on for which an abbreviation stands. */
export function meaningAfter(text: string, from: number, name: string): Stretch | undefined {
  const rest = text.slice(from, from + name.length * 24)
  const [article = ''] = /^(?:an?|the|our)\s/i.exec(rest) ?? []
  // Most that follows an abbreviation is no explanation.
  if (rest.charAt(article.length).toLowerCase() !== name.charAt(0).toLowerCase()) return undefined
  const start = from + article.length
  const stop = rest.search(/[.!?;:()]|\n\n|$/)
  let count = 0
  for (let end = start; end <= from + stop && count < name.length * 2 + 2; end += 1) {
    if (isLetterAt(text, end) || !isLetterAt(text, end - 1)) continue
    count += 1
    const found = meaningBefore(text, end, name, true)
    if (found?.start === start) return found
  }
  return undefined
}

/** The last words before a place that belong together: none from before a stop or a bracket. */
function lastWords(text: string, end: number, most: number): Word[] {
  const words: Word[] = []
  let stop = end
  while (stop > 0 && words.length < most) {
    const sign = text[stop - 1] as string
    if ('.!?;:()[]'.includes(sign) || (sign === '\n' && text[stop - 2] === '\n')) break
    let start = stop
    while (isLetterAt(text, start - 1)) start -= 1
    // Words are parted by hyphens as well: MBTI is the Myers-Briggs Type Indicator.
    if (start === stop && sign === '&') start -= 1
    if (start < stop) words.push({ text: text.slice(start, stop), start, end: stop })
    stop = Math.min(start, stop - 1)
  }
  return words.reverse()
}

/** Where the meaning begins whose letters from 0 to `l` are those of the words up to `w`. */
function matched(
  words: readonly Word[],
  w: number,
  letters: readonly string[],
  l: number,
  mayDouble: boolean,
): number | undefined {
  const word = words[w]
  const letter = letters[l] as string
  if (!word) return undefined
  const initial = word.text.charAt(0).toLowerCase()
  if (initial === letter.toLowerCase()) {
    if (l === 0) return w
    const found = matched(words, w - 1, letters, l - 1, mayDouble)
    if (found !== undefined) return found
  }
  // IDeA, DfES: a small letter may have no word of its own.
  if (letter !== letter.toUpperCase() && l > 0) {
    const found = matched(words, w, letters, l - 1, mayDouble)
    if (found !== undefined) return found
  }
  if (small.has(word.text.toLowerCase())) return matched(words, w - 1, letters, l, mayDouble)
  if (!mayDouble) return undefined
  for (const count of [2, 3]) {
    const from = l - count + 1
    if (from < 0 || !isOneWord(word.text, letters.slice(from, l + 1))) continue
    const found = from === 0 ? w : matched(words, w - 1, letters, from - 1, true)
    if (found !== undefined) return found
  }
  return undefined
}

/** Letters that one word gives: its first ones, as in OFSTED, or as in TV its first and another. */
const isOneWord = (word: string, letters: readonly string[]): boolean => {
  const [text, wanted] = [word.toLowerCase(), letters.join('').toLowerCase()]
  if (text.startsWith(wanted)) return true
  return wanted.length === 2 && text[0] === wanted[0] && text.includes(wanted[1] as string, 2)
}

/** True where words stand somewhere that an abbreviation stands for: in capitals, or four at least. */
export function hasMeaning(text: string, name: string): boolean {
  const first = name.charAt(0)
  const beginnings = new RegExp(`\\b[${first}${first.toLowerCase()}]`, 'g')
  return Array.from(text.matchAll(beginnings), ({ index }) => index).some((index) => {
    const found = meaningAfter(text, index, name)
    if (found?.start !== index) return false
    const words = text.slice(index, found.end).split(/[\s-]+/)
    return (
      name.length > 3 || words.every((word) => small.has(word.toLowerCase()) || /^[A-Z]/.test(word))
    )
  })
}
