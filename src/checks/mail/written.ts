import type { Edition, Path } from '../../model.ts'
import type { Context, Found } from '../check.ts'
import type { Element, Page } from './page.ts'
import { tagInTheme } from './theme.ts'

/**
 * Where an element of the mail comes from: its tag in the theme; else the item of the issue that it
 * belongs to; else the theme as a whole.
 */
export async function originOf(
  element: Element | undefined,
  page: Page,
  { edition, newsroom, theme }: Context,
): Promise<Pick<Found, 'path' | 'pointer' | 'source'>> {
  const written = element && tagInTheme(await theme(), element.tag)
  if (written) return written
  const path = element && itemOf(element, page, edition)
  if (path) return { path }
  return newsroom.source
    ? { path: ['theme'], pointer: { at: 'key' }, source: newsroom.source }
    : { path: [] }
}

/** The item below whose heading an element stands. */
function itemOf(element: Element, { elements }: Page, { sections }: Edition): Path | undefined {
  const before = elements.slice(0, elements.indexOf(element) + 1).reverse()
  const paths = new Map(
    sections.flatMap(({ id, items }, s): [string, Path][] => [
      [id, ['sections', s]],
      ...items.map((item, i): [string, Path] => [item.id, ['sections', s, 'items', i]]),
    ]),
  )
  for (const { attributes } of before) {
    const path = attributes.id === undefined ? undefined : paths.get(attributes.id)
    if (path) return path
  }
  return undefined
}
