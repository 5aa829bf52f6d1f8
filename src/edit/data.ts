import type { Path } from '../model.ts'

/** One wish about a file: what to change in its data. */
export type Change =
  /** Sets the key or list entry at the path, or adds it; maps that are missing on the way are made. */
  | { do: 'set'; path: Path; value: unknown }
  /** Removes the key or the list entry. */
  | { do: 'unset'; path: Path }
  /** Inserts into the list at the path, which is made when it is missing. */
  | { do: 'insert'; path: Path; index: number; value: unknown }
  /** Moves a list entry to where it stands at `index` of the list `to`, once it is out of `from`. */
  | { do: 'move'; from: Path; to: Path; index: number }

export type Map_ = Record<string, unknown>

export const isMap = (value: unknown): value is Map_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A deep copy in which nothing is shared, and from which keys without a value are gone. */
export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (!isMap(value)) return value
  const pairs = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(pairs.map(([key, each]) => [key, copy(each)]))
}

/** Whether two values are the same data; the order of keys is no part of it. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, index) => same(each, b[index]))
  }
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a)
    if (keys.length !== Object.keys(b).length) return false
    return keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  }
  return Object.is(a, b)
}

/** What stands at a path, or undefined. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step]
    else if (isMap(value) && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}

/** Data with a value put at a path; `where` says what that path must be there for. */
function put(data: unknown, path: Path, make: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return make(data)
  if (Array.isArray(data)) {
    return data.map((each, index) => (index === step ? put(each, rest, make) : each))
  }
  const map = isMap(data) ? data : {}
  const old = Object.hasOwn(map, step) ? map[step] : undefined
  return Object.fromEntries([
    ...Object.entries(map).filter(([key]) => key !== String(step)),
    [String(step), put(old, rest, make)],
  ])
}

const without = (data: unknown, path: Path): unknown => {
  const last = path.at(-1)
  return put(data, path.slice(0, -1), (old) => {
    if (Array.isArray(old)) return old.filter((_, index) => index !== last)
    return Object.fromEntries(Object.entries(old as Map_).filter(([key]) => key !== last))
  })
}

const within = (data: unknown, path: Path, index: number, value: unknown): unknown =>
  put(data, path, (old) => (Array.isArray(old) ? old : []).toSpliced(index, 0, value))

/** The data that a file must hold after a change that `obstacle` lets pass. */
export function applied(data: unknown, change: Change): unknown {
  if (change.do === 'set') return put(data, change.path, () => change.value)
  if (change.do === 'unset') return without(data, change.path)
  if (change.do === 'insert') return within(data, change.path, change.index, change.value)
  const moved = valueAt(data, change.from)
  const to = afterRemoval(change.to, change.from)
  return within(without(data, change.from), to, change.index, moved)
}

/** A path as it is once the list entry at `gone` is out: later entries of that list move up. */
export function afterRemoval(path: Path, gone: Path): Path {
  const depth = gone.length - 1
  const [step, last] = [path[depth], gone[depth]]
  const isInside = gone.slice(0, depth).every((each, index) => each === path[index])
  if (!isInside || typeof step !== 'number' || typeof last !== 'number' || step <= last) return path
  return path.with(depth, step - 1)
}

/** Why a change makes no sense for the data, or undefined. */
export function obstacle(data: unknown, change: Change): string | undefined {
  if (change.do === 'move') return obstacleToMove(data, change)
  const { path } = change
  if (path.includes('__proto__')) return '`__proto__` cannot be a key.'
  if (change.do === 'unset') {
    if (path.length === 0) return 'A whole file is not removed by an edit.'
    return valueAt(data, path) === undefined ? `There is no \`${shown(path)}\`.` : undefined
  }
  if (change.value === undefined) return `\`${shown(path)}\` was given no value.`
  const blocked = blockedAt(data, path)
  if (blocked) return `\`${shown(blocked)}\` is not there, or has no parts.`
  if (change.do === 'set') return undefined
  const list = valueAt(data, path)
  if (list !== undefined && list !== null && !Array.isArray(list)) return notAList(path)
  return outside(change.index, Array.isArray(list) ? list.length : 0, path)
}

function obstacleToMove(data: unknown, change: Extract<Change, { do: 'move' }>) {
  const { from, to, index } = change
  const source = valueAt(data, from.slice(0, -1))
  if (!Array.isArray(source) || valueAt(data, from) === undefined) {
    return `There is no entry \`${shown(from)}\`.`
  }
  if (from.every((step, depth) => step === to[depth])) return 'Nothing can be moved into itself.'
  const target = valueAt(data, to)
  if (target !== null && !Array.isArray(target)) return notAList(to)
  const length = (target?.length ?? 0) - (target === source ? 1 : 0)
  return outside(index, length, to)
}

const notAList = (path: Path) => `\`${shown(path)}\` is not a list.`

const outside = (index: number, length: number, path: Path): string | undefined =>
  Number.isInteger(index) && index >= 0 && index <= length
    ? undefined
    : `\`${shown(path)}\` has ${length} entries; there is no place ${index + 1} in it.`

/** The first part of a path that cannot be gone through or made: a text has no keys. */
function blockedAt(data: unknown, path: Path): Path | undefined {
  let value = data
  for (const [depth, step] of path.entries()) {
    const here = path.slice(0, depth + 1)
    if (Array.isArray(value)) {
      if (typeof step !== 'number' || !(step in value)) return here
    } else if (isMap(value) || value === null || value === undefined) {
      if (typeof step !== 'string') return here
    } else {
      return path.slice(0, depth)
    }
    value = valueAt(value, [step])
  }
  return undefined
}

/** A path as a message shows it: `sections[0].items[2].title`, counted from 1 for people. */
const shown = (path: Path): string =>
  path
    .map((step, depth) => (typeof step === 'number' ? `[${step + 1}]` : depth ? `.${step}` : step))
    .join('') || 'the file'

/**
 * The least that makes one value of another: key by key, entry by entry, so that what is equal keeps
 * its comments and its form.
 */
export function steps(before: unknown, value: unknown, path: Path): Change[] {
  if (same(before, value)) return []
  if (isMap(before) && isMap(value) && Object.keys(before).length && Object.keys(value).length) {
    const gone = Object.keys(before).filter((key) => !Object.hasOwn(value, key))
    return [
      ...Object.entries(value).flatMap(([key, each]) =>
        steps(Object.hasOwn(before, key) ? before[key] : undefined, each, [...path, key]),
      ),
      ...gone.map((key): Change => ({ do: 'unset', path: [...path, key] })),
    ]
  }
  if (Array.isArray(before) && Array.isArray(value) && before.length && value.length) {
    return listSteps(before, value, path)
  }
  return [{ do: 'set', path, value }]
}

function listSteps(before: unknown[], value: unknown[], path: Path): Change[] {
  let [start, end] = [0, 0]
  const least = Math.min(before.length, value.length)
  while (start < least && same(before[start], value[start])) start += 1
  while (end < least - start && same(before.at(-1 - end), value.at(-1 - end))) end += 1
  const [old, now] = [
    before.slice(start, before.length - end),
    value.slice(start, value.length - end),
  ]
  const both = Math.min(old.length, now.length)
  return [
    ...old.slice(0, both).flatMap((each, at) => steps(each, now[at], [...path, start + at])),
    ...now.slice(both).map((each, at): Change => {
      return { do: 'insert', path, index: start + both + at, value: each }
    }),
    ...old.slice(both).map((): Change => ({ do: 'unset', path: [...path, start + both] })),
  ]
}
