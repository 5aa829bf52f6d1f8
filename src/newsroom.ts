import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { cacheFolder, type Key, keep, keyOf, program, recall } from './cache.ts'
import { type Diagnostic, inOrder, pinned, type Result, UserError } from './diagnostic.ts'
import { wordsFor } from './languages/index.ts'
import type { Newsroom, Settings, Source } from './model.ts'
import { bytesOf, parse, sound } from './read.ts'
import { validateSettings } from './validate.ts'

const settingsFile = 'newswire.yaml'

/**
 * The newsroom of a folder, found by walking up; `env` says where it keeps what it has understood
 * (`XDG_CACHE_HOME`, `HOME`). Throws a `UserError` when there is none.
 */
export async function findNewsroom(
  from: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Result<Newsroom>> {
  return openNewsroom(newsroomRoot(from), from, env)
}

/** The folder of that newsroom, be its settings sound or not. Throws a `UserError` when there is none. */
export function newsroomRoot(from: string): string {
  const root = rootOf(resolve(from))
  if (root) return root
  throw new UserError(
    `There is no \`${settingsFile}\` in \`${from}\` or above it.`,
    'Go into a newsroom, or name one with `-C DIR`.',
  )
}

function rootOf(folder: string): string | undefined {
  if (existsSync(join(folder, settingsFile))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : rootOf(above)
}

async function openNewsroom(
  root: string,
  from: string,
  env: NodeJS.ProcessEnv,
): Promise<Result<Newsroom>> {
  const file = join(root, settingsFile)
  const { value, diagnostics } = await settingsIn(
    file,
    shownPath(file, from),
    cacheFolder(root, env),
  )
  if (!value) return { diagnostics }
  const { settings, source } = value
  const { words, found } = await wordsFor(settings.language)
  if (!found) diagnostics.push(pinned(foreign(settings.language), source))
  const newsroom = { ...settings, root, file, words, ownWords: settings.words, source }
  return { value: newsroom, diagnostics }
}

type Opened = Result<{ settings: Settings; source: Source }>

/** A settings file, as it was understood before when not a byte of it is another; else read now. */
async function settingsIn(path: string, name: string, cache: string): Promise<Opened> {
  const bytes = bytesOf(path, name)
  const key = keyOf('settings', [path], [program, Buffer.from(bytes).toString('latin1')])
  const [known] = recall(cache, key) ?? []
  if (known) {
    const settings = JSON.parse(known.toString()) as Settings
    return { value: { settings, source: sound(name, bytes) }, diagnostics: [] }
  }
  const opened = await understood(name, bytes)
  // What has something to say is read again the next time, so that it is said again.
  if (opened.value && opened.diagnostics.length === 0) tryToKeep(cache, key, opened.value.settings)
  return opened
}

async function understood(name: string, bytes: Uint8Array): Promise<Opened> {
  const read = parse(name, bytes)
  if (!read.value) return { diagnostics: read.diagnostics }
  const source = read.value
  const checked = await validateSettings(source)
  const diagnostics = inOrder([
    ...read.diagnostics,
    ...checked.diagnostics.map((each) => pinned(each, source)),
  ])
  return checked.value
    ? { value: { settings: checked.value, source }, diagnostics }
    : { diagnostics }
}

/** To read settings again takes 20 ms: a cache that cannot be written is no news. The theme's is. */
function tryToKeep(cache: string, key: Key, settings: Settings): void {
  try {
    keep(cache, key, [Buffer.from(JSON.stringify(settings))])
  } catch (error) {
    if (!(error instanceof UserError)) throw error
  }
}

const foreign = (language: string): Diagnostic => ({
  code: 'untranslated',
  severity: 'warning',
  message: `newswire has no words in \`${language}\`: labels such as “Deadline” will be English.`,
  path: ['language'],
})

/** A path as a message shows it: relative where the file is near, with forward slashes everywhere. */
export function shownPath(path: string, from: string): string {
  const near = relative(from, path)
  const isFar = near === '' || near.startsWith(join('..', '..'))
  return (isFar ? path : near).replaceAll(sep, '/')
}

export type IssueFile = { number: number; path: string }

/** The number that an issue's file is called by: `issues/016.yaml` is 16. Undefined for other names. */
export function issueNumber(path: string): number | undefined {
  const digits = /^(\d+)\.ya?ml$/i.exec(basename(path))?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** The issues of a newsroom, oldest first. Two files of one number both stand in the list. */
export async function issueFiles(newsroom: Newsroom): Promise<IssueFile[]> {
  const folder = join(newsroom.root, 'issues')
  return namesIn(folder)
    .flatMap((name) => {
      const number = issueNumber(name)
      return number === undefined ? [] : [{ number, path: join(folder, name) }]
    })
    .sort((a, b) => a.number - b.number || (a.path < b.path ? -1 : 1))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    throw new UserError(`\`${folder}\` cannot be read (${code}).`)
  }
}

/**
 * What an editor named (numbers, or paths below `cwd`) → the files, each once. None named means the
 * newest, `all` means all, even if that is none. Throws a `UserError` for what is not there, so that
 * no work begins that cannot be finished.
 */
export async function findIssues(
  newsroom: Newsroom,
  named: readonly string[],
  { all, cwd }: { all: boolean; cwd: string },
): Promise<string[]> {
  const files = await issueFiles(newsroom)
  if (all) return files.map(({ path }) => path)
  const newest = files.at(-1)
  if (named.length > 0) {
    const found = named.map((name) =>
      /^\d+$/.test(name) ? numbered(files, name) : [existing(files, name, cwd)],
    )
    return [...new Set(found.flat())]
  }
  if (newest) return [newest.path]
  throw noIssues()
}

export const noIssues = () =>
  new UserError('This newsroom has no issues yet.', 'Write the first one as `issues/1.yaml`.')

function numbered(files: readonly IssueFile[], name: string): string[] {
  const found = files.filter(({ number }) => number === Number(name))
  if (found.length > 0) return found.map(({ path }) => path)
  const newest = files.at(-1)
  throw new UserError(
    `There is no issue ${name}.`,
    newest
      ? `The newest is ${newest.number}; \`newswire list\` shows all.`
      : 'There are no issues yet.',
  )
}

function existing(files: readonly IssueFile[], name: string, cwd: string): string {
  const path = resolve(cwd, name)
  if (existsSync(path)) return path
  const meant = files.find((file) => basename(file.path) === basename(path))
  throw new UserError(
    `There is no file \`${name}\`.`,
    meant
      ? `Did you mean \`${shownPath(meant.path, cwd)}\`? \`newswire build ${meant.number}\` finds it from anywhere.`
      : 'Name an issue by its number or by the path of its file.',
  )
}

/** Tells of a file whether another one has its number too, which is a fault. */
export function sharedNumbers(files: readonly IssueFile[]): (path: string) => Diagnostic[] {
  const [numbers, others] = [new Map<number, IssueFile>(), new Map<string, IssueFile>()]
  for (const file of files) {
    const first = numbers.get(file.number)
    if (!first) numbers.set(file.number, file)
    else others.set(file.path, first).set(first.path, others.get(first.path) ?? file)
  }
  return (path) => {
    const other = others.get(path)
    if (!other) return []
    return [
      {
        code: 'duplicate-number',
        severity: 'error',
        message: `Issue ${other.number} has two files: the other is \`${basename(other.path)}\`.`,
        hint: 'Delete or renumber one of them.',
        path: ['number'],
      },
    ]
  }
}
