import { dirname } from 'node:path'
import { type Diagnostic, isCheckCode, isError } from '../../diagnostic.ts'
import { issueNumber } from '../../newsroom.ts'
import type { Reported } from '../../report.ts'

/** What a sub-editor would say is counted by a build, and told by a check. */
export const isAdvice = (each: Diagnostic): boolean => isCheckCode(each.code) && !isError(each)

/** What is only counted is kept without its words: thousands of issues may be built. */
export const lightly = (report: Reported): Reported => ({
  ...report,
  diagnostics: report.diagnostics.map((each) =>
    isAdvice(each) ? { code: each.code, severity: each.severity, message: '' } : each,
  ),
})

/** The command that tells what was only counted; empty when nothing was. */
export function whereAdviceIs(reported: readonly Reported[]): string {
  const advised = reported.filter(({ diagnostics }) => diagnostics.some(isAdvice))
  if (advised.length === 0) return ''
  const named = advised.flatMap(({ file, isNewsroom }) => (isNewsroom ? [] : [nameOf(file)]))
  return `  (\`newswire check ${named.length > 3 ? '--all' : named.join(' ')}\` shows them)`
}

/** An issue as a command line names it. */
const nameOf = (file: string): string =>
  dirname(file).endsWith('issues') ? String(issueNumber(file) ?? file) : file
