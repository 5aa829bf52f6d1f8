import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { UserError } from './diagnostic.ts'
import { type Batch, gatherer } from './watch/batch.ts'
import { isWanted } from './watch/wanted.ts'

export { type Affected, affected, type Cause, picturesFor } from './watch/affected.ts'
export type { Batch } from './watch/batch.ts'

export type Watcher = {
  /** What has changed since the watcher was opened, in batches; it ends when the watcher is closed. */
  batches(): AsyncGenerator<Batch>
  /** Watches these pictures of the newsroom too; one that is not there yet is noticed when it comes. */
  add(pictures: Iterable<string>): void
  close(): Promise<void>
}

/**
 * Watches the settings, the issues and the themes of the newsroom in a folder. A save is one batch,
 * whether the program renames, removes or writes in several goes. What keeps a file from being watched
 * goes to `troubled`, and the others are watched all the same.
 */
export async function watch(root: string, troubled: (fault: UserError) => void): Promise<Watcher> {
  stayLean()
  const chokidar = await import('chokidar')
  const pictures = new Set<string>()
  const gathered = gatherer()
  const reached = new Set([join(root, 'issues'), join(root, 'templates')])
  const told = new Set<string>()
  const watcher = chokidar.watch(root, {
    ignored: (path) => !isWanted(path, root, pictures),
    // Its own way of telling a save from a removal takes 100 ms of every save.
    atomic: false,
  })
  const ready = new Promise<void>((done) => {
    watcher.once('ready', done)
    watcher.once('error', () => done())
  })
  watcher.on('error', (error) => {
    const fault = refusal(error as NodeJS.ErrnoException)
    if (told.has(fault.message)) return
    told.add(fault.message)
    troubled(fault)
  })
  const state = { isReady: false }
  watcher.on('all', (event, path) => {
    if (event.endsWith('Dir')) return
    if (state.isReady) gathered.note(resolve(path))
    else gathered.know(resolve(path))
  })
  await ready
  state.isReady = true

  return {
    batches: gathered.batches,
    add(more) {
      for (const picture of more) {
        if (pictures.has(picture)) continue
        pictures.add(picture)
        gathered.know(picture)
        const first = wayTo(picture, root).find((path) => !reached.has(path))
        for (const path of wayTo(picture, root)) reached.add(path)
        // What comes later is found in the folder in which it comes.
        if (first && existsSync(first)) watcher.add(first)
      }
    },
    async close() {
      gathered.end()
      await watcher.close()
    },
  }
}

/**
 * Whoever watches runs for days, and makes as much waste with each save as V8 clears away at leisure:
 * it would let the process grow to twice of what is in use.
 */
const stayLean = (): void => setFlagsFromString('--heap-growing-percent=50')

/** The folders below a newsroom that lead to a file of it, and the file. */
function wayTo(path: string, root: string): string[] {
  const above = dirname(path)
  return path === root || above === path ? [] : [...wayTo(above, root), path]
}

function refusal(error: NodeJS.ErrnoException): UserError {
  if (error.code === 'ENOSPC' || error.code === 'EMFILE') {
    return new UserError(
      'The system watches no more files, so some changes are not noticed.',
      'Raise its limit (on Linux `fs.inotify.max_user_watches`), or set `CHOKIDAR_USEPOLLING=1`.',
    )
  }
  return new UserError(
    `Some changes are not noticed: ${error.message}.`,
    'Save the file once more, or start again.',
  )
}
