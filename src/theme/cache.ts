import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { type Diagnostic, UserError } from '../diagnostic.ts'
import type { CompiledTheme } from '../model.ts'
import { put } from '../write.ts'
import type { Inputs } from './inputs.ts'

/**
 * The name under which a compiled theme is kept: whatever goes into the making of it is in the name,
 * so that two themes of one name are the same, and one that was changed has another.
 */
export function keyOf({ name, brand, files }: Inputs): string {
  const { version, dependencies } = manifest
  const parts = [
    [version, dependencies.mjml, dependencies.handlebars],
    name,
    Object.entries(brand).sort(byName),
    Object.entries(files).sort(byName),
  ]
  return checksum(JSON.stringify(parts))
}

const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1)

/** Where compiled themes are kept: beside the project's packages, else in the user's cache folder. */
export function cacheFolder(root: string, env: NodeJS.ProcessEnv): string {
  const packages = join(root, 'node_modules')
  if (existsSync(packages)) return join(packages, '.cache', 'newswire')
  const named = [env.XDG_CACHE_HOME, env.LOCALAPPDATA].find((path) => path && isAbsolute(path))
  return join(named ?? join(env.HOME || homedir(), '.cache'), 'newswire')
}

/** A kept theme; undefined when there is none, or when it is not what was kept under this key. */
export function stored(folder: string, key: string): CompiledTheme | undefined {
  const text = textOf(join(folder, `${key}.json`))
  const end = text.indexOf('\n')
  const payload = text.slice(end + 1)
  if (end < 0 || text.slice(0, end) !== checksum(key + payload)) return undefined
  return JSON.parse(payload) as CompiledTheme
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Keeps a compiled theme. A cache that cannot be written costs time, not the build: it is only noted. */
export async function store(
  folder: string,
  key: string,
  theme: CompiledTheme,
): Promise<Diagnostic | undefined> {
  const payload = JSON.stringify(theme)
  try {
    await put(join(folder, `${key}.json`), Buffer.from(`${checksum(key + payload)}\n${payload}`))
    return undefined
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const message = `The compiled theme could not be kept, so that the next build takes as long. ${error.message}`
    return { code: 'cache-unwritable', severity: 'info', message, path: ['theme'] }
  }
}

/**
 * 64 bits that differ when texts do: FNV-1a over UTF-16 units, in two lanes of 32 bits. It guards
 * against accidents, not attacks, and loading a hash that does more costs a build 5 ms.
 */
function checksum(text: string): string {
  let a = 0x811c9dc5
  let b = 0xcbf29ce4
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit ^ (a >>> 15), 0x85ebca6b)
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
