import { replaceValue, type Splice, spliced } from './block.ts'
import { afterRemoval, type Change, valueAt } from './data.ts'
import { leadOf, openingOf, tailOf } from './extent.ts'
import { insertInFlow } from './flow.ts'
import { type Habits, habitsOf } from './habits.ts'
import { type Entry, entriesOf, find, grow, isSeq, type Tree } from './tree.ts'
import { inserted, nameOf, removal, ways } from './ways.ts'

type Move = Extract<Change, { do: 'move' }>

/** The texts in which an entry stands in its new place, the fittest first. */
export function* moves(tree: Tree, change: Move, data: unknown): Generator<string> {
  const { from, to, index } = change
  const { trail, containers } = find(tree, from)
  const entry = trail.at(-1)
  const source = containers.at(-1)
  if (!entry || !source) return
  const habits = habitsOf(tree)
  for (const cut of removal(tree, from)) {
    const rest = grow(tree.file, spliced(tree.text, cut))
    if ('code' in rest) continue
    const target = afterRemoval(to, from)
    const { node: list, containers: around } = find(rest, target)
    // Brackets with nothing in them may become lines, unless other brackets hold them.
    const isFlow = isSeq(list) && list.flow === true
    const toFlow = isFlow && (list.items.length > 0 || around.at(-1)?.flow === true)
    const isSame = toFlow === (source.flow === true)
    const options = !isSame
      ? rewritten(tree, rest, entry, target, index, valueAt(data, from))
      : toFlow
        ? inFlow(tree, rest, entry, target, index, habits)
        : inBlock(tree, rest, from, target, index, habits)
    for (const splices of options) yield spliced(rest.text, splices)
  }
}

function inFlow(
  tree: Tree,
  rest: Tree,
  entry: Entry,
  to: Move['to'],
  index: number,
  habits: Habits,
) {
  const { node } = find(rest, to)
  if (!isSeq(node)) return []
  const written = tree.text.slice(entry.start, entry.end)
  return [insertInFlow(rest, node, entriesOf(rest, node), index, written, habits)]
}

/** The entry's own lines, with its comments, moved and indented as the new list is. */
function inBlock(
  tree: Tree,
  rest: Tree,
  from: Move['from'],
  to: Move['to'],
  index: number,
  habits: Habits,
): Splice[][] {
  const { entry, lines } = linesOf(tree, from)
  const { node, trail, rest: missing } = find(rest, to)
  if (missing.length > 0) return []
  const owner = trail.at(-1)
  const entries = isSeq(node) && !node.flow ? entriesOf(rest, node) : []
  const first = entries[0]
  if (first) {
    const family = { entries, opening: openingOf(rest, owner) }
    const shifted = shift(lines, first.column - entry.column)
    return inserted(rest, family, index, shifted, habits.gap(nameOf(to)))
  }
  if (!owner) return []
  const shifted = shift(lines, owner.column + habits.listStep - entry.column)
  return [replaceValue(rest, owner, { inline: '', lines: shifted })]
}

function linesOf(tree: Tree, from: Move['from']): { entry: Entry; lines: string[] } {
  const { trail, containers } = find(tree, from)
  const entries = entriesOf(tree, containers.at(-1) as NonNullable<(typeof containers)[0]>)
  const family = { entries, opening: openingOf(tree, trail.at(-2)) }
  const index = from.at(-1) as number
  const entry = entries[index] as Entry
  const lead = leadOf(tree, family, index)
  const pad = entry.inline ? ' '.repeat(entry.column) : ''
  return { entry, lines: (pad + tree.text.slice(lead, tailOf(tree, entry))).split(/\r?\n/) }
}

/** Lines further in or out; a line that is out as far as it can stays where it is. */
function shift(lines: readonly string[], by: number): string[] {
  if (by >= 0) return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line))
  return lines.map((line) => line.replace(new RegExp(`^ {0,${-by}}`), ''))
}

/** From brackets into lines, or back: the value is written anew, unless a comment would be lost. */
function rewritten(
  tree: Tree,
  rest: Tree,
  entry: Entry,
  to: Move['to'],
  index: number,
  value: unknown,
) {
  if (/(^|\s)#/.test(tree.text.slice(entry.start, entry.end))) return []
  return ways(rest, { do: 'insert', path: to, index, value })
}
