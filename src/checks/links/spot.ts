import type { Path, Pointer, Source } from '../../model.ts'
import type { Context } from '../check.ts'

/** Where something stands: in the file, or in another `source`. */
export type Spot = { path: Path; pointer?: Pointer; source?: Source }

/** Letters of a text within which words are pointed at: to count them takes a look at all before them. */
const farthest = 40_000

/** Points at words that begin at `start` of a text: they may have stood there before. */
export function pointAt(text: string, start: number, words: string): Pointer {
  if (start > farthest) return {}
  // As `locate` counts: targets of links are no words, and any white space is a space.
  const read = text.slice(0, start).replace(/\]\([^)\s]*\)/g, (target) => ' '.repeat(target.length))
  const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')
  return { find: words, nth: [...read.matchAll(new RegExp(pattern, 'g'))].length }
}

/** Points at an address in a text, also where another one before it begins with the same letters. */
export function pointAtAddress(text: string, start: number, address: string): Pointer {
  const longer = text.slice(start, start + address.length + 1)
  const isFirst = text.indexOf(address) === start || text.indexOf(longer) !== start
  return { find: isFirst ? address : longer }
}

/** The spot of a path: what an item lacks itself stands in the snippet that it uses. */
export function spotOf({ source, newsroom }: Context, path: Path, pointer?: Pointer): Spot {
  const [, , , , field, ...rest] = path
  const snippet = newsroom.source && typeof field === 'string' && snippetAt(source, path, field)
  if (!snippet || !Object.hasOwn(newsroom.snippets[snippet] ?? {}, field)) return { path, pointer }
  return { path: ['snippets', snippet, field, ...rest], pointer, source: newsroom.source }
}

function snippetAt(source: Source, path: Path, field: string): string | undefined {
  const item = path.slice(0, 4).reduce(stepInto, source.data)
  const use = stepInto(item, 'use')
  return typeof use === 'string' && stepInto(item, field) === undefined ? use : undefined
}

const stepInto = (data: unknown, step: string | number): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, step)
    ? (data as Record<string | number, unknown>)[step]
    : undefined

/** Where another spot is, in a few words: `line 12`, or `newswire.yaml, line 7`. */
export function lineOf(spot: Spot, { source }: Context): string {
  const { file, line } = (spot.source ?? source).locate(spot.path, spot.pointer)
  return spot.source && spot.source !== source ? `${file}, line ${line}` : `line ${line}`
}
