import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Path, Pointer, Source } from '../model.ts'
import type { Placer } from './place.ts'

type Range = readonly [start: number, end: number]

/** The way back from a path in the data to the place in the text. */
export function locator(document: Document.Parsed, text: string, at: Placer): Source['locate'] {
  return (path: Path, pointer: Pointer = {}) => {
    const [start, end] = visible(rangeOf(document, path, pointer.at), text)
    const [found, length] = find(text.slice(start, Math.max(end, start + 1)), pointer)
    if (found >= 0) return at(start + found, start + found + length)
    // A text of several lines is pointed at where it begins; the caret needs one line.
    const newline = text.indexOf('\n', start)
    const stop = newline >= 0 && newline < end ? newline : end
    return at(start, Math.max(stop, start + 1))
  }
}

/** Where words stand in a value: a text that was folded may break its line between them. */
function find(value: string, { find: words, nth }: Pointer): [start: number, length: number] {
  if (!words) return [-1, 0]
  if (nth === undefined) return [value.indexOf(words), words.length]
  // The targets of links are no words.
  const read = value.replace(/\]\([^)\s]*\)/g, (target) => ' '.repeat(target.length))
  const pattern = words
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    // Between quotation marks YAML writes `''` for one, and `\"` for the other.
    .replaceAll("'", "''?")
    .replaceAll('"', '\\\\?"')
  const match = [...read.matchAll(new RegExp(pattern, 'g'))][nth]
  return match ? [match.index, match[0].length] : [-1, 0]
}

/** The range of the value (or key) at a path; of the nearest thing above it where there is none. */
function rangeOf(document: Document.Parsed, path: Path, what: Pointer['at']): Range {
  let node: unknown = document.contents
  let range = rangeOfNode(node) ?? [0, 0]
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
    } else if (isMap(node)) {
      const pair = pairOf(node, String(step)) ?? pairOf(node, 'use')
      if (!pair) return range
      const key = rangeOfNode(pair.key)
      node = pair.value
      const last = depth === path.length - 1
      const value = rangeOfNode(node)
      const empty = !value || (isScalar(node) && node.value === null && value[0] === value[1])
      if (key && ((last && what === 'key') || empty)) return key
      // What the item itself lacks has come from the snippet that it uses.
      if (isScalar(pair.key) && pair.key.value !== String(step)) return value ?? range
    } else {
      return range
    }
    range = rangeOfNode(node) ?? range
  }
  return range
}

/** Nothing after a dash has no place of its own: the dash is pointed at. */
function visible([start, end]: Range, text: string): Range {
  const dash = start === end ? text.lastIndexOf('-', start - 1) : -1
  return dash >= 0 && text.slice(dash + 1, start).trim() === '' ? [dash, dash + 1] : [start, end]
}

/** Of two equal keys the last one counts, as it does in the data. */
const pairOf = (map: YAMLMap, name: string) =>
  map.items.findLast(({ key }) => isScalar(key) && key.value === name)

/** A map is pointed at by its first key, a list by its first item: a caret under a block helps nobody. */
function rangeOfNode(node: unknown): Range | undefined {
  if (isMap(node) && !node.flow) return rangeOfNode(node.items[0]?.key)
  if (isSeq(node) && !node.flow) return rangeOfNode(node.items[0])
  const range = isNode(node) ? node.range : undefined
  return range ? [range[0], range[1]] : undefined
}
