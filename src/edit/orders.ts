/**
 * In which order an author meets the keys of each kind of map. A new key goes behind the nearest of
 * its predecessors that is there, and a new map is written in this order.
 */
const orders: readonly (readonly string[])[] = [
  'number date subject preheader intro sections',
  'type heading intro items',
  // When, where and for whom come before the body, as in the issues of the house.
  'use id title publisher published format deadline date until time venue online cost organiser places booking funder amount eligibility owner topics body quote image deadlines links contact',
  'url contact by',
  'date time for',
  'text url',
  'text by',
  'src alt caption width height',
  'name role email phone',
  'publication organisation language timezone intro footer permission theme brand sections people glossary snippets links',
  'name short strapline address website',
  'extends heading',
  'base unsubscribe tracking',
].map((names) => names.split(' '))

/** The order that knows the most of some keys; none when no order knows the key in question. */
function orderOf(names: readonly string[], wanted?: string): readonly string[] {
  let best: readonly string[] = []
  let most = 0
  for (const order of orders) {
    if (wanted !== undefined && !order.includes(wanted)) continue
    const known = names.filter((name) => order.includes(name)).length
    // Of two that know as much, the shorter fits better: `date time for` is a deadline.
    if (known < most || (known === most && order.length >= best.length && most > 0)) continue
    best = order
    most = known
  }
  return best
}

/**
 * Where a new key stands among the keys that are there, as an index: behind its nearest predecessor,
 * else before its first successor, else at the end.
 */
export function placeOf(name: string, names: readonly string[]): number {
  const order = orderOf([...names, name], name)
  const rank = order.indexOf(name)
  if (rank < 0) return names.length
  const ranks = names.map((each) => order.indexOf(each))
  const before = Math.max(-1, ...ranks.filter((each) => each < rank))
  if (before >= 0) return ranks.indexOf(before) + 1
  const after = ranks.findIndex((each) => each > rank)
  return after < 0 ? names.length : after
}

/** The pairs of a map in their order; keys that no order knows come last, as they came. */
export function inOrder(map: Readonly<Record<string, unknown>>): [string, unknown][] {
  const pairs = Object.entries(map).filter(([, value]) => value !== undefined)
  const order = orderOf(pairs.map(([name]) => name))
  const rank = ([name]: [string, unknown]) => {
    const found = order.indexOf(name)
    return found < 0 ? order.length : found
  }
  return pairs.sort((a, b) => rank(a) - rank(b))
}
