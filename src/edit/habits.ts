import type { Node, Scalar } from 'yaml'
import { tailOf } from './extent.ts'
import { isPlain } from './plain.ts'
import {
  blockParts,
  type Collection,
  columnOf,
  type Entry,
  entriesOf,
  isBlank,
  isCollection,
  isMap,
  isScalar,
  type Tree,
} from './tree.ts'

export type Style = NonNullable<Scalar['type']>

/** How a file is written, so that what is new in it looks as if its author had written it. */
export type Habits = {
  eol: string
  /** By how many columns a map, a list and a text of several lines stand inside their key. */
  step: number
  listStep: number
  textStep: number
  /** What stands between a dash and its entry, and inside the braces of a flow map. */
  dashGap: string
  bracePad: string
  quote: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'
  /** The column that running text reaches. */
  width: number
  /** Blank lines between the entries of the list under a key. */
  gap(key: string | undefined): number
  /** The style of the texts under a key, where the file always chooses the same. */
  style(key: string | undefined): Style | undefined
  /** Whether the maps or lists under a key stand in braces or brackets; undefined when none is there. */
  flow(key: string | undefined, kind: 'map' | 'list'): boolean | undefined
}

/** The house's own layout: what a new file gets, and what a file that shows nothing gets. */
export const house: Habits = {
  eol: '\n',
  step: 2,
  listStep: 2,
  textStep: 2,
  dashGap: ' ',
  bracePad: ' ',
  quote: 'QUOTE_DOUBLE',
  width: 90,
  gap: (key) => (key === 'sections' || key === 'items' ? 1 : 0),
  style: () => undefined,
  flow: () => undefined,
}

const narrowest = 60
const widest = 100

/** Texts that are prose, and stand in a block of their own even when they are short. */
export const prose: ReadonlySet<string> = new Set(['body', 'intro', 'footer'])

/** Looks at a whole file once. */
export function habitsOf(tree: Tree): Habits {
  const seen = look(tree)
  const { text } = tree
  const quoted = seen.scalars.filter(({ node }) => node.type?.startsWith('QUOTE'))
  const single = quoted.filter(({ node }) => node.type === 'QUOTE_SINGLE').length
  const texts = seen.scalars.filter(({ node }) => node.type?.startsWith('BLOCK'))
  const reach = Math.max(0, ...texts.map(({ node }) => reachOf(node, text)))
  return {
    eol: tree.eol,
    step: common(seen.steps) ?? house.step,
    listStep: common(seen.listSteps) ?? house.listStep,
    textStep: common(texts.flatMap(({ node, column }) => textStep(node, column))) ?? house.textStep,
    dashGap: common(seen.dashGaps) ?? house.dashGap,
    bracePad: common(seen.bracePads) ?? house.bracePad,
    quote: single * 2 > quoted.length ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE',
    width: reach < narrowest ? house.width : Math.min(reach, widest),
    gap: (key) => common(seen.gaps.get(key ?? '') ?? []) ?? defaultGap(key, seen),
    style: (key) =>
      styleOf(seen.scalars.filter((each) => each.key === key).map(({ node }) => node)),
    flow: (key, kind) => common(seen.flows.get(`${kind} ${key}`) ?? []),
  }
}

type Seen = {
  steps: number[]
  listSteps: number[]
  dashGaps: string[]
  bracePads: string[]
  gaps: Map<string, number[]>
  flows: Map<string, boolean[]>
  scalars: { key: string | undefined; column: number; node: Scalar }[]
}

function look(tree: Tree): Seen {
  const seen: Seen = {
    steps: [],
    listSteps: [],
    dashGaps: [],
    bracePads: [],
    gaps: new Map(),
    flows: new Map(),
    scalars: [],
  }
  const walk = (node: Node | null, key: string | undefined, column: number): void => {
    if (isScalar(node)) seen.scalars.push({ key, column, node })
    if (!isCollection(node) || node.items.length === 0) return
    const entries = entriesOf(tree, node)
    note(seen, tree, node, entries, key, column)
    for (const each of entries) {
      // An entry of a list goes by the key of the list: `links[]`.
      const name = isMap(node) ? each.key : key && `${key}[]`
      walk(each.node, name, node.flow ? column : each.column)
    }
  }
  walk(tree.root, undefined, 0)
  return seen
}

function note(
  seen: Seen,
  tree: Tree,
  node: Collection,
  entries: Entry[],
  key: string | undefined,
  column: number,
): void {
  const { text } = tree
  const kind = isMap(node) ? 'map' : 'list'
  add(seen.flows, `${kind} ${key}`, node.flow === true)
  const first = entries[0] as Entry
  if (node.flow) {
    if (kind === 'map' && node.range) {
      const pad = text.slice(node.range[0] + 1, first.start)
      if (/^ *$/.test(pad)) seen.bracePads.push(pad)
    }
    return
  }
  if (kind === 'map') {
    if (!first.inline && key !== undefined && !key.endsWith('[]'))
      seen.steps.push(first.column - column)
    return
  }
  if (!first.inline && key !== undefined) seen.listSteps.push(first.column - column)
  for (const { head, props, node: value } of entries) {
    const gap = value?.range && props === head ? text.slice(head, value.range[0]) : ''
    if (/^ +$/.test(gap)) seen.dashGaps.push(gap)
  }
  for (const [index, { start }] of entries.entries()) {
    if (index > 0)
      add(
        seen.gaps,
        key ?? '',
        blanksBetween(text, tailOf(tree, entries[index - 1] as Entry), start),
      )
  }
}

function add<T>(to: Map<string, T[]>, key: string, value: T): void {
  const list = to.get(key) ?? []
  list.push(value)
  to.set(key, list)
}

/** The blank lines that stand directly behind an entry. */
function blanksBetween(text: string, end: number, start: number): number {
  const lines = text.slice(end, start).split('\n').slice(1, -1)
  const first = lines.findIndex((line) => !isBlank(line))
  return first < 0 ? lines.length : first
}

/** The value that occurs most often; the first of several that occur as often. */
function common<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return [...counts].find(([, count]) => count === most)?.[0]
}

/** A file that never sets its items apart does not begin with it in a list that has one so far. */
function defaultGap(key: string | undefined, { gaps }: Seen): number {
  const wide = house.gap(key)
  const known = ['items', 'sections'].flatMap((name) => gaps.get(name) ?? [])
  return wide > 0 && known.length > 0 ? (common(known) ?? wide) : wide
}

function textStep({ srcToken }: Scalar, column: number): number[] {
  if (srcToken?.type !== 'block-scalar') return []
  const first = srcToken.source.split('\n').find((line) => !isBlank(line))
  if (
    first === undefined ||
    /\d/.test(srcToken.props.map((p) => ('source' in p ? p.source : '')).join(''))
  )
    return []
  return [first.length - first.trimStart().length - column]
}

/** The column that the longest line of a text of several lines reaches. */
function reachOf({ srcToken }: Scalar, text: string): number {
  if (srcToken?.type !== 'block-scalar') return 0
  const { body } = blockParts(srcToken)
  if (columnOf(text, body) !== 0) return 0
  const lines = srcToken.source.split('\n').filter((line) => !isBlank(line))
  return lines.length < 3 ? 0 : Math.max(...lines.map((line) => line.trimEnd().length))
}

/** Quotes that YAML asks for say nothing about what the author likes. */
function styleOf(scalars: readonly Scalar[]): Style | undefined {
  const free = scalars.filter(({ value }) => typeof value === 'string')
  const blocks = free.filter(({ type }) => type?.startsWith('BLOCK'))
  if (blocks.length * 2 > free.length) return common(blocks.map(({ type }) => type)) ?? undefined
  const chosen = free.filter(({ value, type }) => type === 'PLAIN' || isPlain(String(value), false))
  const styles = new Set(chosen.map(({ type }) => type))
  return styles.size === 1 ? (chosen[0]?.type ?? undefined) : undefined
}
