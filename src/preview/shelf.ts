/** A table that keeps what was asked for last, at most so many, and forgets the rest. */
export function shelf<T>(most: number) {
  const kept = new Map<string, T>()
  return {
    get(key: string): T | undefined {
      const value = kept.get(key)
      if (value === undefined) return undefined
      // A Map keeps the order in which keys were put in: the first has waited longest.
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    put(key: string, value: T): void {
      kept.delete(key)
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    delete: (key: string): boolean => kept.delete(key),
    clear: (): void => kept.clear(),
    /** Those asked for last come first. */
    keys: (): string[] => [...kept.keys()].reverse(),
  }
}
