import { type CheerioAPI, load } from 'cheerio/slim'
import type { Rendered } from '../../model.ts'
import { latest } from '../latest.ts'

/** An element of the mail's HTML: `at` is where its tag begins, `tag` the tag as it stands. */
export type Element = {
  name: string
  attributes: Readonly<Record<string, string>>
  parent: Element | undefined
  at: number
  tag: string
}

/** The HTML part, read: what Outlook alone is to see is not in it. */
export type Page = {
  html: string
  /** In their order. */
  elements: readonly Element[]
  /** The pieces of text in their order, with the element in which each stands. */
  texts: readonly { text: string; within: Element }[]
  /** The elements that a selector of CSS takes; undefined for one that no still page can answer. */
  select(selector: string): readonly Element[] | undefined
}

/** Letters of HTML, half as many again as Gmail shows: such a mail is to be made shorter first. */
const most = 150_000

/** Whether a mail is one that anybody would send: others are not looked into. */
export const canBeRead = ({ html }: Rendered): boolean => html.length <= most

/** The HTML part of a mail as a page. */
export const pageOf = latest(({ html }: Rendered): Page => read(html))

/** The text of a piece of HTML. Where nothing is written as an entity, no `<` is anything but a tag. */
export const textOf = (html: string): string =>
  html.includes('&')
    ? load(html, { xml: { xmlMode: false } })
        .root()
        .text()
    : html.replace(/<[^>]*>/g, '')

function read(html: string): Page {
  const $ = load(html, { xml: { xmlMode: false, withStartIndices: true } })
  const all = $('*')
    .get()
    .filter((node) => 'attribs' in node)
  const elements = new Map<unknown, Element>()
  for (const node of all) {
    const at = node.startIndex ?? 0
    const parent = elements.get(node.parent)
    const { name, attribs: attributes } = node
    elements.set(node, { name, attributes, parent, at, tag: tagAt(html, at) })
  }
  const texts: { text: string; within: Element }[] = []
  const visit = (node: (typeof all)[number]): void => {
    const within = elements.get(node)
    for (const child of node.children) {
      if (child.type === 'text' && within) texts.push({ text: child.data, within })
      if ('attribs' in child) visit(child)
    }
  }
  for (const node of all) if (!elements.has(node.parent)) visit(node)
  return { html, elements: [...elements.values()], texts, select: selector($, elements) }
}

/** An opening tag, to its `>` outside of quotation marks. */
function tagAt(html: string, at: number): string {
  const tags = /<(?:"[^"]*"|'[^']*'|[^"'>])*>/y
  tags.lastIndex = at
  return tags.exec(html)?.[0] ?? ''
}

/** What a selector takes, found once: the same ones are asked for by several checks. */
function selector($: CheerioAPI, elements: ReadonlyMap<unknown, Element>): Page['select'] {
  const known = new Map<string, readonly Element[] | undefined>()
  const all = [...elements.values()]
  const find: Page['select'] = (wanted) => {
    const plain = plainSelector(wanted)
    if (plain) return all.filter((element) => plain(element))
    try {
      return $(wanted)
        .get()
        .flatMap((node) => elements.get(node) ?? [])
    } catch {
      // What hangs on a pointer or a keyboard (`:hover`), or is not CSS.
      return undefined
    }
  }
  return (wanted) => {
    if (!known.has(wanted)) known.set(wanted, find(wanted))
    return known.get(wanted)
  }
}

/**
 * Whether an element is one that a selector takes, for the plain selectors of which a mail has most
 * (`.title`, `td.body p`): whoever reads all of CSS takes ten times as long. Undefined for others.
 */
function plainSelector(selector: string): ((element: Element) => boolean) | undefined {
  const parts = selector.trim().split(/\s+/)
  if (!parts.every((part) => /^(?=.)(?:[a-z]\w*)?(?:\.[a-z][\w-]*)*$/i.test(part))) return undefined
  const [own, ...around] = parts.reverse().map(compound)
  if (!own) return undefined
  return (element) => {
    if (!own(element)) return false
    let place = 0
    for (let each = element.parent; each && place < around.length; each = each.parent) {
      if (around[place]?.(each)) place += 1
    }
    return place === around.length
  }
}

/** A name and classes, one after the other: `td.body`. */
function compound(part: string): (element: Element) => boolean {
  const [name = '', ...classes] = part.split('.')
  const wanted = name.toLowerCase()
  return ({ name: own, attributes }) =>
    (wanted === '' || own === wanted) &&
    classes.every((each) => hasClass(attributes.class ?? '', each))
}

const hasClass = (classes: string, wanted: string): boolean =>
  classes.includes(wanted) && classes.split(/\s+/).includes(wanted)
