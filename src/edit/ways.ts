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

/** The ways to make a change in a text, the fittest first; which of them is sound is yet to be seen. */
export function ways(tree: Tree, change: Simple): Splice[][] {
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

function setting(tree: Tree, path: Path, value: unknown, habits: Habits): Splice[][] {
  const { node, trail, containers, rest } = find(tree, path)
  if (rest.length > 0) {
    const [key, ...deeper] = rest as string[]
    const nested = deeper.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value)
    const at = path.slice(0, path.length - rest.length)
    if (isMap(node) && key !== undefined)
      return addition(tree, node, trail.at(-1), key, nested, habits)
    return isEmpty(node) && at.length > 0
      ? setting(tree, at, { [String(key)]: nested }, habits)
      : opening(tree, { [String(key)]: nested }, habits)
  }
  const entry = trail.at(-1)
  if (!entry) return []
  const old = oldOf(tree, entry)
  if (containers.at(-1)?.flow) return [[replaceInFlow(entry, flowText(value, habits, old))]]
  const place = {
    column: entry.column,
    key: nameOf(path),
    habits,
    isEntry: typeof path.at(-1) === 'number',
    ...(old && { old }),
  }
  const plain = shapes(value, place).map((shape) => replaceValue(tree, entry, shape))
  // A tag (`!!str`) may forbid the new value: then it goes.
  const { head, props } = entry
  return props > head
    ? [...plain, ...plain.map((all) => [...all, { start: head, end: props, text: '' }])]
    : plain
}

/** The first words of a file that is empty, or has nothing but comments. */
function opening({ text, root }: Tree, map: Record<string, unknown>, habits: Habits): Splice[][] {
  if (!isEmpty(root)) return []
  const start = text === '' || text.endsWith('\n') ? '' : habits.eol
  const put = mapLines(map, 0, habits).join(habits.eol)
  return [[{ start: text.length, end: text.length, text: start + put + habits.eol }]]
}

function addition(
  tree: Tree,
  map: Collection,
  owner: Entry | undefined,
  key: string,
  value: unknown,
  habits: Habits,
): Splice[][] {
  const entries = entriesOf(tree, map)
  const index = placeOf(
    key,
    entries.map((entry) => entry.key ?? ''),
  )
  if (map.flow) {
    return [insertInFlow(tree, map, entries, index, flowPair(key, value, habits), habits)]
  }
  const column = entries[0]?.column ?? 0
  const family = { entries, opening: openingOf(tree, owner) }
  return shapes(value, { column, key, habits }).map((shape) => {
    const lines = pairLines(key, shape, column)
    const gap = !owner && lines.length > 1 ? gapBehind(tree, entries[index - 1]) : 0
    return [insertLines(tree, family, index, lines, gap)]
  })
}

/** A long text at the head of a file keeps the distance that its neighbour keeps. */
function gapBehind({ text }: Tree, entry: Entry | undefined): number {
  if (!entry) return 0
  const next = nextLine(text, entry.end)
  return next < text.length && isBlank(lineAt(text, next)) ? 1 : 0
}

// ---------------------------------------------------------------- insert

function insertion(
  tree: Tree,
  path: Path,
  index: number,
  value: unknown,
  habits: Habits,
): Splice[][] {
  const { node, trail, containers, rest } = find(tree, path)
  if (rest.length > 0 || !isSeq(node)) return setting(tree, path, [value], habits)
  const entries = entriesOf(tree, node)
  const isInFlow = containers.at(-1)?.flow
  if (node.flow && entries.length === 0 && !isInFlow) return setting(tree, path, [value], habits)
  if (node.flow) return [insertInFlow(tree, node, entries, index, flowText(value, habits), habits)]

  const column = entries[0]?.column ?? 0
  const key = nameOf([...path, index])
  const family = { entries, opening: openingOf(tree, trail.at(-1)) }
  return shapes(value, { column, key, habits, isEntry: true }).flatMap((shape) =>
    inserted(tree, family, index, entryLines(shape, column, habits), habits.gap(nameOf(path))),
  )
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
