/** A part of a sentence: plain words, a title that is meant, or a value as it was or is. */
export type Piece = { is: 'plain' | 'title' | 'before' | 'after'; text: string }

type Said = string | number | Piece | readonly Piece[]

/** Words with titles and values among them, as pieces. */
export function say(words: TemplateStringsArray, ...said: readonly Said[]): Piece[] {
  const pieces = words.flatMap((text, index): Piece[] => [
    { is: 'plain', text },
    ...piecesOf(said[index] ?? ''),
  ])
  return pieces.filter(({ text }) => text !== '').reduce(joined, [])
}

function piecesOf(said: Said): readonly Piece[] {
  if (typeof said === 'string' || typeof said === 'number')
    return [{ is: 'plain', text: `${said}` }]
  return 'is' in said ? [said] : said
}

function joined(pieces: Piece[], piece: Piece): Piece[] {
  const last = pieces.at(-1)
  if (last?.is === 'plain' && piece.is === 'plain') {
    pieces.splice(-1, 1, { is: 'plain', text: last.text + piece.text })
  } else pieces.push(piece)
  return pieces
}

/** A title between asterisks. Where there is none, that is said. */
export const title = (text: string | undefined): Piece =>
  text ? { is: 'title', text: `*${text}*` } : { is: 'plain', text: 'an item without a title' }

/** A value as it was or as it is. */
export const value = (text: string, is: 'before' | 'after'): Piece => ({ is, text })
