import { setTimeout as sleep } from 'node:timers/promises'
import type { UserError } from './diagnostic.ts'
import { type House, type Opening, openHouse } from './preview/house.ts'
import { listeners } from './preview/listeners.ts'
import { type Room, roomOf } from './preview/room.ts'
import { routeOf } from './preview/routes.ts'
import { listen } from './preview/server.ts'
import { watch } from './watch.ts'
import { type Change, pagePolicy } from './workbench.ts'

export { type House, openHouse }

export type Preview = { port: number; close(): Promise<void> }

type Wanted = {
  opening: Opening
  /** The newsroom as it was when it was opened. */
  house: House
  port: number
  /** Is told what keeps the preview from showing something; it goes on. */
  troubled(fault: unknown): void
}

/**
 * Milliseconds of calm before the checks that take their time have it: after a page was asked for, and
 * after a save, which another is likely to follow.
 */
const calm = { asked: 100, saved: 600 }

/** How many of the issues that were looked at last are made ready before they are asked for again. */
const most = 2

/** Milliseconds between two tellings of a list that is still being built. */
const pace = 300

/**
 * Shows the issues of a newsroom at an address of this machine, and what becomes of them while people
 * write, until it is closed. Nothing on disk is changed but what a build keeps in its cache.
 */
export async function openPreview({ opening, house, port, troubled }: Wanted): Promise<Preview> {
  const watcher = await watch(opening.root, troubled)
  const watchPictures = (pictures: readonly string[]) => watcher.add(pictures)
  const room = roomOf(house, { opening, watchPictures, troubled: once(troubled) })
  const pages = listeners()
  const now = (changed: string[]): Change => ({
    ...{ issues: room.listed(), changed, house: room.banner() },
  })
  const state = { turn: 0, isOpen: true }
  /** What is done while nothing changes: the rest of the list, then the thorough checks. */
  const idle = async (pause: number) => {
    state.turn += 1
    const { turn } = state
    const isOver = () => !state.isOpen || state.turn !== turn
    try {
      await finishList(room, isOver, () => pages.tell(now([])))
      await sleep(pause, undefined, { ref: false })
      for (const name of room.recent().slice(0, most)) {
        if (isOver() || !pages.isAny()) return
        if (await room.think(name)) pages.tell(now([name]))
      }
    } catch (error) {
      troubled(error)
    }
  }
  const follow = async () => {
    idle(calm.asked)
    for await (const batch of watcher.batches()) {
      try {
        const changed = await room.take(batch)
        const shown = room.recent().filter((name) => changed.includes(name))
        for (const name of shown.slice(0, most)) await room.view(name)
        pages.tell(now(changed))
      } catch (error) {
        troubled(error)
      }
      idle(calm.saved)
    }
  }

  const route = routeOf(room, {
    listen: (page) => pages.add(page, now([])),
    asked: (name) => {
      // After a save the page asks at once, and the next save may come as soon.
      if (!room.isLookedAt(name)) idle(calm.asked)
    },
    troubled,
  })
  const server = await listen(port, pagePolicy, route).catch(async (error) => {
    await watcher.close()
    throw error
  })
  follow()

  return {
    port: server.port,
    async close() {
      state.isOpen = false
      pages.end()
      await Promise.all([server.close(), watcher.close()])
    },
  }
}

/** Builds what is not known of the list, and tells it now and then. */
async function finishList(room: Room, isOver: () => boolean, tell: () => void): Promise<void> {
  let last = performance.now()
  let isNew = false
  while (!isOver() && (await room.next())) {
    isNew = true
    // Between two issues, pages are answered.
    await new Promise((done) => setImmediate(done))
    if (performance.now() - last < pace) continue
    tell()
    last = performance.now()
    isNew = false
  }
  if (isNew && !isOver()) tell()
}

/** Tells each fault once: it comes again whenever the file is looked at. */
function once(troubled: (fault: UserError) => void): (fault: UserError) => void {
  const told = new Set<string>()
  return (fault) => {
    if (told.has(fault.message)) return
    told.add(fault.message)
    troubled(fault)
  }
}
