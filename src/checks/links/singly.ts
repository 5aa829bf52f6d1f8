import type { Context, Found } from '../check.ts'
import { type Linked, linksOf } from './linked.ts'

/** Looks at each address by itself; one that comes twice in a text is told once. */
export function singly(
  context: Context,
  look: (link: Linked) => Omit<Found, 'path'> | undefined,
): Found[] {
  const told = new Set<string>()
  return linksOf(context).flatMap((link) => {
    const found = look(link)
    if (!found) return []
    const spot = link.address()
    const { path, pointer, source } = spot
    const place = JSON.stringify([path, pointer?.find, source?.file])
    if (told.has(place)) return []
    told.add(place)
    return [{ ...found, ...spot }]
  })
}
