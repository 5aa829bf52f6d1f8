import { type Diagnostic, isError } from '../../diagnostic.ts'
import { isFaulty } from '../../enter.ts'
import type { Setting } from '../../model.ts'
import { issueNumber, shownPath } from '../../newsroom.ts'
import { clean, plural, type Reported, summary, textReport } from '../../report.ts'
import type { Cause } from '../../watch.ts'

/** An issue that was built, and the change that was the reason; at the start there was none. */
export type Round = { path: string; report: Reported; cause: Cause | undefined }

type Done = { house: Reported[]; rounds: Round[]; gone: Cause[] }

/** The findings that were told of each file, as they stood in the report. */
export type Told = Map<string, ReadonlySet<string>>

/**
 * What was rebuilt and why, a line for each reason, then the findings that were not `told` before,
 * which are remembered in it: what is told again at every save is no longer read.
 */
export function roundTold(
  { house, rounds, gone }: Done,
  told: Told,
  { io, colour }: Setting,
): string {
  const before = new Map(told)
  const fresh = [...house, ...rounds.map(({ report }) => report)].flatMap((report) => {
    const diagnostics = report.diagnostics.filter((each) => !isKnown(each, report, before))
    const keys = report.diagnostics.map(keyOf)
    // With errors, not everything was looked for: what was told is not over yet.
    const kept = report.diagnostics.some(isError) ? (before.get(report.file) ?? []) : []
    told.set(report.file, new Set([...kept, ...keys]))
    return diagnostics.length > 0 ? [{ ...report, diagnostics }] : []
  })
  const lines = gone.map(
    (cause) =>
      `${nameOf(cause.path)} is gone: ${reason(cause, io.cwd)}; what was built of it stays`,
  )
  for (const group of grouped(rounds)) lines.push(...rebuilt(group, before, io.cwd))
  if (fresh.length > 0) lines.push('', textReport(fresh, colour('stderr')), '')
  return lines.map((line) => `${line}\n`).join('')
}

const keyOf = ({ code, message }: Diagnostic): string => `${code} ${message}`

const isKnown = (each: Diagnostic, { file }: Reported, told: Told): boolean =>
  told.get(file)?.has(keyOf(each)) ?? false

/** Those that were built for the same change. */
function grouped(rounds: readonly Round[]): Round[][] {
  const groups = new Map<string, Round[]>()
  for (const round of rounds) {
    const key = round.cause?.path ?? ''
    groups.set(key, [...(groups.get(key) ?? []), round])
  }
  return [...groups.values()]
}

function rebuilt(group: readonly Round[], told: Told, cwd: string): string[] {
  const why = group[0]?.cause ? `: ${reason(group[0].cause, cwd)}` : ''
  const done = group.filter(({ report }) => report.outputs)
  const kept = group.filter(({ report }) => !report.outputs)
  const lines: string[] = []
  if (done.length > 0) lines.push(`${named(done)} rebuilt${why}${asBefore(done, told)}`)
  if (kept.length > 0) {
    const isStrict = !kept.every(({ report }) => isFaulty(report)) ? ' (--strict)' : ''
    const rest = `; what was built earlier is left as it was${isStrict}`
    lines.push(`${named(kept)} not rebuilt${why}${asBefore(kept, told)}${rest}`)
  }
  return lines
}

/** `16`, or `3 issues`: a number alone is always the issue of that number. */
const named = (group: readonly Round[]): string =>
  group.length === 1 && group[0] ? nameOf(group[0].path) : plural(group.length, 'issue')

const nameOf = (path: string): string => String(issueNumber(path) ?? clean(shownPath(path, '')))

const reason = ({ path, how }: Cause, cwd: string): string =>
  `${clean(shownPath(path, cwd))} ${how}`

function asBefore(group: readonly Round[], told: Told): string {
  const known = group.map(({ report }) => ({
    ...report,
    diagnostics: report.diagnostics.filter((each) => isKnown(each, report, told)),
  }))
  const { errors, warnings } = summary(known)
  const parts = [
    errors ? plural(errors, 'error') : '',
    warnings ? plural(warnings, 'warning') : '',
  ].filter(Boolean)
  return parts.length > 0 ? `; ${parts.join(' and ')} as before` : ''
}
