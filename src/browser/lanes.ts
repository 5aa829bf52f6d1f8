/** Runs work at most so many at a time; what comes beyond that waits its turn. */
export function lanes(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let busy = 0
  return async (work) => {
    if (busy < most) busy += 1
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      // The lane goes to the next one as it is: in between nobody could slip in.
      const next = waiting.shift()
      if (next) next()
      else busy -= 1
    }
  }
}
