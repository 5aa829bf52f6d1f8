import type { Token } from 'markdown-it'
import { tokensOf } from './parser.ts'

/** The text of a token. Entities can spell line ends, which are mere white space in HTML. */
export const wordsOf = ({ type, content }: Token): string =>
  type.endsWith('break') ? '\n' : content.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')

/** What is read of a Markdown text: a line feed where a line ends, an empty line after a paragraph. */
export function plainWords(text: string): string {
  const inline = tokensOf(text).filter(({ type }) => type === 'inline')
  return inline.map(({ children }) => (children ?? []).map(wordsOf).join('')).join('\n\n')
}
