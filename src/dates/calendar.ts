import type { Day, Minutes, Period, Times } from '../model.ts'

/** A day taken apart. Months count from 1. */
export type Fields = { year: number; month: number; day: number }

/** The English names, as messages and the house style need them: Sunday and January come first. */
// biome-ignore format: seven words, not seven lines
export const weekdays =
  ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
// biome-ignore format: twelve words, not twelve lines
export const months = ['January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December']

/** In minutes since midnight. `endOfDay` is the `24:00` that can only end a time. */
export const noon = 720
export const endOfDay = 1440

const millisecondsPerDay = 86_400_000
/** 1899-12-31, before which no day comes. */
const firstSunday = Date.UTC(1899, 11, 31)
const firstYear = 1900
const lastYear = 2199

/** The day that a text names: strictly `YYYY-MM-DD`, a day that exists, from 1900 to 2199. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  return faultOf(fieldsOf(text)) === undefined ? text : undefined
}

/** The day, month or year that a text names: `2009-04-20`, `2009-04` or `2009`. */
export function parsePeriod(text: string): Period | undefined {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(text)) return undefined
  const firstDay = `${text}-01-01`.slice(0, 10)
  return parseDay(firstDay) === undefined ? undefined : text
}

/** Below zero when `a` is before `b`, zero on the same day, above zero when it is after. */
export function compareDays(a: Day, b: Day): number {
  return daysBetween(b, a)
}

/** How many days after `a` the day `b` comes; below zero when it comes before. */
export function daysBetween(a: Day, b: Day): number {
  return (toUTC(b) - toUTC(a)) / millisecondsPerDay
}

/** The day that comes so many days later, or earlier when `count` is below zero. */
export function addDays(day: Day, count: number): Day {
  return new Date(toUTC(day) + count * millisecondsPerDay).toISOString().slice(0, 10)
}

/** The day of the week, from 0 for Sunday to 6 for Saturday. */
export function weekday(day: Day): number {
  return ((toUTC(day) - firstSunday) / millisecondsPerDay) % 7
}

/** `2009-03-27` taken apart, whether or not there is such a day. */
export function fieldsOf(day: Day): Fields {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8)),
  }
}

/** Milliseconds from 1970-01-01 to the day, as if it began in UTC: for counting, never for a clock. */
export function toUTC(text: Day): number {
  const { year, month, day } = fieldsOf(text)
  return Date.UTC(year, month - 1, day)
}

/** Why there is no such day, or undefined when there is. */
export function faultOf({ year, month, day }: Fields): string | undefined {
  if (year < firstYear || year > lastYear) {
    return `The year must lie between ${firstYear} and ${lastYear}.`
  }
  if (month < 1 || month > 12) return `There is no month ${month}.`
  if (day < 1) return `There is no day ${day}.`
  const last = (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / millisecondsPerDay
  return day > last ? `${months[month - 1]} ${year} has ${last} days.` : undefined
}

/**
 * The times that a text names: `14:00` or `14:00-16:00`, by the 24-hour clock. `24:00` can only be
 * an end. An end that does not come after the start is let through, for validation to report.
 */
export function parseTimes(text: string): Times | undefined {
  const match = /^(\d{1,2}):(\d{2})(?:\s*[-–]\s*(\d{1,2}):(\d{2}))?$/.exec(text)
  if (!match) return undefined
  const start = minutesOf(match[1], match[2])
  if (start === undefined || start === endOfDay) return undefined
  if (match[3] === undefined) return { start }
  const end = minutesOf(match[3], match[4])
  return end === undefined ? undefined : { start, end }
}

function minutesOf(hour: string | undefined, minute: string | undefined): Minutes | undefined {
  const minutes = Number(hour) * 60 + Number(minute)
  return Number(minute) > 59 || minutes > endOfDay ? undefined : minutes
}

/** 7 → `07` */
export const pad = (number: number): string => String(number).padStart(2, '0')
