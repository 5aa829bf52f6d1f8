import {
  commentIndent,
  type Entry,
  isBlank,
  lineAt,
  lineEnd,
  lineStart,
  nextLine,
  type Tree,
} from './tree.ts'

/** Where the list or map begins that has an entry: nothing before it can belong to the entry. */
export type Family = { entries: readonly Entry[]; opening: number }

/** The end of the last line of an entry, with the comments under it that are indented more. */
export function tailOf({ text }: Tree, { end, column }: Entry): number {
  let tail = lineEnd(text, end)
  for (let at = nextLine(text, tail); at > tail && at < text.length; at = nextLine(text, at)) {
    const line = lineAt(text, at)
    if (isBlank(line)) continue
    if ((commentIndent(line) ?? -1) <= column) break
    tail = lineEnd(text, at)
  }
  return tail
}

/**
 * Where an entry begins with the comments that clearly belong to it: those directly above, as far
 * indented. What opens the file (the line that names its schema) belongs to the file.
 */
export function leadOf(tree: Tree, family: Family, index: number): number {
  const { text } = tree
  const { start, column, inline } = family.entries[index] as Entry
  if (inline) return start
  const limit = index > 0 ? tailOf(tree, family.entries[index - 1] as Entry) : family.opening
  const own = lineStart(text, start)
  let lead = own
  while (lead > 0) {
    const above = lineStart(text, lead - 1)
    if (above < limit || commentIndent(lineAt(text, above)) !== column) return lead
    lead = above
  }
  return own
}

/** Where a list or map opens: the end of what stands before its entries can. */
export function openingOf(tree: Tree, owner: Entry | undefined): number {
  if (owner) return lineEnd(tree.text, owner.props)
  return 0
}
