import { changes } from '../difference.ts'

/**
 * A stretch of two pictures that lie over each other: rows that are the same in both, rows of which
 * some pixels are others, rows that only the earlier one has, and rows that only the later one has.
 * `before` and `after` are the rows with which it begins; all numbers are pixels.
 */
export type Span = {
  is: 'same' | 'changed' | 'gone' | 'new'
  before: number
  after: number
  rows: number
}

/** Rows that belong together: a line of letters, or the space between two. It ends before `end`. */
type Band = { start: number; end: number; key: string; isSpace: boolean }

/** Rows of both pictures, each from one to before another; those that are not `isSame` differ. */
type Pair = { before: Rows; after: Rows; isSame: boolean; isSpace: boolean }
type Rows = readonly [start: number, end: number]

/** A browser puts what stands at half a pixel now here, now there, when something above it has changed. */
const rounding = 1

/**
 * Which rows of two pictures belong together. What is inserted moves all that follows, which is no
 * change of it: so bands of rows are compared as the words of a text are. A row is a name that is the
 * same for rows that look the same.
 */
export function align(before: readonly string[], after: readonly string[]): Span[] {
  const pairs = pairsOf(bandsOf(before), bandsOf(after))
  return joined(pairs).flatMap((pair) => spansOf(pair, before, after))
}

/** Rows that are each like the next are space, be it white or between two edges of a box. */
function bandsOf(rows: readonly string[]): Band[] {
  const bands: Band[] = []
  for (let start = 0; start < rows.length; ) {
    let end = start + 1
    const isSpace = rows[start] === rows[end]
    if (isSpace) while (rows[end] === rows[start]) end += 1
    else while (end < rows.length && rows[end] !== rows[end + 1]) end += 1
    // How much space there is does not tell one from another.
    const key = isSpace ? ` ${rows[start]}` : rows.slice(start, end).join(' ')
    bands.push({ start, end, key, isSpace })
    start = end
  }
  return bands
}

/** The bands of both, those that are alike one by one and those that differ together. */
function pairsOf(before: readonly Band[], after: readonly Band[]): Pair[] {
  const keys = (bands: readonly Band[]) => bands.map(({ key }) => key)
  const pairs: Pair[] = []
  const others = changes(keys(before), keys(after))
  let [old, now, drift] = [0, 0, 0]
  const alike = (end: number) => {
    for (; now < end; old += 1, now += 1) {
      const [one, other] = [before[old] as Band, after[now] as Band]
      const more = other.end - other.start - (one.end - one.start)
      const isRounded = others.length > 0 && Math.abs(drift + more) <= rounding
      if (isRounded) drift += more
      pairs.push({
        before: [one.start, one.end],
        after: [other.start, other.end],
        isSame: more === 0 || isRounded,
        isSpace: one.isSpace,
      })
    }
  }
  for (const change of others) {
    alike(change.at)
    const [goneTo, newTo] = [old + change.before.length, now + change.after.length]
    pairs.push({
      before: stretchOf(before, old, goneTo),
      after: stretchOf(after, now, newTo),
      isSame: false,
      isSpace: false,
    })
    old = goneTo
    now = newTo
  }
  alike(after.length)
  return pairs
}

/** The rows of some bands; of none, the place where they would be. */
function stretchOf(bands: readonly Band[], from: number, to: number): Rows {
  const start = bands[from]?.start ?? bands.at(-1)?.end ?? 0
  return [start, to > from ? (bands[to - 1] as Band).end : start]
}

/**
 * What differs takes in the space beside it: a line with other letters may begin a little higher, and
 * the lines of a paragraph that was written anew are one change.
 */
function joined(pairs: readonly Pair[]): Pair[] {
  const all: Pair[] = []
  for (const [index, pair] of pairs.entries()) {
    const last = all.at(-1)
    const isBeside = [pairs[index - 1], pairs[index + 1]].some((each) => each?.isSame === false)
    const own = pair.isSpace && isBeside ? { ...pair, isSame: false } : pair
    if (!last || last.isSame || own.isSame) {
      all.push(own)
      continue
    }
    const [before, after] = [
      [last.before[0], own.before[1]],
      [last.after[0], own.after[1]],
    ] as const
    all[all.length - 1] = { before, after, isSame: false, isSpace: false }
  }
  return all
}

function spansOf(
  { before: [old, oldEnd], after: [now, nowEnd], isSame }: Pair,
  before: readonly string[],
  after: readonly string[],
): Span[] {
  const [gone, come] = [oldEnd - old, nowEnd - now]
  const both = Math.min(gone, come)
  if (isSame) return [{ is: 'same', before: old, after: now, rows: both }]
  let head = 0
  while (head < both && before[old + head] === after[now + head]) head += 1
  let tail = 0
  while (tail < both - head && before[oldEnd - tail - 1] === after[nowEnd - tail - 1]) tail += 1
  const middle = { before: old + head, after: now + head }
  const spans: Span[] = [
    { is: 'same', before: old, after: now, rows: head },
    ...betweenOf(middle, gone - head - tail, come - head - tail),
    { is: 'same', before: oldEnd - tail, after: nowEnd - tail, rows: tail },
  ]
  return spans.filter(({ rows }) => rows > 0)
}

/** What stands in the same place is laid over each other, else one comes after the other. */
const betweenOf = (at: { before: number; after: number }, gone: number, come: number): Span[] =>
  gone === come
    ? [{ is: 'changed', ...at, rows: gone }]
    : [
        { is: 'gone', ...at, rows: gone },
        { is: 'new', before: at.before + gone, after: at.after, rows: come },
      ]
