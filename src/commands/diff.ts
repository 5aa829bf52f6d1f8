import { readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { changesOf, sentences } from '../changes.ts'
import { exits, isError, UserError } from '../diagnostic.ts'
import { enter, reportedOf } from '../enter.ts'
import type { IO, Issue, Newsroom, Setting } from '../model.ts'
import { shownPath } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { jsonReport, textReport } from '../report.ts'
import { put } from '../write.ts'
import { type Desk, type Earlier, named, usual } from './diff/against.ts'
import type { Compared } from './diff/compared.ts'
import { json } from './diff/json.ts'
import { markdown } from './diff/markdown.ts'
import { page } from './diff/page.ts'
import { text } from './diff/text.ts'

type Options = { against?: string; format?: string; output?: string; pictures?: boolean }

/** How a form is made: only the one for a terminal has colours, only the page pictures. */
type Look = { colour: boolean; pictures: boolean; io: IO }
type Form = (compared: Compared, look: Look) => Promise<string> | string

const forms: Readonly<Record<string, Form>> = { text, markdown, json, html: page }

/** Tells what differs between an issue and an earlier state of it, or another issue. */
export async function diff(setting: Setting, names: string[], options: Options): Promise<number> {
  const format = formatFor(options, setting)
  const { io } = setting
  const entered = await enter(setting, names, { format: format === 'json' ? 'json' : 'text' })
  if (typeof entered === 'number') return entered
  const { value: built } = await entered.issues().next()
  const { issue } = built as Built
  if (!issue) return unreadable(built as Built, format, setting)

  const compared = await compare(built as Built, issue, entered.newsroom, options, setting)
  const isPrinted = options.output === undefined || options.output === '-'
  const colour = isPrinted && setting.colour('stdout')
  const look = { colour, pictures: options.pictures === true, io }
  const told = await (forms[format] as Form)(compared, look)
  if (isPrinted) io.stdout.write(told)
  else {
    const path = resolve(io.cwd, options.output as string)
    put(path, Buffer.from(told))
    io.stderr.write(`${shownPath(path, io.cwd)}: ${heading(compared)}\n`)
  }
  return verdict(built as Built, setting)
}

const heading = ({ sentences, against }: Compared): string =>
  `${sentences.length === 1 ? '1 change' : `${sentences.length} changes`} against ${against.name}`

// ---------------------------------------------------------------- what was asked

const endings: Readonly<Record<string, string>> = {
  ...{ '.txt': 'text', '.md': 'markdown', '.markdown': 'markdown' },
  ...{ '.json': 'json', '.html': 'html', '.htm': 'html' },
}

/** The form that was asked for, else the one that the file's name says. */
function formatFor({ format, output, pictures }: Options, { json }: Setting): string {
  if (json && format !== undefined && format !== 'json') {
    throw new UserError(`\`--json\` and \`--format ${format}\` exclude each other.`)
  }
  const ending = output === undefined ? '' : extname(output).toLowerCase()
  const byName = endings[ending]
  if (ending !== '' && !byName && !format && !json) {
    throw new UserError(
      `No form of a comparison ends in \`${ending}\`.`,
      `There are ${Object.keys(endings).join(', ')}; or say \`--format\`.`,
    )
  }
  const chosen = json ? 'json' : (format ?? byName ?? 'text')
  if (pictures && chosen !== 'html') {
    throw new UserError('`--pictures` needs the page that shows them.', 'Add `--format html`.')
  }
  return chosen
}

// ---------------------------------------------------------------- what is done

async function compare(
  built: Built,
  issue: Issue,
  newsroom: Newsroom,
  { against }: Options,
  { io }: Setting,
): Promise<Compared> {
  const path = resolve(io.cwd, built.file)
  const desk: Desk = { io, newsroom, path, number: issue.number }
  const changesFrom = (earlier: Earlier) =>
    changesOf(earlier.issue, issue, newsroom, earlier.newsroom)
  const isOther = (earlier: Earlier) =>
    plain(earlier.text) !== plain(readFileSync(path, 'utf8')) || changesFrom(earlier).length > 0
  const earlier = against === undefined ? await usual(desk, isOther) : await named(against, desk)
  const changes = changesFrom(earlier)
  return {
    ...{ number: issue.number, file: built.file, against: earlier.against, changes },
    ...{ sentences: sentences(changes), before: earlier },
    after: { newsroom, built: async () => built },
  }
}

/** Git may have turned the ends of lines into those of the system. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n')

// ---------------------------------------------------------------- faults

function unreadable(built: Built, format: string, { io, colour }: Setting): number {
  const reported = [reportedOf(built)]
  if (format === 'json') io.stdout.write(jsonReport(reported))
  else io.stderr.write(`${textReport(reported, colour('stderr'))}\n`)
  return exits.faulty
}

/** An issue with errors is compared as far as it can be, and they are told. */
function verdict(built: Built, { io, colour }: Setting): number {
  const diagnostics = built.diagnostics.filter(isError)
  if (diagnostics.length === 0) return exits.done
  const reported = [{ ...reportedOf(built), diagnostics }]
  io.stderr.write(`${textReport(reported, colour('stderr'))}\n`)
  return exits.faulty
}
