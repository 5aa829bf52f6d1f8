import type { Token } from 'markdown-it'

/** Whatever may be a mark: within a line, at its end (two spaces) or where it begins. */
const marked = /[\\`*_[\]<>&!\t\r\0]| {2}\n|^ *(?:[-+]|\d+[.)])/m

/**
 * The tokens of a text without any mark: paragraphs of lines, which is what most texts are. It says what
 * the library says of them, and takes a fifth of the time. Undefined for any other text.
 */
export function unmarked(text: string): Token[] | undefined {
  if (marked.test(text)) return undefined
  const parts = text.split(/\n(?: *\n)+/).filter((part) => /[^ \n]/.test(part))
  return parts.flatMap((part) => paragraph(trimmed(part)))
}

/** Spaces and line ends alone: a hard space at an end of a paragraph stays. */
function trimmed(part: string): string {
  const isBlank = (at: number) => part[at] === ' ' || part[at] === '\n'
  let [start, end] = [0, part.length]
  while (isBlank(start)) start += 1
  while (isBlank(end - 1)) end -= 1
  return part.slice(start, end)
}

function paragraph(content: string): Token[] {
  const children: Token[] = []
  for (const line of content.split('\n')) {
    if (children.length > 0) children.push(token('softbreak', ''))
    children.push(token('text', line.replace(/^ +| $/g, '')))
  }
  return [
    token('paragraph_open', ''),
    { ...token('inline', content), children } as Token,
    token('paragraph_close', ''),
  ]
}

/** As far as anybody reads it. */
const token = (type: string, content: string): Token =>
  ({ type, content, children: null, hidden: false, info: '', markup: '' }) as Token
