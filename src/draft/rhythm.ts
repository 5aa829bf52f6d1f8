import { addDays, compareDays, daysBetween, weekday, weekdays } from '../dates.ts'
import type { Day } from '../model.ts'

/** An issue that has appeared. */
export type Appeared = { number: number; date: Day }

/** What the past makes likely. `why` says it in words; without a rhythm there is no day. */
export type Likely = { number: number; date?: Day; why?: string }

/** A rhythm is steady work: after a year of silence the clock says nothing about the next day. */
const longestSilence = 366
const counted = 6
const ordinals = ['first', 'second', 'third', 'fourth', 'last']

/**
 * The next number and its likely day, from the rhythm of past issues: the same weekday of a month
 * ("the third Monday"), the same day of the month, or the usual number of days. Days that
 * have gone by since (before `today`) are passed over.
 */
export function nextIssue(past: readonly Appeared[], today: Day): Likely {
  const appeared = [...past].sort((a, b) => compareDays(a.date, b.date)).slice(-counted)
  const number = Math.max(0, ...past.map((each) => each.number)) + 1
  const last = appeared.at(-1)
  const step = last && stepAfter(appeared)
  if (!last || !step) return { number }

  const isResting = daysBetween(last.date, today) > longestSilence
  let date = last.date
  do date = step.after(date)
  while (!isResting && compareDays(date, today) < 0)
  return { number, date, why: step.why }
}

type Step = { after: (day: Day) => Day; why: string }

function stepAfter(appeared: readonly Appeared[]): Step | undefined {
  const gaps = appeared
    .slice(1)
    .map(({ date }, index) => daysBetween(appeared[index]?.date ?? date, date))
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b)
  // The lower middle: a summer without an issue makes no rhythm longer.
  const gap = gaps[Math.floor((gaps.length - 1) / 2)]
  if (gap === undefined) return undefined
  const months = Math.round(gap / 30.44)
  return (months > 0 ? monthly(appeared, months) : undefined) ?? inDays(gap)
}

/** What the last issues share for longer: a weekday of the month, or a day by its number. */
function monthly(appeared: readonly Appeared[], months: number): Step | undefined {
  const dates = appeared.map(({ date }) => date)
  const last = dates.at(-1) as Day
  const [place, day] = [ordinal(last), weekday(last)]
  const byWeekday = runOf(dates, (date) => ordinal(date) === place && weekday(date) === day)
  const byNumber = runOf(dates, (date) => date.slice(8) === last.slice(8))
  if (Math.max(byWeekday, byNumber) < 2) return undefined
  const every = months === 1 ? 'the month' : `every ${months} months`
  if (byWeekday >= byNumber) {
    return {
      after: (date) => nth(later(date, months), place, day),
      why: `the ${ordinals[place]} ${weekdays[day]} of ${every}, as before`,
    }
  }
  const number = Number(last.slice(8))
  return {
    after: (date) => inMonth(later(date, months), number),
    why: `day ${number} of ${every}, as before`,
  }
}

/** How many of the last days hold to something. */
function runOf(dates: readonly Day[], holds: (date: Day) => boolean): number {
  const broken = dates.toReversed().findIndex((date) => !holds(date))
  return broken < 0 ? dates.length : broken
}

function inDays(gap: number): Step {
  const weeks = Math.max(1, Math.round(gap / 7))
  // The weekday stays: nobody sends a newsletter on a Sunday because 34 days have passed.
  const days = gap < 4 ? gap : weeks * 7
  const why = gap < 4 ? `${gap} days after the last` : `${weeks} weeks after the last`
  return { after: (date) => addDays(date, days), why: why.replace(/^(1 \w+)s/, '$1') }
}

/** From 0 for the first seven days of a month to 4 for the last seven. */
function ordinal(day: Day): number {
  return addDays(day, 7).slice(0, 7) === day.slice(0, 7)
    ? Math.floor((Number(day.slice(8)) - 1) / 7)
    : 4
}

/** The first day of the month so many months later. */
function later(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
}

/** The first, second, …, last Monday of a month that begins with `first`. */
function nth(first: Day, place: number, day: number): Day {
  const start = addDays(first, (day - weekday(first) + 7) % 7)
  if (place < 4) return addDays(start, place * 7)
  const fifth = addDays(start, 28)
  return fifth.slice(0, 7) === first.slice(0, 7) ? fifth : addDays(start, 21)
}

/** A day of a month by its number; the last day of a month that is too short for it. */
function inMonth(first: Day, number: number): Day {
  const end = addDays(later(first, 1), -1)
  return number > Number(end.slice(8)) ? end : addDays(first, number - 1)
}
