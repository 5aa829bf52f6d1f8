import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isError, UserError } from '../../diagnostic.ts'
import { commitOf, repositoryOf, textAt } from '../../git.ts'
import { wordsFor } from '../../languages/index.ts'
import type { IO, Issue, Newsroom } from '../../model.ts'
import { findIssues, issueFiles, shownPath } from '../../newsroom.ts'
import { openPress } from '../../pipeline.ts'
import { bytesOf, parse } from '../../read.ts'
import { validate, validateSettings } from '../../validate.ts'
import type { Against, Side } from './compared.ts'

/** The issue to compare with, as it was then and in the newsroom of then. */
export type Earlier = Side & { against: Against; issue: Issue; text: string }

/** Where the compared issue stands. */
export type Desk = { io: IO; newsroom: Newsroom; path: string; number: number }

/**
 * What was named: the number of an issue, a file, or a revision of git. Throws a `UserError` for what
 * is none of them, and for an issue that cannot be read.
 */
export async function named(name: string, desk: Desk): Promise<Earlier> {
  if (/^\d+$/.test(name)) {
    const [path = ''] = await findIssues(desk.newsroom, [name], { all: false, cwd: desk.io.cwd })
    return issueAt(path, Number(name), desk)
  }
  const path = resolve(desk.io.cwd, name)
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true
  if (isFile || /\.ya?ml$/i.test(name)) return fileAt(path, desk)
  const found = await revision(name, `\`${name}\``, desk)
  if (found) return found
  throw new UserError(
    `\`${shownPath(desk.path, desk.io.cwd)}\` was not there at \`${name}\`.`,
    'Name a later revision, or an issue to compare with.',
  )
}

/**
 * What an editor most likely means: the last commit where `isOther` than it, else the issue before.
 * Throws a `UserError` where there is neither.
 */
export async function usual(desk: Desk, isOther: (earlier: Earlier) => boolean): Promise<Earlier> {
  const last = await lastCommit(desk)
  if (last && isOther(last)) return last
  const files = await issueFiles(desk.newsroom)
  const before = files.findLast(({ number }) => number < desk.number)
  if (before) return issueAt(before.path, before.number, desk)
  throw new UserError(
    last
      ? `Issue ${desk.number} is as it was committed, and no issue came before it.`
      : `There is no issue before ${desk.number}, and no commit of it.`,
    'Say what to compare with: `--against` takes a revision of git, a file or a number.',
  )
}

async function lastCommit(desk: Desk): Promise<Earlier | undefined> {
  const root = repositoryOf(desk.path)
  // A repository in which nothing was committed yet has no HEAD.
  if (root === undefined || !hasCommits(desk.path)) return undefined
  return revision('HEAD', 'the last commit', desk)
}

function hasCommits(path: string): boolean {
  try {
    return commitOf(path, 'HEAD') !== ''
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

// ---------------------------------------------------------------- the three kinds

function issueAt(path: string, number: number, desk: Desk): Earlier {
  if (path === desk.path) {
    throw new UserError(
      `Issue ${number} cannot be compared with itself.`,
      'Name another issue, or a revision of git like `HEAD`.',
    )
  }
  const against = { kind: 'issue', name: `issue ${number}`, id: String(number) } as const
  return earlier(against, textOf(path, desk), path, desk.newsroom, desk)
}

function fileAt(path: string, desk: Desk): Earlier {
  const shown = shownPath(path, desk.io.cwd)
  const against = { kind: 'file', name: `\`${shown}\``, id: shown } as const
  return earlier(against, textOf(path, desk), path, desk.newsroom, desk)
}

/** The same issue at a revision; undefined when it was not there. */
async function revision(ref: string, name: string, desk: Desk): Promise<Earlier | undefined> {
  const commit = commitOf(desk.path, ref)
  const text = textAt(desk.path, commit)
  if (text === undefined) return undefined
  const against = { kind: 'commit', name: `${name} (${commit.slice(0, 7)})`, id: commit } as const
  const newsroom = await newsroomAt(commit, against.name, desk)
  return earlier(against, text, desk.path, newsroom, desk)
}

const textOf = (path: string, { io }: Desk): string =>
  Buffer.from(bytesOf(path, shownPath(path, io.cwd))).toString()

/** The newsroom of a revision: snippets and people may have been others. */
async function newsroomAt(commit: string, name: string, desk: Desk): Promise<Newsroom> {
  const { newsroom, io } = desk
  const text = textAt(newsroom.file, commit)
  if (text === undefined || text === readFileSync(newsroom.file, 'utf8')) return newsroom
  const shown = shownPath(newsroom.file, io.cwd)
  const source = parse(shown, text).value
  const settings = source && (await validateSettings(source)).value
  if (!settings) {
    io.stderr.write(`\`${shown}\` of ${name} has errors: that of today serves for both.\n`)
    return newsroom
  }
  const { words } = await wordsFor(settings.language)
  const { root, file } = newsroom
  return { ...settings, root, file, words, ownWords: settings.words, source }
}

function earlier(
  against: Against,
  text: string,
  path: string,
  newsroom: Newsroom,
  { io }: Desk,
): Earlier {
  const file = shownPath(path, io.cwd)
  const source = parse(file, text)
  const valid = source.value && validate(source.value, newsroom)
  const [fault] = [...source.diagnostics, ...(valid?.diagnostics ?? [])].filter(isError)
  if (!valid?.value) {
    throw new UserError(
      `${upper(against.name)} has errors and cannot be compared with: ${fault?.message ?? ''}`.trim(),
      'Name another one with `--against`: a revision of git, a file or a number.',
    )
  }
  const built = async () => {
    const { build, diagnostics } = await openPress(newsroom, { cwd: io.cwd, env: io.env })
    return build ? build(path, text) : { file, diagnostics }
  }
  return { against, issue: valid.value, text, newsroom, built }
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
