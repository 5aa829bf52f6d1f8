import { isMap as isRecord, type Map_ } from './data.ts'
import type { Habits } from './habits.ts'
import { inOrder } from './orders.ts'
import { flowScalar, keyText, type Shape, type Site, scalarShapes } from './scalar.ts'

/** Where a value is to stand: behind a key, or behind the dash of an entry. */
export type Place = Site & { isEntry?: boolean }

/** Maps that the house writes in braces when they are short: `booking: { contact: events }`. */
const braced: ReadonlySet<string> = new Set(['booking', 'contact', 'deadline'])

/** The ways to write a value in block style, the fittest first; none is worked out before it is wanted. */
export function* shapes(value: unknown, place: Place): Generator<Shape, void> {
  if (!Array.isArray(value) && !isRecord(value)) {
    yield* scalarShapes(value, place)
    return
  }
  const inBraces = () => ({ inline: flowText(value, place.habits), lines: [] })
  if (isVoid(value)) {
    yield inBraces()
    return
  }
  const first = isFlow(value, place) ? inBraces() : undefined
  // Where nothing shows what the file likes, a long map in braces is hard to read.
  const isShort = first && place.column + first.inline.length < place.habits.width
  if (isShort) yield first
  yield collection(value, place)
  if (!isShort) yield inBraces()
}

function shape(value: unknown, place: Place): Shape {
  const [first] = shapes(value, place)
  return first as Shape
}

/** A list or map with nothing in it can only stand in brackets. */
const isVoid = (value: unknown[] | Map_): boolean => Object.keys(value).length === 0

function isFlow(value: unknown[] | Map_, { key, habits }: Place): boolean {
  const parts = Object.values(value)
  if (parts.some((part) => typeof part === 'string' && part.includes('\n'))) return false
  const known = habits.flow(key, Array.isArray(value) ? 'list' : 'map')
  if (known !== undefined) return known
  return braced.has(key ?? '') && parts.every((part) => typeof part !== 'object' || part === null)
}

function collection(value: unknown[] | Map_, { column, key, habits, isEntry }: Place): Shape {
  const isList = Array.isArray(value)
  const inside = isEntry
    ? column + 1 + habits.dashGap.length
    : column + (isList ? habits.listStep : habits.step)
  const lines = isList ? listLines(value, inside, key, habits) : mapLines(value, inside, habits)
  if (!isEntry) return { inline: '', lines }
  // `- title: …`: the first line stands behind the dash.
  return { inline: (lines[0] as string).trimStart(), lines: lines.slice(1) }
}

/** The lines of the pairs of a map, from the column given. */
export function mapLines(map: Map_, column: number, habits: Habits): string[] {
  return inOrder(map).flatMap(([key, value]) =>
    pairLines(key, shape(value, { column, key, habits }), column),
  )
}

/** A key with its value as lines. */
export function pairLines(key: string, { inline, lines }: Shape, column: number): string[] {
  return [`${' '.repeat(column)}${keyText(key)}:${inline && ` ${inline}`}`, ...lines]
}

function listLines(
  list: unknown[],
  column: number,
  key: string | undefined,
  habits: Habits,
): string[] {
  const gap = Array<string>(habits.gap(key)).fill('')
  const place = { column, key: key && `${key}[]`, habits, isEntry: true }
  const blocks = list.map((value) => entryLines(shape(value, place), column, habits))
  // A text that keeps the blank lines behind it would take the gap for its own.
  return blocks.flatMap((lines, index) =>
    index > 0 && blocks[index - 1]?.at(-1) !== '' ? [...gap, ...lines] : lines,
  )
}

/** An entry of a list as lines, its dash at the column given. */
export function entryLines({ inline, lines }: Shape, column: number, habits: Habits): string[] {
  return [`${' '.repeat(column)}-${inline && habits.dashGap + inline}`, ...lines]
}

/** A value as it stands in braces and brackets, on one line. */
export function flowText(value: unknown, habits: Habits, old?: Site['old']): string {
  if (Array.isArray(value)) return `[${value.map((each) => flowText(each, habits)).join(', ')}]`
  if (!isRecord(value)) return flowScalar(value, { habits, ...(old && { old }) })
  const pairs = inOrder(value).map(([key, each]) => flowPair(key, each, habits))
  if (pairs.length === 0) return '{}'
  return `{${habits.bracePad}${pairs.join(', ')}${habits.bracePad}}`
}

/** `key: value` as it stands in braces. */
export const flowPair = (key: string, value: unknown, habits: Habits): string =>
  `${keyText(key)}: ${flowText(value, habits)}`
