import { dirname, join, resolve } from 'node:path'
import { gmailLimit } from '../checks/index.ts'
import { type Diagnostic, exits, isCheckCode, isError, nearest, UserError } from '../diagnostic.ts'
import { type Entered, enter, isFaulty, reportedOf } from '../enter.ts'
import { exporters } from '../exporters/index.ts'
import type { Artifact, Day, IO, Setting } from '../model.ts'
import { issueNumber, shownPath } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { clean, jsonReport, plural, type Reported, textReport } from '../report.ts'
import { width } from '../text.ts'
import { put, write } from '../write.ts'

type Options = {
  all?: boolean
  out?: string
  format?: string
  output?: string
  asOf?: Day
  strict?: boolean
}

/** Builds the named issues and says in one line for each file what was written. */
export async function build(setting: Setting, named: string[], options: Options): Promise<number> {
  const formats = chosenFormats(options)
  refuseContradictions(named, options, setting.json)
  const entered = await enter(setting, named, options)
  if (typeof entered === 'number') return entered
  if (options.output !== undefined && entered.count > 1) throw oneIssueOnly()

  const reported = [...entered.house]
  try {
    await produce(entered, formats, options, setting, reported)
  } catch (error) {
    // What was done before the disk was full is said all the same.
    if (!setting.json) tell(reported, options, setting)
    throw error
  }
  if (setting.json) setting.io.stdout.write(jsonReport(reported))
  else tell(reported, options, setting)
  return reported.some((each) => isFaulty(each, options.strict)) ? exits.faulty : exits.done
}

// ---------------------------------------------------------------- what was asked

function chosenFormats({ format = 'html,text', output }: Options): string[] {
  const known = Object.keys(exporters)
  const formats = [...new Set(format.split(',').map((name) => name.trim()))]
  for (const name of formats) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    throw new UserError(
      `There is no format \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      `\`--format\` takes ${known.join(', ')}, with commas between them.`,
    )
  }
  if (output === undefined || formats.length === 1) return formats
  // The name of the file says which format is meant; standard output has none, so it must be told.
  const named = /\.txt$/i.test(output) ? 'text' : /\.html?$/i.test(output) ? 'html' : undefined
  if (named && formats.includes(named)) return [named]
  throw new UserError('`--output` takes one format.', 'Add `--format html` or `--format text`.')
}

function refuseContradictions(named: string[], options: Options, json: boolean): void {
  const { all, output, out } = options
  if (output === undefined) return
  if (out !== undefined) throw new UserError('`--output` and `--out` exclude each other.')
  if (all || named.length > 1) throw oneIssueOnly()
  if (json && isPrinted(output)) {
    throw new UserError('`--json` and `--output -` both want standard output.', 'Write to a file.')
  }
}

const oneIssueOnly = () =>
  new UserError('`--output` takes one issue.', 'Name one issue, or use `--out DIR` for several.')

const isPrinted = (output: string | undefined): boolean =>
  output === '-' || output === '/dev/stdout'

// ---------------------------------------------------------------- what is done

async function produce(
  { newsroom, house, issues }: Entered,
  formats: readonly string[],
  options: Options,
  { io, json }: Setting,
  reported: Reported[],
): Promise<void> {
  const folder =
    options.out === undefined ? join(newsroom.root, 'out') : resolve(io.cwd, options.out)
  const isBarred = house.some((each) => isFaulty(each, options.strict))
  for await (const built of issues()) {
    const whole = reportedOf(built)
    const report = options.strict || json ? whole : lightly(whole)
    reported.push(report)
    if (isBarred || isFaulty(report, options.strict)) continue
    report.outputs = deliver(built, formats, folder, options, io)
  }
}

type Output = { path: string; bytes: number }

function deliver(
  { edition, rendered }: Built,
  formats: readonly string[],
  folder: string,
  { output }: Options,
  io: IO,
): Output[] {
  if (!edition || !rendered) return []
  const artifacts = formats.flatMap((name) => exporters[name]?.make(edition, rendered) ?? [])
  if (output !== undefined) return artifacts.map((each) => deliverOne(each, output, io))
  const written = write(artifacts, folder)
  return written.map(({ path, bytes }) => ({ path: shownPath(path, io.cwd), bytes }))
}

function deliverOne({ body }: Artifact, output: string, io: IO): Output {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const path = resolve(io.cwd, output)
  if (isPrinted(output)) io.stdout.write(bytes)
  else put(path, bytes)
  return { path: shownPath(path, io.cwd), bytes: bytes.length }
}

// ---------------------------------------------------------------- what is said

function tell(reported: Reported[], { output, strict }: Options, { io, colour }: Setting): void {
  const outputs = reported.flatMap((each) => each.outputs ?? [])
  if (!isPrinted(output) && outputs.length > 0) io.stdout.write(table(outputs))
  if (reported.some(({ diagnostics }) => diagnostics.length > 0)) {
    const report = textReport(reported, colour('stderr'), (each) => strict || !isAdvice(each))
    io.stderr.write(`${report}${strict ? '' : whereAdviceIs(reported)}\n`)
  }
  const kept = reported.filter(({ isNewsroom, outputs }) => !isNewsroom && !outputs)
  if (kept.length === 0) return
  const why = kept.every((each) => isFaulty(each)) || !strict ? '' : ' (--strict)'
  io.stderr.write(
    `${plural(kept.length, 'issue')} not built${why}; what was built earlier is left as it was.\n`,
  )
}

/** What is only counted is kept without its words: thousands of issues may be built. */
const lightly = (report: Reported): Reported => ({
  ...report,
  diagnostics: report.diagnostics.map((each) =>
    isAdvice(each) ? { code: each.code, severity: each.severity, message: '' } : each,
  ),
})

/** What a sub-editor would say is counted by a build, and told by a check. */
const isAdvice = (each: Diagnostic): boolean => isCheckCode(each.code) && !isError(each)

function whereAdviceIs(reported: readonly Reported[]): string {
  const advised = reported.filter(({ diagnostics }) => diagnostics.some(isAdvice))
  if (advised.length === 0) return ''
  const named = advised.flatMap(({ file, isNewsroom }) => (isNewsroom ? [] : [nameOf(file)]))
  return `  (\`newswire check ${named.length > 3 ? '--all' : named.join(' ')}\` shows them)`
}

/** An issue as a command line names it. */
const nameOf = (file: string): string =>
  dirname(file).endsWith('issues') ? String(issueNumber(file) ?? file) : file

function table(outputs: readonly Output[]): string {
  const rows = outputs.map(({ path, bytes }) => {
    const share = `${Math.ceil((bytes / gmailLimit) * 100)}%`.padStart(4)
    const isHtml = /\.html?$/i.test(path)
    return {
      name: clean(path),
      size: `${(bytes / 1024).toFixed(1)} KB`,
      share: isHtml ? `  ${share} of Gmail's 102 KB` : '',
    }
  })
  const widest = rows.reduce((most, { name }) => Math.max(most, width(name)), 0)
  const longest = rows.reduce((most, { size }) => Math.max(most, size.length), 0)
  const lines = rows.map(({ name, size, share }) => {
    const gap = ' '.repeat(widest - width(name) + 2)
    return `${name}${gap}${size.padStart(longest)}${share}\n`
  })
  return lines.join('')
}
