import { munkres } from 'munkres'

/** The places of two that belong together, in the one list and in the other. */
export type Pair = readonly [before: number, after: number]

/** How much two are alike: from 0 to 1. */
type Likeness = (before: number, after: number) => number

/** Beyond this the best of all pairings takes seconds, and nobody reads so long a list of changes. */
const most = 300

/**
 * The pairs of two lists that are most alike on the whole. Two that are less alike than `least` are no
 * pair, even if nothing else is left for them.
 */
export function matched(
  before: readonly number[],
  after: readonly number[],
  likeness: Likeness,
  least: number,
): Pair[] {
  if (before.length === 0 || after.length === 0) return []
  if (before.length > most || after.length > most) return []
  const [one, another] = [before[0], after[0]]
  const isOnlyOne = before.length === 1 && after.length === 1
  if (isOnlyOne && one !== undefined && another !== undefined) {
    return least <= 0 || likeness(one, another) >= least ? [[one, another]] : []
  }
  const rows = before.map((b) => after.map((a) => likeness(b, a)))
  // Two that do not belong together cost as much as two that are left alone.
  const costs = rows.map((row) => row.map((each) => (each < least ? 1 : 1 - each)))
  return munkres(costs).flatMap(([row, column]): Pair[] => {
    const [b, a] = [before[row], after[column]]
    if (b === undefined || a === undefined || (rows[row]?.[column] ?? 0) < least) return []
    return [[b, a]]
  })
}

/**
 * Which of some places do not keep the order: the fewest whose going leaves the others in it. `places`
 * are those in the old list, in the order of the new one, each once.
 */
export function displaced(places: readonly number[]): Set<number> {
  // The longest rising row that ends at each place, by its length and the place before (patience sorting).
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const place of places) {
    const found = ends.findIndex((end) => end > place)
    const at = found < 0 ? ends.length : found
    before.set(place, ends[at - 1])
    ends[at] = place
  }
  const moved = new Set(places)
  for (let stays = ends.at(-1); stays !== undefined; stays = before.get(stays)) moved.delete(stays)
  return moved
}
