import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from './diagnostic.ts'
import type { Artifact } from './model.ts'

export type Written = { path: string; bytes: number; changed: boolean }

/**
 * Writes artifacts into a folder, each by a temporary file and a rename, so that no reader ever sees
 * half of one. A file that holds the same bytes already is left alone. Throws a `UserError`.
 */
export async function write(artifacts: readonly Artifact[], folder: string): Promise<Written[]> {
  const written: Written[] = []
  for (const { path, body } of artifacts) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    const target = join(folder, path)
    written.push({ path: target, bytes: bytes.length, changed: await put(target, bytes) })
  }
  return written
}

/** The same for one file; `durable` waits until the disk has it, for what an author wrote. */
export async function put(path: string, bytes: Uint8Array, durable = false): Promise<boolean> {
  if (await holds(path, bytes)) return false
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await save(draft, bytes, durable)
    await rename(draft, path)
  } catch (error) {
    await unlink(draft).catch(() => undefined)
    throw refusal(path, error as NodeJS.ErrnoException)
  }
  return true
}

async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await readFile(path)).equals(bytes)
  } catch {
    return false
  }
}

async function save(path: string, bytes: Uint8Array, durable: boolean): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx', flush: durable })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes, { flag: 'wx', flush: durable })
  }
}

const reasons: Record<string, string> = {
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

function refusal(path: string, error: NodeJS.ErrnoException): UserError {
  const reason = reasons[error.code ?? ''] ?? error.message
  return new UserError(
    `\`${path}\` cannot be written: ${reason}.`,
    'Nothing was written half; name another place with `--out`.',
  )
}
