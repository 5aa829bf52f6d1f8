import { GB } from 'chrono-node/en'
import { addDays, daysBetween, months, parseDay, weekdays } from '../dates.ts'
import type { Day } from '../model.ts'
import type { Known } from './heard.ts'

/*
 * What chrono-node is trusted with. It reads `March 27` as March 2027, `May 2-4pm` as a day and a
 * time zone, `1400hrs` as a length of time and `09-03-27` as a day of 2027, and it passes over words
 * that it does not know. So it is given one day at a time, in the one form that it reads well, and it
 * must agree with the pieces; a day that is counted from another one is only ever a proposal.
 */

/** Noon by Greenwich, whatever the machine's zone: no day is shifted. */
const reference = (on: Day) => ({ instant: new Date(`${on}T12:00:00Z`), timezone: 0 })

/** Whether chrono-node reads the day, month, year and weekday that the pieces say, and no more. */
export function agrees({ day, month, year, weekday }: Known): boolean {
  const words = [weekday === undefined ? '' : weekdays[weekday], day, months[month - 1], year ?? '']
    .join(' ')
    .trim()
  const [found, ...more] = GB.parse(words, reference('2008-01-01'))
  // A day that the calendar lacks is no disagreement: whoever settles the year says why.
  if (!found) return day > 28 && day < 32
  const read = (part: 'day' | 'month' | 'year' | 'weekday') =>
    found.start.isCertain(part) ? found.start.get(part) : null
  return (
    more.length === 0 &&
    found.text === words &&
    !found.end &&
    read('day') === day &&
    read('month') === month &&
    (year === undefined || read('year') === year) &&
    (weekday === undefined || read('weekday') === weekday)
  )
}

/** Days that are counted from the issue's own: `tomorrow`, `next Tuesday`, `end of March`. */
export function relative(words: string, on: Day): Day[] {
  const [found] = GB.parse(words, reference(on), { forwardDate: true })
  if (!found || found.text !== words || found.end) return []
  const { start } = found
  // `tonight` and `morning` say an hour too, and it would be lost; noon stands for none.
  if (start.isCertain('hour') || start.get('hour') !== 12) return []
  const parts = (['year', 'month', 'day'] as const).map((part) => start.get(part) ?? 0)
  const day = parseDay(parts.map((part) => String(part).padStart(2, '0')).join('-'))
  const isWeekday = start.isCertain('weekday')
  if (!day || !(isWeekday || start.isCertain('day'))) return []
  if (!words.startsWith('next ')) return [day]
  if (!isWeekday) return []
  // `next Tuesday` is the coming one to some, and the one after it to others.
  const coming = daysBetween(on, day) > 7 ? addDays(day, -7) : day
  return [coming, addDays(coming, 7)]
}
