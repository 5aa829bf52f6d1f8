import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { type Diagnostic, pinned, type Result, UserError } from './diagnostic.ts'
import { wordsFor } from './languages/index.ts'
import type { Newsroom } from './model.ts'
import { read } from './read.ts'
import { validateSettings } from './validate.ts'

const settingsFile = 'newswire.yaml'

/** The newsroom of a folder, found by walking up. Throws a `UserError` when there is none. */
export async function findNewsroom(from: string): Promise<Result<Newsroom>> {
  const root = rootOf(resolve(from))
  if (!root) {
    throw new UserError(
      `There is no \`${settingsFile}\` in \`${from}\` or above it.`,
      'Go into a newsroom, or name one with `-C DIR`.',
    )
  }
  return openNewsroom(root, from)
}

function rootOf(folder: string): string | undefined {
  if (existsSync(join(folder, settingsFile))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : rootOf(above)
}

async function openNewsroom(root: string, from: string): Promise<Result<Newsroom>> {
  const file = join(root, settingsFile)
  const read_ = await read(file, shownPath(file, from))
  if (!read_.value) return { diagnostics: read_.diagnostics }
  const source = read_.value
  const checked = validateSettings(source)
  const diagnostics = [
    ...read_.diagnostics,
    ...checked.diagnostics.map((each) => pinned(each, source)),
  ]
  if (!checked.value) return { diagnostics }
  const settings = checked.value
  const { words, found } = await wordsFor(settings.language)
  if (!found) diagnostics.push(pinned(foreign(settings.language), source))
  return { value: { ...settings, root, file, words, source }, diagnostics }
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
  return (near.startsWith(`..${'/'}..`) || near === '' ? path : near).replaceAll('\\', '/')
}

export type IssueFile = { number: number; path: string }

/** The issues of a newsroom, oldest first. Two files of one number both stand in the list. */
export async function issueFiles(newsroom: Newsroom): Promise<IssueFile[]> {
  const folder = join(newsroom.root, 'issues')
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new UserError(`\`${folder}\` cannot be read (${error.code}).`)
  })
  return names
    .flatMap((name) => {
      const number = /^(\d+)\.ya?ml$/i.exec(name)?.[1]
      return number ? [{ number: Number(number), path: join(folder, name) }] : []
    })
    .sort((a, b) => a.number - b.number || (a.path < b.path ? -1 : 1))
}

/**
 * What an editor named (numbers or paths) → the files. None named means the newest. Throws a
 * `UserError` for a number that has no file.
 */
export async function findIssues(
  newsroom: Newsroom,
  named: readonly string[],
  { all, cwd }: { all: boolean; cwd: string },
): Promise<string[]> {
  const files = await issueFiles(newsroom)
  if (all) return files.map(({ path }) => path)
  if (named.length === 0) {
    const newest = files.at(-1)
    if (newest) return [newest.path]
    throw new UserError(
      'This newsroom has no issues yet.',
      'Write the first one as `issues/1.yaml`.',
    )
  }
  return named.flatMap((name) =>
    /^\d+$/.test(name) ? numbered(files, Number(name)) : [resolve(cwd, name)],
  )
}

function numbered(files: IssueFile[], number: number): string[] {
  const found = files.filter((file) => file.number === number)
  if (found.length > 0) return found.map(({ path }) => path)
  const newest = files.at(-1)
  throw new UserError(
    `There is no issue ${number}.`,
    newest
      ? `The newest is ${newest.number}; \`newswire list\` shows all.`
      : 'There are no issues yet.',
  )
}

/** The fault of a file whose number another file has too. */
export function sharedNumber(path: string, files: readonly IssueFile[]): Diagnostic[] {
  const own = files.find((file) => file.path === path)
  const other = files.find((file) => file.number === own?.number && file.path !== path)
  if (!own || !other) return []
  const name = other.path.split(/[\\/]/).at(-1)
  return [
    {
      code: 'duplicate-number',
      severity: 'error',
      message: `Issue ${own.number} has two files: the other is \`${name}\`.`,
      hint: 'Delete or renumber one of them.',
      path: ['number'],
    },
  ]
}
