import type { Item, Path } from '../model.ts'
import type { Reader } from '../prose.ts'

/** Looks at the texts and links of an item; `owns` says which of its fields stand in the file. */
export function readItem(
  { body, quote, links, booking, image }: Item,
  path: Path,
  { prose, url }: Reader,
  owns: (field: string) => boolean,
): void {
  if (body && owns('body')) prose(body, [...path, 'body'])
  if (quote && owns('quote')) prose(quote.text, [...path, 'quote', 'text'])
  if (links && owns('links')) {
    for (const [l, link] of links.entries()) url(link.url, [...path, 'links', l, 'url'])
  }
  if (booking?.url && owns('booking')) url(booking.url, [...path, 'booking', 'url'])
  if (image && owns('image')) url(image.src, [...path, 'image', 'src'])
}
