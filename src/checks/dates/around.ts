import type { Text } from '../../authored.ts'
import { latest } from '../latest.ts'

/** Whether a place in a text lies within quotation marks, or the whole text is somebody's words. */
export function isQuoted({ words, path }: Text, index: number): boolean {
  if (path.includes('quote')) return true
  const before = words.slice(words.lastIndexOf('\n\n', index) + 1, index)
  const rest = words.slice(index).split('\n\n', 1)[0] ?? ''
  if (before.lastIndexOf('“') > before.lastIndexOf('”')) return true
  if ((before.split('"').length - 1) % 2 === 1 && rest.includes('"')) return true
  // A single mark that closes is also an apostrophe: one at the end of a word counts.
  const opened = before.lastIndexOf('‘')
  return opened >= 0 && !/’(?!\w)/.test(before.slice(opened)) && /’(?!\w)/.test(rest)
}

/** The sentence in which a place of a text lies, cut into what comes before the place and after it. */
export function sentenceAt(words: string, index: number): [before: string, after: string] {
  const before = words.slice(0, index)
  const start = Math.max(
    before.lastIndexOf('\n\n'),
    ...['. ', '.\n', '? ', '?\n', '! ', '!\n'].map((stop) => before.lastIndexOf(stop)),
  )
  const after = words.slice(index)
  const end = /[.?!](?=\s|$)|\n\n/.exec(after)
  return [before.slice(start + 1), after.slice(0, end?.index)]
}

/** Whether a text has one of some pieces: an expression would have to be compiled first. */
export const hasPiece = (words: string, pieces: readonly string[]): boolean =>
  pieces.some((piece) => words.includes(piece))

const joined = latest((texts: readonly Text[]) => texts.map(({ words }) => words).join('\n'))

/** The same of all texts together: one look, for the many issues that have nothing of the kind. */
export const haveAPiece = (texts: readonly Text[], pieces: readonly string[]): boolean =>
  hasPiece(joined(texts), pieces)
