import type { Token } from 'markdown-it'
import { escapeHtml } from './markdown/escape.ts'
import {
  createTerms,
  type FindTerm,
  type Glossary,
  isExplained,
  type TermUse,
} from './markdown/glossary.ts'
import { linkText, type MarkdownFault, pieceOf, readable, refusal } from './markdown/links.ts'
import { forget, normalizeLink, parse, parser } from './markdown/parser.ts'
import { wordsOf } from './markdown/plain.ts'
import type { Block, Prose } from './model.ts'

export { linksIn } from './markdown/linked.ts'
export { plainWords } from './markdown/plain.ts'
export type { Glossary, MarkdownFault }
export { escapeHtml }

export type MarkdownOptions = {
  /** Makes an address absolute; undefined when it is not an allowed one. */
  resolve(url: string): string | undefined
  glossary: Glossary
  /** BCP 47. */
  language: string
}

/** One reader for one issue: it remembers which glossary terms it has explained. */
export function createMarkdown(
  options: MarkdownOptions,
): (text: string) => { prose: Prose; faults: MarkdownFault[] } {
  const findTerm = createTerms(options.glossary, options.language)
  forget()
  return (text) => {
    const page: Page = {
      ...{ source: text, findTerm, resolve: options.resolve, unescape: parser.utils.unescapeAll },
      ...{ html: '', blocks: [], nests: [], line: '', read: '', link: undefined, faults: [] },
    }
    for (const token of parse(text)) blockWriters[token.type]?.(page, token)
    return { prose: { html: page.html, text: page.blocks }, faults: page.faults }
  }
}

// ---------------------------------------------------------------- blocks

/**
 * An open list, list item or quotation, and what it puts before the lines of the text. A list also
 * has the number of its first item (NaN when it has none), and how many items it has so far.
 */
type Nest = { lead: string; hang: string; start: number; items: number; tight: boolean }

type Page = {
  source: string
  /** Undoes the escapes of an address. */
  unescape(text: string): string
  resolve: MarkdownOptions['resolve']
  findTerm: FindTerm
  faults: MarkdownFault[]
  html: string
  blocks: Block[]
  nests: Nest[]
  /** The text of the block under way. */
  line: string
  /** All that a reader has read before, so that we know what the author has explained. */
  read: string
  link: OpenLink | undefined
}

type Writer = (page: Page, token: Token) => void

const blockWriters: Record<string, Writer> = {
  inline: writeInline,
  paragraph_open: (page, { hidden }) => hidden || openTag(page, 'p'),
  paragraph_close: (page, { hidden }) => {
    if (!hidden) page.html += '</p>'
    endBlock(page, hidden)
  },
  hr: (page, { markup }) => {
    openTag(page, 'p')
    write(page, markup)
    page.html += '</p>'
    endBlock(page, false)
  },
  blockquote_open: (page) => openNest(page, 'blockquote', '  '),
  blockquote_close: (page) => closeNest(page, '\n</blockquote>'),
  bullet_list_open: (page) => openNest(page, 'ul', ''),
  bullet_list_close: (page) => closeNest(page, '\n</ul>'),
  ordered_list_open: (page, token) => {
    const start = Number(token.attrGet('start') ?? 1)
    openNest(page, start === 1 ? 'ol' : `ol start="${start}"`, '', start)
  },
  ordered_list_close: (page) => closeNest(page, '\n</ol>'),
  list_item_open: (page) => {
    const list = page.nests.at(-1)
    const number = list ? list.start + list.items++ : Number.NaN
    openNest(page, 'li', Number.isNaN(number) ? '- ' : `${number}. `)
  },
  list_item_close: (page) => {
    // The mark of an item that has no text is still to be seen.
    const item = page.nests.at(-1)
    if (item && item.lead !== item.hang) endBlock(page, true)
    closeNest(page, '</li>')
  },
}

function openTag(page: Page, tag: string): void {
  page.html += page.html === '' ? `<${tag}>` : `\n<${tag}>`
}

function openNest(page: Page, tag: string, lead: string, start = Number.NaN): void {
  openTag(page, tag)
  page.nests.push({ lead, hang: ' '.repeat(lead.length), start, items: 0, tight: false })
}

function closeNest(page: Page, end: string): void {
  page.html += end
  page.nests.pop()
}

/** Moves the text under way to the blocks; `tight` says that its list sets no blank lines. */
function endBlock(page: Page, tight: boolean): void {
  const block = { lead: '', hang: '', text: page.line.trim(), tight: false }
  let list: Nest | undefined
  for (const nest of page.nests) {
    block.lead += nest.lead
    block.hang += nest.hang
    // A mark stands before the first block of its item alone.
    nest.lead = nest.hang
    if (nest.items === 0) continue
    block.tight = tight && (list?.tight || nest.items > 1)
    list = nest
  }
  if (list) list.tight = tight
  page.blocks.push(block)
  page.line = ''
  page.read += '\n'
}

// ---------------------------------------------------------------- inside a block

const inlineWriters: Record<string, Writer> = {
  em_open: (page) => put(page, '<em>', ''),
  em_close: (page) => put(page, '</em>', ''),
  strong_open: (page) => put(page, '<strong>', '*'),
  strong_close: (page) => put(page, '</strong>', '*'),
  hardbreak: (page) => put(page, '<br>\n', '\n'),
  link_open: openLink,
  link_close: closeLink,
  image: writeImage,
}

function writeInline(page: Page, token: Token): void {
  const tokens = token.children ?? []
  // Words gather until something else comes, because a term may run over the end of a line.
  let words = ''
  for (const [index, child] of tokens.entries()) {
    const special = inlineWriters[child.type]
    if (!special) {
      words += wordsOf(child)
      continue
    }
    writeWords(page, words, tokens, index)
    words = ''
    special(page, child)
  }
  writeWords(page, words, tokens, tokens.length)
}

/** Puts one thing into both outputs. */
function put(page: Page, html: string, text: string): void {
  page.html += html
  page.line += text
  page.read += text
}

const write = (page: Page, words: string): void =>
  put(page, escapeHtml(words), words.replaceAll('\n', ' '))

// ---------------------------------------------------------------- links

/** The link under way, and the text before it. Without `href` its address was refused. */
type OpenLink = {
  auto: boolean
  before: string
  written: string
  url: string
  href: string | undefined
  title: string
}

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '')

function openLink(page: Page, token: Token): void {
  // `[<a@b.org>](c)` has a link within a link, which HTML has not: the inner one is mere text.
  if (page.link) return
  const auto = token.info === 'auto'
  const written = attribute(token, 'href')
  const url = auto ? written : page.unescape(written)
  const href = allowed(page.resolve(url))
  page.link = { auto, before: page.line, written, url, href, title: attribute(token, 'title') }
  page.line = ''
  if (href !== undefined) {
    page.html += `<a href="${escapeHtml(href)}">`
    return
  }
  page.faults.push(refusal(page.source, written, url))
  write(page, auto ? '<' : '[')
}

function closeLink(page: Page, token: Token): void {
  const { link } = page
  if (!link || link.auto !== (token.info === 'auto')) return
  if (link.href === undefined) {
    write(page, link.auto ? '>' : `](${link.written})`)
  } else {
    const address = readable(link.href)
    // A link of no words shows its address: nobody could find it otherwise.
    if (page.line.trim() === '') write(page, address)
    page.html += '</a>'
    page.line = linkText(page.line, link.url, address)
  }
  page.line = link.before + page.line
  page.link = undefined
  if (link.title) write(page, ` (${link.title})`)
}

function writeImage(page: Page, token: Token): void {
  const written = attribute(token, 'src')
  const find = pieceOf(page.source, written)
  page.faults.push({ code: 'markdown-image', find, url: page.unescape(written) })
  write(page, `![${page.unescape(token.content)}](${written})`)
}

/** Whatever resolves an address, no other scheme than these gets into a mail. */
function allowed(url: string | undefined): string | undefined {
  if (url === undefined || !/^(?:https?|mailto|tel):/i.test(url)) return undefined
  // Most addresses need no codes, and to take one apart costs more than all the rest of a link.
  return /^[\w\-.~:/?#@!$&'()*+,;=]*$/.test(url) ? url : normalizeLink(url)
}

/**
 * Writes running words, which the token at `place` ends, and explains the terms among them that nobody
 * has explained yet.
 */
function writeWords(page: Page, words: string, tokens: readonly Token[], place: number): void {
  if (words === '') return
  let from = 0
  for (;;) {
    const use = page.link ? undefined : page.findTerm(words, from)
    if (!use) break
    write(page, words.slice(from, use.start))
    const next = tokens.slice(place, place + 9)
    const after = words.slice(use.end) + next.map(wordsOf).join('')
    if (isExplained(use, page.read, after)) write(page, words.slice(use.start, use.end))
    else writeTerm(page, use)
    from = use.end
  }
  write(page, words.slice(from))
}

function writeTerm(page: Page, { name, ending, expansion, plural }: TermUse): void {
  const meaning = ending.startsWith('s') ? plural : expansion
  const abbr = `<abbr title="${escapeHtml(expansion)}">${escapeHtml(name)}</abbr>`
  put(page, abbr + escapeHtml(ending), `${name}${ending} (${meaning})`)
}
