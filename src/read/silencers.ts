import { Lexer } from 'yaml'
import type { Silencer } from '../model.ts'
import type { Placer } from './place.ts'

/** What each such comment has in it. */
export const silencerMark = 'newswire-ignore'

/**
 * The comments `# newswire-ignore CODE, CODE: reason` of a file. One at the end of a line speaks of
 * what begins there; one on a line of its own, of what begins on the next: a key with its value, an
 * item with its fields.
 */
export function silencersIn(text: string, at: Placer): Silencer[] {
  if (!text.includes(silencerMark)) return []
  const lines = text.split('\n')
  return commentsIn(text).flatMap(({ offset, comment }) => {
    const [, codes, reason] = /^#\s*newswire-ignore\b([^:]*)(?::(.*))?$/s.exec(comment) ?? []
    if (codes === undefined) return []
    const place = at(offset, offset + comment.trimEnd().length)
    const names = codes.split(/[\s,]+/).filter(Boolean)
    return [{ codes: names, reason: reason?.trim() ?? '', place, ...reach(lines, place.line) }]
  })
}

/** What the lexer takes for a comment is one: a `#` in a text is not. */
function commentsIn(text: string): { offset: number; comment: string }[] {
  const comments: { offset: number; comment: string }[] = []
  let offset = 0
  for (const piece of new Lexer().lex(text)) {
    // Three signs of one character mark borders and stand for nothing in the text.
    if (/^[\x02\x18\x1f]$/.test(piece)) continue
    if (piece.startsWith('#')) comments.push({ offset, comment: piece })
    offset += piece.length
  }
  return comments
}

/** The lines, counted from 1, of what a comment on this line speaks of. */
function reach(lines: readonly string[], line: number): { from: number; to: number } {
  const isAlone = /^\s*#/.test(lines[line - 1] ?? '')
  const from = isAlone ? nextWritten(lines, line) : line
  const first = lines[from - 1] ?? ''
  const column = columnOf(first, isAlone)
  let to = from
  for (let next = from + 1; next <= lines.length; next++) {
    const text = lines[next - 1] as string
    if (text.trim() === '') continue
    if (text.search(/\S/) <= column) break
    to = next
  }
  return { from, to }
}

function nextWritten(lines: readonly string[], line: number): number {
  for (let next = line + 1; next <= lines.length; next++) {
    if (!/^\s*(#|$)/.test(lines[next - 1] as string)) return next
  }
  return line
}

/** Where what is meant begins: above an item its dash, at the end of a line the key there. */
const columnOf = (line: string, isAlone: boolean): number =>
  (isAlone ? /^\s*/ : /^\s*(?:-\s+)*/).exec(line)?.[0].length ?? 0
