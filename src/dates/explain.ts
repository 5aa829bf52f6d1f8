import type { Day, Minutes } from '../model.ts'
import { endOfDay, type Fields, faultOf, months, noon, pad, weekdays } from './calendar.ts'
import { formatDate } from './style.ts'

/** Why `parseDay` refuses a text, and what to write: one sentence, only ever for a message. */
export function explainDay(text: string): string {
  const readings = readingsOf(text)
  const days = new Set(readings.filter((fields) => !faultOf(fields)).map(toDay))
  if (days.size === 1) return `Write the day as \`${[...days].join()}\`.`
  if (days.size > 1) {
    const choices = [...days].map((day) => `\`${day}\` for ${formatDate(day, 'en')}`)
    return `Write the day as year-month-day: ${choices.join(' or ')}.`
  }
  const fault = readings[0] && faultOf(readings[0])
  return fault ?? 'Write the day as year-month-day, like `2009-03-27`.'
}

/**
 * In which orders three parts may be read: `Y` is a year of four digits, `n` a shorter number, `M`
 * the name of a month. British order comes first; only dashes make `09-03-27` begin with a year.
 */
const orders: Record<string, readonly string[]> = {
  Ynn: ['ymd'],
  YMn: ['ymd'],
  nMY: ['dmy'],
  nMn: ['dmy'],
  MnY: ['mdy'],
  nnY: ['dmy', 'mdy'],
  nnn: ['dmy', 'mdy'],
  'nn-nn-nn': ['dmy', 'mdy', 'ymd'],
}

/** What a text may mean as a day, the likeliest first; not every reading is a day that exists. */
function readingsOf(text: string): Fields[] {
  const parts = text
    .toLowerCase()
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
    .replace(/[t ]\d{1,2}:\d{2}.*$/, '')
    .split(/[^\p{L}\d]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u)
    .filter((part) => part !== '' && !isWeekday(part) && !/^(st|nd|rd|th|of)$/.test(part))
  const shape = /^\d\d-\d\d-\d\d$/.test(text) ? 'nn-nn-nn' : parts.map(kindOf).join('')
  return (orders[shape] ?? []).map((order) => ({
    year: yearOf(parts[order.indexOf('y')] ?? ''),
    month: monthOf(parts[order.indexOf('m')] ?? ''),
    day: Number(parts[order.indexOf('d')]),
  }))
}

const toDay = ({ year, month, day }: Fields): Day => `${year}-${pad(month)}-${pad(day)}`

/** Where a name stands in a list when a word of three letters or more begins it, else -1. */
const placeIn = (names: readonly string[], word: string): number =>
  names.findIndex((name) => word.length >= 3 && name.toLowerCase().startsWith(word))

const isWeekday = (part: string): boolean => placeIn(weekdays, part) >= 0
const isMonth = (part: string): boolean => placeIn(months, part) >= 0
const monthOf = (part: string): number => placeIn(months, part) + 1 || Number(part)

function kindOf(part: string): string {
  if (isMonth(part)) return 'M'
  if (/^\d{4}$/.test(part)) return 'Y'
  return /^\d{1,2}$/.test(part) ? 'n' : '?'
}

/** The year of two digits that is nearest to a newsletter: 70 to 99 are of the last century. */
function yearOf(part: string): number {
  const year = Number(part)
  if (part.length !== 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

/** Why `parseTimes` refuses a text, and what to write: one sentence, only ever for a message. */
export function explainTimes(text: string): string {
  const pieces = text.toLowerCase().split(/[-\u2010-\u2015]|\b(?:to|until|till)\b/)
  const clocks = pieces.map((piece, index) => readClock(piece.replace(/\s+/g, ''), index))
  const fault = clocks.find((clock) => typeof clock === 'string')
  if (fault !== undefined) return fault
  const times = likelyTimes(clocks.filter((clock) => typeof clock !== 'string'))
  const choices = times.map((minutes) => `\`${minutes.map(writeClock).join('-')}\``)
  if (choices.length > 0) return `Write the time by the 24-hour clock: ${choices.join(' or ')}.`
  return 'Write the time by the 24-hour clock, like `14:00` or `14:00-16:00`.'
}

const writeClock = (minutes: Minutes): string =>
  `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`

/** What a piece may mean, as the first time (`index` 0) or the second; or what is wrong with it. */
function readClock(piece: string, index: number): Minutes[] | string {
  if (piece === 'noon' || piece === 'midday') return [noon]
  if (piece === 'midnight') return index === 0 ? [0, endOfDay - 1] : [endOfDay]
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?:h|hrs|hours)?(?:([ap])\.?m\.?)?$/.exec(piece)
  if (!match) return []
  const [hour, minute, half] = [Number(match[1]), Number(match[2] ?? 0), match[3]]
  if (minute > 59) return `There is no minute ${minute}.`
  if (hour === 24 && minute === 0) return index > 0 ? [endOfDay] : '`24:00` can only end a time.'
  if (hour > 23) return `There is no hour ${hour}.`
  if (half) return readHalf(hour, minute, half, index)
  const written = hour * 60 + minute
  return hour > 11 || piece.startsWith('0') ? [written] : [written, written + noon]
}

/** A time by the 12-hour clock; `12am` and `12pm` mean noon to some people and midnight to others. */
function readHalf(hour: number, minute: number, half: string, index: number): Minutes[] {
  const midnight = index === 0 ? 0 : endOfDay
  if (hour === 12 && minute === 0) return half === 'p' ? [noon, midnight] : [midnight, noon]
  const written = (hour % 12) * 60 + minute
  if (half === 'p') return [written + noon]
  return hour > 12 ? [] : [written]
}

/** One time, or the pairs that go forward: those within one half of the day before all others. */
function likelyTimes([starts = [], ends, ...rest]: Minutes[][]): Minutes[][] {
  if (rest.length > 0) return []
  if (!ends) return starts.map((start) => [start])
  const pairs = starts.flatMap((start) => ends.map((end) => ({ start, end })))
  const forward = pairs.filter(({ start, end }) => start < end)
  const together = forward.filter(({ start, end }) => start < noon === end < noon)
  return (together.length > 0 ? together : forward).map(({ start, end }) => [start, end])
}
