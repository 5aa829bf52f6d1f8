import type { Element } from './page.ts'

const unseen = new Set(['head', 'style', 'title', 'script', 'template', 'noscript'])

/** Whether an element shows, as far as its own attributes and those around it say. */
export function isShown(element: Element): boolean {
  for (let each: Element | undefined = element; each; each = each.parent) {
    if (unseen.has(each.name) || /(?:^|;)\s*display:\s*none/.test(each.attributes.style ?? '')) {
      return false
    }
  }
  return true
}
