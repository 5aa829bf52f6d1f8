import type { CST } from 'yaml'
import type { Splice } from './block.ts'
import type { Habits } from './habits.ts'
import {
  type Collection,
  commentIndent,
  type Entry,
  isBlank,
  isEmpty,
  isMap,
  lineAt,
  lineEnd,
  lineStart,
  nextLine,
  type Tree,
} from './tree.ts'

/** The list or map in brackets that is edited, with the commas behind its entries. */
type Flow = {
  node: Collection
  entries: readonly Entry[]
  commas: (number | undefined)[]
  close: number
}

function flowOf({ text }: Tree, node: Collection, entries: readonly Entry[]): Flow {
  const token = node.srcToken as CST.FlowCollection
  const all = token.items.flatMap(({ start }) => start.filter(({ type }) => type === 'comma'))
  const commas = entries.map(({ end }, index) => {
    const next = entries[index + 1]?.start ?? text.length
    return all.find(({ offset }) => offset >= end && offset < next)?.offset
  })
  return { node, entries, commas, close: (node.range?.[1] ?? 1) - 1 }
}

/** Puts another value in the place of an entry's. */
export function replaceInFlow(entry: Entry, written: string): Splice {
  const { node, props, bare } = entry
  if (!node || isEmpty(node)) {
    return { start: props, end: props, text: bare ? `: ${written}` : ` ${written}` }
  }
  const [start, end] = node.range as [number, number, number]
  return { start, end, text: written }
}

/** Puts an entry at an index. */
export function insertInFlow(
  tree: Tree,
  node: Collection,
  entries: readonly Entry[],
  index: number,
  written: string,
  habits: Habits,
): Splice[] {
  const { text, eol } = tree
  const flow = flowOf(tree, node, entries)
  const next = entries[index]
  if (next) {
    if (!startsLine(text, next)) return [at(next.start, `${written}, `)]
    const lead = ownComments(text, next, (node.range?.[0] ?? 0) + 1)
    return [at(lead, `${' '.repeat(next.column)}${written},${eol}`)]
  }
  const last = entries.at(-1)
  if (!last) {
    const pad = isMap(node) ? habits.bracePad : ''
    return [
      at(
        (node.range?.[0] ?? 0) + 1,
        pad + written + (text.slice(flow.close - 1, flow.close) === ' ' ? '' : pad),
      ),
    ]
  }
  return insertLast(tree, flow, last, written)
}

function insertLast(
  { text, eol }: Tree,
  { commas, close }: Flow,
  last: Entry,
  written: string,
): Splice[] {
  const comma = commas.at(-1)
  const end = comma === undefined ? last.end : comma + 1
  if (!startsLine(text, last)) {
    return [at(end, comma === undefined ? `, ${written}` : ` ${written},`)]
  }
  const line = ' '.repeat(last.column) + written + (comma === undefined ? '' : ',')
  const more = comma === undefined ? [at(last.end, ',')] : []
  const stop = lineEnd(text, end)
  // The bracket may close on the line of the last entry.
  if (close >= stop) return [...more, at(nextLine(text, stop), line + eol)]
  return [at(end, (comma === undefined ? ',' : '') + eol + line)]
}

/** Takes an entry out, with its comma. */
export function removeFromFlow(
  tree: Tree,
  node: Collection,
  entries: readonly Entry[],
  index: number,
): Splice[] {
  const { text } = tree
  const flow = flowOf(tree, node, entries)
  const entry = entries[index] as Entry
  const open = (node.range?.[0] ?? 0) + 1
  if (entries.length === 1) return [{ start: open, end: flow.close, text: '' }]
  const comma = flow.commas[index]
  const end = comma === undefined ? entry.end : comma + 1
  const before = flow.commas[index - 1]
  const last =
    comma === undefined && before !== undefined
      ? [{ start: before, end: before + 1, text: '' }]
      : []
  const rest = text.slice(end, lineEnd(text, end))
  if (startsLine(text, entry) && /^[ \t]*(#.*)?$/.test(rest)) {
    return [...last, { start: ownComments(text, entry, open), end: nextLine(text, end), text: '' }]
  }
  const previous = entries[index - 1]
  const next = entries[index + 1]
  if (previous && !text.slice(previous.end, entry.start).includes('#')) {
    return [{ start: previous.end, end: entry.end, text: '' }]
  }
  if (next && !text.slice(entry.end, next.start).includes('#')) {
    return [{ start: entry.start, end: next.start, text: '' }]
  }
  return [...last, { start: entry.start, end, text: '' }]
}

const at = (offset: number, text: string): Splice => ({ start: offset, end: offset, text })

const startsLine = (text: string, { start }: Entry): boolean =>
  isBlank(text.slice(lineStart(text, start), start))

/** Where the comments directly above an entry begin. */
function ownComments(text: string, { start, column }: Entry, limit: number): number {
  let lead = lineStart(text, start)
  while (lead > limit) {
    const above = lineStart(text, lead - 1)
    if (above < limit || commentIndent(lineAt(text, above)) !== column) break
    lead = above
  }
  return lead
}
