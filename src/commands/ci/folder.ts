import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../../diagnostic.ts'
import type { Artifact } from '../../model.ts'
import { put, write } from '../../write.ts'

/** In the folder, the names of all that was made there, so that it can be removed later. */
const record = '.newswire-ci.json'

/** Nothing else is ever removed, whatever a record says. */
const made = /^(?:summary\.md|summary-in-full\.md|(?:changes|pictures)\/(?!\.)[^/\\]+)$/

/**
 * Writes the results into a folder. What an earlier run made there and this one did not is removed; a
 * file that newswire did not make is never replaced. Throws a `UserError`.
 */
export function keepResults(artifacts: readonly Artifact[], folder: string): string[] {
  const earlier = recorded(folder)
  const names = new Set(artifacts.map(({ path }) => path))
  const taken = [...names].find((name) => !earlier.has(name) && existsSync(join(folder, name)))
  if (taken !== undefined) throw foreign(join(folder, taken))
  // Written down first: what is left when the disk is full is known to be ours.
  keepRecord(folder, new Set([...earlier, ...names]))
  const written = write(artifacts, folder).map(({ path }) => path)
  for (const name of earlier) {
    if (!names.has(name) && isWithin(folder, name)) rmSync(join(folder, name), { force: true })
  }
  keepRecord(folder, names)
  return written
}

/** A folder in it may be a link to one elsewhere, where nothing is removed. */
function isWithin(folder: string, name: string): boolean {
  const holder = join(folder, dirname(name))
  return existsSync(holder) && realpathSync(holder) === join(realpathSync(folder), dirname(name))
}

function recorded(folder: string): Set<string> {
  const path = join(folder, record)
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

function keepRecord(folder: string, names: ReadonlySet<string>): void {
  const files = [...names].sort()
  put(join(folder, record), Buffer.from(`${JSON.stringify({ version: 1, files }, null, 2)}\n`))
}

const foreign = (path: string): UserError =>
  new UserError(
    `\`${path}\` is there already, and newswire did not make it.`,
    'Name another folder with `--out`, or move the file away.',
  )
