import type { Item, Newsroom, Section } from '../model.ts'
import { sectionTypes } from '../sections/index.ts'

/** An item with its place in its issue. */
export type Placed = {
  section: number
  index: number
  item: Item
  id: string | undefined
  title: string
  /** A title without case and spaces, by which items are known. */
  name: string
}

/** How often each word stands in a text. */
type Bag = { counts: Map<string, number>; size: number }

/** The items of an issue's sections, in their order. */
export const placed = (sections: readonly Section[]): Placed[] =>
  sections.flatMap(({ items }, section) =>
    items.map((item, index) => {
      const title = oneLine(item.title ?? '')
      return { section, index, item, id: item.id, title, name: title.toLowerCase() }
    }),
  )

const weights = { title: 0.35, others: 0.65 }

/** How much two items are alike in their words, from 0 to 1. What both lack does not count. */
export function alike(a: Placed, b: Placed): number {
  const [one, other] = [bagsOf(a), bagsOf(b)]
  const title = common(one.title, other.title)
  const others = common(one.others, other.others)
  if (title === undefined) return others ?? 1
  if (others === undefined) return title
  return weights.title * title + weights.others * others
}

/** Most items are known by their titles: only of the others are the words counted, and once. */
const counted = new WeakMap<Placed, { title: Bag; others: Bag }>()

function bagsOf(placed: Placed): { title: Bag; others: Bag } {
  const known = counted.get(placed)
  if (known) return known
  const { id: _, title = '', ...others } = placed.item
  const bags = { title: bag(title), others: bag(textsIn(others).join(' ')) }
  counted.set(placed, bags)
  return bags
}

/** The share of two bags that is in both (Dice's coefficient); undefined when both are empty. */
function common(a: Bag, b: Bag): number | undefined {
  if (a.size + b.size === 0) return undefined
  let shared = 0
  for (const [word, count] of a.counts) shared += Math.min(count, b.counts.get(word) ?? 0)
  return (2 * shared) / (a.size + b.size)
}

/** Short words are in every text, and say nothing of likeness; figures do. */
const telling = () => /[\p{L}\p{M}]{4,}|\p{N}+|[\p{Lo}]/gu

function bag(text: string): Bag {
  const words = text.toLowerCase().match(telling()) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, size: words.length }
}

/** All that is written in some data, without the names of its fields. */
const textsIn = (data: unknown): string[] =>
  typeof data === 'object' && data !== null
    ? Object.values(data).flatMap(textsIn)
    : data === undefined
      ? []
      : [String(data)]

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The heading over a section as a reader sees it. */
export function headingOf(section: Section, { sections, words }: Newsroom): string {
  const own = Object.hasOwn(sections, section.type) ? sections[section.type] : undefined
  return oneLine(section.heading ?? own?.heading ?? words.headings[section.base] ?? section.type)
}

/** What an item of a section is called: `event`. */
export const nounOf = ({ base }: Section): string =>
  (sectionTypes[base]?.item ?? 'an item').replace(/^an? /, '')
