/**
 * A function that remembers its last answer, for what several checks in turn ask of one issue. It
 * is no WeakMap: what lies in one outlives the next collections of young memory, and with it the whole
 * issue, which made a collection over a thousand issues three times as long.
 */
export function latest<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) }
    return last.value
  }
}
