import {
  type DefaultTreeAdapterMap,
  ErrorCodes,
  Parser,
  type ParserOptions,
  type Token,
} from 'parse5'
import { childrenOf, type Node } from './html.ts'

type Opened = { name: string; start: number; depth: number }

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** parse5's own parser, with a stack beside it that takes the tags at their word. */
class StrictParser extends Parser<DefaultTreeAdapterMap> {
  readonly written: Opened[] = []
  readonly faults: string[] = []
  readonly open: Opened[] = []
  /** Where the last tag stood: the parser hands one to itself again when it changes its mind. */
  private last = -1

  override onStartTag(token: Token.TagToken): void {
    if (this.isNew(token)) this.start(token)
    super.onStartTag(token)
  }

  override onEndTag(token: Token.TagToken): void {
    if (this.isNew(token)) this.end(token)
    super.onEndTag(token)
  }

  private isNew({ location }: Token.TagToken): boolean {
    const offset = location?.startOffset ?? 0
    if (offset <= this.last) return false
    this.last = offset
    return true
  }

  private start({ tagName }: Token.TagToken): void {
    const tag = { name: tagName, start: this.last, depth: this.open.length }
    this.written.push(tag)
    if (!empty.has(tagName)) this.open.push(tag)
  }

  private end({ tagName }: Token.TagToken): void {
    const tag = this.open.pop()
    if (tag?.name === tagName) return
    this.faults.push(`</${tagName}> closes <${tag?.name ?? 'nothing'}> at ${this.last}`)
  }
}

/**
 * Parses a whole document by the HTML standard, and says where its tags are not nested as they are
 * written: an element that something else closed, moved or repeated, a tag without its partner, or
 * anything that the standard calls a parse error. Tags that may be left out (`<tbody>`) may be.
 */
export function parseStrictly(html: string): { document: Node; faults: string[] } {
  const errors: string[] = []
  const options: ParserOptions<DefaultTreeAdapterMap> = {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) => {
      // Signs that Unicode has left without a meaning say nothing about the tags.
      if (code !== ErrorCodes.noncharacterInInputStream) errors.push(`${code} at ${startOffset}`)
    },
  }
  const parser = new StrictParser(options)
  parser.tokenizer.write(html, true)
  const { document, written, faults, open } = parser
  const unclosed = open.map(({ name, start }) => `<${name}> at ${start} is never closed`)
  return { document, faults: [...errors, ...faults, ...unclosed, ...moved(document, written)] }
}

/** Compares the tree with the tags: the same elements, in the same order, at the same depth. */
function moved(document: Node, written: readonly Opened[]): string[] {
  const built: Opened[] = []
  const faults: string[] = []
  let last = 0
  const visit = (node: Node, depth: number): void => {
    const place = node.sourceCodeLocation
    const isWritten = 'tagName' in node && place
    if (place) {
      if (place.startOffset < last) faults.push(`${node.nodeName} was moved from ${last}`)
      last = place.startOffset
    }
    if (isWritten) built.push({ name: node.tagName, start: place.startOffset, depth })
    for (const child of childrenOf(node)) visit(child, isWritten ? depth + 1 : depth)
  }
  visit(document, 0)
  const shown = ({ name, start, depth }: Opened) => `<${name}> at ${start}, depth ${depth}`
  const length = Math.max(built.length, written.length)
  for (let index = 0; index < length; index++) {
    const [a, b] = [written[index], built[index]]
    if (a && b && a.name === b.name && a.start === b.start && a.depth === b.depth) continue
    faults.push(`written ${a ? shown(a) : 'nothing'}, understood ${b ? shown(b) : 'nothing'}`)
    break
  }
  return faults
}

/** A mail as Outlook for Windows reads it: what stands in its conditional comments is markup. */
export const inOutlook = (html: string): string =>
  html.replace(/<!--\[if mso \| IE\]>([\s\S]*?)<!\[endif\]-->/g, '$1')
