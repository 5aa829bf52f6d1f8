import { formatDate, months, parseDay } from '../dates.ts'
import type { Check, Context, Found } from './check.ts'
import { isQuoted } from './dates/around.ts'
import { impossibleIn } from './dates/dated.ts'
import type { Said } from './dates/said.ts'
import { pointAt, spotOf } from './links/spot.ts'

/** A day that the calendar does not have. */
export const impossibleDate: Check = {
  code: 'impossible-date',
  severity: 'warning',
  family: 'dates',
  about: 'A day in the text that no calendar has.',
  why: 'Readers cannot tell which day is meant: the last of that month, or the first of the next.',
  bad: 'body: Apply by 31 April.',
  good: 'body: Apply by 30 April.',
  check: (context) =>
    impossibleIn(context)
      .filter((said) => !isQuoted(said.text, said.index) && !isNoDay(said))
      .map((said) => found(said, context)),
}

/** `There is no 31 April`, `the 31 April Street shop`. */
function isNoDay({ text: { words }, index, words: own }: Said): boolean {
  const isDenied = /\bno\s$/i.test(words.slice(Math.max(0, index - 4), index))
  return isDenied || /^ [A-Z]/.test(words.slice(index + own.length, index + own.length + 2))
}

function found(said: Said, context: Context): Found {
  const { text, index, words, month, year } = said
  return {
    message: `No calendar has \`${words.replace(/\s+/g, ' ')}\`.`,
    hint: `Find out which day is meant: the last of that month is ${lastOf(month, year)}.`,
    ...spotOf(context, text.path, pointAt(text.words, index, words)),
  }
}

/** The last day of a month; of a February of no year the one that it always has. */
function lastOf(month: number, year: number | undefined): string {
  const start = `${year ?? 2001}-${String(month).padStart(2, '0')}`
  const days = [31, 30, 29, 28].map((day) => parseDay(`${start}-${day}`))
  const last = days.find((day) => day !== undefined)
  if (year !== undefined && last) return formatDate(last, 'en')
  return `${Number(last?.slice(8))} ${months[month - 1]}`
}
