import { parser, tokensOf } from './parser.ts'
import { wordsOf } from './plain.ts'

/**
 * A link of a Markdown text. `written` is its address as it stands there, which begins at `at`; `raw`
 * are its words with all their marks, which begin at `from`. In angle brackets both are the same.
 */
type FoundLink = {
  url: string
  text: string
  written: string
  at: number
  raw: string
  from: number
}

type Open = { auto: boolean; href: string; text: string }

/** All links of a Markdown text, in its order. */
export function linksIn(markdown: string): FoundLink[] {
  // Most texts have none, and to read one takes longer than to look.
  if (!markdown.includes('](') && !markdown.includes('<')) return []
  const links: FoundLink[] = []
  let passed = 0
  for (const { children } of tokensOf(markdown)) {
    let open: Open | undefined
    for (const token of children ?? []) {
      const auto = token.info === 'auto'
      if (token.type === 'link_close' && open?.auto === auto) {
        const link = open.auto ? bracketed(markdown, passed, open) : placed(markdown, passed, open)
        if (link) links.push(link)
        passed = link ? link.at + link.written.length : passed
        open = undefined
      } else if (token.type === 'link_open' && !open) {
        open = { auto, href: String(token.attrGet('href') ?? ''), text: '' }
      } else if (open) open.text += wordsOf(token)
    }
  }
  return links
}

/** `<https://example.org>`, or `<ann@example.org>`, to which `mailto:` was added. */
function bracketed(source: string, passed: number, { href, text }: Open): FoundLink | undefined {
  for (const written of [href, href.replace(/^mailto:/, '')]) {
    const at = source.indexOf(`<${written}>`, passed) + 1
    if (at > 0) return { url: href, text, written, at, raw: written, from: at }
  }
  return undefined
}

/** `[words](address)` */
function placed(source: string, passed: number, { href, text }: Open): FoundLink | undefined {
  for (let end = source.indexOf('](', passed); end >= 0; end = source.indexOf('](', end + 1)) {
    const [gap = ''] = /^\s*<?/.exec(source.slice(end + 2, end + 99)) ?? []
    const at = end + 2 + gap.length
    if (!source.startsWith(href, at)) continue
    const from = openingOf(source, end, passed) + 1
    const url = parser.utils.unescapeAll(href)
    return { url, text, written: href, at, raw: source.slice(from, end), from }
  }
  return undefined
}

/** Where the bracket stands that the one at `end` closes; `first` is where it can stand at the earliest. */
function openingOf(source: string, end: number, first: number): number {
  let depth = 1
  for (let index = end - 1; index >= first; index -= 1) {
    if (source[index - 1] === '\\') continue
    if (source[index] === ']') depth += 1
    if (source[index] === '[') depth -= 1
    if (depth === 0) return index
  }
  return end
}
