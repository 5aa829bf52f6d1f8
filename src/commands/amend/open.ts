import { readFile } from 'node:fs/promises'
import { parseDay } from '../../dates.ts'
import { type Diagnostic, exits, isError, UserError } from '../../diagnostic.ts'
import type { Day, Newsroom, Person, Setting } from '../../model.ts'
import { findIssues, findNewsroom, shownPath } from '../../newsroom.ts'
import { type Built, openPress } from '../../pipeline.ts'
import { parse, read } from '../../read.ts'
import { jsonReport, textReport } from '../../report.ts'

/** One issue, open to be changed. */
export type Desk = {
  setting: Setting
  newsroom: Newsroom
  path: string
  /** The path as a message shows it. */
  file: string
  /** The file as it was read: its bytes, its text (with a byte order mark, if it has one), its data. */
  bytes: Uint8Array
  text: string
  data: unknown
  /** What reading it has found: a file with faults can be changed where its structure allows. */
  faults: Diagnostic[]
  /** The day of the issue, against which dates are read. */
  on: Day
  /** What becomes of the issue once a text is its file, and the register has these contacts too. */
  build(text: string, people?: Readonly<Record<string, Person>>): Promise<Built>
}

/** What can be named before the item: the number of an issue, or the path of its file. */
const isIssue = (name: string): boolean => /^\d+$|\.ya?ml$/i.test(name)

/** `[issue] [other]`: one name alone is the issue when it looks like one. */
export function namesOf(named: readonly string[]): { issue?: string; other?: string } {
  const [first, second] = named
  if (first === undefined) return {}
  if (second !== undefined) return { issue: first, other: second }
  return isIssue(first) ? { issue: first } : { other: first }
}

/**
 * Opens an issue (the newest, when none is named). What keeps it from being changed is printed, and
 * an exit code comes back. Throws a `UserError` when there is none.
 */
export async function openIssue(setting: Setting, name?: string): Promise<Desk | number> {
  const { io } = setting
  const found = await findNewsroom(io.cwd)
  if (!found.value) return refused(setting, 'newswire.yaml', found.diagnostics, exits.failed)
  const newsroom = found.value
  const pressFor = (house: Newsroom) => openPress(house, { cwd: io.cwd, env: io.env })
  const press = await pressFor(newsroom)
  const house = [...found.diagnostics, ...press.diagnostics]
  const { build } = press
  if (!build) return refused(setting, 'newswire.yaml', house, exits.failed)
  if (house.length > 0 && !setting.json) report(setting, 'newswire.yaml', house)

  const path = await onePath(newsroom, name, io.cwd)
  const file = shownPath(path, io.cwd)
  const source = await read(path, file)
  if (!source.value) return refused(setting, file, source.diagnostics, exits.faulty)
  const bytes = await readFile(path)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  // The very bytes that are edited, in case that somebody wrote between the two looks.
  const { value, diagnostics: faults } = parse(file, bytes)
  const data = value?.data
  const on = dayOf(data) ?? io.now().toISOString().slice(0, 10)
  const built: Desk['build'] = async (after, people) => {
    if (!people) return build(path, after)
    const wider = await pressFor({ ...newsroom, people: { ...newsroom.people, ...people } })
    return (wider.build ?? build)(path, after)
  }
  return { setting, newsroom, path, file, bytes, text, data, faults, on, build: built }
}

async function onePath(newsroom: Newsroom, name: string | undefined, cwd: string) {
  const paths = await findIssues(newsroom, name === undefined ? [] : [name], { all: false, cwd })
  const [path, other] = paths
  if (path !== undefined && other === undefined) return path
  throw new UserError(`Issue ${name} has two files.`, 'Name one of them by its path.')
}

function dayOf(data: unknown): Day | undefined {
  const date = typeof data === 'object' && data && 'date' in data ? data.date : undefined
  return typeof date === 'string' ? parseDay(date) : undefined
}

/** Prints why a file is not touched. */
export function refused(
  setting: Setting,
  file: string,
  diagnostics: Diagnostic[],
  code: number,
): number {
  const faults = diagnostics.filter(isError)
  if (setting.json) setting.io.stdout.write(jsonReport([{ file, diagnostics: faults }]))
  else report(setting, file, faults)
  return code
}

/** Prints faults for a person. */
export function report({ io, colour }: Setting, file: string, diagnostics: Diagnostic[]): void {
  io.stderr.write(`${textReport([{ file, diagnostics }], colour('stderr'))}\n`)
}
