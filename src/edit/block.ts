import { type Family, leadOf, tailOf } from './extent.ts'
import type { Shape } from './scalar.ts'
import {
  blockParts,
  type Entry,
  isBlank,
  isCollection,
  isEmpty,
  isScalar,
  lineAt,
  lineEnd,
  lineStart,
  nextLine,
  type Tree,
} from './tree.ts'

/** A piece of the text to be replaced. */
export type Splice = { start: number; end: number; text: string }

/** A text with its splices made; they must not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const ordered = splices.toSorted((a, b) => b.start - a.start || b.end - a.end)
  return ordered.reduce(
    (all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end),
    text,
  )
}

// ---------------------------------------------------------------- set

/** Puts another value behind the dash or the colon of an entry; a comment on that line stays. */
export function replaceValue(tree: Tree, entry: Entry, shape: Shape): Splice[] {
  const { text, eol } = tree
  const { node, props } = entry
  const below = (at: number, end = at): Splice => linesBelow(tree, at, end, shape.lines)
  const behind: Splice = { start: props, end: props, text: shape.inline && ` ${shape.inline}` }
  if (!node || isEmpty(node)) return [behind, below(lineEnd(text, props))]
  const [start, end] = node.range as [number, number, number]
  if (isScalar(node) && node.srcToken?.type === 'block-scalar') {
    const { headerEnd } = blockParts(node.srcToken)
    const stop = lineEnd(text, headerEnd)
    const from = shape.inline ? start : props
    const head = { start: from, end: headerEnd, text: shape.inline }
    return [head, below(stop, Math.max(stop, entry.end))]
  }
  const isBelow = start > lineEnd(text, props)
  if (isCollection(node) && !node.flow) {
    const tail = tailOf(tree, entry)
    if (!isBelow) {
      return [{ start, end: tail, text: [shape.inline, ...shape.lines].join(eol) }]
    }
    const stop = lineEnd(text, props)
    return [behind, below(stop, tail)]
  }
  if (isBelow && !shape.inline) {
    const stop = lineEnd(text, props)
    return [below(stop, lineEnd(text, end))]
  }
  // Nothing is to stand behind the colon: its space goes too.
  const from = shape.inline ? start : props
  return [{ start: from, end, text: shape.inline }, below(lineEnd(text, end))]
}

/**
 * Puts lines in the place of those between the end of one line and the end of another; both may be
 * the same. The line breaks that are there stay as they are.
 */
function linesBelow(
  { text, eol }: Tree,
  at: number,
  end: number,
  lines: readonly string[],
): Splice {
  if (lines.length === 0) return { start: at, end, text: '' }
  const written = lines.join(eol)
  const next = nextLine(text, at)
  if (end > at) return { start: next, end, text: written }
  const isLast = next === text.length && !text.endsWith('\n')
  return isLast
    ? { start: at, end, text: eol + written }
    : { start: next, end: next, text: written + eol }
}

// ---------------------------------------------------------------- insert

/** Puts lines before the entry at an index, or behind the last, with blank lines between. */
export function insertLines(
  tree: Tree,
  family: Family,
  index: number,
  lines: readonly string[],
  gap: number,
): Splice {
  const { eol } = tree
  const written = lines.join(eol)
  const before = family.entries[index - 1]
  if (before) {
    const tail = tailOf(tree, before)
    return linesBelow(tree, tail, tail, [...Array<string>(gap).fill(''), ...lines])
  }
  const first = family.entries[0] as Entry
  const at = leadOf(tree, family, 0)
  const pad = ' '.repeat(first.column)
  // Behind a dash there is an indent already, and the first entry needs one of its own.
  const put = first.inline
    ? written.trimStart() + eol.repeat(gap + 1) + pad
    : written + eol.repeat(gap + 1)
  return { start: at, end: at, text: put }
}

// ---------------------------------------------------------------- remove

/**
 * The ways to take an entry out that has others beside it, with its comments and one of the gaps
 * round it. More than one, as blank lines may belong to the text above (`|+`).
 */
export function removeLines(tree: Tree, family: Family, index: number): Splice[] {
  const { text, eol } = tree
  const { entries, opening } = family
  const entry = entries[index] as Entry
  const [previous, next] = [entries[index - 1], entries[index + 1]]
  const lead = leadOf(tree, family, index)
  const after = nextLine(text, tailOf(tree, entry))
  if (entry.inline) {
    return [{ start: lead, end: skipBlank(text, after, next?.start ?? after), text: '' }]
  }
  const above = blankFrom(text, lead, previous ? tailOf(tree, previous) : opening)
  const below = skipLines(text, after, next?.start ?? text.length)
  // The end of the file stays as it was: with a line break or without.
  const isOpen = after === text.length && !text.endsWith('\n')
  const cut = (start: number, end: number): Splice => {
    return { start: isOpen ? start - eolBefore(text, start, eol) : start, end, text: '' }
  }
  if (!next) return [cut(above, after), cut(lead, after), cut(above, below)]
  const gapAbove = above < lead || !previous
  return [cut(lead, gapAbove ? below : after), cut(lead, below), cut(above, after)]
}

const eolBefore = (text: string, offset: number, eol: string): number =>
  text.slice(0, offset).endsWith(eol) ? eol.length : 0

/** Where the blank lines directly above an offset begin. */
function blankFrom(text: string, offset: number, limit: number): number {
  let start = offset
  while (start > 0) {
    const above = lineStart(text, start - 1)
    if (above <= limit || !isBlank(lineAt(text, above))) break
    start = above
  }
  return start
}

/** Where the blank lines from an offset on end. */
function skipLines(text: string, offset: number, limit: number): number {
  let end = offset
  while (end < limit && isBlank(lineAt(text, end))) end = nextLine(text, end)
  return end
}

/** The first character after blank lines and indents. */
const skipBlank = (text: string, offset: number, limit: number): number =>
  Math.min(limit, offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0))

/** Takes the only entry out: what stays is an empty list or map in brackets. */
export function empty(
  tree: Tree,
  owner: Entry | undefined,
  family: Family,
  brackets: string,
): Splice[] {
  const { text } = tree
  const only = family.entries[0] as Entry
  const lead = leadOf(tree, family, 0)
  const tail = tailOf(tree, only)
  if (only.inline || !owner)
    return [{ start: only.inline ? only.start : lead, end: tail, text: brackets }]
  const after = nextLine(text, tail)
  const open = after === text.length && !text.endsWith('\n')
  return [
    { start: owner.props, end: owner.props, text: ` ${brackets}` },
    { start: open ? lead - eolBefore(text, lead, tree.eol) : lead, end: after, text: '' },
  ]
}
