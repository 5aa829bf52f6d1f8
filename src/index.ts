/*
 * The public API.
 *
 *   import { buildIssue, findNewsroom } from 'newswire'
 *
 *   const { value: newsroom } = await findNewsroom('.')
 *   if (newsroom) {
 *     const { rendered, diagnostics } = await buildIssue('issues/16.yaml', newsroom)
 *     if (rendered) send(rendered.subject, rendered.html, rendered.text)
 *   }
 */

// The whole road: a newsroom, its issues, and what came of one of them or of many.

export { findIssues, findNewsroom, issueFiles } from './newsroom.ts'
export { type BuildOptions, type Built, buildIssue, openPress } from './pipeline.ts'

// What is wrong: a fault is data with a code, a sentence and a place.

export {
  type Code,
  codes,
  type Diagnostic,
  type Result,
  type Severity,
  UserError,
} from './diagnostic.ts'
export { jsonReport, type Reported, textReport } from './report.ts'

// The stages one by one, from the text of a file to both parts of a mail and their files.

export { compose } from './compose.ts'
export { exporters } from './exporters/index.ts'
export { parse, read } from './read.ts'
export { renderer } from './render.ts'
export { settleTheme } from './theme.ts'
export { validate } from './validate.ts'
export { write } from './write.ts'

// The data that travels on it.

export type * from './model.ts'
