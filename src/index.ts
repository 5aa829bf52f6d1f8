/** The public API: find a newsroom, build its issues, look at what came of it. */

export { compose } from './compose.ts'
export {
  type Code,
  codes,
  type Diagnostic,
  type Result,
  type Severity,
  UserError,
} from './diagnostic.ts'
export type * from './model.ts'
export { findIssues, findNewsroom, issueFiles } from './newsroom.ts'
export { type BuildOptions, type Built, buildIssue, openPress } from './pipeline.ts'
export { parse, read } from './read.ts'
export { renderer } from './render.ts'
export { jsonReport, type Reported, textReport } from './report.ts'
export { settleTheme } from './theme.ts'
export { validate } from './validate.ts'
export { write } from './write.ts'
