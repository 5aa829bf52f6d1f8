import type { ServerResponse } from 'node:http'
import type { Change } from '../workbench.ts'

/** Milliseconds after which a page that was cut off asks again, and between two signs of life. */
const again = 500
const beat = 15_000

/** Milliseconds for which a page that is about to listen is told what it may have missed. */
const missed = 10_000

const most = { pages: 32, waiting: 4_000_000 }

/** The pages that are open and listen for changes. */
export function listeners() {
  const pages = new Set<ServerResponse>()
  const recent = new Map<string, number>()
  const timer = setInterval(() => {
    for (const page of pages) page.write(':\n\n')
  }, beat).unref()

  const send = (page: ServerResponse, change: Change): void => {
    page.write(`data: ${JSON.stringify(change)}\n\n`)
    // A page that takes nothing any more (a laptop asleep) would gather all that it is told.
    if (page.writableLength > most.waiting) page.destroy()
  }

  return {
    /** Answers a page that listens, and tells it how things stand. False when too many listen already. */
    add(page: ServerResponse, now: Change): boolean {
      if (pages.size >= most.pages) return false
      page.writeHead(200, { 'Content-Type': 'text/event-stream' })
      page.write(`retry: ${again}\n\n`)
      pages.add(page)
      page.once('close', () => pages.delete(page))
      const since = Date.now() - missed
      const changed = [...recent].flatMap(([name, when]) => (when > since ? [name] : []))
      send(page, { ...now, changed })
      return true
    },
    tell(change: Change): void {
      const now = Date.now()
      for (const [name, when] of recent) if (when < now - missed) recent.delete(name)
      for (const name of change.changed) recent.set(name, now)
      for (const page of pages) send(page, change)
    },
    isAny: (): boolean => pages.size > 0,
    end(): void {
      clearInterval(timer)
      for (const page of pages) page.end()
    },
  }
}
