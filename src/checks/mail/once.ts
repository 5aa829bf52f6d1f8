import type { Found } from '../check.ts'

/** Each place once: what stands in a snippet or a theme comes with every item that uses it. */
export function once<T extends Pick<Found, 'path' | 'pointer' | 'source'>>(all: readonly T[]): T[] {
  const told = new Set<string>()
  return all.filter(({ path, pointer, source }) => {
    const place = JSON.stringify(source ? source.locate(path, pointer) : [path, pointer])
    return !told.has(place) && told.add(place)
  })
}
