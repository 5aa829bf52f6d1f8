/** How much is asked at once, in all and of one host, and how many ms lie between two starts there. */
export type Manners = { atOnce: number; perHost: number; pause: number }

/** Lets work begin in turn, so that no host is asked more than it should be. */
export type Turns = {
  take<T>(host: string, work: () => Promise<T>): Promise<T>
  /** Nothing begins at a host for so many ms from now. */
  rest(host: string, ms: number): void
}

type Waiting = { host: string; begin(): void }
type Busy = { running: number; next: number }

export function openTurns({ atOnce, perHost, pause }: Manners): Turns {
  const waiting: Waiting[] = []
  const hosts = new Map<string, Busy>()
  let running = 0
  let alarm: NodeJS.Timeout | undefined

  const busy = (host: string): Busy => {
    const known = hosts.get(host) ?? { running: 0, next: 0 }
    hosts.set(host, known)
    return known
  }

  const goOn = (): void => {
    clearTimeout(alarm)
    let soonest = Number.POSITIVE_INFINITY
    for (let index = 0; index < waiting.length && running < atOnce; ) {
      const { host, begin } = waiting[index] as Waiting
      const state = busy(host)
      const wait = state.next - performance.now()
      if (state.running < perHost && wait <= 0) {
        waiting.splice(index, 1)
        state.running += 1
        state.next = performance.now() + pause
        running += 1
        begin()
        continue
      }
      if (state.running < perHost) soonest = Math.min(soonest, wait)
      index += 1
    }
    // Whoever is done calls again; for a pause that ends there is nobody else.
    if (running < atOnce && soonest < Number.POSITIVE_INFINITY) {
      alarm = setTimeout(goOn, Math.ceil(soonest))
    }
  }

  const take = async <T>(host: string, work: () => Promise<T>): Promise<T> => {
    await new Promise<void>((begin) => {
      waiting.push({ host, begin })
      goOn()
    })
    try {
      return await work()
    } finally {
      busy(host).running -= 1
      running -= 1
      goOn()
    }
  }

  const rest = (host: string, ms: number): void => {
    const state = busy(host)
    state.next = Math.max(state.next, performance.now() + ms)
  }

  return { take, rest }
}
