import { join, resolve } from 'node:path'
import { findBrowser } from '../browser.ts'
import { exits } from '../diagnostic.ts'
import { enter, isFaulty, reportedOf } from '../enter.ts'
import type { Day, Issue, Setting } from '../model.ts'
import { shownPath } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { clean, jsonReport, plural, type Reported, textReport } from '../report.ts'
import { type Site, writeSite } from '../site.ts'
import type { Against } from '../workbench.ts'

type Options = { drafts?: boolean; out?: string; pictures?: boolean; asOf?: Day }

/**
 * Writes the workbench of the issues as a folder that can be published: of those that are out by the day
 * of reading, with `--drafts` of all. Issues with faults are in it too, faults and all.
 */
export async function site(setting: Setting, _: string[], options: Options): Promise<number> {
  const { io, json } = setting
  if (options.pictures) findBrowser(io.env)
  const { asOf } = options
  const entered = await enter(setting, [], { asOf, all: true, evenNone: true, thorough: true })
  if (typeof entered === 'number') return entered
  const { newsroom } = entered
  const folder =
    options.out === undefined ? join(newsroom.root, 'out', 'site') : resolve(io.cwd, options.out)
  const reported: Reported[] = [...entered.house]
  const today = asOf ?? todayIn(newsroom.timezone, io.now())
  const issues = options.drafts ? entered.issues() : published(entered.issues(), today)
  const written = await writeSite(noted(issues, reported), {
    ...{ newsroom, io, folder, pictures: options.pictures === true },
    against: before(),
  })
  for (const report of reported) {
    const outputs = written.ofIssue.get(report.file)
    if (outputs)
      report.outputs = outputs.map(({ path, bytes }) => ({ path: shownPath(path, io.cwd), bytes }))
  }
  if (json) io.stdout.write(jsonReport(reported))
  else tell(shownPath(join(folder, 'index.html'), io.cwd), written, reported, setting)
  return reported.some((each) => isFaulty(each)) ? exits.faulty : exits.done
}

function tell(
  index: string,
  { outputs, ofIssue, removed }: Site,
  reported: readonly Reported[],
  { io, colour }: Setting,
): void {
  const size = outputs.reduce((sum, { bytes }) => sum + bytes, 0)
  const what = `${plural(ofIssue.size, 'issue')}, ${plural(outputs.length, 'file')}, ${(size / 1024 ** 2).toFixed(1)} MB`
  io.stdout.write(`${clean(index)}  ${what}\n`)
  if (removed.length > 0) {
    io.stderr.write(`${plural(removed.length, 'file')} of issues that are gone removed.\n`)
  }
  const faulty = reported.filter((each) => isFaulty(each))
  if (faulty.length === 0) return
  io.stderr.write(`${textReport(faulty, colour('stderr'))}\n`)
}

/** Those that are out. One that cannot be read has no date, and nobody has had it. */
async function* published(issues: AsyncIterable<Built>, today: Day): AsyncGenerator<Built> {
  for await (const built of issues) if (built.issue && built.issue.date <= today) yield built
}

async function* noted(issues: AsyncIterable<Built>, reported: Reported[]): AsyncGenerator<Built> {
  for await (const built of issues) {
    reported.push(reportedOf(built))
    yield built
  }
}

/** Gives for each issue, as they come, the one before it. */
function before(): (built: Built) => Promise<Against[]> {
  const earlier: Issue[] = []
  return async ({ issue }) => {
    if (!issue) return []
    const last = earlier.findLast(({ number }) => number < issue.number)
    earlier.push(issue)
    // Two files may have one number; more are not needed, and there may be a thousand.
    if (earlier.length > 2) earlier.shift()
    return last ? [{ against: `issue ${last.number}`, issue: last }] : []
  }
}

/** The day that it is in a time zone. Swedish writes days as newswire does. */
const todayIn = (timeZone: string, now: Date): Day =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(now)
