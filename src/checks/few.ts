/** Findings of one check that are told of an issue: nobody mends more at once, and then looks again. */
export const mostTold = 100

/**
 * The first of some matches, and one more than are told: a text may be full of one fault, and each
 * costs a look at all of it.
 */
export function few<T>(all: Iterable<T>): T[] {
  const first: T[] = []
  for (const each of all) {
    first.push(each)
    if (first.length > mostTold) break
  }
  return first
}
