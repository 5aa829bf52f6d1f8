/** Findings of one kind in one text: whoever mends so many looks again. */
export const most = 50

/** The first of some matches: a text may be full of one fault, and each costs a look at all of it. */
export function few<T>(all: Iterable<T>): T[] {
  const first: T[] = []
  for (const each of all) {
    if (first.length === most) break
    first.push(each)
  }
  return first
}
