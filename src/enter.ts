import { type Diagnostic, exits, isError, UserError } from './diagnostic.ts'
import type { Ask, Day, IO, Newsroom, Setting } from './model.ts'
import { findIssues, findNewsroom, noIssues } from './newsroom.ts'
import { type Build, type Built, openPress } from './pipeline.ts'
import { type Reported, reportAs, textReport } from './report.ts'

export type Entered = {
  newsroom: Newsroom
  /** What is to be said of `newswire.yaml` and the theme: no errors, for then nobody enters. */
  house: Reported[]
  /** How many issues were named. */
  count: number
  /** Builds another issue, or another text of one. */
  build: Build
  /** The named issues, the oldest first, each built when it is asked for. */
  issues(): AsyncGenerator<Built>
}

type Wanted = {
  all?: boolean | undefined
  asOf?: Day | undefined
  /** A newsroom without issues will do. */
  evenNone?: boolean
  /** Runs every check, not only the quick ones. */
  thorough?: boolean
  /** Makes ready to ask the network about the newsroom's links. */
  answers?: ((newsroom: Newsroom) => Ask) | undefined
  /** The form in which an error of the settings or the theme is told. */
  format?: string | undefined
}

/**
 * Opens the newsroom for a command, with its theme and the issues that were named (`all` of them, or
 * none for the newest). An error in the settings or the theme is printed, and what comes back is the
 * exit code: no issue can be built.
 */
export async function enter(
  setting: Setting,
  named: readonly string[],
  { all = false, asOf, evenNone = false, thorough = false, answers, format }: Wanted,
): Promise<Entered | number> {
  const { io } = setting
  if (all && named.length > 0) throw new UserError('`--all` and named issues exclude each other.')
  const found = await findNewsroom(io.cwd, io.env)
  if (!found.value) return refused(found.diagnostics, setting, format)

  const newsroom = found.value
  const paths = await findIssues(newsroom, named, { all, cwd: io.cwd })
  if (paths.length === 0 && !evenNone) throw noIssues()
  const press = await openPress(newsroom, {
    ...{ asOf, cwd: io.cwd, env: io.env, thorough },
    answers: answers?.(newsroom),
  })
  const diagnostics = [...found.diagnostics, ...press.diagnostics]
  const { build } = press
  if (!build || diagnostics.some(isError)) return refused(diagnostics, setting, format)
  return {
    newsroom,
    house: diagnostics.length > 0 ? [house(diagnostics)] : [],
    build,
    count: paths.length,
    issues: () => inTurn(paths, build, io),
  }
}

function refused(diagnostics: Diagnostic[], setting: Setting, format = 'text'): number {
  const { io, colour, json } = setting
  const reported = [house(diagnostics)]
  const form = json ? 'json' : format
  if (form !== 'text') io.stdout.write(reportAs(form, reported, setting, false))
  else io.stderr.write(`${textReport(reported, colour('stderr'))}\n`)
  return exits.failed
}

const house = (diagnostics: Diagnostic[]): Reported => ({
  file: diagnostics.find(({ place }) => place)?.place?.file ?? 'newswire.yaml',
  isNewsroom: true,
  diagnostics,
})

async function* inTurn(
  paths: readonly string[],
  build: (path: string) => Promise<Built>,
  io: IO,
): AsyncGenerator<Built> {
  try {
    for (const [index, path] of paths.entries()) {
      progress(io, index, paths.length)
      // Between two issues Node hears of a signal: Ctrl-C ends long work at once.
      if (index > 0) await new Promise((done) => setImmediate(done))
      yield await build(path)
    }
  } finally {
    progress(io, paths.length, paths.length)
  }
}

/** A count and a bar, for long work on a terminal only; wiped when the work is done. */
function progress({ stderr }: IO, done: number, total: number): void {
  if (total < 20 || !stderr.isTTY) return
  const filled = Math.round((done / total) * 24)
  const bar = '█'.repeat(filled).padEnd(24, '░')
  stderr.write(done === total ? '\r\u001b[K' : `\r${bar} ${done}/${total}`)
}

/** What a report needs of an issue that was built, without the issue itself: thousands may be built. */
export const reportedOf = ({ file, issue, diagnostics }: Built): Reported => ({
  file,
  ...(issue && { issue: issue.number }),
  diagnostics,
})

/** True when an issue may not go out: it has errors, or warnings and these count as `strict` says. */
export const isFaulty = ({ diagnostics }: Reported, strict = false): boolean =>
  diagnostics.some((each) => isError(each) || (strict && each.severity === 'warning'))
