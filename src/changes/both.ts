import type { Move, Places, Spot } from './change.ts'
import type { Houses } from './compare.ts'
import { headingOf, type Placed } from './likeness.ts'
import { displaced, type Pair } from './match.ts'
import type { Pairs, Side } from './pairs.ts'

/** Two issues, and what belongs together in them. */
export type Both = { old: Side; now: Side; pairs: Pairs; houses: Houses }

/** Where a section stands in both issues, by its places there; null for a place that there is not. */
export const sectionPlaces = ({ old, now }: Both, before: number, after: number): Places => ({
  before: sectionSpot(old, before),
  after: sectionSpot(now, after),
})

function sectionSpot({ issue, newsroom }: Side, index: number): Spot | null {
  const section = issue.sections[index]
  return section ? { title: headingOf(section, newsroom), path: ['sections', index] } : null
}

export const itemSpot = ({ title, section, index }: Placed): Spot => ({
  title,
  path: ['sections', section, 'items', index],
})

/** Pairs in the order of the later issue. */
export const inOrder = (pairs: readonly Pair[]): Pair[] => [...pairs].sort((x, y) => x[1] - y[1])

/**
 * The places in the old list of those that left their order. Often either of two may be said to have
 * moved: it is the same one whichever of the issues is the later.
 */
export function misplaced(pairs: readonly Pair[], { isTurned }: Pairs): Set<number> {
  if (!isTurned) return displaced(inOrder(pairs).map(([b]) => b))
  const byOld = [...pairs].sort((x, y) => x[0] - y[0])
  const moved = displaced(byOld.map(([, a]) => a))
  return new Set(pairs.filter(([, a]) => moved.has(a)).map(([b]) => b))
}

/** The neighbour of something that moved: the next of those that stayed, else the one before it. */
export function besideOf(
  place: number,
  stayed: readonly Pair[],
  titleOf: (index: number) => string | undefined,
): Move['beside'] {
  const places = inOrder(stayed).map(([, a]) => a)
  const next = places.find((each) => each > place)
  const title = titleOf(next ?? places.findLast((each) => each < place) ?? -1)
  return title ? { side: next === undefined ? 'below' : 'above', title } : null
}

/** The places of those that have no partner, in the old list and in the new one. */
export function lone(
  pairs: readonly Pair[],
  before: readonly unknown[],
  after: readonly unknown[],
): { before: number[]; after: number[] } {
  const [olds, nows] = [new Set(pairs.map(([b]) => b)), new Set(pairs.map(([, a]) => a))]
  return {
    before: [...before.keys()].filter((index) => !olds.has(index)),
    after: [...after.keys()].filter((index) => !nows.has(index)),
  }
}
