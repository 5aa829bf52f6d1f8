import { exits, isError } from './diagnostic.ts'
import type { Day, Newsroom, Setting } from './model.ts'
import { findIssues, findNewsroom } from './newsroom.ts'
import { type Built, openPress } from './pipeline.ts'
import { jsonReport, type Reported, textReport } from './report.ts'

export type Entered = {
  newsroom: Newsroom
  paths: string[]
  build(path: string): Promise<Built>
}

/**
 * Opens the newsroom for a command, with its theme and the issues that were named. The faults of the
 * settings or the theme are printed, and an error among them is an exit code: no issue can be built.
 */
export async function enter(
  { io, colour, json }: Setting,
  named: readonly string[],
  { all = false, asOf }: { all?: boolean; asOf?: Day | undefined },
): Promise<Entered | number> {
  const found = await findNewsroom(io.cwd)
  const refused = (reported: Reported[]) => {
    if (json) io.stdout.write(jsonReport(reported))
    else io.stderr.write(`${textReport(reported, colour)}\n`)
    return exits.failed
  }
  const file = 'newswire.yaml'
  if (!found.value) return refused([{ file, diagnostics: found.diagnostics }])

  const newsroom = found.value
  const paths = await findIssues(newsroom, named, { all, cwd: io.cwd })
  const press = await openPress(newsroom, { asOf, cwd: io.cwd, env: io.env })
  const diagnostics = [...found.diagnostics, ...press.diagnostics]
  if (!press.build || diagnostics.some(isError)) return refused([{ file, diagnostics }])
  if (diagnostics.length > 0) io.stderr.write(`${textReport([{ file, diagnostics }], colour)}\n`)
  return { newsroom, paths, build: press.build }
}

/** What a report needs of an issue that was built, without the issue itself: thousands may be built. */
export const reportedOf = ({ file, issue, diagnostics }: Built): Reported => ({
  file,
  ...(issue && { issue: issue.number }),
  diagnostics,
})
