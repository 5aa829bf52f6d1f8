import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from './diagnostic.ts'
import { lock } from './journal/lock.ts'

/** A line of a journal, as plain JSON: what it says is the business of who writes it. */
export type Entry = Record<string, unknown>

/** A file that is only ever added to. What `add` has returned from is on the disk. */
export type Journal = {
  path: string
  /** What stood there when it was opened. */
  entries: readonly Entry[]
  add(entry: Entry): void
  /** Lets go of the file; what stands there stays. */
  close(): void
  /** Takes the file away: what it held stands elsewhere. */
  remove(): void
}

/** A journal that keeps nothing, for a draft that nobody can interrupt. */
export const noJournal = (): Journal => ({
  path: '',
  entries: [],
  add: () => undefined,
  close: () => undefined,
  remove: () => undefined,
})

/** `issues/.17.draft.jsonl`: beside the issue, and hidden, as it is nobody's business but ours. */
export const journalPath = (folder: string, issue: number): string =>
  join(folder, `.${issue}.draft.jsonl`)

/** The numbers of the issues that have a journal, in ascending order. */
export function journals(folder: string): number[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => /^\.(\d+)\.draft\.jsonl$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

/**
 * Opens a journal, or begins one. A last line that a crash has torn is cut off: it is the answer that
 * was being written. Begun anew, what stands there is put aside. Throws a `UserError` when the file
 * cannot be used, or somebody else uses it.
 */
export async function openJournal(path: string, isAnew = false): Promise<Journal> {
  // Two windows on one draft would mix their answers.
  const unlock = await lock(path).catch((error: NodeJS.ErrnoException) => {
    throw refusal(path, error)
  })
  if (!unlock) {
    throw new UserError(
      `The draft \`${basename(path)}\` is open in another window.`,
      'Go on there, or stop it there first.',
    )
  }
  try {
    if (isAnew && existsSync(path)) putAside(path)
    return opened(path, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function opened(path: string, unlock: () => void): Journal {
  const isNew = !existsSync(path)
  const bytes = isNew ? Buffer.alloc(0) : attempt(path, () => readFileSync(path))
  const whole = bytes.lastIndexOf(0x0a) + 1
  const entries = linesOf(bytes.subarray(0, whole)).map((line, index) => parse(line, index, path))
  const file = attempt(path, () => openSync(path, 'a'))
  if (whole < bytes.length) ftruncateSync(file, whole)
  if (isNew) syncFolder(dirname(path))

  const state = { size: whole, isOpen: true }
  const close = () => {
    if (!state.isOpen) return
    state.isOpen = false
    closeSync(file)
    unlock()
  }
  return {
    path,
    entries,
    add(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`)
      try {
        writeFileSync(file, line)
        fsyncSync(file)
      } catch (error) {
        // Half a line would swallow the next one.
        ftruncateSync(file, state.size)
        throw refusal(path, error as NodeJS.ErrnoException)
      }
      state.size += line.length
    },
    close,
    remove() {
      close()
      rmSync(path, { force: true })
    },
  }
}

const linesOf = (bytes: Buffer): string[] =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')

function parse(line: string, index: number, path: string): Entry {
  const entry = parsed(line)
  if (entry) return entry
  throw new UserError(
    `Line ${index + 1} of the draft \`${path}\` cannot be read.`,
    'Mend that line or delete it, and go on; or begin anew with `--restart`, which keeps the file.',
  )
}

function parsed(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}

/** What can be read of a journal, without opening it for more. */
export const entriesOf = (path: string): Entry[] =>
  linesOf(readFileSync(path)).flatMap((line): Entry[] => {
    const entry = parsed(line)
    return entry ? [entry] : []
  })

/** Puts a journal aside under a name that nothing reads. */
function putAside(path: string): void {
  for (let count = 1; ; count += 1) {
    const aside = path.replace(/\.jsonl$/, `-${count}.jsonl`)
    if (existsSync(aside)) continue
    renameSync(path, aside)
    return
  }
}

/** Waits until the disk has the names in a folder, too. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw refusal(path, error as NodeJS.ErrnoException)
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  EISDIR: 'a folder has that name',
  ENOENT: 'its folder does not exist',
}

const refusal = (path: string, { code = '', message }: NodeJS.ErrnoException): UserError =>
  new UserError(
    `The draft \`${path}\` cannot be kept: ${reasons[code] ?? message}.`,
    'What was answered before is safe.',
  )
