import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from './diagnostic.ts'
import type { Artifact } from './model.ts'

export type Written = { path: string; bytes: number; changed: boolean }

/**
 * Writes artifacts into a folder, which is made where there is none. Each goes by a temporary file
 * and a rename, so that no reader ever sees half of one. Throws a `UserError`.
 */
export function write(artifacts: readonly Artifact[], folder: string): Written[] {
  return artifacts.map(({ path, body }) => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    const target = join(folder, path)
    return { path: target, bytes: bytes.length, changed: put(target, bytes) }
  })
}

/**
 * The same for one file: true when it was written, false when it held these bytes already. A link
 * stays a link, and a pipe or a device is written into, never replaced. `durable` waits until the
 * disk has it, for what an author wrote. `expected` is what the file held when it was read: where it
 * holds something else by now, nothing is written, and a `UserError` says so.
 *
 * All of it happens at once, so that a signal finds the file as it was or as it shall be.
 */
export function put(
  path: string,
  bytes: Uint8Array,
  durable = false,
  expected?: Uint8Array,
): boolean {
  try {
    const known = statSync(path, { throwIfNoEntry: false })
    if (!known) return replace(path, bytes, durable, { expected })
    if (!known.isFile() && !known.isDirectory()) {
      writeFileSync(path, bytes)
      return true
    }
    if (known.size === bytes.length && readFileSync(path).equals(bytes)) return false
    return replace(realpathSync(path), bytes, durable, { mode: known.mode, expected })
  } catch (error) {
    throw error instanceof UserError ? error : refusal(`\`${path}\``, error)
  }
}

/** What a file is to hold, and what it held when it was read. */
export type Change = { path: string; bytes: Uint8Array; expected: Uint8Array }

/**
 * Changes files that belong together, as `put` does when it is to last: all of them or none. Only a
 * power cut between two renames can part them, so what others refer to comes first. Throws a
 * `UserError`.
 */
export function putTogether(changes: readonly Change[]): void {
  const drafts: string[] = []
  const replaced: Change[] = []
  try {
    for (const { path, expected } of changes) refuseChanged(path, expected)
    // Whatever may fail comes before the first of them is replaced: the disk may be full.
    const files = changes.map((change) => {
      const path = realpathSync(change.path)
      const draft = draftBeside(path)
      drafts.push(draft)
      stage(draft, change.bytes, true, statSync(path).mode)
      return { ...change, path, draft }
    })
    for (const { path, expected } of files) refuseChanged(path, expected)
    for (const file of files) {
      renameSync(file.draft, file.path)
      replaced.push(file)
    }
  } catch (error) {
    for (const draft of drafts) discard(draft)
    for (const { path, bytes, expected } of replaced) put(path, expected, true, bytes)
    throw error instanceof UserError ? error : refusal('What belongs together', error)
  }
}

/** What is known of the file that is replaced. */
type Known = { mode?: number; expected: Uint8Array | undefined }

function replace(path: string, bytes: Uint8Array, durable: boolean, known: Known): true {
  const draft = draftBeside(path)
  try {
    stage(draft, bytes, durable, known.mode)
    if (known.expected) refuseChanged(path, known.expected)
    renameSync(draft, path)
    return true
  } catch (error) {
    discard(draft)
    throw error
  }
}

/** Not the process's id: programs in two containers may share a folder and a number. */
const draftBeside = (path: string): string =>
  join(dirname(path), `.newswire-${Math.random().toString(36).slice(2)}.tmp`)

function stage(draft: string, bytes: Uint8Array, durable: boolean, mode?: number): void {
  save(draft, bytes, durable)
  if (mode !== undefined) chmodSync(draft, mode)
}

/** The last look at the file comes right before it is replaced. */
function refuseChanged(path: string, expected: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(expected)) return
  throw new UserError(
    `\`${path}\` has changed since it was read, so nothing was written.`,
    'Run the command again.',
  )
}

function save(path: string, bytes: Uint8Array, durable: boolean): void {
  const options = { flag: 'wx', flush: durable }
  try {
    writeFileSync(path, bytes, options)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    makeFolder(dirname(path))
    writeFileSync(path, bytes, options)
  }
}

/** Node's own way never ends where the system makes no folders, as in `/proc`. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && statSync(path, { throwIfNoEntry: false })?.isDirectory())
      return
    if (codeOf(error) !== 'ENOENT' || existsSync(dirname(path))) throw error
    makeFolder(dirname(path))
    makeFolder(path)
  }
}

function discard(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // It was never there, or the disk is gone: the first error says more.
  }
}

/**
 * Writes to an open stream of the process (1 is standard output), all of it before it returns: what
 * was printed is printed, however the process ends. False when nobody reads any more. Throws a
 * `UserError` when it cannot be written for another reason.
 */
export function pour(stream: number, text: string | Uint8Array): boolean {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  let done = 0
  while (done < bytes.length) {
    try {
      done += writeSync(stream, bytes, done)
    } catch (error) {
      const code = codeOf(error)
      if (code === 'EPIPE' || code === 'EOF') return false
      if (code !== 'EAGAIN') throw refusal('Standard output', error)
      pause(5)
    }
  }
  return true
}

/** A pipe that does not block is full until its reader has read some. */
const pause = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

const reasons: Record<string, string> = {
  ENOENT: 'the system makes no folder there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  EISDIR: 'a folder has that name',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  ENAMETOOLONG: 'the name is too long',
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

function refusal(what: string, error: unknown): UserError {
  const reason = reasons[codeOf(error)] ?? (error as Error).message
  const hint = 'Nothing was written half. Make room or name another place.'
  return new UserError(`${what} cannot be written: ${reason}.`, hint)
}
