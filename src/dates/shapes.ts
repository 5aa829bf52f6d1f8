import type { Day, Minutes, Period } from '../model.ts'
import { endOfDay, fieldsOf, months, toUTC, weekday, weekdays } from './calendar.ts'

/** The forms in which `Intl` writes days and times, in every language but English. */
const options = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dayInYear: { weekday: 'long', day: 'numeric', month: 'long' },
  // The month stays: a weekday and a bare number read oddly in many languages.
  dayInMonth: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  dateInYear: { day: 'numeric', month: 'long' },
  dateInMonth: { day: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  tileWeekday: { weekday: 'short' },
  tileMonth: { month: 'short' },
  time: { timeStyle: 'short', hourCycle: 'h23' },
  endOfDay: { timeStyle: 'short', hourCycle: 'h24' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

type IntlShape = keyof typeof options

/** A form in which a day can be written; `InYear` and `InMonth` leave out what goes without saying. */
export type Shape = Exclude<IntlShape, 'time' | 'endOfDay'>

/** The English names of a day's weekday (W) and month (M), and its figures. */
type Named = { W: string; M: string; d: number; y: number }

/** The same forms in English, after the GOV.UK style guide. `Intl` would cost milliseconds to start. */
const english: Record<Shape, (day: Named) => string> = {
  day: ({ W, d, M, y }) => `${W} ${d} ${M} ${y}`,
  dayInYear: ({ W, d, M }) => `${W} ${d} ${M}`,
  dayInMonth: ({ W, d }) => `${W} ${d}`,
  date: ({ d, M, y }) => `${d} ${M} ${y}`,
  dateInYear: ({ d, M }) => `${d} ${M}`,
  dateInMonth: ({ d }) => `${d}`,
  month: ({ M, y }) => `${M} ${y}`,
  tileWeekday: ({ W }) => W.slice(0, 3),
  tileMonth: ({ M }) => M.slice(0, 3),
}

/** How the first of a month is written where a plain `1` is not correct; `Intl` does not know. */
const firsts: Record<string, string> = { fr: '1er', it: '1º', 'pt-br': '1º' }

/** Any kind of English has the one house style, en-US too. */
export const isEnglish = (language: string): boolean => /^en(-|$)/i.test(language)

/** A day, or the first day of a period, in one of the forms. */
export function write(shape: Shape, period: Period, language: string): string {
  const day = `${period}-01-01`.slice(0, 10)
  if (isEnglish(language)) return english[shape](named(day))
  return join(formatter(shape, language).formatToParts(toUTC(day)), language)
}

/** Two days as `Intl` joins them: `vendredi 27 – dimanche 29 mars 2009`. */
export function writeRange(shape: Shape, from: Day, until: Day, language: string): string {
  return join(formatter(shape, language).formatRangeToParts(toUTC(from), toUTC(until)), language)
}

/** A time by the 24-hour clock as the language writes it: `14:00`, and `24:00` for the day's end. */
export function writeTime(minutes: Minutes, language: string): string {
  const shape = minutes === endOfDay ? 'endOfDay' : 'time'
  return join(formatter(shape, language).formatToParts(minutes * 60_000), language)
}

function named(text: Day): Named {
  const { year, month, day } = fieldsOf(text)
  return { W: weekdays[weekday(text)] ?? '', M: months[month - 1] ?? '', d: day, y: year }
}

/** Thin and no-break spaces become plain ones, as they differ from one version of `Intl` to the next. */
function join(parts: readonly Intl.DateTimeFormatPart[], language: string): string {
  const named = parts.some(({ type, value }) => type === 'month' && !/\d/.test(value))
  const written = parts.map(({ type, value }) =>
    type === 'day' && named ? writeNumber(value, language) : value,
  )
  return written.join('').replace(/\s/g, ' ')
}

/** The number of a day before the name of its month; Italian ranges come with a zero before it. */
function writeNumber(number: string, language: string): string {
  const tag = language.toLowerCase()
  const plain = number.replace(/^0/, '')
  return plain === '1' ? (firsts[tag] ?? firsts[tag.replace(/-.*/, '')] ?? plain) : plain
}

/** A cache of pure values: one language and one form always make the same formatter. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(shape: IntlShape, language: string): Intl.DateTimeFormat {
  const key = `${shape} ${language}`
  const known = formatters.get(key)
  if (known) return known
  // Without a second choice, a language that Intl lacks would come out in the machine's own.
  const made = new Intl.DateTimeFormat([language, 'en-GB'], {
    ...options[shape],
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  })
  formatters.set(key, made)
  return made
}
