import type { Setting } from './model.ts'
import { githubReport } from './report/github.ts'
import { jsonReport } from './report/json.ts'
import { junitReport } from './report/junit.ts'
import type { Reported } from './report/reported.ts'
import { rooted } from './report/rooted.ts'
import { sarifReport } from './report/sarif.ts'
import { textReport } from './report/text.ts'

export { plural, type Reported, summary } from './report/reported.ts'
export { clean, painter } from './report/text.ts'
export { jsonReport, textReport }

/** A report as a whole, with its last line ended. Only the one for people has colours. */
type Report = (reported: readonly Reported[], colour: boolean) => string

/** Forms that a host of code reads, beside the files of the repository. */
const hosted = ['github', 'junit', 'sarif']
export const isHosted = (format: string): boolean => hosted.includes(format)

/**
 * A report in one of the forms. Hosts of code get the places from the root of the repository, which
 * they name themselves (`GITHUB_WORKSPACE`, `CI_PROJECT_DIR`); else from where the program was called.
 */
export function reportAs(
  format: string,
  reported: readonly Reported[],
  { io: { cwd, from = cwd, env } }: Pick<Setting, 'io'>,
  colour: boolean,
): string {
  const root = env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR || from
  const named = isHosted(format) ? rooted(reported, cwd, root) : reported
  return reports[format]?.(named, colour) ?? ''
}

/** The forms of a report, by the names of `--format`. */
const reports: Readonly<Record<string, Report>> = {
  text: (reported, colour) => `${textReport(reported, colour)}\n`,
  json: jsonReport,
  github: githubReport,
  junit: junitReport,
  sarif: sarifReport,
}
