import { join, resolve } from 'node:path'
import { exits, isError, nearest, UserError } from '../diagnostic.ts'
import { enter, reportedOf } from '../enter.ts'
import { exporters } from '../exporters/index.ts'
import type { Artifact, Day, IO, Setting } from '../model.ts'
import { shownPath } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { jsonReport, plural, type Reported, summary, textReport } from '../report.ts'
import { put, write } from '../write.ts'

type Options = {
  all?: boolean
  out?: string
  format: string
  output?: string
  asOf?: Day
  strict?: boolean
}

/** Gmail shows no more of a mail than 102 KB of HTML, and hides the rest behind a link. */
const gmailLimit = 102 * 1024

/** Builds the named issues and says in one line for each file what was written. */
export async function build(setting: Setting, named: string[], options: Options): Promise<number> {
  const { io, colour, json } = setting
  const formats = chosenFormats(options)
  refuseContradictions(named, options, formats, json)
  const entered = await enter(setting, named, options)
  if (typeof entered === 'number') return entered
  if (options.output && entered.paths.length > 1) throw oneIssueOnly()

  const folder = options.out ? resolve(io.cwd, options.out) : join(entered.newsroom.root, 'out')
  const reported: Reported[] = []
  for (const [index, path] of entered.paths.entries()) {
    progress(io, index, entered.paths.length)
    const built = await entered.build(path)
    const outputs = isBlocked(built, options)
      ? []
      : await deliver(built, formats, folder, options, io)
    reported.push({ ...reportedOf(built), outputs })
    if (!json && options.output !== '-')
      outputs.forEach((each) => void io.stdout.write(told(each, io)))
  }
  progress(io, entered.paths.length, entered.paths.length)
  if (json) io.stdout.write(jsonReport(reported))
  else talk(reported, colour, io)
  return reported.every(({ outputs }) => outputs?.length) ? exits.done : exits.faulty
}

// ---------------------------------------------------------------- what was asked

function chosenFormats({ format, output }: Options): string[] {
  const known = Object.keys(exporters)
  const wanted = format.split(',').map((name) => name.trim())
  for (const name of wanted) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    throw new UserError(
      `There is no format \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      `\`--format\` takes ${known.join(', ')}, with commas between them.`,
    )
  }
  const formats = [...new Set(wanted)]
  if (!output || formats.length === 1) return formats
  // The name of the file says which format is meant; standard output has none, so it must be told.
  const named = output.endsWith('.txt') ? 'text' : output.endsWith('.html') ? 'html' : undefined
  if (named && formats.includes(named)) return [named]
  throw new UserError('`--output` takes one format.', 'Add `--format html` or `--format text`.')
}

function refuseContradictions(named: string[], options: Options, formats: string[], json: boolean) {
  const { all, output, out } = options
  if (all && named.length) throw new UserError('`--all` and named issues exclude each other.')
  if (output && out) throw new UserError('`--output` and `--out` exclude each other.')
  if (output === '-' && json) {
    throw new UserError('`--json` and `--output -` both want standard output.', 'Write to a file.')
  }
  if (output && (all || named.length > 1 || formats.length > 1)) throw oneIssueOnly()
}

const oneIssueOnly = () =>
  new UserError('`--output` takes one issue.', 'Name one issue, or use `--out DIR` for several.')

// ---------------------------------------------------------------- what is done

const isBlocked = ({ rendered, diagnostics }: Built, { strict }: Options): boolean =>
  !rendered || diagnostics.some((each) => isError(each) || (strict && each.severity === 'warning'))

type Output = { path: string; bytes: number }

async function deliver(
  { edition, rendered }: Built,
  formats: readonly string[],
  folder: string,
  { output }: Options,
  io: IO,
): Promise<Output[]> {
  if (!edition || !rendered) return []
  const artifacts = formats.flatMap((name) => exporters[name]?.make(edition, rendered) ?? [])
  if (output) return [await deliverOne(artifacts[0] as Artifact, output, io)]
  const written = await write(artifacts, folder)
  return written.map(({ path, bytes }) => ({ path: shownPath(path, io.cwd), bytes }))
}

async function deliverOne({ body }: Artifact, output: string, io: IO): Promise<Output> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (output === '-') io.stdout.write(bytes)
  else await put(resolve(io.cwd, output), bytes)
  return { path: output, bytes: bytes.length }
}

// ---------------------------------------------------------------- what is said

function told({ path, bytes }: Output, io: IO): string {
  const size = `${(bytes / 1024).toFixed(1)} KB`
  const share = path.endsWith('.html')
    ? `  ${Math.round((bytes / gmailLimit) * 100)}% of Gmail's 102 KB`
    : ''
  return `${path.padEnd(io.stdout.isTTY ? 28 : 0)}  ${size.padStart(8)}${share}\n`
}

function talk(reported: Reported[], colour: boolean, io: IO): void {
  const { errors, warnings } = summary(reported)
  if (errors + warnings > 0) io.stderr.write(`${textReport(reported, colour)}\n`)
  const kept = reported.filter(({ outputs }) => !outputs?.length)
  if (kept.length) io.stderr.write(`${plural(kept.length, 'issue')} not built.\n`)
}

/** A count and a bar, for long work on a terminal only; wiped when the work is done. */
function progress(io: IO, done: number, total: number): void {
  if (!io.stderr.isTTY || total < 20) return
  const filled = Math.round((done / total) * 24)
  const bar = '█'.repeat(filled).padEnd(24, '░')
  io.stderr.write(done === total ? '\r\u001b[K' : `\r${bar} ${done}/${total}`)
}
