import { hunks } from '../../changes.ts'
import type { Edition } from '../../model.ts'

/** A mail with the ids of its sections and items, in their order. */
export type Marked = { html: string; anchors: string[] }

export const anchorsOf = ({ sections }: Edition): string[] =>
  sections.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)])

/**
 * Both mails with the words marked that went and that came. `partners` leads from an anchor of the
 * earlier mail to that of the same section or item in the later one, where it is another. Each section
 * and item is compared with itself, wherever it stands.
 */
export function markBoth(
  before: Marked,
  after: Marked,
  partners: ReadonlyMap<string, string>,
): { before: string; after: string } {
  const [old, now] = [regionsOf(before), regionsOf(after)]
  const [gone, come] = [new Set<Part>(), new Set<Part>()]
  const left = new Map(now.regions)
  for (const [anchor, words] of old.regions) {
    const partner = partners.get(anchor) ?? anchor
    compare(words, left.get(partner) ?? [], gone, come)
    left.delete(partner)
  }
  for (const words of left.values()) compare([], words, gone, come)
  return { before: written(old.pieces, gone, 'del'), after: written(now.pieces, come, 'ins') }
}

function compare(
  old: readonly Word[],
  now: readonly Word[],
  gone: Set<Part>,
  come: Set<Part>,
): void {
  let [b, a] = [0, 0]
  for (const { kept, removed, added } of hunks(old.map(textOf), now.map(textOf))) {
    b += kept.length
    a += kept.length
    for (const part of partsOf(old.slice(b, b + removed.length))) gone.add(part)
    for (const part of partsOf(now.slice(a, a + added.length))) come.add(part)
    b += removed.length
    a += added.length
  }
}

// ---------------------------------------------------------------- the words of a mail

/** A word, or a part of one where a tag stands within it. The same letters elsewhere are another. */
type Part = { letters: string }

/** A word as it is read, with its parts: `<abbr>LSP</abbr>s.` is one. */
type Word = { text: string; parts: Part[] }

/** What is no word is a text: a tag, a comment, white space. */
type Piece = Part | string

type Page = { pieces: Piece[]; regions: Map<string, Word[]> }

const textOf = ({ text }: Word): string => text
const partsOf = (words: readonly Word[]): Part[] => words.flatMap(({ parts }) => parts)

const start = ''
const end = '\0end'

/** Comments, tags with their quoted values, white space, and words. */
const lexemes = /<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>|\s+|[^\s<]+|</g

/** Tags that end no word. */
const within = /^<\/?(?:a|abbr|b|em|i|span|strong)\b/i

/**
 * A mail in its pieces, and the words of each section and item from its anchor to the next one. What
 * comes before the first is a region too, and so is the foot, which begins after the last item.
 */
function regionsOf({ html, anchors }: Marked): Page {
  const body = Math.max(0, html.search(/<body[\s>]/i))
  const ids = new Set(anchors)
  const pieces: Piece[] = [html.slice(0, body)]
  const regions = new Map<string, Word[]>()
  let anchor = start
  let hidden = false
  let open: Word | undefined
  for (const [lexeme] of html.slice(body).matchAll(lexemes)) {
    if (/^<\/?(?:style|title)\b/i.test(lexeme)) hidden = !lexeme.startsWith('</')
    if (hidden || /^[\s<]/.test(lexeme)) {
      const id = /^<[^>]*?\sid="([^"]*)"/.exec(lexeme)?.[1]
      if (id !== undefined && ids.has(id)) anchor = id
      // The last item ends where the table of its section does, and what follows is everybody's.
      else if (anchor === anchors.at(-1) && /^<\/table/i.test(lexeme)) anchor = end
      if (!within.test(lexeme)) open = undefined
      pieces.push(lexeme)
      continue
    }
    const part = { letters: lexeme }
    pieces.push(part)
    if (open) {
      open.text += lexeme
      open.parts.push(part)
      continue
    }
    open = { text: lexeme, parts: [part] }
    regions.set(anchor, regions.get(anchor) ?? [])
    regions.get(anchor)?.push(open)
  }
  return { pieces, regions }
}

/** The mail again, with the marked words in elements; a row of them is in one. */
function written(pieces: readonly Piece[], marked: ReadonlySet<Part>, element: string): string {
  let html = ''
  let gap: string | undefined
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      if (gap !== undefined && piece.trim() === '') {
        gap += piece
        continue
      }
      html += gap === undefined ? piece : `</${element}>${gap}${piece}`
      gap = undefined
      continue
    }
    const isMarked = marked.has(piece)
    if (gap === undefined) html += isMarked ? `<${element}>` : ''
    else html += isMarked ? gap : `</${element}>${gap}`
    html += piece.letters
    gap = isMarked ? '' : undefined
  }
  return html
}
