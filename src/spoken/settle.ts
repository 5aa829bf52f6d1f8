import { addDays, explainDay, formatDate, parseDay, weekday, weekdays } from '../dates.ts'
import type { Day } from '../model.ts'
import { ask, type Heard, type Known } from './heard.ts'

/** Months after the day within which a day without a year is taken to be the next one. */
const horizon = 11

/** The years around the issue's own in which a year is believed: as four digits, and as two. */
const near = { full: [-2, 5], bare: [-1, 1] } as const

/** The day that was meant: in the year that was said, or the next one after the day. */
export function settle(known: Known, on: Day): Heard<Day> {
  if (known.year !== undefined) return settleIn(known.year, known, on)
  const year = yearOf(on) + (inYear(yearOf(on), known) < on ? 1 : 0)
  const next = inYear(year, known)
  if (!parseDay(next) || next <= monthsAfter(on, horizon)) return settleIn(year, known, on)
  const around = [inYear(year - 1, known), next]
  const fitting = around.filter((day) => fits(day, known.weekday))
  const message = `No year was said, and ${formatDate(next, 'en')} is more than ${horizon} months away.`
  return ask('no-year', message, fitting.length > 0 ? fitting : around)
}

function settleIn(year: number, known: Known, on: Day): Heard<Day> {
  const day = inYear(year, known)
  if (!parseDay(day)) return ask('impossible', explainDay(day), neighbours(year, known))
  if (!fits(day, known.weekday)) return askForWeekday(day, known, on)
  const [first, last] = near[known.isBare ? 'bare' : 'full']
  const distance = year - yearOf(on)
  if (distance >= first && distance <= last) return { readings: [day] }
  return ask('unclear', `Is the year ${year} meant?`, [day])
}

const fits = (day: Day, stated: number | undefined): boolean =>
  parseDay(day) !== undefined && (stated === undefined || stated === weekday(day))

/** The day by its number, the nearest one by its weekday, and the same date a year off, if it fits. */
function askForWeekday(day: Day, known: Known, on: Day): Heard<Day> {
  const stated = known.weekday ?? 0
  const offset = ((stated - weekday(day) + 10) % 7) - 3
  const years = [-1, 1].map((step) => inYear(yearOf(day) + step, known))
  const message = `${formatDate(day, 'en')} is a ${weekdays[weekday(day)]}, not a ${weekdays[stated]}.`
  const isFree = known.year === undefined
  const others = years.filter((other) => (isFree || other >= on) && fits(other, known.weekday))
  return ask('weekday', message, [day, addDays(day, offset), ...others])
}

/** The last day of the month and the first of the next, for `31 April`. */
function neighbours(year: number, { month }: Known): Day[] {
  const next =
    month === 12
      ? inYear(year + 1, { day: 1, month: 1 })
      : inYear(year, { day: 1, month: month + 1 })
  return parseDay(next) ? [addDays(next, -1), next] : []
}

/** The next day of that number and, if one is said, that weekday; undefined when a year has none. */
export function nextNumbered(day: number, stated: number | undefined, on: Day): Day | undefined {
  const first = yearOf(on) * 12 + Number(on.slice(5, 7)) - 1
  const months = Array.from({ length: horizon + 1 }, (_, index) => first + index)
  return months
    .map((count) => inYear(Math.floor(count / 12), { day, month: (count % 12) + 1 }))
    .find((each) => each >= on && fits(each, stated))
}

/** As text: the day of the month need not exist for days to be compared. */
function monthsAfter(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + count
  return inYear(Math.floor(months / 12), { day: Number(day.slice(8)), month: (months % 12) + 1 })
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

const inYear = (year: number, { day, month }: Known): Day =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
