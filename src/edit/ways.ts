import type { Path } from '../model.ts'
import { empty, insertLines, removeLines, replaceValue, type Splice } from './block.ts'
import type { Change } from './data.ts'
import { type Family, openingOf } from './extent.ts'
import { insertInFlow, removeFromFlow, replaceInFlow } from './flow.ts'
import { type Habits, habitsOf } from './habits.ts'
import { oldOf } from './old.ts'
import { placeOf } from './orders.ts'
import { entryLines, flowPair, flowText, mapLines, pairLines, shapes } from './render.ts'
import {
  type Collection,
  type Entry,
  entriesOf,
  find,
  isBlank,
  isEmpty,
  isMap,
  isSeq,
  lineAt,
  nextLine,
  type Tree,
} from './tree.ts'

type Simple = Exclude<Change, { do: 'move' }>

/**
 * The ways to make a change in a text, the fittest first; which of them is sound is yet to be seen, so
 * that none is worked out before it is wanted.
 */
export function ways(tree: Tree, change: Simple): Iterable<Splice[]> {
  if (change.do === 'unset') return removal(tree, change.path)
  const habits = habitsOf(tree)
  if (change.do === 'insert')
    return insertion(tree, change.path, change.index, change.value, habits)
  return setting(tree, change.path, change.value, habits)
}

/** The key by which the habits of a place are known: `items[]` for an entry of `items`. */
export function nameOf(path: Path): string | undefined {
  const last = path.at(-1)
  if (typeof last === 'string' || last === undefined) return last
  const above = nameOf(path.slice(0, -1))
  return above && `${above}[]`
}

// ---------------------------------------------------------------- set

function* setting(
  tree: Tree,
  path: Path,
  value: unknown,
  habits: Habits,
): Generator<Splice[], void> {
  const { node, trail, containers, rest } = find(tree, path)
  if (rest.length > 0) {
    const [key, ...deeper] = rest as string[]
    const nested = deeper.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value)
    const at = path.slice(0, path.length - rest.length)
    if (isMap(node) && key !== undefined)
      yield* addition(tree, node, trail.at(-1), key, nested, habits)
    else if (isEmpty(node) && at.length > 0)
      yield* setting(tree, at, { [String(key)]: nested }, habits)
    else yield* opening(tree, { [String(key)]: nested }, habits)
    return
  }
  const entry = trail.at(-1)
  if (!entry) return
  const old = oldOf(tree, entry)
  if (containers.at(-1)?.flow) {
    yield [replaceInFlow(entry, flowText(value, habits, old))]
    return
  }
  const place = {
    column: entry.column,
    key: nameOf(path),
    habits,
    isEntry: typeof path.at(-1) === 'number',
    ...(old && { old }),
  }
  for (const shape of shapes(value, place)) yield replaceValue(tree, entry, shape)
  // A tag (`!!str`) may forbid the new value: then it goes.
  const { head, props } = entry
  if (props === head) return
  const gone = { start: head, end: props, text: '' }
  for (const shape of shapes(value, place)) yield [...replaceValue(tree, entry, shape), gone]
}

/** The first words of a file that is empty, or has nothing but comments. */
function opening({ text, root }: Tree, map: Record<string, unknown>, habits: Habits): Splice[][] {
  if (!isEmpty(root)) return []
  const start = text === '' || text.endsWith('\n') ? '' : habits.eol
  const put = mapLines(map, 0, habits).join(habits.eol)
  return [[{ start: text.length, end: text.length, text: start + put + habits.eol }]]
}

function* addition(
  tree: Tree,
  map: Collection,
  owner: Entry | undefined,
  key: string,
  value: unknown,
  habits: Habits,
): Generator<Splice[], void> {
  const entries = entriesOf(tree, map)
  const index = placeOf(
    key,
    entries.map((entry) => entry.key ?? ''),
  )
  if (map.flow) {
    yield insertInFlow(tree, map, entries, index, flowPair(key, value, habits), habits)
    return
  }
  const column = entries[0]?.column ?? 0
  const family = { entries, opening: openingOf(tree, owner) }
  for (const shape of shapes(value, { column, key, habits })) {
    const lines = pairLines(key, shape, column)
    const gap = !owner && lines.length > 1 ? gapBehind(tree, entries[index - 1]) : 0
    yield [insertLines(tree, family, index, lines, gap)]
  }
}

/** A long text at the head of a file keeps the distance that its neighbour keeps. */
function gapBehind({ text }: Tree, entry: Entry | undefined): number {
  if (!entry) return 0
  const next = nextLine(text, entry.end)
  return next < text.length && isBlank(lineAt(text, next)) ? 1 : 0
}

// ---------------------------------------------------------------- insert

function* insertion(
  tree: Tree,
  path: Path,
  index: number,
  value: unknown,
  habits: Habits,
): Generator<Splice[], void> {
  const { node, trail, containers, rest } = find(tree, path)
  const entries = isSeq(node) ? entriesOf(tree, node) : []
  const isVoid = isSeq(node) && node.flow && entries.length === 0 && !containers.at(-1)?.flow
  if (rest.length > 0 || !isSeq(node) || isVoid) {
    yield* setting(tree, path, [value], habits)
    return
  }
  if (node.flow) {
    yield insertInFlow(tree, node, entries, index, flowText(value, habits), habits)
    return
  }
  const column = entries[0]?.column ?? 0
  const key = nameOf([...path, index])
  const family = { entries, opening: openingOf(tree, trail.at(-1)) }
  for (const shape of shapes(value, { column, key, habits, isEntry: true })) {
    const lines = entryLines(shape, column, habits)
    yield* inserted(tree, family, index, lines, habits.gap(nameOf(path)))
  }
}

/** Blank lines may belong to a text above (`|+`): then there can be none between. */
export const inserted = (
  tree: Tree,
  family: Family,
  index: number,
  lines: readonly string[],
  gap: number,
): Splice[][] =>
  [...new Set([gap, 0])].map((each) => [insertLines(tree, family, index, lines, each)])

// ---------------------------------------------------------------- unset

export function removal(tree: Tree, path: Path): Splice[][] {
  const { trail, containers } = find(tree, path)
  const container = containers.at(-1)
  const entry = trail.at(-1)
  if (!container || !entry) return []
  const owner = trail.at(-2)
  const entries = entriesOf(tree, container)
  const index = entries.findIndex(({ start }) => start === entry.start)
  if (container.flow) return [removeFromFlow(tree, container, entries, index)]
  const family = { entries, opening: openingOf(tree, owner) }
  if (entries.length > 1) return removeLines(tree, family, index).map((splice) => [splice])
  return [empty(tree, owner, family, isMap(container) ? '{}' : '[]')]
}
