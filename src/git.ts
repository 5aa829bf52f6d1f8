import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { UserError } from './diagnostic.ts'
import type { IO } from './model.ts'

/** A file that is other than it was. `added` also means that git does not know it yet. */
export type ChangedFile = { path: string; how: 'added' | 'changed' | 'removed' }

/** The folder of the repository in which a path lies; undefined where there is none, or no git. */
export function repositoryOf(path: string): string | undefined {
  const found = tried(folderOf(path), 'rev-parse', '--show-toplevel')
  return typeof found === 'string' ? resolve(trimmed(found)) : undefined
}

/** The full name of a commit. Throws a `UserError` for what git does not know, and without git. */
export const fromRepository = (io: IO): IO => ({
  ...io,
  from: repositoryOf(io.cwd) ?? io.from ?? io.cwd,
})

export function commitOf(path: string, ref: string): string {
  const folder = folderOf(path)
  // An empty name would be the index, and one with a colon a file.
  const isName = ref !== '' && !/[\0:]/.test(ref)
  const name = `${ref}^{commit}`
  const found = isName
    ? tried(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', name)
    : undefined
  if (typeof found === 'string') return trimmed(found)
  if (found?.isMissing) throw noGit()
  const root = tried(folder, 'rev-parse', '--show-toplevel')
  if (typeof root !== 'string') throw noRepository(folder, root.complaint)
  throw unknown(folder, ref)
}

/**
 * The text of a file at a revision; undefined when it was not there. Throws a `UserError` without git or
 * a repository, and for a revision that git does not know.
 */
export function textAt(path: string, ref: string): string | undefined {
  const folder = folderOf(dirname(path))
  const name = `${commitOf(folder, ref)}:./${relative(folder, path).replaceAll(sep, '/')}`
  const kind = tried(folder, 'cat-file', '-t', name)
  if (typeof kind !== 'string' || trimmed(kind) !== 'blob') return undefined
  return git(folder, 'cat-file', 'blob', name)
}

/**
 * The files below a folder that differ between two revisions, or between one and the disk when `to` is
 * not given, by their absolute paths and in their order. Files that git ignores are none of them.
 */
export function changedFiles(folder: string, from: string, to?: string): ChangedFile[] {
  const commits = [from, ...(to === undefined ? [] : [to])].map((ref) => commitOf(folder, ref))
  const shape = ['--name-status', '--no-renames', '--no-ext-diff', '--relative', '-z']
  const fields = git(folder, 'diff', ...shape, ...commits, '--').split('\0')
  const found = new Map<string, ChangedFile['how']>()
  for (let at = 0; at + 1 < fields.length; at += 2) {
    found.set(fields[at + 1] as string, hows[fields[at] as string] ?? 'changed')
  }
  if (to === undefined) {
    const unknown = git(folder, 'ls-files', '--others', '--exclude-standard', '-z')
    for (const name of unknown.split('\0').filter(Boolean)) found.set(name, 'added')
  }
  return [...found]
    .map(([name, how]) => ({ path: join(folder, name), how }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

const hows: Readonly<Record<string, ChangedFile['how']>> = { A: 'added', D: 'removed' }

/** The last commit that two revisions have in common; undefined when they have none. */
export function commonCommit(path: string, one: string, other: string): string | undefined {
  const commits = [commitOf(path, one), commitOf(path, other)]
  const found = tried(folderOf(path), 'merge-base', ...commits)
  return typeof found === 'string' ? trimmed(found) : undefined
}

/** A file of a revision, by its path below the folder that was asked for, with forward slashes. */
export type FormerFile = { path: string; bytes: Uint8Array }

/** The files below a folder as they were at a revision; of links and other repositories there are none. */
export function filesAt(
  folder: string,
  ref: string,
  isWanted: (path: string) => boolean,
): FormerFile[] {
  const rows = git(folder, 'ls-tree', '-r', '-z', commitOf(folder, ref), '--').split('\0')
  const wanted = rows.flatMap((row) => {
    const [, id = '', path = ''] = /^100\d+ blob (\w+)\t(.+)$/s.exec(row) ?? []
    return id && isWanted(path) ? [{ id, path }] : []
  })
  if (wanted.length === 0) return []
  const all = blobs(folder, wanted.map(({ id }) => `${id}\n`).join(''))
  let at = 0
  return wanted.map(({ path }) => {
    // Before each stands a line with its name, its kind and its size; after it a line feed.
    const start = all.indexOf('\n', at) + 1
    const size = Number(all.toString('latin1', at, start).split(' ').at(-1))
    at = start + size + 1
    return { path, bytes: all.subarray(start, start + size) }
  })
}

/** Whether a copy has only the latest commits. */
export const isShallow = (path: string): boolean =>
  trimmed(String(tried(folderOf(path), 'rev-parse', '--is-shallow-repository'))) === 'true'

/** A folder itself, or the nearest one above a path that is there. */
function folderOf(path: string): string {
  const whole = resolve(path)
  if (statSync(whole, { throwIfNoEntry: false })?.isDirectory()) return whole
  return whole === dirname(whole) ? whole : folderOf(dirname(whole))
}

/** Git ends its answer with a line feed; a folder's name may end with a space. */
const trimmed = (text: string): string => text.replace(/\r?\n$/, '')

// ---------------------------------------------------------------- git itself

type Refusal = { isMissing: boolean; complaint: string }

/** The folder alone says which repository is meant: a hook that runs newswire names another way to it. */
const confusing = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_NAMESPACE']

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !confusing.includes(name))
  // Git only looks: it locks nothing, asks for no password, and speaks English.
  const quiet = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
  return { ...Object.fromEntries(own), ...quiet }
}

/** A repository's own settings may name programs to run: none is needed here. */
const careful = ['--literal-pathspecs', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false']

const largest = 256 * 1024 * 1024

/** What git prints, or why it did not. */
function tried(folder: string, ...args: string[]): string | Refusal {
  try {
    return execFileSync('git', [...careful, ...args], {
      ...{ cwd: folder, encoding: 'utf8', env: environment(), maxBuffer: largest },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
    return { isMissing: code === 'ENOENT', complaint: stderr?.trim() ?? String(code) }
  }
}

function git(folder: string, ...args: string[]): string {
  const found = tried(folder, ...args)
  if (typeof found === 'string') return found
  if (found.isMissing) throw noGit()
  throw new UserError(`git could not do it: ${firstLine(found.complaint)}`)
}

/** The contents of files by their names in git, which is asked once for all of them. */
function blobs(folder: string, input: string): Buffer {
  try {
    return execFileSync('git', [...careful, 'cat-file', '--batch'], {
      ...{ cwd: folder, env: environment(), maxBuffer: largest, input },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
  } catch (error) {
    throw new UserError(`git could not do it: ${firstLine((error as Error).message)}`)
  }
}

const firstLine = (text: string): string =>
  (text.split('\n')[0] ?? '').replace(/^(?:fatal|error): /, '').replace(/\.?$/, '.')

const noGit = () =>
  new UserError('There is no `git` on this machine.', 'Install git, or compare with a file.')

function noRepository(folder: string, complaint: string): UserError {
  if (/not a git repository/i.test(complaint)) {
    return new UserError(
      `\`${folder}\` is in no git repository.`,
      'Compare with an issue or a file, or begin a repository with `git init`.',
    )
  }
  // Such as a repository of somebody else, which git reads only when told to trust it.
  return new UserError(`git does not read this repository: ${firstLine(complaint)}`)
}

function unknown(folder: string, ref: string): UserError {
  return new UserError(
    `git knows no revision \`${ref}\` here.`,
    isShallow(folder)
      ? 'This copy has only the latest commits: fetch more (`git fetch --unshallow`; in GitHub Actions `fetch-depth: 0`).'
      : 'A branch, a tag or a commit will do, like `main` or `HEAD~1`.',
  )
}
