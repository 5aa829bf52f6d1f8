import { isMap, isNode, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'
import type { Change } from '../../src/edit.ts'

/*
 * What an edit must do, worked out another way than `src/edit` does it: data by JavaScript's own means,
 * and the lines that a change may touch by the ranges of the YAML library's nodes.
 */

export type Path = (string | number)[]
type Box = Record<string | number, unknown>

/** The data of a text as plain JSON-like values in which nothing is shared. */
export function dataOf(text: string): unknown {
  const document = parsed(text)
  return document.errors.length > 0 ? undefined : unshared(document.toJS())
}

const parsed = (text: string) =>
  parseDocument(text.replace(/^\uFEFF/, ''), {
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  })

function unshared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unshared)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unshared(each)]))
}

/** The data after a change. */
export function expected(before: unknown, change: Change): unknown {
  const data = unshared(before)
  const at = (path: readonly (string | number)[]) =>
    path.reduce<unknown>((value, step) => (value as Box)[step], data)
  if (change.do === 'set') {
    const last = change.path.at(-1) as string | number
    const box = at(change.path.slice(0, -1))
    if (box === null)
      return expected(data, {
        ...change,
        path: change.path.slice(0, -1),
        value: { [last]: change.value },
      })
    ;(box as Box)[last] = change.value
  } else if (change.do === 'unset') {
    const last = change.path.at(-1) as string | number
    const box = at(change.path.slice(0, -1))
    if (Array.isArray(box)) box.splice(last as number, 1)
    else delete (box as Box)[last]
  } else if (change.do === 'insert') {
    const list = at(change.path)
    if (!Array.isArray(list))
      return expected(data, { do: 'set', path: change.path, value: [change.value] })
    list.splice(change.index, 0, change.value)
  } else {
    const source = at(change.from.slice(0, -1)) as unknown[]
    let target = at(change.to) as unknown[] | null
    if (target === null) {
      target = []
      ;(at(change.to.slice(0, -1)) as Box)[change.to.at(-1) as string] = target
    }
    const [moved] = source.splice(change.from.at(-1) as number, 1)
    target.splice(change.index, 0, moved)
  }
  return data
}

// ---------------------------------------------------------------- lines

/** Lines with their line breaks. */
const linesOf = (text: string): string[] => text.split(/(?<=\n)/)

/** Lines counted from 0, `to` being the first behind them. */
type Span = { from: number; to: number }

/**
 * Says how a text breaks the promise that only the lines of a change differ; undefined when it keeps
 * it. Blank lines beside an entry, and comments directly above it, are part of it.
 */
export function breach(before: string, after: string, change: Change): string | undefined {
  return change.do === 'move'
    ? breachOfMove(before, after, change)
    : breachOfOne(before, after, change)
}

function breachOfOne(before: string, after: string, change: Exclude<Change, { do: 'move' }>) {
  const [old, now] = [even(before), even(after)]
  const least = Math.min(old.length, now.length)
  let [head, tail] = [0, 0]
  while (head < least && old[head] === now[head]) head += 1
  while (tail < least - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  const { plan } = knownOf(before)
  const { own, span, adds } = allowed(before, plan, change)
  const differs = { from: head, to: old.length - tail }
  // Which of several equal lines differs is a matter of taste: it may be said of any of them.
  const slack = slackOf(old, differs)
  if (differs.from + slack < span.from || differs.to - slack > span.to) {
    return `lines ${differs.from + 1} to ${differs.to} differ, not only ${span.from + 1} to ${span.to}`
  }
  if (adds && differs.to - differs.from > 1)
    return `lines ${differs.from + 1} to ${differs.to} are gone`
  const lost = old.find((line, index) => {
    const isNear = index >= span.from && index < span.to && (index < own.from || index >= own.to)
    return (
      isNear &&
      /^\s*#/.test(line) &&
      !isOwnComment(old, index, own, change) &&
      !now.some((each) => each.includes(line.trim()))
    )
  })
  return lost && `a comment is gone: ${lost.trim()}`
}

/** A last line without a line break gets one when lines follow, and the other way round. */
const even = (text: string): string[] =>
  linesOf(text.replace(/(?<!\n)$/, text.includes('\r\n') ? '\r\n' : '\n')).filter(
    (line) => line !== '',
  )

function slackOf(old: string[], { from, to }: Span): number {
  let slack = 0
  while (from - slack > 0 && old[from - slack - 1] === old[to - slack - 1]) slack += 1
  let other = 0
  while (old[to + other] !== undefined && old[to + other] === old[from + other]) other += 1
  return Math.max(slack, other)
}

/** Directly above the entry and as far indented, or under it and further. */
function isOwnComment(old: string[], index: number, own: Span, { do: verb }: Change): boolean {
  const indent = (line: string | undefined) => /^[ -]*/.exec(line ?? '')?.[0].length ?? 0
  const comment = /^ */.exec(old[index] ?? '')?.[0].length ?? 0
  const outer = /^ */.exec(old[own.from] ?? '')?.[0].length ?? 0
  if (index >= own.to) return comment > outer
  const above = old.slice(index, own.from)
  return (
    verb === 'unset' &&
    above.every((line) => /^\s*#|^\s*-\s*(#.*)?\s*$/.test(line)) &&
    comment <= indent(old[own.from])
  )
}

/** The few texts from which changes start are parsed and measured once. */
const known = new Map<string, { contents: unknown; plan: Plan }>()

function knownOf(text: string): { contents: unknown; plan: Plan } {
  const found = known.get(text) ?? { contents: parsed(text).contents, plan: planOf(text) }
  known.set(text, found)
  return found
}

type Plan = { marks: { start: number; end: number }[]; breaks: number[] }

/** Where every key, scalar, alias and bracket of a text stands. */
function planOf(text: string): Plan {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const marks: Plan['marks'] = []
  const visitNode = (node: unknown): void => {
    if (!isNode(node) || !node.range) return
    const [start, end] = [node.range[0] + mark, node.range[1] + mark]
    if ((isMap(node) || isSeq(node)) && node.flow)
      marks.push({ start, end: start + 1 }, { start: end - 1, end })
    if (isMap(node)) for (const { key, value } of node.items) [key, value].forEach(visitNode)
    else if (isSeq(node)) node.items.forEach(visitNode)
    else if (end > start) marks.push({ start, end: trimmed(text, start, end) })
  }
  visitNode(parsed(text).contents)
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index + 1)
  return { marks: marks.sort((a, b) => a.start - b.start), breaks }
}

const trimmed = (text: string, start: number, end: number): number =>
  start + text.slice(start, end).trimEnd().length

const lineOf = ({ breaks }: Plan, offset: number): number =>
  breaks.filter((each) => each <= offset).length

type Spot = { node: Node | null; start: number; end: number }

/** The value at a path with its key; undefined when it is not there. */
function spotOf(text: string, path: readonly (string | number)[]): Spot | undefined {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  let node: unknown = knownOf(text).contents
  let start = isNode(node) ? (node.range?.[0] ?? 0) + mark : 0
  for (const step of path) {
    if (isSeq(node)) {
      node = node.items[step as number]
      if (!isNode(node)) return undefined
      start = (node.range?.[0] ?? 0) + mark
    } else if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key }) => isScalar(key) && key.value === step,
      )
      if (!isNode(pair?.key)) return undefined
      start = (pair.key.range?.[0] ?? 0) + mark
      node = pair.value
    } else {
      return undefined
    }
  }
  const found = isNode(node) ? node : null
  return { node: found, start, end: trimmed(text, start, Math.max(start, lastEnd(found) + mark)) }
}

function lastEnd(node: unknown): number {
  if (isMap(node) && !node.flow) {
    return Math.max(0, ...node.items.flatMap(({ key, value }) => [lastEnd(key), lastEnd(value)]))
  }
  if (isSeq(node) && !node.flow) return Math.max(0, ...node.items.map(lastEnd))
  return isNode(node) ? (node.range?.[1] ?? 0) : 0
}

type Allowed = { own: Span; span: Span; adds: boolean }

/** The lines of what is changed, and with the comments and blank lines round it. */
function allowed(
  text: string,
  plan: Plan,
  { do: verb, path }: Exclude<Change, { do: 'move' }>,
): Allowed {
  const spot = spotOf(text, path)
  if (!spot)
    return { ...allowed(text, plan, { do: 'set', path: path.slice(0, -1), value: 0 }), adds: true }
  const { node, start, end } = spot
  const own = { from: lineOf(plan, start), to: lineOf(plan, Math.max(start, end - 1)) + 1 }
  const parent = path.length > 0 ? spotOf(text, path.slice(0, -1)) : undefined
  const isOnly =
    verb === 'unset' &&
    (isMap(parent?.node) || isSeq(parent?.node)) &&
    parent.node.items.length === 1
  const above = plan.marks.findLast((each) => each.end <= start && each.start < start)
  const below = plan.marks.find((each) => each.start >= Math.max(end, start + 1))
  const last = plan.breaks.length + 1
  const span = {
    from: Math.min(own.from, above ? lineOf(plan, above.end - 1) + 1 : 0),
    to: Math.max(own.to, below ? lineOf(plan, below.start) : last),
  }
  // The first of a map stands behind a dash; the next one comes to stand there when it goes.
  if (verb === 'unset' && /^\s*-/.test(lineWith(text, start)) && below)
    span.to = Math.max(span.to, lineOf(plan, below.start) + 1)
  // The comma before the last of a flow list goes with it.
  const isInFlow = (isMap(parent?.node) || isSeq(parent?.node)) && parent.node.flow === true
  if (isInFlow && above) span.from = Math.min(span.from, lineOf(plan, above.start))
  if (isOnly && parent) span.from = Math.min(span.from, lineOf(plan, parent.start))
  const adds = verb === 'insert' && isSeq(node) && node.items.length > 0
  return { own, span, adds }
}

const lineWith = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)

/** All lines stay, in their order, but those of the entry and of the brackets that it leaves or enters. */
function breachOfMove(before: string, after: string, change: Extract<Change, { do: 'move' }>) {
  const { plan } = knownOf(before)
  const moved = allowed(before, plan, { do: 'unset', path: change.from })
  const target = spotOf(before, change.to)
  const list = target?.node
  // Brackets stand on lines that others share, and so does what follows a dash.
  const isShared = !isSeq(list) || list.flow || list.items.length === 0
  const last = isShared ? (target?.end ?? 0) - 1 : (target?.start ?? 0)
  const entered =
    target && (isShared || change.index === 0)
      ? { from: lineOf(plan, target.start), to: lineOf(plan, Math.max(target.start, last)) + 1 }
      : { from: 0, to: 0 }
  const within = (line: number, { from, to }: Span) => line >= from && line < to
  const [old, now] = [even(before), even(after)]
  const stays = (text: string, line: number) =>
    /^\s*#/.test(text) &&
    !within(line, moved.own) &&
    !isOwnComment(old, line, moved.own, { do: 'unset', path: change.from })
  let at = 0
  for (const [line, text] of old.entries()) {
    const isPart = within(line, moved.span) && !stays(text, line)
    if (isPart || within(line, entered) || text.trim() === '') continue
    const found = now.findIndex((each, index) => index >= at && each === text)
    if (found < 0) return `line ${line + 1} is gone: ${text.trimEnd()}`
    at = found + 1
  }
  return undefined
}
