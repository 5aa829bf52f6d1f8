import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import manifest from '../package.json' with { type: 'json' }
import { put } from './write.ts'

/*
 * What earlier runs have made, kept on disk with all that went into its making: it serves only while
 * not a letter of that is another. It is only a cache: runs may race for it, and a damaged file is as
 * good as none.
 *
 * A file holds everything twice. To compare its two halves takes no time, where loading a hash takes
 * 3 ms; and no accident damages both alike.
 */

/** Where it lies: beside the project's packages, else in the user's cache folder. */
export function cacheFolder(root: string, env: NodeJS.ProcessEnv): string {
  const packages = join(root, 'node_modules')
  if (existsSync(packages)) return join(packages, '.cache', 'newswire')
  const named = [env.XDG_CACHE_HOME, env.LOCALAPPDATA].find((path) => path && isAbsolute(path))
  return join(named ?? join(env.HOME || homedir(), '.cache'), 'newswire')
}

/** Names the very program, which `npm run build` fills in: another one may understand a file otherwise. */
declare const __program: string | undefined
export const program = typeof __program === 'string' ? __program : 'src'

/** A thing that is kept: the name of its file, and what it is made from. */
export type Key = { name: string; from: readonly string[] }

/** The key of a `kind` of thing; of those that share a folder, `of` tells one from another. */
export const keyOf = (kind: string, of: readonly string[], from: readonly string[]): Key => ({
  name: `${kind}-${short(JSON.stringify(of))}`,
  from: [manifest.version, manifest.dependencies.mjml, manifest.dependencies.handlebars, ...from],
})

/** The parts that were kept; undefined when there are none, or when they were made from something else. */
export function recall(folder: string, { name, from }: Key): Buffer[] | undefined {
  const bytes = bytesOf(join(folder, name))
  const whole = bytes.subarray(0, bytes.length / 2)
  if (whole.length === 0 || !whole.equals(bytes.subarray(whole.length))) return undefined
  let end = whole.indexOf('\n') + 1
  const sizes = whole.toString('latin1', 0, end).trim().split(' ').map(Number)
  const [made, ...parts] = sizes.map((size) => {
    const start = end
    end += size
    return whole.subarray(start, end)
  })
  return made?.equals(madeFrom(from)) ? parts : undefined
}

/** The most things of one kind in a folder: a colour that is tried out is a theme of its own. */
const most = 24

/** Keeps the parts of something. Throws a `UserError` where it cannot be written. */
export function keep(folder: string, { name, from }: Key, parts: readonly Uint8Array[]): void {
  const made = madeFrom(from)
  const head = Buffer.from(`${[made, ...parts].map((part) => part.length).join(' ')}\n`)
  const whole = [head, made, ...parts]
  const path = join(folder, name)
  if (put(path, Buffer.concat([...whole, ...whole]))) {
    forgetOldest(folder, name.slice(0, name.lastIndexOf('-') + 1))
  } else {
    const now = new Date()
    utimesSync(path, now, now)
  }
}

/** Takes away what was kept. */
export function forget(folder: string, { name }: Key): void {
  const path = join(folder, name)
  // To look first is cheaper where nothing was kept, as of most issues of an archive.
  if (!existsSync(path)) return
  try {
    rmSync(path, { force: true })
  } catch {
    // It cannot be written to, and so nothing was kept there of late.
  }
}

/** What was made longest ago goes, so that the folder does not grow for ever. */
function forgetOldest(folder: string, kind: string): void {
  try {
    const names = readdirSync(folder).filter((name) => name.startsWith(kind))
    if (names.length <= most) return
    const made = names.map((name) => ({ path: join(folder, name), at: madeAt(join(folder, name)) }))
    const old = made.sort((a, b) => b.at - a.at).slice(most)
    for (const { path } of old) rmSync(path, { force: true })
  } catch {
    // Another run has one of them open: whoever keeps something next tries again.
  }
}

const madeAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

const madeFrom = (from: readonly string[]): Buffer => Buffer.from(JSON.stringify(from))

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

/** A text in 7 signs: FNV-1a. Two texts may share them; what they keep is then kept by turns. */
function short(text: string): string {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  }
  return (sum >>> 0).toString(36).padStart(7, '0')
}
