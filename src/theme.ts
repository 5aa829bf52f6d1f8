import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }
import { type Diagnostic, isError, nearest, pinned, type Result, UserError } from './diagnostic.ts'
import type { CompiledTheme, Newsroom } from './model.ts'
import { shownPath } from './newsroom.ts'
import { parse } from './read.ts'
import type { SettledTheme } from './theme/compile.ts'
import type { ThemeFile } from './theme/prepare.ts'
import { contrastFaults, fixedTokens, settleTokens } from './theme/tokens.ts'
import { type ThemeSettings, validateTheme } from './validate.ts'
import { put } from './write.ts'

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
    const kept = await stored(join(folder, `${key}.json`))
    if (kept) return { value: kept, diagnostics: settled.diagnostics }
  }
  const made = await make(settled.value)
  const diagnostics = [...settled.diagnostics, ...made.diagnostics]
  if (!made.value) return { diagnostics }
  const refused = await store(join(cache, `${key}.json`), made.value)
  return { value: made.value, diagnostics: refused ? [...diagnostics, refused] : diagnostics }
}

/** Stage 1 and its gate, with everything heavy loaded only here. */
async function make(theme: SettledTheme): Promise<Result<CompiledTheme>> {
  const { compile } = await import('./theme/compile.ts')
  const { gate } = await import('./theme/gate.ts')
  const compiled = await compile(theme)
  if (!compiled.value) return compiled
  const diagnostics = [...compiled.diagnostics, ...(await gate(theme, compiled.value))]
  return diagnostics.some(isError) ? { diagnostics } : { value: compiled.value, diagnostics }
}

// ---------------------------------------------------------------- the folder of a theme

type Folder = { name: string; path: string; builtIn: boolean }

function folderOf(name: string, newsroom: Newsroom, extendedBy?: Folder): Folder {
  const own = join(newsroom.root, 'templates', name)
  const builtIn = join(home, 'templates', name)
  const usable = /^[\w-]+$/.test(name)
  // A newsroom's `newswire` that extends `newswire` means the built-in one.
  if (usable && extendedBy?.path !== own && existsSync(join(own, 'theme.yaml'))) {
    return { name, path: own, builtIn: own === builtIn }
  }
  if (usable && existsSync(join(builtIn, 'theme.yaml')))
    return { name, path: builtIn, builtIn: true }
  const near = nearest(name, ['newswire', 'letter'])
  throw new UserError(
    `There is no theme \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    'Built in are `newswire` and `letter`; your own stand in `templates/`, each with a theme.yaml.',
  )
}

/** A theme's folder and those that it extends, read and put together, with the newsroom's brand. */
export async function settleTheme(newsroom: Newsroom): Promise<Result<SettledTheme>> {
  const files: Record<string, ThemeFile> = {}
  const diagnostics: Diagnostic[] = []
  const declared: ThemeSettings[] = []
  const seen: Folder[] = []
  let folder: Folder | undefined = folderOf(newsroom.theme, newsroom)
  while (folder) {
    if (seen.some(({ path }) => path === folder?.path)) {
      throw new UserError(
        `The theme \`${folder.name}\` extends itself.`,
        'Mend `extends` in theme.yaml.',
      )
    }
    seen.push(folder)
    const settings = await readFolder(folder, newsroom, files, diagnostics)
    if (!settings) return { diagnostics }
    declared.unshift(settings)
    folder = settings.extends ? folderOf(settings.extends, newsroom, folder) : undefined
  }
  const tokens = Object.assign(
    {},
    ...declared.map((each) => each.tokens),
  ) as ThemeSettings['tokens']
  const { values, faults } = settleTokens(tokens, newsroom.brand)
  faults.push(
    ...contrastFaults(
      declared.flatMap((each) => each.contrast),
      values,
      newsroom.brand,
    ),
  )
  diagnostics.push(
    ...faults.map((each) => (newsroom.source ? pinned(each, newsroom.source) : each)),
  )
  if (diagnostics.some(isError)) return { diagnostics }
  const fixed = fixedTokens(tokens, values)
  const value: SettledTheme = {
    name: newsroom.theme,
    files,
    tokens: values,
    fixed,
    prose: styles(Object.assign({}, ...declared.map((each) => each.prose)), fixed),
  }
  return { value, diagnostics }
}

/** The styles of Markdown's elements, with the tokens that they name filled in. */
function styles(prose: Record<string, string>, fixed: Record<string, string>) {
  const fill = (style: string) =>
    style.replace(/\{\{\s*theme\.([\w-]+)\s*\}\}/g, (whole, name) => fixed[name] ?? whole)
  return Object.fromEntries(Object.entries(prose).map(([name, style]) => [name, fill(style)]))
}

async function readFolder(
  folder: Folder,
  newsroom: Newsroom,
  files: Record<string, ThemeFile>,
  diagnostics: Diagnostic[],
): Promise<ThemeSettings | undefined> {
  const names = (await readdir(folder.path)).filter((name) => name.endsWith('.hbs')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder.path, name), 'utf8')))
  for (const [index, name] of names.entries()) {
    const path = shownPath(join(folder.path, name), newsroom.root)
    files[name] ??= { path, text: (texts[index] as string).replaceAll('\r\n', '\n') }
  }
  const path = join(folder.path, 'theme.yaml')
  const source = parse(shownPath(path, newsroom.root), await readFile(path))
  diagnostics.push(...source.diagnostics)
  if (!source.value) return undefined
  const checked = validateTheme(source.value)
  for (const each of checked.diagnostics) diagnostics.push(pinned(each, source.value))
  return checked.value
}

// ---------------------------------------------------------------- the cache

function keyOf(theme: SettledTheme): string {
  const { version, dependencies } = manifest
  const made = [version, dependencies.mjml, dependencies.handlebars]
  const texts = Object.entries(theme.files).sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = [
    made,
    texts.map(([name, { text }]) => [name, text]),
    theme.tokens,
    theme.fixed,
    theme.prose,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

/** Where compiled themes are kept: beside the project's packages, else in the user's cache folder. */
export function cacheFolder(root: string, env: NodeJS.ProcessEnv): string {
  if (existsSync(join(root, 'node_modules')))
    return join(root, 'node_modules', '.cache', 'newswire')
  const base = env.XDG_CACHE_HOME || env.LOCALAPPDATA || join(env.HOME || homedir(), '.cache')
  return join(base, 'newswire')
}

/** A kept theme; undefined when there is none or its checksum does not agree. */
async function stored(path: string): Promise<CompiledTheme | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const end = text.indexOf('\n')
  const payload = text.slice(end + 1)
  if (end < 0 || text.slice(0, end) !== checksum(payload)) return undefined
  return JSON.parse(payload) as CompiledTheme
}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Keeps a compiled theme. A cache that cannot be written costs time, not the build: it is only noted. */
async function store(path: string, theme: CompiledTheme): Promise<Diagnostic | undefined> {
  const payload = JSON.stringify(theme)
  try {
    await put(path, Buffer.from(`${checksum(payload)}\n${payload}`))
    return undefined
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const message = `The compiled theme could not be kept: ${error.message}`
    return { code: 'cache-unwritable', severity: 'info', message, path: ['theme'] }
  }
}

/** Compiles a theme into a folder under its key: how the built-in themes are shipped. */
export async function shipTheme(newsroom: Newsroom, folder: string): Promise<Diagnostic[]> {
  const settled = await settleTheme(newsroom)
  if (!settled.value) return settled.diagnostics
  const made = await make(settled.value)
  if (!made.value) return made.diagnostics
  const refused = await store(join(folder, `${keyOf(settled.value)}.json`), made.value)
  return refused ? [refused] : made.diagnostics
}
