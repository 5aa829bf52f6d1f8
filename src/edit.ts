import { type Diagnostic, type Result, withExcerpt } from './diagnostic.ts'
import { entangled, hasAliases } from './edit/aliases.ts'
import { spliced } from './edit/block.ts'
import { applied, type Change, copy, obstacle, same, steps, valueAt } from './edit/data.ts'
import { moves } from './edit/move.ts'
import { dataOf, find, grow, isAlias, lineAt, refusal, type Tree } from './edit/tree.ts'
import { ways } from './edit/ways.ts'
import type { Path } from './model.ts'

export { difference } from './difference.ts'
export { compileYaml } from './edit/compile.ts'
export type { Change } from './edit/data.ts'

type State = { tree: Tree; data: unknown }

/**
 * A YAML file's text with the changes made one after the other, each path read against the file as
 * the changes before it left it. Only lines of what is changed differ; all others keep every byte.
 * Each change is proved by reading the result back. One that cannot be made so is refused: then there
 * is no value, and a diagnostic `edit-refused` with its place.
 */
export function edit(file: string, text: string, changes: readonly Change[]): Result<string> {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  let state = opened(file, text.slice(mark.length))
  for (const change of changes) {
    if ('code' in state) break
    state = carriedOut(state, settled(change))
  }
  if ('code' in state) return { diagnostics: [withExcerpt(state, text)] }
  return { value: mark + state.tree.text, diagnostics: [] }
}

const settled = (change: Change): Change =>
  'value' in change ? { ...change, value: copy(change.value) } : change

function opened(file: string, text: string): State | Diagnostic {
  const tree = grow(file, text)
  if ('code' in tree) return tree
  const read = dataOf(tree)
  if (read) return { tree, data: read.data }
  return refusal(tree, 'Aliases (`*name`) of this file cannot be followed.', 0)
}

function carriedOut(state: State, change: Change): State | Diagnostic {
  const { tree, data } = state
  const path = change.do === 'move' ? change.from : change.path
  const senseless = obstacle(data, change)
  if (senseless) return refusal(tree, senseless, offsetOf(tree, path), { path })
  if (isStill(change)) return state
  const twice = doubled(tree, change)
  if (twice) return twice
  const expected = applied(data, change)
  if (same(expected, data) && change.do !== 'move') return state

  const bySteps = inSteps(state, change)
  if (bySteps) return bySteps
  const knot = entangled(tree, change)
  if (knot) return knot
  return proved(state, change, expected) ?? unable(tree, change, path)
}

/** A list or map that is set anew is changed only where it differs, if that can be done. */
function inSteps(state: State, change: Change): State | undefined {
  if (change.do !== 'set') return undefined
  const { node, rest } = find(state.tree, change.path)
  if (rest.length > 0 || isAlias(node)) return undefined
  const parts = steps(valueAt(state.data, change.path), change.value, change.path)
  if (parts.length === 1 && parts[0]?.do === 'set' && parts[0].path.length === change.path.length) {
    return undefined
  }
  let now: State | Diagnostic = state
  for (const part of parts) {
    now = carriedOut(now, part)
    if ('code' in now) return undefined
  }
  return now
}

/** The first of the possible texts that reads back as what was asked. */
function proved(state: State, change: Change, expected: unknown): State | undefined {
  for (const text of texts(state, change)) {
    const next = opened(state.tree.file, text)
    if (!('code' in next) && same(next.data, expected)) return next
  }
  return undefined
}

function* texts({ tree, data }: State, change: Change): Generator<string> {
  if (change.do === 'move') yield* moves(tree, change, data)
  else for (const splices of ways(tree, change)) yield spliced(tree.text, splices)
}

/** Whether an entry is to move to where it is. */
const isStill = (change: Change): boolean =>
  change.do === 'move' && same(change.from, [...change.to, change.index])

/** A key that stands twice: nobody can say which of the two is meant. */
function doubled(tree: Tree, change: Change): Diagnostic | undefined {
  const paths = change.do === 'move' ? [change.from, change.to] : [change.path]
  for (const path of paths) {
    const offset = find(tree, path).double
    if (offset === undefined) continue
    const message = 'A key on the way to this change stands twice; only one could count.'
    return refusal(tree, message, offset, { path, hint: 'Keep one.' })
  }
  return undefined
}

function unable(tree: Tree, change: Change, path: Path): Diagnostic {
  const isMove = change.do === 'move' && hasAliases(tree)
  const message = isMove
    ? 'This cannot be moved there: an alias (`*name`) must stand behind what it repeats.'
    : 'This cannot be changed here without touching other parts of the file.'
  const hint = 'Change it by hand in your editor program.'
  return refusal(tree, message, offsetOf(tree, path), { path, hint })
}

/** Where the part of a path begins that is there. */
function offsetOf(tree: Tree, path: Path): number {
  const { trail } = find(tree, path)
  const start = trail.at(-1)?.start ?? 0
  // The dash of an entry says less than what follows it; both stand on one line.
  return lineAt(tree.text, start) ? start : 0
}
