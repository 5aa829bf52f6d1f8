import { addDays, formatDate, formatDay, weekday, weekdays } from '../dates.ts'
import type { Day } from '../model.ts'
import type { Check, Context, Found } from './check.ts'
import { isQuoted } from './dates/around.ts'
import { type Dated, datesIn, isWeekdayWrong } from './dates/dated.ts'
import { pointAt, spotOf } from './links/spot.ts'

/** A weekday that the calendar does not bear out: one of the two is wrong. */
export const weekdayMismatch: Check = {
  code: 'weekday-mismatch',
  severity: 'warning',
  family: 'dates',
  about: 'A weekday in the text that does not go with its date.',
  why: 'One of the two is wrong, and readers go by either: some will come on the wrong day. A date without a year is read as the one nearest to the issue.',
  bad: '# an issue of 16 March 2009\nbody: Join us on Wednesday 31 March.',
  good: 'body: Join us on Tuesday 31 March.',
  check: (context) =>
    datesIn(context)
      .filter((dated) => isWeekdayWrong(dated) && !isQuoted(dated.said.text, dated.said.index))
      .flatMap((dated) => found(dated, context)),
}

function found(dated: Dated, context: Context): Found[] {
  const { said, days, fields } = dated
  const [day] = days
  const written = /(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*/i.exec(said.words)
  if (day === undefined || !written) return []
  const { path, words } = said.text
  const right = nameLike(written[0], weekday(day))
  const name = { ...pointAt(words, said.index + written.index, written[0]), find: written[0] }
  return [
    {
      message: `${formatDate(day, 'en')} is a ${weekdays[weekday(day)]}, not a \`${written[0]}\`.`,
      hint: hintFor(dated, day, right),
      ...spotOf(context, path, pointAt(words, said.index, said.words)),
      ...(fields.includes(day) && { fix: { ...name, replace: right } }),
    },
  ]
}

function hintFor({ said, fields }: Dated, day: Day, right: string): string {
  const own = `Write \`${right}\``
  if (fields.includes(day)) return `${own}: the field says ${formatDay(day, 'en')}.`
  const offset = (((said.weekday ?? 0) - weekday(day) + 10) % 7) - 3
  const other = fields.find((each) => weekday(each) === said.weekday) ?? addDays(day, offset)
  return `${own}, or ${formatDate(other, 'en')} if the weekday is right.`
}

/** The name of a weekday, in short or in capitals as the one that was written. */
function nameLike(written: string, number: number): string {
  const full = weekdays[number] ?? ''
  const name = written.length > 5 ? full : full.slice(0, 3)
  return written === written.toUpperCase() ? name.toUpperCase() : name
}
