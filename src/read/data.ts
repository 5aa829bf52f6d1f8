import { type Document, isAlias, isMap, isScalar, isSeq } from 'yaml'

/**
 * The plain data of a document in which `walk` has left no alias of nothing, no key that is not a
 * text, and none that programs keep for themselves. The library makes the same of it, in three times
 * the time, for it also knows what we do not allow.
 */
export function dataOf({ contents }: Document.Parsed): unknown {
  return plain(contents, new Map())
}

/** `anchored` has what each anchor stands for so far; parts that are named twice are one. */
function plain(node: unknown, anchored: Map<string, unknown>): unknown {
  if (isScalar(node)) return anchor(node, node.value, anchored)
  if (isMap(node)) {
    const data: Record<string, unknown> = {}
    anchor(node, data, anchored)
    for (const { key, value } of node.items) {
      data[String(isScalar(key) ? (key.value ?? '') : key)] = plain(value, anchored)
    }
    return data
  }
  if (isSeq(node)) {
    const data: unknown[] = []
    anchor(node, data, anchored)
    for (const item of node.items) data.push(plain(item, anchored))
    return data
  }
  return isAlias(node) ? anchored.get(node.source) : null
}

function anchor<T>(node: { anchor?: string | undefined }, data: T, anchored: Map<string, unknown>) {
  if (node.anchor) anchored.set(node.anchor, data)
  return data
}
