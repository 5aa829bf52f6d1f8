import type { Item } from '../model.ts'
import type { Difference } from './change.ts'
import { compare, type Houses, type Owner } from './compare.ts'
import { deadlineOf } from './fields.ts'
import { oneLine } from './likeness.ts'

/** An entry of a list: what it is called, and what it says. An entry without a name is called ''. */
type Entry = { name: string; value: string }

type Part = Pick<Difference, 'field' | 'label' | 'form'>

type List = {
  /** One entry as a whole; its order among the others; its name and its value where one is another. */
  whole: Part
  order: Part
  name: Part
  value: Part
  read(item: Item): Entry[]
  /** An entry that came or went, as it is told. */
  tell(entry: Entry): string
}

const part = (field: string, label: string, form: Part['form']): Part => ({ field, label, form })

/** The lists of an item. A deadline of its own is the first of its deadlines, as it is for readers. */
const lists: readonly List[] = [
  {
    whole: part('deadlines', 'deadline', 'day'),
    order: part('deadlines.order', 'order of the deadlines', 'value'),
    name: part('deadlines.for', 'purpose of the deadline', 'line'),
    value: part('deadlines', 'deadline', 'day'),
    read: ({ deadline, deadlines = [] }) =>
      [...(deadline ? [deadline] : []), ...deadlines].map((each) => ({
        name: oneLine(each.for ?? ''),
        value: deadlineOf(each),
      })),
    tell: ({ value }) => value,
  },
  {
    whole: part('topics', 'topic', 'line'),
    order: part('topics.order', 'order of the topics', 'value'),
    name: part('topics', 'topic', 'line'),
    value: part('topics', 'topic', 'line'),
    read: ({ topics = [] }) => topics.map(oneLine).map((topic) => ({ name: topic, value: topic })),
    tell: ({ value }) => value,
  },
  {
    whole: part('links', 'link', 'address'),
    order: part('links.order', 'order of the links', 'value'),
    name: part('links.text', 'link', 'line'),
    value: part('links.url', 'address of the link', 'address'),
    read: ({ links = [] }) => links.map(({ text, url }) => ({ name: oneLine(text), value: url })),
    tell: ({ value }) => value,
  },
]

/** What differs in the lists of an item, entry by entry. */
export function compareLists(
  before: Item,
  after: Item,
  houses: Houses,
  owner: Owner,
): Difference[] {
  return lists.flatMap((list) => {
    const pairs = paired(list.read(before), list.read(after))
    const found = pairs.flatMap((pair) => compareEntry(list, pair, houses, owner))
    return [...found, ...compareOrder(list, pairs, houses, owner)]
  })
}

function compareEntry(
  { whole, name, value, tell }: List,
  { before, after }: Pair,
  houses: Houses,
  owner: Owner,
): Difference[] {
  const own = { ...owner, entry: (after ?? before)?.name || null }
  if (!before || !after) {
    return compare(whole, before && tell(before), after && tell(after), houses, own)
  }
  return [
    ...compare(name, before.name || null, after.name || null, houses, owner),
    ...(value.field === name.field ? [] : compare(value, before.value, after.value, houses, own)),
  ]
}

function compareOrder(
  { order }: List,
  pairs: readonly Pair[],
  houses: Houses,
  owner: Owner,
): Difference[] {
  const kept = pairs.flatMap(({ before, after, at }) =>
    before && after ? [{ at, label: after.name || after.value }] : [],
  )
  const names = (each: typeof kept) => each.map(({ label }) => label).join('; ')
  const old = [...kept].sort((a, b) => a.at - b.at)
  return compare(order, names(old), names(kept), houses, owner)
}

/** An entry in both lists, and its place in the old one; null where it is not there. */
type Pair = { before: Entry | null; after: Entry | null; at: number }

/** Entries that belong together: those that are wholly alike, then by their names, then by their values. */
function paired(before: readonly Entry[], after: readonly Entry[]): Pair[] {
  const left = new Set(before.keys())
  const partners = new Map<Entry, number>()
  const same: ((old: Entry, now: Entry) => boolean)[] = [
    (old, now) => old.name === now.name && old.value === now.value,
    (old, now) => old.name === now.name,
    (old, now) => old.value === now.value,
  ]
  for (const isSame of same) {
    for (const now of after) {
      if (partners.has(now)) continue
      const at = [...left].find((index) => isSame(before[index] as Entry, now))
      if (at === undefined) continue
      left.delete(at)
      partners.set(now, at)
    }
  }
  const both = after.map((now) => {
    const at = partners.get(now) ?? -1
    return { before: before[at] ?? null, after: now, at }
  })
  return [...both, ...[...left].map((at) => ({ before: before[at] as Entry, after: null, at }))]
}
