import { width } from '../text.ts'

/** As wide as the texts of an issue are written by hand; indented, they fill a line of 88. */
const widest = 78

/** What begins a block of its own in Markdown: no line may be broken before such a word. */
const special = /^(?:[-+*>#|<]|\d{1,9}[.)]|[=~`_]{2,}|\[[^\]]+\]:)/
/** Lines whose breaks mean something: code, tables, headings, HTML, hard breaks. */
const fixed = /^(?: {4}|\t|\s*(?:\||#{1,6}\s|<|\[[^\]]+\]:))|(?: {2}|\\)$/
const fence = /^\s{0,3}(?:```|~~~)/

/**
 * Long lines of a text in Markdown broken at spaces, where a line break means the same as a space. All
 * other lines stay as they are.
 */
export function fold(text: string, columns = widest): string {
  let isCode = false
  const lines = text.split('\n').flatMap((line) => {
    if (fence.test(line)) isCode = !isCode
    return isCode || fixed.test(line) || width(line) <= columns ? [line] : broken(line, columns)
  })
  return lines.join('\n')
}

function broken(line: string, columns: number): string[] {
  const lead = /^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)?/.exec(line)?.[0] ?? ''
  const quote = /^(?:\s{0,3}>\s?)+/.exec(line)?.[0]
  const hang = quote ?? ' '.repeat(lead.length)
  const lines: string[] = []
  let current = ''
  for (const word of line.slice((quote ?? lead).length).split(/(?<=\S) (?=\S)/)) {
    const before = lines.length === 0 ? (quote ?? lead) : hang
    const longer = current === '' ? before + word : `${current} ${word}`
    if (current === '' || width(longer) <= columns || special.test(word)) {
      current = longer
      continue
    }
    lines.push(current)
    current = hang + word
  }
  return [...lines, current]
}
