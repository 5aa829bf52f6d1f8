import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, isError, UserError } from '../../diagnostic.ts'
import { reportedOf } from '../../enter.ts'
import { fromRepository } from '../../git.ts'
import type { IO, Setting } from '../../model.ts'
import { shownPath } from '../../newsroom.ts'
import { clean, plural, type Reported, reportAs, textReport } from '../../report.ts'
import { json } from './json.ts'
import type { Outcome } from './outcome.ts'
import { countNew } from './review.ts'

/** GitHub shows what stands in this file on the page of the run, from which the results are fetched. */
export function appendToStep(text: string, { env }: IO): void {
  const { GITHUB_STEP_SUMMARY: path, GITHUB_SERVER_URL: host, GITHUB_REPOSITORY: name } = env
  if (!path) return
  const run =
    host && name && env.GITHUB_RUN_ID
      ? `${host}/${name}/actions/runs/${env.GITHUB_RUN_ID}#artifacts`
      : undefined
  const there = run ? text.replace(/(?<!\\)\]\(\.\/[^)]*\)/g, `](${run})`) : text
  try {
    appendFileSync(path, there)
  } catch (error) {
    throw new UserError(
      `GITHUB_STEP_SUMMARY names \`${path}\`, which cannot be written (${(error as NodeJS.ErrnoException).code}).`,
      'Leave the variable out, or name a file in a folder that is there.',
    )
  }
}

/** Prints where the summary is and what is new; for GitHub as annotations too, or all as one JSON document. */
export function tell(
  outcome: Outcome,
  results: readonly string[],
  setting: Setting,
  strict: boolean,
): void {
  const { io, colour } = setting
  const { reviews, pictures, base } = outcome
  const reported = reportsOf(outcome, strict)
  if (setting.json) {
    const shown = results.map((path) => shownPath(path, io.cwd))
    io.stdout.write(json(outcome, shown))
    return
  }
  if (io.env.GITHUB_ACTIONS)
    io.stdout.write(reportAs('github', reported, { io: fromRepository(io) }, false))
  const problems = countNew(outcome.house, reviews)
  const touched = `${plural(reviews.length, 'issue')} touched, ${plural(problems, 'new problem')}`
  io.stdout.write(`${clean(shownPath(join(outcome.out, 'summary.md'), io.cwd))}  ${touched}\n`)
  const against = base.commit ? `${base.name} (${base.commit.slice(0, 7)}), ${base.why}` : base.why
  io.stderr.write(`Compared with ${clean(against)}.\n`)
  if (pictures.note) io.stderr.write(`${clean(pictures.note)}\n`)
  if (reported.length > 0) io.stderr.write(`${textReport(reported, colour('stderr'))}\n`)
}

/** What is new, and what the exit code is for. */
function reportsOf({ house, reviews }: Outcome, strict: boolean): Reported[] {
  const own = reviews.flatMap(({ after, fresh }) => {
    if (!after) return []
    const counts = (each: Diagnostic) => isError(each) || (strict && each.severity === 'warning')
    const told = after.diagnostics.filter((each) => fresh.includes(each) || counts(each))
    return told.length > 0 ? [{ ...reportedOf(after), diagnostics: told }] : []
  })
  const settings = { file: 'newswire.yaml', isNewsroom: true, diagnostics: house }
  return house.length > 0 ? [settings, ...own] : own
}
