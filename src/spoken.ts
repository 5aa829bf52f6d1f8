import { formatDay, formatDays, formatTimes, parseTimes } from './dates.ts'
import type { Day, Words } from './model.ts'
import { readDays } from './spoken/days.ts'
import { ask, type Doubt, type Heard, type Spoken } from './spoken/heard.ts'
import { inEveryOrder } from './spoken/orders.ts'
import { takeTimes } from './spoken/times.ts'
import { type Token, tokenise } from './spoken/tokens.ts'

export type { Doubt, Spoken } from './spoken/heard.ts'

/*
 * Dates and times as people type them. The rule of the room: a text is taken only when every piece of
 * it was read, and in one way. All else is asked about.
 */

/** Nobody says a date in more; and nobody is offered more readings to choose from than this. */
const longest = 200
const mostReadings = 4

/**
 * What a person typed, in English, read against the day: a value when it is certain, else
 * what to ask. `tbc` alone is the date's.
 */
export function understand(text: string, on: Day): { value?: Spoken; doubt?: Doubt } {
  const tokens = text.length > longest ? [] : tokenise(text)
  const { readings, why } = choose(
    inEveryOrder(tokens, on).map((way) => read(way, on)),
    text.trim(),
  )
  if (!why && readings[0]) return { value: readings[0] }
  const { code, message } = why ?? { code: 'unclear', message: 'No date and no time is in it.' }
  const doubt = { code: code === 'impossible' ? 'unclear' : code, message } as const
  return { doubt: { ...doubt, readings: readings.slice(0, mostReadings) } }
}

/** One way when only one is possible, or all say the same; else all of them, to be asked about. */
function choose(ways: Heard<Spoken>[], text: string): Heard<Spoken> {
  const possible = ways.filter(({ readings, why }) => readings.length > 0 && !isRuledOut(why))
  const [first, ...others] = possible.length > 0 ? possible : ways.slice(0, 1)
  if (!first) return { readings: [] }
  const same = others.every(({ readings }) => isSame(readings, first.readings))
  if (same) return first
  const readings = unique(possible.flatMap((way) => way.readings))
  return ask('two-readings', `\`${text}\` can be read in more than one way.`, readings)
}

/** A stated weekday settles the order of a date in numbers, and so does a day that does not exist. */
const isRuledOut = (why: Heard<Spoken>['why']): boolean =>
  why?.code === 'impossible' || why?.code === 'weekday'

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const unique = (readings: Spoken[]): Spoken[] =>
  readings.filter((each, index) => readings.findIndex((other) => isSame(each, other)) === index)

// ---------------------------------------------------------------- one way

function read(tokens: readonly Token[], on: Day): Heard<Spoken> {
  const open = tokens.filter(({ kind }) => kind === 'tbc')
  const { times, rest } = takeTimes(tokens.filter(({ kind }) => kind !== 'tbc'))
  const days = readDays(rest, on)
  if (open[0]) return withOpen(open, days, times)
  if (!days && !times) return { readings: [] }
  return join(days, times)
}

function join(days: Heard<Spoken> | undefined, times: Heard<string> | undefined): Heard<Spoken> {
  const dates = days?.readings.length ? days.readings : [{}]
  const clocks = times?.readings.length ? times.readings.map((time) => ({ time })) : [{}]
  const readings = dates.flatMap((date) => clocks.map((time) => ({ ...date, ...time })))
  const why = days?.why ?? times?.why
  return { readings: readings.filter((each) => !isSame(each, {})), ...(why && { why }) }
}

/** `tbc` takes the place of what was not said: of the date, or of the time when it names the time. */
function withOpen(
  open: readonly Token[],
  days: Heard<Spoken> | undefined,
  times: Heard<string> | undefined,
): Heard<Spoken> {
  const words = open.map(({ text }) => text).join(' ')
  const [namesTime, namesDate] = [/time/.test(words), /date|day/.test(words)]
  const said = join(days, times)
  const date = !days && (namesDate || !namesTime) ? { date: 'tbc' as const } : {}
  const time = !times && namesTime ? { time: 'tbc' } : {}
  const readings = (said.readings.length > 0 ? said.readings : [{}]).map((each) => ({
    ...date,
    ...each,
    ...time,
  }))
  if (said.why) return { readings: readings.filter((each) => !isSame(each, {})), why: said.why }
  if ((namesDate && days) || (namesTime && times) || (days && !namesTime)) {
    const tbc: Spoken = times ? { date: 'tbc', ...time } : { date: 'tbc' }
    return ask('unclear', `Is it settled? It says \`${words}\`.`, [...readings, tbc])
  }
  return { readings }
}

// ---------------------------------------------------------------- said back

/** The value said back in full, with the weekday: `Friday 27 March 2009, 2pm to 4pm`. */
export function echo({ date, until, time }: Spoken, language: string, words: Words): string {
  const times = time === undefined || time === 'tbc' ? undefined : parseTimes(time)
  const said = times ? formatTimes(times, language, words) : undefined
  const hours = time === 'tbc' ? words.timeToBeConfirmed : said
  if (date === undefined) return hours ?? ''
  const days = date === 'tbc' ? words.dateToBeConfirmed : sayDays(date, until, language, words)
  if (hours === undefined) return days
  return `${days}${words.comma}${time === 'tbc' ? inSentence(hours, language) : hours}`
}

const sayDays = (date: Day, until: Day | undefined, language: string, words: Words): string =>
  until ? formatDays(date, until, language, words) : formatDay(date, language)

/** English words of the furniture lose their capital within a line, as in the mail. */
const inSentence = (text: string, language: string): string =>
  /^en(-|$)/i.test(language) ? text.charAt(0).toLowerCase() + text.slice(1) : text
