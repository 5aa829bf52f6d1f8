import type { DateTile, Day, Minutes, Period, Times, Words } from '../model.ts'
import { endOfDay, fieldsOf, noon, pad } from './calendar.ts'
import { isEnglish, type Shape, write, writeRange, writeTime } from './shapes.ts'

/** `Friday 27 March 2009` */
export const formatDay = (day: Day, language: string): string => write('day', day, language)

/** `27 March 2009` */
export const formatDate = (day: Day, language: string): string => write('date', day, language)

/** `27 March` */
export const formatShort = (day: Day, language: string): string =>
  write('dateInYear', day, language)

/** `April 2009`, the month of a day or a period. */
export const formatMonth = (period: Period, language: string): string =>
  write('month', period, language)

/** `2009`, `April 2009` or `20 April 2009`, as exact as the period is. */
export function formatPeriod(period: Period, language: string): string {
  if (period.length === 4) return period
  return write(period.length === 7 ? 'month' : 'date', period, language)
}

/** `Friday 27 to Sunday 29 March 2009`: what both days share is said once. */
export function formatDays(from: Day, until: Day, language: string, words: Words): string {
  if (from === until) return formatDay(from, language)
  if (isJoinedByIntl(language, words)) return writeRange('day', from, until, language)
  const start = byShared(from, until, ['dayInMonth', 'dayInYear', 'day'])
  return `${write(start, from, language)} ${words.to} ${formatDay(until, language)}`
}

/** `27 to 29 March`: years are said only where they differ. */
export function formatShortDays(from: Day, until: Day, language: string, words: Words): string {
  if (from === until) return formatShort(from, language)
  if (isJoinedByIntl(language, words)) return writeRange('dateInYear', from, until, language)
  const start = byShared(from, until, ['dateInMonth', 'dateInYear', 'date'])
  const end = byShared(from, until, ['dateInYear', 'dateInYear', 'date'])
  return `${write(start, from, language)} ${words.to} ${write(end, until, language)}`
}

/** `2pm`, `2:30pm`, `noon`, `midnight`; in languages other than English `14:00`. */
export function formatTime(minutes: Minutes, language: string, words: Words): string {
  if (!isEnglish(language)) return writeTime(minutes, language)
  if (minutes % endOfDay === 0) return words.midnight
  if (minutes === noon) return words.noon
  const hour = Math.floor(minutes / 60) % 12 || 12
  const minute = minutes % 60 === 0 ? '' : `:${pad(minutes % 60)}`
  return `${hour}${minute}${minutes < noon ? 'am' : 'pm'}`
}

/** `2pm to 4pm`, or `2pm` when the end is open. */
export function formatTimes(times: Times, language: string, words: Words): string {
  const start = formatTime(times.start, language, words)
  if (times.end === undefined) return start
  return `${start} ${words.to} ${formatTime(times.end, language, words)}`
}

/** The lines of a calendar tile: `Fri`, `27`, `Mar`. */
export function tile(day: Day, language: string): DateTile {
  return {
    weekday: write('tileWeekday', day, language),
    day: String(fieldsOf(day).day),
    month: write('tileMonth', day, language),
  }
}

/**
 * Whether two days are joined by `Intl`, not by a word of ours. From right to left it is our word:
 * there, `Intl` writes the days of a range otherwise than a day alone.
 */
const isJoinedByIntl = (language: string, words: Words): boolean =>
  !isEnglish(language) && words.direction === 'ltr'

/** The first of three forms when both days lie in one month, the second in one year, else the third. */
function byShared(from: Day, until: Day, [month, year, none]: [Shape, Shape, Shape]): Shape {
  if (from.slice(0, 7) === until.slice(0, 7)) return month
  return from.slice(0, 4) === until.slice(0, 4) ? year : none
}
