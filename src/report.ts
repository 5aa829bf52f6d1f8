import { githubReport } from './report/github.ts'
import { jsonReport } from './report/json.ts'
import { junitReport } from './report/junit.ts'
import type { Reported } from './report/reported.ts'
import { sarifReport } from './report/sarif.ts'
import { textReport } from './report/text.ts'

export { plural, type Reported, type Summary, summary } from './report/reported.ts'
export { clean, painter } from './report/text.ts'
export { jsonReport, textReport }

/** A report as a whole, with its last line ended. Only the one for people has colours. */
type Report = (reported: readonly Reported[], colour: boolean) => string

/** The forms of a report, by the names of `--format`. */
export const reports: Readonly<Record<string, Report>> = {
  text: (reported, colour) => `${textReport(reported, colour)}\n`,
  json: jsonReport,
  github: githubReport,
  junit: junitReport,
  sarif: sarifReport,
}
