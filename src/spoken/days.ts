import { daysBetween, formatDate, months, weekdays } from '../dates.ts'
import type { Day } from '../model.ts'
import { agrees, relative } from './chrono.ts'
import { ask, type Heard, type Known, type Spoken } from './heard.ts'
import { nextNumbered, settle, yearOf } from './settle.ts'
import { outline, type Token, wordsOf } from './tokens.ts'

type Days = Pick<Spoken, 'date' | 'until'>

/** Half a year: a range that turns the year unsaid and lasts longer is a slip, as in `29-27 April`. */
const longest = 184

const example = 'Write it as `27 March 2009` or `27 to 29 March 2009`.'

/** The days that some pieces name, read against the day; undefined when there are none. */
export function readDays(tokens: readonly Token[], on: Day): Heard<Days> | undefined {
  if (tokens.length === 0) return undefined
  const known = tokens.filter(({ kind }) => kind !== 'strange')
  if (known.length === tokens.length) return readKnown(tokens, on)
  const counted = readRelative(tokens, on)
  if (counted) return counted
  const strange = tokens.filter(({ kind }) => kind === 'strange').map(({ text }) => text)
  // A weekday alone is no help then: the Monday of `Easter Monday` is not the next one.
  const hasMonth = known.some(({ kind }) => kind === 'month')
  const readings = hasMonth ? (readKnown(known, on)?.readings ?? []) : []
  return ask('unclear', `\`${strange.join(' ')}\` was not understood.`, readings)
}

/** `tomorrow` is never certain: it may be counted from the day of writing or of the issue. */
function readRelative(tokens: readonly Token[], on: Day): Heard<Days> | undefined {
  const words = wordsOf(tokens)
  const readings = relative(words.toLowerCase(), on).map((date) => ({ date }))
  if (readings.length === 0) return undefined
  const message = `\`${words}\` is counted from the day of the issue, ${formatDate(on, 'en')}.`
  return ask(readings.length > 1 ? 'two-readings' : 'unclear', message, readings)
}

function readKnown(tokens: readonly Token[], on: Day): Heard<Days> | undefined {
  const pieces = tokens.filter(({ kind }) => kind !== 'open')
  const at = pieces.findIndex(({ kind }) => kind === 'range')
  if (pieces.length === 0) return undefined
  if (at >= 0) return readRange(pieces.slice(0, at), pieces.slice(at + 1), pieces[at], on)
  const one = readOne(pieces, on)
  if (pieces.length === tokens.length || one.why) return one
  return ask('unclear', 'A first day needs a last one: `from 27 to 29 April`.', one.readings)
}

function readOne(tokens: readonly Token[], on: Day): Heard<Days> {
  const known = knownOf(tokens)
  if (!known) return askForDay(tokens, on)
  const { readings, why } = settle(known, on)
  return { readings: readings.map((date) => ({ date })), ...(why && { why }) }
}

/**
 * The order in which people say a day: a weekday before or after, day and month either way round,
 * then the year. A second number, of two digits, is the year: `1 May 09`.
 */
const spokenOrder = /^w?(?:[no]m|m[no])w?[yn]?w?$/

/** What some pieces say of a day, when chrono-node reads the same in them and nothing is left over. */
function knownOf(tokens: readonly Token[]): Known | undefined {
  const kinds = outline(tokens)
  if (!spokenOrder.test(kinds) || kinds.replace(/[^w]/g, '').length > 1) return undefined
  const first = (...wanted: string[]) => tokens.find(({ kind }) => wanted.includes(kind))
  const day = first('number', 'ordinal')
  const year = first('year') ?? tokens.find((each) => each.kind === 'number' && each !== day)
  const weekday = first('weekday')?.text
  // Nothing stands between a month and a year of two digits: `1 May, 10` may be ten o'clock.
  if (year?.kind === 'number' && (year.text.length < 2 || year.lead)) return undefined
  const known: Known = {
    day: Number.parseInt(day?.text ?? '', 10),
    month: months.indexOf(first('month')?.text ?? '') + 1,
    ...(year && { year: fullYear(year.text), isBare: /^\d\d$/.test(year.text) }),
    ...(weekday && { weekday: weekdays.indexOf(weekday) }),
  }
  return agrees(known) ? known : undefined
}

/** Two digits are of this century up to 69, as in all of newswire's messages. */
function fullYear(text: string): number {
  const year = Number(text.replace("'", ''))
  if (year > 99) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function askForDay(tokens: readonly Token[], on: Day): Heard<Days> {
  const kinds = outline(tokens)
  if (kinds === 'w') return readRelative(tokens, on) ?? ask('unclear', example)
  if (/^my?$/.test(kinds)) {
    return ask('unclear', `Which day of ${wordsOf(tokens)}?`, [{ date: 'tbc' }])
  }
  if (/^w?[no]w?$/.test(kinds)) {
    const number = Number.parseInt(tokens.find(({ kind }) => kind !== 'weekday')?.text ?? '', 10)
    const weekday = tokens.find(({ kind }) => kind === 'weekday')?.text
    const date = nextNumbered(number, weekday ? weekdays.indexOf(weekday) : undefined, on)
    if (date) return ask('unclear', 'Of which month?', [{ date }])
  }
  return ask('unclear', example)
}

// ---------------------------------------------------------------- several days

function readRange(
  left: readonly Token[],
  right: readonly Token[],
  sign: Token | undefined,
  on: Day,
): Heard<Days> {
  const from = knownOf(withMonth(left, right))
  const to = knownOf(withMonth(right, left))
  if (!from || !to) return ask('unclear', example)
  // Without any year, the first day finds one, and the last follows it.
  const start = (from.year ?? to.year) ? undefined : settle(from, on)
  const years = start ? new Set(start.readings.map(yearOf)) : [undefined]
  const ranges = [...years].map((year) => settleBoth(withYears(from, to, year), on))
  const why = start?.why ?? ranges.find((each) => each.why)?.why
  const readings = ranges.flatMap((each) => each.readings)
  if (why) return ask(why.code, why.message, readings)

  const [range] = readings
  const length = range ? daysBetween(range.date, range.until) : 0
  if (!range || length <= 0) return ask('unclear', 'The last day comes before the first.')
  const turns = yearOf(range.date) < yearOf(range.until) && !(from.year && to.year)
  if (turns && length > longest) {
    return ask('unclear', 'That would last for more than half a year.', [range])
  }
  // `5 May - 7` may end at seven; `5 May - 7th` and `May 5-7` may not.
  if (/[no]w?m/.test(outline(left)) && /^w?n$/.test(outline(right))) {
    return ask('unclear', 'Of which month is the last day?', [range])
  }
  // `27 and 28 April` are all of the days from the one to the other; `27 and 30 April` are not.
  if (sign?.text === 'and' && length > 1) {
    const message = 'An item has one date, or one run of days.'
    return ask('unclear', message, [{ date: range.date }, range])
  }
  return { readings: [range] }
}

/** `27-29 April` says its month once, for both. */
function withMonth(tokens: readonly Token[], other: readonly Token[]): Token[] {
  const month = other.find(({ kind }) => kind === 'month')
  if (!month || tokens.some(({ kind }) => kind === 'month')) return [...tokens]
  const after = tokens.findIndex(({ kind }) => kind === 'number' || kind === 'ordinal') + 1
  return tokens.toSpliced(after, 0, month)
}

/** Each day with the year that it or the other says, so that the first comes before the last. */
function withYears(from: Known, to: Known, year: number | undefined): [Known, Known] {
  const turns = from.month > to.month || (from.month === to.month && from.day > to.day) ? 1 : 0
  const first = from.year ?? year ?? (to.year ?? 0) - turns
  return [
    { ...from, year: first },
    { ...to, year: to.year ?? first + turns },
  ]
}

function settleBoth([from, to]: [Known, Known], on: Day): Heard<{ date: Day; until: Day }> {
  const [first, last] = [settle(from, on), settle(to, on)]
  const [date, until] = [first.readings[0], last.readings[0]]
  const why = first.why ?? last.why
  return { readings: date && until ? [{ date, until }] : [], ...(why && { why }) }
}
