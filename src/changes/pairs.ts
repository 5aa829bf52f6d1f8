import type { Issue, Newsroom, Section } from '../model.ts'
import { alike, headingOf, type Placed, placed } from './likeness.ts'
import { matched, type Pair } from './match.ts'

/** An issue with the newsroom that it came from. */
export type Side = { issue: Issue; newsroom: Newsroom; items: Placed[] }

export const sideOf = (issue: Issue, newsroom: Newsroom): Side => ({
  issue,
  newsroom,
  items: placed(issue.sections),
})

/**
 * What belongs together: places in the lists of items, and in those of sections. Where two ways of
 * looking at it are as good, the one that is taken hangs on the order of the issues; `isTurned` says
 * that they were looked at the other way round, so that it is always the same.
 */
export type Pairs = { items: Pair[]; sections: Pair[]; isTurned: boolean }

/**
 * Which items and sections of two issues are the same. Items are known by their id, else by their
 * title, else by their likeness; sections by their headings, types and items.
 */
export function pairsOf(before: Side, after: Side): Pairs {
  const isTurned = JSON.stringify(before.issue) > JSON.stringify(after.issue)
  const [a, b] = isTurned ? [after, before] : [before, after]
  const items = pairItems(a, b)
  const sections = pairSections(a, b, items)
  if (!isTurned) return { items, sections, isTurned }
  return { items: items.map(turned), sections: sections.map(turned), isTurned }
}

const turned = ([one, other]: Pair): Pair => [other, one]

// ---------------------------------------------------------------- items

/** Below this two items are two stories about one thing at best. */
const least = 0.5

/** Of two that are as like, the one in the section of the same name, and the nearer one. */
const nudge = { section: 0.02, place: 0.000_01 }

function pairItems(a: Side, b: Side): Pair[] {
  const likeness = ([one, other]: Pair): number => {
    const [x, y] = [a.items[one] as Placed, b.items[other] as Placed]
    const isSame = isSameSection(a, x.section, b, y.section)
    return alike(x, y) + (isSame ? nudge.section : 0) - nudge.place * Math.abs(one - other)
  }
  const pairs: Pair[] = []
  const left = { a: indices(a.items), b: indices(b.items) }
  const take = (found: readonly Pair[]): void => {
    pairs.push(...found)
    const [ones, others] = [0, 1].map((side) => new Set(found.map((pair) => pair[side as 0 | 1])))
    left.a = left.a.filter((index) => !ones?.has(index))
    left.b = left.b.filter((index) => !others?.has(index))
  }
  for (const key of ['id', 'name'] as const) {
    const groups = byName(left.b, (index) => b.items[index]?.[key])
    for (const [name, ones] of byName(left.a, (index) => a.items[index]?.[key])) {
      // Of several with one title those are the same that are most alike, however little.
      take(matched(ones, groups.get(name) ?? [], (x, y) => likeness([x, y]) + 1, 0))
    }
  }
  take(matched(left.a, left.b, (x, y) => likeness([x, y]), least))
  return pairs
}

const indices = (list: readonly unknown[]): number[] => list.map((_, index) => index)

function byName(
  places: readonly number[],
  name: (index: number) => string | undefined,
): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const place of places) {
    const own = name(place)
    if (own) groups.set(own, [...(groups.get(own) ?? []), place])
  }
  return groups
}

function isSameSection(a: Side, x: number, b: Side, y: number): boolean {
  const [one, other] = [a.issue.sections[x], b.issue.sections[y]]
  if (!one || !other || one.type !== other.type) return false
  return headingOf(one, a.newsroom) === headingOf(other, b.newsroom)
}

// ---------------------------------------------------------------- sections

const shares = { heading: 0.4, items: 0.4, type: 0.2 }
const leastOfSections = 0.35

function pairSections(a: Side, b: Side, items: readonly Pair[]): Pair[] {
  const shared = new Map<string, number>()
  for (const [one, other] of items) {
    const key = `${a.items[one]?.section} ${b.items[other]?.section}`
    shared.set(key, (shared.get(key) ?? 0) + 1)
  }
  const likeness = (x: number, y: number): number => {
    const [one, other] = [a.issue.sections[x] as Section, b.issue.sections[y] as Section]
    const both = one.items.length + other.items.length
    const same = 2 * (shared.get(`${x} ${y}`) ?? 0)
    const hasHeading = headingOf(one, a.newsroom) === headingOf(other, b.newsroom)
    return (
      (hasHeading ? shares.heading : 0) +
      (both > 0 ? shares.items * (same / both) : 0) +
      (one.type === other.type ? shares.type : 0) -
      nudge.place * Math.abs(x - y)
    )
  }
  return matched(indices(a.issue.sections), indices(b.issue.sections), likeness, leastOfSections)
}
