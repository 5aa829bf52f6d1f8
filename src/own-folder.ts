import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from './diagnostic.ts'
import type { Artifact } from './model.ts'
import { put, write } from './write.ts'

/**
 * A folder of results that is made anew each time. In it stands a record of all that newswire made
 * there: nothing else is ever replaced or removed. All functions throw a `UserError`.
 */
export type OwnFolder = {
  /** Refuses paths at which somebody else's files stand. */
  refuseTaken(paths: readonly string[]): void
  /** Writes files; gives them with their size in bytes, in the same order. */
  save(artifacts: readonly Artifact[]): { path: string; bytes: number }[]
  /** Removes what an earlier run made and this one did not, and gives its names. */
  finish(): string[]
}

/** `record` is the name of the file; `made` what newswire may have made, whatever a record says. */
export function openOwnFolder(folder: string, record: string, made: RegExp): OwnFolder {
  const earlier = recorded(join(folder, record), made)
  const names = new Set<string>()
  const keepRecord = (all: ReadonlySet<string>): void => {
    const text = JSON.stringify({ version: 1, files: [...all].sort() }, null, 2)
    put(join(folder, record), Buffer.from(`${text}\n`))
  }
  const refuseTaken: OwnFolder['refuseTaken'] = (paths) => {
    const taken = paths.find(
      (path) => !earlier.has(path) && !names.has(path) && existsSync(join(folder, path)),
    )
    if (taken !== undefined) throw foreign(join(folder, taken))
  }
  return {
    refuseTaken,
    save(artifacts) {
      refuseTaken(artifacts.map(({ path }) => path))
      for (const { path } of artifacts) names.add(path)
      // Written down first: what is left when the disk is full or the power fails is known to be ours.
      keepRecord(new Set([...earlier, ...names]))
      return write(artifacts, folder).map(({ path, bytes }) => ({ path, bytes }))
    },
    finish() {
      const stale = [...earlier].filter((name) => !names.has(name) && isWithin(folder, name)).sort()
      for (const name of stale) rmSync(join(folder, name), { force: true })
      keepRecord(names)
      return stale
    },
  }
}

/** A folder in it may be a link to one elsewhere, where nothing is removed. */
function isWithin(folder: string, name: string): boolean {
  const holder = join(folder, dirname(name))
  return existsSync(holder) && realpathSync(holder) === join(realpathSync(folder), dirname(name))
}

function recorded(path: string, made: RegExp): Set<string> {
  if (!existsSync(path)) return new Set()
  try {
    const { files } = JSON.parse(readFileSync(path, 'utf8')) as { files: unknown }
    const names = Array.isArray(files) ? files : []
    return new Set(names.filter((name) => typeof name === 'string' && made.test(name)))
  } catch {
    throw new UserError(
      `\`${path}\` cannot be read, so it is not known what newswire made there.`,
      'Name another folder with `--out`, or empty this one.',
    )
  }
}

const foreign = (path: string): UserError =>
  new UserError(
    `\`${path}\` is there already, and newswire did not make it.`,
    'Name another folder with `--out`, or move the file away.',
  )
