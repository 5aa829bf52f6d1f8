import type { Item, Section } from '../model.ts'
import { type Both, besideOf, inOrder, itemSpot, lone, misplaced, sectionPlaces } from './both.ts'
import type { Addition, Change, Entry, Move, Places } from './change.ts'
import { compareFields } from './compare.ts'
import { itemFields, shortDay } from './fields.ts'
import { nounOf, type Placed } from './likeness.ts'
import { compareLists } from './lists.ts'
import type { Pair } from './match.ts'

/** Items that came, went, moved or are other than before, in sections that both issues have. */
export function itemChanges(both: Both): Change[] {
  const [gone, come] = [loneItems(both, 'before'), loneItems(both, 'after')]
  const additions = inOrder(both.pairs.sections).flatMap(([b, a]): Change[] => {
    const section = sectionPlaces(both, b, a)
    const of = (kind: Addition['kind'], entries: Entry[] = []) =>
      entries.map((each): Addition => ({ kind, of: 'item', section, entries: [each] }))
    return [...of('removed', gone.get(b)), ...of('added', come.get(a))]
  })
  const moves = movesIn(both)
  const kept = inOrder(both.pairs.items).flatMap((pair) => changesOfItem(both, pair, moves))
  return [...additions, ...kept]
}

function changesOfItem(both: Both, pair: Pair, moves: ReadonlyMap<number, Move>): Change[] {
  const [one, other] = itemsOf(both, pair)
  const owner = { of: 'item' as const, ...placesOf(both, one, other) }
  const move = moves.get(pair[1])
  if (isTheSame(both, one, other)) return move ? [move] : []
  return [
    ...(move ? [move] : []),
    ...compareFields<Item>(itemFields, one.item, other.item, both.houses, owner),
    ...compareLists(one.item, other.item, both.houses, owner),
  ]
}

/** Most items of an issue that is being written are as they were: there is nothing to compare. */
const isTheSame = ({ houses }: Both, one: Placed, other: Placed): boolean =>
  houses.before === houses.after && JSON.stringify(one.item) === JSON.stringify(other.item)

const itemsOf = ({ old, now }: Both, [b, a]: Pair) =>
  [old.items[b], now.items[a]] as [Placed, Placed]

const placesOf = (both: Both, one: Placed, other: Placed): { section: Places; item: Places } => ({
  section: sectionPlaces(both, one.section, other.section),
  item: { before: itemSpot(one), after: itemSpot(other) },
})

// ---------------------------------------------------------------- items of one issue alone

/** The items that only one issue has, by the section in which they stand there. */
export function loneItems(
  { old, now, pairs }: Both,
  side: 'before' | 'after',
): Map<number, Entry[]> {
  const { items, issue } = side === 'before' ? old : now
  const found = new Map<number, Entry[]>()
  for (const index of lone(pairs.items, old.items, now.items)[side]) {
    const each = items[index] as Placed
    const noun = nounOf(issue.sections[each.section] as Section)
    const entry = { ...itemSpot(each), noun, note: noteOf(each.item) }
    found.set(each.section, [...(found.get(each.section) ?? []), entry])
  }
  return found
}

/** The day that tells an item from others like it. */
function noteOf({ date, deadline, deadlines }: Item): string | null {
  if (date) return date === 'tbc' ? 'date to be confirmed' : shortDay(date)
  const first = deadline ?? deadlines?.[0]
  return first ? `deadline ${shortDay(first.date)}` : null
}

// ---------------------------------------------------------------- items that stand elsewhere

/** Items that moved, in their section or out of it, by their places among the later issue's. */
function movesIn(both: Both): Map<number, Move> {
  const { now, pairs } = both
  const homes = new Map(pairs.sections)
  const moves = new Map<number, Move>()
  const add = (pair: Pair, beside: Move['beside']) => {
    const places = placesOf(both, ...itemsOf(both, pair))
    moves.set(pair[1], { kind: 'moved', of: 'item', ...places, beside })
  }
  const staying = new Map<number, Pair[]>()
  for (const pair of pairs.items) {
    const [{ section: from }, { section: to }] = itemsOf(both, pair)
    if (homes.get(from) === to) staying.set(to, [...(staying.get(to) ?? []), pair])
    else add(pair, null)
  }
  for (const own of staying.values()) {
    const moved = misplaced(own, pairs)
    const stayed = own.filter(([b]) => !moved.has(b))
    for (const pair of own.filter(([b]) => moved.has(b))) {
      add(
        pair,
        besideOf(pair[1], stayed, (index) => now.items[index]?.title),
      )
    }
  }
  return moves
}
