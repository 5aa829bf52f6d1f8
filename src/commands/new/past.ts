import { parseDay } from '../../dates.ts'
import { UserError } from '../../diagnostic.ts'
import { nextIssue, type Past } from '../../draft.ts'
import type { Day, IO, Newsroom } from '../../model.ts'
import type { IssueFile } from '../../newsroom.ts'
import { read } from '../../read.ts'
import { validate } from '../../validate.ts'

/** How many issues a rhythm is read from; each costs its reading. */
const counted = 4

/**
 * The last issues up to a number, oldest first, as far as they can be read: a fault in an old issue
 * keeps nobody from writing the next.
 */
export async function pastIssues(
  newsroom: Newsroom,
  files: readonly IssueFile[],
  last: number,
): Promise<Past[]> {
  const former = files.filter(({ number }) => number <= last).slice(-counted)
  const found = await Promise.all(former.map(({ path }) => pastIssue(path, newsroom)))
  return found.flat()
}

/** The number of an issue that there is. Throws a `UserError` for any other. */
export function issueNamed(files: readonly IssueFile[], number: number): number {
  if (files.some((file) => file.number === number)) return number
  throw new UserError(`There is no issue ${number}.`, 'Give `--from` the number of an issue.')
}

async function pastIssue(path: string, newsroom: Newsroom): Promise<Past[]> {
  const source = (await read(path)).value
  const issue = source && validate(source, newsroom).value
  return issue ? [{ issue, data: source.data }] : []
}

/** The likely day of the next issue, and the day of today. */
export function likelyIssue(past: readonly Past[], io: IO) {
  const today = todayOf(io)
  const issues = past.map(({ issue }) => issue)
  return { ...nextIssue(issues, today), today }
}

/** The machine's day. It proposes a date to somebody who sees it, and decides nothing. */
function todayOf(io: IO): Day {
  const now = io.now()
  const text = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return parseDay(text) ?? '2000-01-01'
}
