import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export type Element = Tree.Element
export type Node = Tree.Node

/** Every element below a node, in document order. */
export function elements(node: Node): Element[] {
  const found: Element[] = []
  const visit = (each: Node): void => {
    for (const child of childrenOf(each)) {
      if ('tagName' in child) found.push(child)
      visit(child)
    }
  }
  visit(node)
  return found
}

export const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])

export const named = (node: Node, ...names: string[]): Element[] =>
  elements(node).filter(({ tagName }) => names.includes(tagName))

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value

/** What an inline style says of a property. */
export const styleOf = (element: Element, property: string): string | undefined =>
  new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`).exec(attribute(element, 'style') ?? '')?.[1]

/** A document's one element of a name; a mail has it or is broken. */
export function only(html: string | Node, name: string): Element {
  const [found, ...more] = named(typeof html === 'string' ? parse(html) : html, name)
  if (!found || more.length > 0) throw new Error(`Not exactly one <${name}>.`)
  return found
}

const inline = ['a', 'abbr', 'b', 'em', 'i', 'span', 'strong']
const unseen = ['head', 'script', 'style', 'template', 'title']

/** The text that a reader sees: a space where a block or a cell ends, nothing that is not displayed. */
export function visibleText(node: Node): string {
  if ('value' in node) return node.value
  if ('tagName' in node && isHidden(node)) return ''
  const text = childrenOf(node).map(visibleText).join('')
  return 'tagName' in node && !inline.includes(node.tagName) ? ` ${text} ` : text
}

const isHidden = (element: Element): boolean =>
  unseen.includes(element.tagName) ||
  (attribute(element, 'style')?.includes('display') === true &&
    styleOf(element, 'display') === 'none')

/** The addresses that a document leads to, entities undone. */
export const addresses = (node: Node): string[] =>
  named(node, 'a').flatMap((link) => attribute(link, 'href') ?? [])

/** White space collapsed: how a browser, and a reader, takes a text. */
export const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim()
