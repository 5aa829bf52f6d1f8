import { changes } from '../difference.ts'
import type { Run } from './change.ts'

const paragraph = '\n\n'

/** To find the least that differs among more words takes a second, and would be no help to a reader. */
const most = 2500

/** Two texts as one, with the words that went and that came. Swapped texts give the mirror image. */
export function runsOf(before: string, after: string): Run[] {
  // The shortest way from one text to another is seldom the only one: which is taken hangs on the order.
  if (before > after) return runsOf(after, before).map(mirrored).reduce(removedFirst, [])
  const [old, now] = [wordsOf(before), wordsOf(after)]
  return hunks(old, now).flatMap(({ kept, removed, added }) => [
    ...run('kept', kept),
    ...run('removed', removed),
    ...run('added', added),
  ])
}

/** How many words are others: a word that stands for another counts once. */
export function countOf(runs: readonly Run[]): number {
  let [count, removed] = [0, 0]
  for (const { is, text } of runs) {
    const words = wordsOf(text).filter((word) => word !== paragraph).length
    if (is === 'removed') removed += words
    if (is === 'added') {
      count += Math.max(words, removed)
      removed = 0
    }
    if (is === 'kept') {
      count += removed
      removed = 0
    }
  }
  return count + removed
}

/** Words with their punctuation; the end of a paragraph is a word of its own. */
const wordsOf = (text: string): string[] =>
  text
    .trim()
    .split(/(\n\s*\n)|\s+/)
    .flatMap((word) => (word === undefined || word === '' ? [] : word.trim() || paragraph))

/** Some words that stayed, and what stands for what after them. */
export type Hunk = { kept: string[]; removed: string[]; added: string[] }

/** Two lists of words as one, from the beginning to the end. */
export const hunks = (old: readonly string[], now: readonly string[]): Hunk[] =>
  joined(hunksOf(old, now))

function hunksOf(old: readonly string[], now: readonly string[]): Hunk[] {
  const start = sharedAtStart(old, now)
  const end = sharedAtStart([...old.slice(start)].reverse(), [...now.slice(start)].reverse())
  const removed = old.slice(start, old.length - end)
  const added = now.slice(start, now.length - end)
  const isLong = removed.length + added.length > most
  const found = isLong ? [{ before: removed, after: added, at: 0 }] : changes(removed, added)
  const parts: Hunk[] = []
  let at = 0
  for (const each of found) {
    const from = start + each.at
    parts.push({ kept: now.slice(at, from), removed: each.before, added: each.after })
    at = from + each.after.length
  }
  return [...parts, { kept: now.slice(at), removed: [], added: [] }]
}

function sharedAtStart(old: readonly string[], now: readonly string[]): number {
  const end = Math.min(old.length, now.length)
  let count = 0
  while (count < end && old[count] === now[count]) count += 1
  return count
}

const sizeOf = ({ removed, added }: Hunk) => Math.max(removed.length, added.length)

/** A lone “of the” between two rewritten passages is a part of them: so it is read more easily. */
function joined(parts: readonly Hunk[]): Hunk[] {
  const found: Hunk[] = []
  for (const hunk of parts) {
    const last = found.at(-1)
    const { kept } = hunk
    const isLone =
      last !== undefined &&
      kept.length < 3 &&
      !kept.includes(paragraph) &&
      sizeOf(last) > kept.length &&
      sizeOf(hunk) > kept.length
    if (!isLone) {
      found.push({ ...hunk })
      continue
    }
    last.removed = [...last.removed, ...kept, ...hunk.removed]
    last.added = [...last.added, ...kept, ...hunk.added]
  }
  return found
}

const run = (is: Run['is'], words: readonly string[]): Run[] =>
  words.length === 0 ? [] : [{ is, text: words.join(' ').replaceAll(` ${paragraph} `, paragraph) }]

const opposite = { kept: 'kept', removed: 'added', added: 'removed' } as const
const mirrored = ({ is, text }: Run): Run => ({ is: opposite[is], text })

/** Of two runs for one place the one that went comes first. */
function removedFirst(runs: Run[], run: Run): Run[] {
  if (run.is === 'removed' && runs.at(-1)?.is === 'added') runs.splice(-1, 0, run)
  else runs.push(run)
  return runs
}
