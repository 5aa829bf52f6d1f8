import { type BigIntStats, statSync } from 'node:fs'

/** What became of some files since the batch before: absolute paths, sorted, each in one list. */
export type Batch = { added: string[]; changed: string[]; removed: string[] }

/**
 * Milliseconds in which nothing may happen to a file before it is told of. One that is away or empty
 * may be in the middle of being saved: programs remove and make anew, or empty and write.
 */
const quiet = { written: 12, unfinished: 100 }

/** Milliseconds after which what is known is told, even if more is still to come. */
const patience = 400

/** Milliseconds after a batch at which its files are looked at once more. */
const lateLooks = [70, 300]

type Noted = { first: number; last: number }
type State = { isOpen: boolean; wake(): void }

/**
 * Gathers what was noted of files into batches. A note only says where to look: what has become of a
 * file is told by how it stands on disk, so that notes that come twice, late or out of order do no
 * harm, and a note that never came is made up for by a late look.
 */
export function gatherer() {
  const noted = new Map<string, Noted>()
  /** How each file stood when it was last told of; those that are away are not in it. */
  const known = new Map<string, string>()
  const state: State = { isOpen: true, wake: () => undefined }

  const note = (path: string): void => {
    const now = performance.now()
    noted.set(path, { first: noted.get(path)?.first ?? now, last: now })
    state.wake()
  }
  const know = (path: string): void => {
    const look = lookOf(path)
    if (look === undefined) known.delete(path)
    else known.set(path, look)
  }
  const lookAgain = (paths: readonly string[]): void => {
    for (const path of paths) if (state.isOpen && lookOf(path) !== known.get(path)) note(path)
  }
  const take = (): Batch => {
    const batch: Batch = { added: [], changed: [], removed: [] }
    const paths = [...noted.keys()].sort()
    noted.clear()
    for (const path of paths) {
      const before = known.get(path)
      know(path)
      const now = known.get(path)
      if (before === now) continue
      batch[before === undefined ? 'added' : now === undefined ? 'removed' : 'changed'].push(path)
    }
    for (const wait of lateLooks) setTimeout(() => lookAgain(paths), wait).unref()
    return batch
  }

  return {
    note,
    know,
    /** The batches as they come; while one is worked on, the next grows. */
    async *batches(): AsyncGenerator<Batch> {
      while (state.isOpen) {
        const wait = waitFor(noted)
        if (wait !== 0) {
          await woken(wait, state)
          continue
        }
        const batch = take()
        if (Object.values(batch).some((paths) => paths.length > 0)) yield batch
      }
    },
    end(): void {
      state.isOpen = false
      state.wake()
    },
  }
}

/** Milliseconds until what was noted may be told; undefined where nothing was. */
function waitFor(noted: ReadonlyMap<string, Noted>): number | undefined {
  if (noted.size === 0) return undefined
  const now = performance.now()
  let wait = 0
  let end = Number.POSITIVE_INFINITY
  for (const [path, { first, last }] of noted) {
    wait = Math.max(wait, restOf(path, now - last))
    end = Math.min(end, first + patience - now)
  }
  return Math.max(0, Math.ceil(Math.min(wait, end)))
}

function woken(wait: number | undefined, state: State): Promise<void> {
  return new Promise((resolve) => {
    const timer = wait === undefined ? undefined : setTimeout(resolve, wait)
    state.wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

// ---------------------------------------------------------------- on disk

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false })
  } catch {
    // A folder on the way may not be entered: for us the file is away.
    return undefined
  }
}

/** Milliseconds that are left until a file has been quiet for long enough; the last note is so old. */
function restOf(path: string, age: number): number {
  const stat = statOf(path)
  if (!stat || (stat.size === 0n && stat.isFile())) return quiet.unfinished - age
  // A disk of another machine may be ahead of our clock.
  const written = Math.max(0, Date.now() - Number(stat.mtimeMs))
  return quiet.written - Math.min(age, written)
}

/** What tells one state of a file from another. */
function lookOf(path: string): string | undefined {
  const stat = statOf(path)
  return stat && `${stat.mtimeNs} ${stat.size} ${stat.ino}`
}
