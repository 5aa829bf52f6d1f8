import { dirname } from 'node:path'
import { type Diagnostic, exits, isError, newSince } from '../../diagnostic.ts'
import { type Change, difference, edit } from '../../edit.ts'
import { syncFolder } from '../../journal.ts'
import type { Path, Person } from '../../model.ts'
import { shownPath } from '../../newsroom.ts'
import { parse } from '../../read.ts'
import { jsonReport } from '../../report.ts'
import { put, putTogether } from '../../write.ts'
import { confirm, painted } from './ask.ts'
import type { Fields } from './fields.ts'
import { type ItemName, sectionsOf } from './items.ts'
import { type Desk, refused, report } from './open.ts'
import { type Register, registerWith } from './register.ts'

type Verb = 'added' | 'changed' | 'moved' | 'removed'

/** What is to be done to an issue's file, and how it is told. */
export type Deed = {
  verb: Verb
  changes: Change[]
  /** Where the item stands afterwards; one that is removed is named as it was. */
  item: Path | ItemName
  said?: Fields['said']
  /** The contacts that come into the register with it, by key. */
  people?: Readonly<Record<string, Person>>
  /** What else the editor should know, in sentences. */
  notes?: readonly string[]
  dryRun?: boolean | undefined
  /** Asked with the diff before the eyes, at a terminal. */
  question?: string | undefined
}

/**
 * Changes the file, unless that would make an error in it: then, and when the change cannot be made
 * without touching other lines, the file stays as it is. Contacts come into the register together
 * with it, or not at all. Gives the exit code. Throws a `UserError` when somebody else has changed
 * one of the files meanwhile.
 */
export async function finish(desk: Desk, deed: Deed): Promise<number> {
  const { setting, file, text } = desk
  const edited = edit(file, text, deed.changes)
  if (edited.value === undefined) {
    return refused(setting, file, [...desk.faults, ...edited.diagnostics], exits.faulty)
  }
  const after = edited.value
  for (const [flag, words] of deed.said ?? []) tell(desk, `\`${flag}\` is ${words}`)
  const { people = {} } = deed
  const register = registerWith(people, desk.newsroom, 'run the command again')
  const built = await desk.build(after, register && people)
  const before = (await desk.build(text)).diagnostics
  const isFaulty = built.diagnostics.some(isError)
  if (isFaulty && !before.some(isError)) return unwritten(desk, built.diagnostics)

  const diff = difference(file, text, after) + differenceOf(desk, register)
  const question = deed.dryRun || diff === '' ? undefined : deed.question
  if (question && !(await confirm(desk, question, diff))) {
    tell(desk, 'Nothing was written.')
    return exits.done
  }
  const written = !deed.dryRun && diff !== ''
  if (written) write(desk, after, register)
  // What the rest of the issue has been told for long is for `newswire check`.
  const fresh = new Set(newSince(before, built.diagnostics))
  const diagnostics = built.diagnostics.filter((each) => isError(each) || fresh.has(each))
  print(desk, deed, { after, diff, written, register, diagnostics })
  return isFaulty ? exits.faulty : exits.done
}

function unwritten({ setting, file }: Desk, diagnostics: Diagnostic[]): number {
  const code = refused(setting, file, diagnostics, exits.faulty)
  if (!setting.json) {
    setting.io.stderr.write(
      'Nothing was written. The lines are those of the file with the change.\n',
    )
  }
  return code
}

const nameOf = ({ setting }: Desk, { path }: Register): string => shownPath(path, setting.io.cwd)

const differenceOf = (desk: Desk, register: Register | undefined): string =>
  register ? difference(nameOf(desk, register), register.before, register.after) : ''

function write({ path, bytes }: Desk, after: string, register: Register | undefined): void {
  if (!register) put(path, Buffer.from(after), true, bytes)
  else {
    // The item names the contact, so the register comes first.
    putTogether([
      { path: register.path, bytes: Buffer.from(register.after), expected: register.bytes },
      { path, bytes: Buffer.from(after), expected: bytes },
    ])
    syncFolder(dirname(register.path))
  }
  syncFolder(dirname(path))
}

// ---------------------------------------------------------------- what is said

type Outcome = {
  after: string
  diff: string
  written: boolean
  register: Register | undefined
  diagnostics: Diagnostic[]
}

function print(desk: Desk, deed: Deed, outcome: Outcome): void {
  const { setting, file } = desk
  const { after, diff, written, diagnostics } = outcome
  const item = itemAfter(desk, deed, after)
  if (setting.json) {
    setting.io.stdout.write(`${JSON.stringify(asJson(desk, deed, item, outcome), null, 2)}\n`)
    return
  }
  if (deed.dryRun) setting.io.stdout.write(painted(diff, setting.colour('stdout')))
  else if (written) setting.io.stdout.write(deeds(desk, deed, item, outcome))
  if (diff === '') tell(desk, 'Nothing is to be changed: it says so already.')
  for (const note of deed.notes ?? []) tell(desk, note)
  if (diagnostics.length > 0) report(setting, file, diagnostics)
}

/** One line for each file that is another now. */
function deeds(desk: Desk, { verb, people = {} }: Deed, item: ItemName, outcome: Outcome): string {
  const { after, register } = outcome
  const lines = [
    ...(after === desk.text ? [] : [`${desk.file}: ${verb} ${item.place} (${item.id})`]),
    ...(register ? [`${nameOf(desk, register)}: added ${Object.keys(people).join(', ')}`] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

const tell = ({ setting: { io, json } }: Desk, sentence: string): void => {
  if (!json) io.stderr.write(`${sentence}\n`)
}

function itemAfter({ file, newsroom }: Desk, { item }: Deed, after: string): ItemName {
  if ('place' in item) return item
  const [, section, , index] = item as [string, number, string, number]
  const sections = sectionsOf(parse(file, after).value?.data, newsroom)
  return sections[section]?.items[index] as ItemName
}

/** The shape is part of the command line's contract; faults look as in `newswire check --json`. */
function asJson({ file }: Desk, deed: Deed, item: ItemName, outcome: Outcome) {
  const { after, diff, written, diagnostics } = outcome
  const { summary, issues } = JSON.parse(jsonReport([{ file, diagnostics }]))
  const data = parse(file, after).value?.data as { number?: unknown } | undefined
  const [, section = 0, , index = 0] = item.path as [string, number, string, number]
  return {
    version: 1,
    issue: typeof data?.number === 'number' ? data.number : null,
    file,
    done: deed.verb,
    written,
    item: {
      id: item.id,
      title: item.title,
      place: item.place,
      section: section + 1,
      number: index + 1,
    },
    understood: Object.fromEntries(deed.said ?? []),
    note: deed.notes?.join(' ') || null,
    diff,
    summary,
    diagnostics: issues[0].diagnostics,
  }
}
