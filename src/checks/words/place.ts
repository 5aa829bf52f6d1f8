import type { Text } from '../../authored.ts'
import type { Fix } from '../../diagnostic.ts'
import type { Path } from '../../model.ts'
import type { Context } from '../check.ts'
import { pointAt, type Spot, spotOf } from '../links/spot.ts'

/** Words of an issue that are pointed at: to find them takes a look at all the text before them. */
const mostPointed = 400

/** How many were, for each issue. */
const pointed = new WeakMap<Context, number>()

/** Points at what stands in a text from `start` to `end`, in the file in which the author wrote it. */
export function spotIn(context: Context, { path, words }: Text, start: number, end: number): Spot {
  const spot = spotOf(context, path)
  const count = (pointed.get(context) ?? 0) + 1
  pointed.set(context, count)
  if (count > mostPointed) return spot
  const whole = words.slice(start, end)
  // Marks of Markdown may part the words: then the first of them is pointed at.
  const first = /^\S+/.exec(whole)?.[0] ?? whole
  const raw = writtenAt(context, spot)
  const isWhole = raw.includes(whole) || folded(raw).includes(folded(whole))
  return { ...spot, pointer: pointAt(words, start, isWhole ? whole : first) }
}

/** The change of what stands from `start` to `end`; undefined where it is written in another way. */
export function fixIn(
  context: Context,
  { path, words }: Text,
  [start, end]: readonly [start: number, end: number],
  replace: string,
): Fix | undefined {
  if ((pointed.get(context) ?? 0) > mostPointed) return undefined
  const written = withoutTargets(writtenAt(context, { path }))
  // With a letter or two on either side no other place is meant. Marks of Markdown may stand beside them.
  for (const [left, right] of neighbours) {
    const before = left.exec(words.slice(Math.max(0, start - 9), start))?.[0] ?? ''
    const after = right.exec(words.slice(end, end + 9))?.[0] ?? ''
    const find = before + words.slice(start, end) + after
    const read = placesOf(find, words)
    const isCertain = [written, withoutTitles(written)].every(
      (raw) => placesOf(find, raw).length === read.length,
    )
    if (isCertain) {
      return { find, nth: read.indexOf(start - before.length), replace: before + replace + after }
    }
  }
  return undefined
}

const neighbours = [
  [/\S{0,9}$/, /^\S{0,9}/],
  [/[\wÀ-ɏ]{0,9}$/, /^[\wÀ-ɏ]{0,9}/],
] as const

/** Titles of links, which nobody reads: `[words](address "title")`. */
const withoutTitles = (markdown: string): string =>
  markdown.replace(/\]\([^)\s]*\s+(?:"[^"]*"|'[^']*')\s*\)/g, (target) => ' '.repeat(target.length))

const withoutTargets = (markdown: string): string =>
  markdown.replace(/\]\([^)\s]*\)/g, (target) => ' '.repeat(target.length))

function placesOf(find: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + 1)) places.push(at)
  return places
}

/** The value at a spot as it was written, with its marks of Markdown; empty where there is none. */
function writtenAt({ source }: Context, { path, source: other }: Spot): string {
  const step = (data: unknown, key: string | number): unknown =>
    typeof data === 'object' && data !== null
      ? (data as Record<string | number, unknown>)[key]
      : undefined
  const value = (path as Path).reduce<unknown>(step, (other ?? source).data)
  return typeof value === 'string' ? value : ''
}

const folded = (text: string): string => text.replace(/\s+/g, ' ')
