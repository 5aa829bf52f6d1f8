import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Diagnostic, isError, type Result } from './diagnostic.ts'
import type { CompiledTheme, Newsroom } from './model.ts'
import { cacheFolder, keyOf, store, stored } from './theme/cache.ts'
import { type SettledTheme, settle } from './theme/settle.ts'

/** The folder of the package: themes that are built in, and their compiled form, stand in it. */
const home = fileURLToPath(new URL('..', import.meta.url))

/**
 * The compiled theme of a newsroom: as shipped, from the cache, or compiled now. Whatever was made
 * under the same key is the same thing, so two builds may race and a damaged file is made again.
 */
export async function themeFor(
  newsroom: Newsroom,
  env: NodeJS.ProcessEnv,
): Promise<Result<CompiledTheme>> {
  const settled = await settleTheme(newsroom)
  if (!settled.value) return { diagnostics: settled.diagnostics }
  const key = keyOf(settled.value)
  const cache = cacheFolder(newsroom.root, env)
  for (const folder of [join(home, 'dist', 'themes'), cache]) {
    const kept = await stored(folder, key)
    if (kept) return { value: kept, diagnostics: settled.diagnostics }
  }
  const made = await make(settled.value)
  const diagnostics = [...settled.diagnostics, ...made.diagnostics]
  if (!made.value) return { diagnostics }
  const note = await store(cache, key, made.value)
  return { value: made.value, diagnostics: note ? [...diagnostics, note] : diagnostics }
}

/** A theme's folder and those that it extends, read and put together, with the newsroom's brand. */
export const settleTheme = (newsroom: Newsroom): Promise<Result<SettledTheme>> =>
  settle(newsroom, join(home, 'templates'))

/** Stage 1 and its gate, with everything heavy loaded only here. */
async function make(theme: SettledTheme): Promise<Result<CompiledTheme>> {
  const { compile } = await import('./theme/compile.ts')
  const { gate } = await import('./theme/gate.ts')
  const compiled = await compile(theme)
  if (!compiled.value) return compiled
  const diagnostics = [...compiled.diagnostics, ...(await gate(theme, compiled.value))]
  return diagnostics.some(isError) ? { diagnostics } : { value: compiled.value, diagnostics }
}

/** Compiles a theme into a folder under its key: how the built-in themes are shipped. */
export async function shipTheme(newsroom: Newsroom, folder: string): Promise<Diagnostic[]> {
  const settled = await settleTheme(newsroom)
  if (!settled.value) return settled.diagnostics
  const made = await make(settled.value)
  if (!made.value) return made.diagnostics
  const note = await store(folder, keyOf(settled.value), made.value)
  return note ? [note] : made.diagnostics
}
