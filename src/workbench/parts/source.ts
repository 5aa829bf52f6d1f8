import { html, type Markup } from './markup.ts'

/** The HTML part as it goes out: numbered lines, with tags, values and comments told apart. */
export const htmlSource = (text: string): Markup =>
  numbered(linesOf(text).map((line) => line.map(([kind, piece]) => painted(kind, piece))))

/** The plain-text part as it goes out, with numbered lines. */
export const textSource = (text: string): Markup =>
  numbered(
    trimmed(text)
      .split('\n')
      .map((line) => [html`${line}`]),
  )

const numbered = (lines: readonly (readonly Markup[])[]): Markup =>
  html`<pre class="numbered"><code>${lines.map((line) => html`<span class="l">${line}${'\n'}</span>`)}</code></pre>`

const trimmed = (text: string): string => text.replace(/\n$/, '')

type Kind = 'comment' | 'tag' | 'value' | 'style' | 'plain'

/** A comment, a style sheet, or a tag with its values; all else is text. */
const pieces =
  /(<!--[\s\S]*?-->|<!doctype[^>]*>)|(<style[^>]*>)([\s\S]*?)(<\/style>)|(<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>)/gi

function linesOf(text: string): [Kind, string][][] {
  const lines: [Kind, string][][] = [[]]
  const add = (kind: Kind, piece: string) => {
    const [first = '', ...more] = piece.split('\n')
    if (first) lines.at(-1)?.push([kind, first])
    for (const line of more) lines.push(line ? [[kind, line]] : [])
  }
  let at = 0
  const source = trimmed(text)
  for (const match of source.matchAll(pieces)) {
    const [whole, comment, open, style, close, tag] = match
    add('plain', source.slice(at, match.index))
    at = match.index + whole.length
    if (comment) add('comment', comment)
    if (open) addTag(open, add)
    if (style) add('style', style)
    if (close) addTag(close, add)
    if (tag) addTag(tag, add)
  }
  add('plain', source.slice(at))
  return lines
}

function addTag(tag: string, add: (kind: Kind, piece: string) => void): void {
  for (const [index, part] of tag.split(/("[^"]*"|'[^']*')/).entries()) {
    if (part) add(index % 2 ? 'value' : 'tag', part)
  }
}

const painted = (kind: Kind, piece: string): Markup =>
  kind === 'plain' ? html`${piece}` : html`<span class="${kind}">${piece}</span>`
