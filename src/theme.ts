import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, type Key, keep, recall } from './cache.ts'
import { type Diagnostic, isError, type Result, result, UserError } from './diagnostic.ts'
import type { CompiledTheme, Newsroom } from './model.ts'
import { codeOf } from './render.ts'
import { inputsOf, keyOfTheme } from './theme/inputs.ts'
import type { ThemeFile } from './theme/places.ts'
import { type SettledTheme, settle } from './theme/settle.ts'

/** The folder of the package: themes that are built in, and their compiled form, stand in it. */
const home = fileURLToPath(new URL('..', import.meta.url))
const builtIn = join(home, 'templates')

/**
 * The compiled theme of a newsroom: as shipped, from the cache, or compiled now. Whatever was made
 * under the same key is the same thing, so two builds may race and a damaged file is made again.
 */
export async function themeFor(
  newsroom: Newsroom,
  env: NodeJS.ProcessEnv,
): Promise<Result<CompiledTheme>> {
  const key = keyOfTheme(inputsOf(newsroom, builtIn))
  const cache = cacheFolder(newsroom.root, env)
  const shipped = recalled(join(home, 'dist', 'themes'), key)
  if (shipped) return { value: { ...shipped, isShipped: true }, diagnostics: [] }
  const known = recalled(cache, key)
  if (known) return { value: known, diagnostics: [] }
  const made = await make(newsroom)
  // What has something to say is made again the next time, so that it is said again.
  if (!made.value || made.diagnostics.length > 0) return made
  const note = kept(cache, key, made.value)
  return note ? { ...made, diagnostics: [note] } : made
}

/** A theme's folder and those that it extends, read and put together, with the newsroom's brand. */
export const settleTheme = (newsroom: Newsroom): Promise<Result<SettledTheme>> =>
  settle(newsroom, builtIn)

/** The names of the themes that a newsroom's theme is made of, and perhaps of some that it only mentions. */
export const themesOf = (newsroom: Newsroom): ReadonlySet<string> =>
  new Set([newsroom.theme, ...Object.keys(inputsOf(newsroom, builtIn).files).map(themeNamed)])

/** `newswire/layout.mjml.hbs` and `own/newswire/layout.mjml.hbs` are files of `newswire`. */
const themeNamed = (file: string): string => file.split('/').at(-2) as string

/** The files that a newsroom's theme is made of, those that it inherits included. */
export async function themeFiles(newsroom: Newsroom): Promise<ThemeFile[]> {
  const { value } = await settleTheme(newsroom)
  return Object.values(value?.files ?? {})
}

/** Stage 1 and its gate, with everything heavy loaded only here. */
async function make(newsroom: Newsroom): Promise<Result<CompiledTheme>> {
  const settled = await settleTheme(newsroom)
  if (!settled.value) return { diagnostics: settled.diagnostics }
  const { compile } = await import('./theme/compile.ts')
  const { gate } = await import('./theme/gate.ts')
  const compiled = await compile(settled.value)
  const diagnostics = [...settled.diagnostics, ...compiled.diagnostics]
  if (!compiled.value) return { diagnostics }
  diagnostics.push(...(await gate(settled.value, compiled.value)))
  if (diagnostics.some(isError)) return { diagnostics }
  const { samples } = await import('./theme/samples.ts')
  const code = codeOf(compiled.value, Object.values(samples()))
  return result({ ...compiled.value, code }, diagnostics)
}

// ---------------------------------------------------------------- kept on disk

function recalled(folder: string, key: Key): CompiledTheme | undefined {
  const [theme, html, text] = recall(folder, key) ?? []
  if (!theme || !html || !text) return undefined
  return { ...JSON.parse(theme.toString()), code: { html, text } }
}

/** A cache that cannot be written costs time, not the build: it is only noted. */
function kept(folder: string, key: Key, made: CompiledTheme): Diagnostic | undefined {
  const { code, ...theme } = made
  if (!code) return undefined
  try {
    keep(folder, key, [Buffer.from(JSON.stringify(theme)), code.html, code.text])
    return undefined
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const message = `The compiled theme could not be kept, so that the next build takes as long. ${error.message}`
    return { code: 'cache-unwritable', severity: 'info', message, path: ['theme'] }
  }
}

/** Compiles a theme into a folder under its key: how the built-in themes are shipped. */
export async function shipTheme(newsroom: Newsroom, folder: string): Promise<Diagnostic[]> {
  const made = await make(newsroom)
  if (!made.value) return made.diagnostics
  const note = kept(folder, keyOfTheme(inputsOf(newsroom, builtIn)), made.value)
  return note ? [note] : made.diagnostics
}
