import { ask, type Heard } from './heard.ts'
import { outline, type Token, wordsOf } from './tokens.ts'

/** A time of day, or two: minutes since midnight. */
type Span = { start: number; end?: number }

const noon = 720
const endOfDay = 1440

/** Nobody invites to a meeting before six in the morning without saying `am`. */
const dawn = 360

/**
 * Where a time stands among the pieces: `5pm`, `2-4pm`, `10am-4`, `10-4`, `9 for 9.30am`. A number
 * before a month is a day (`10am - 4 May`), and so are two after a month that has no day before it
 * (`April 27-29`).
 */
const form = /b?(?:[cn]f)?(?:[cn]rc|crn(?![mr])|(?<!(?:^|[^no])m)nrn(?![mor])|c)/

/** Takes the time out of the pieces. The rest is for the days; nothing is left out unread. */
export function takeTimes(tokens: readonly Token[]): { times?: Heard<string>; rest: Token[] } {
  const found = form.exec(outline(tokens))
  if (!found) return { rest: [...tokens] }
  const [from, to] = [found.index, found.index + found[0].length]
  const pieces = tokens.slice(from, to)
  // A dash between a date and its time parts the two: `27 March - 2pm`.
  const before = tokens.slice(0, isDash(tokens[from - 1]) ? from - 1 : from)
  const after = tokens.slice(isDash(tokens[to]) ? to + 1 : to)
  const rest = [...before, ...after]
  const times = readTimes(pieces)
  const days = rest.filter(({ kind }) => kind !== 'clock')
  if (days.length < rest.length) {
    return {
      times: ask('unclear', 'There is more than one time in it.', times.readings),
      rest: days,
    }
  }
  // In much of the world, `14.03` alone is a day of March.
  if (days.length === 0 && !times.why && pieces.every(isDottedDay)) {
    const message = `Is \`${wordsOf(pieces)}\` a time or a day?`
    return { times: ask('two-readings', message, times.readings), rest }
  }
  return { times, rest }
}

const isDottedDay = ({ kind, text }: Token): boolean =>
  kind === 'range' || /^\d{1,2}\.(?:0[1-9]|1[0-2])$/.test(text)

const isDash = (token: Token | undefined): boolean =>
  token?.kind === 'range' && token.text.includes('-')

function readTimes(pieces: readonly Token[]): Heard<string> {
  const kinds = outline(pieces)
  const said = `\`${wordsOf(pieces)}\``
  const clocks = pieces.filter(({ kind }) => kind === 'clock' || kind === 'number')
  const texts = clocks.map(({ text }) => text)
  const fault = texts.map(faultOf).find((each) => each !== undefined)
  if (fault) return ask('unclear', fault)

  if (kinds.includes('f')) return readArrival(texts, said)
  const isPair = pieces.some(({ text }) => text === 'and') && !kinds.startsWith('b')
  const heard = hear(texts, said)
  return isPair ? ask('unclear', `${said} may be two times, and an item has one.`) : heard
}

/** `9 for 9.30am`: one is asked to come at nine, and it begins half an hour later. */
function readArrival([come = '', ...begin]: string[], said: string): Heard<string> {
  const proper = hear(begin, said).readings
  const early = hear([come, begin[0] as string], said).readings.map((text) => text.slice(0, 5))
  const end = proper[0]?.slice(5) ?? ''
  const readings = [...proper, ...early.map((start) => start + end)]
  return ask('two-readings', `${said} names two times: when does it begin?`, readings)
}

function hear(texts: readonly string[], said: string): Heard<string> {
  const [only = ''] = texts
  if (texts.length === 1 && isTwelve(only)) {
    if (!/[ap]m$/.test(only)) {
      return ask('two-readings', `${said} may begin the day or end it.`, ['00:00', '23:59'])
    }
    const readings = only.endsWith('pm') ? ['12:00', '00:00'] : ['00:00', '12:00']
    return ask('two-readings', `${said} is noon to some and midnight to others.`, readings)
  }
  if (isTwelveAm(texts[1])) return hearTwelve(only, said)
  const certain = spans(texts, true)
  const one = certain.length === 1 ? certain[0] : undefined
  if (one && (one.start >= dawn || /am|midnight/.test(only))) return { readings: [write(one)] }

  const possible = [...certain, ...spans(texts, false)]
  if (possible.length === 0) {
    return ask(
      'unclear',
      `${said} ends before it begins, or on another day.`,
      hear([only], said).readings,
    )
  }
  const waking = possible.filter(({ start }) => start >= dawn)
  const likely = (waking.length > 0 ? waking : possible).sort(byLikelihood).map(write)
  return ask('two-readings', `${said} does not say morning or afternoon.`, [...new Set(likely)])
}

/** Midnight, 24:00, 12am and 12pm, alone: of which day, and is it noon? */
const isTwelve = (text: string): boolean =>
  /^(?:.*midnight|12(?:[:.]00)? ?[ap]m|(?:00|24)[:.]?00.*)$/.test(text)

const isTwelveAm = (text: string | undefined): boolean => /^12(?:[:.]00)? ?am$/.test(text ?? '')

/** `9-12am` ends at noon for those who do not say midnight; `6pm-12am` cannot. */
function hearTwelve(start: string, said: string): Heard<string> {
  const ends = ['noon', 'midnight'].flatMap((end) => spans([start, end], true).map(write))
  if (ends.length === 1) return { readings: ends }
  return ask('two-readings', `${said}: is \`12am\` noon or midnight?`, ends)
}

const byLikelihood = (a: Span, b: Span): number => Math.abs(a.start - 840) - Math.abs(b.start - 840)

/**
 * What one or two clocks may mean. Where a half of the day is left unsaid, the time goes forward and
 * lasts twelve hours at most: `10-4` is 10am to 4pm, and `2-4pm` begins in the afternoon. `exact`
 * takes `09:00` and `14:00-16:00` by the 24-hour clock, as an issue writes them.
 */
function spans(texts: readonly string[], exact: boolean): Span[] {
  const by24 = texts.some((text) => Number.parseInt(text, 10) > 12 && !/^\d{1,2}[ap]m/.test(text))
  const halves = texts.some((text) => /[ap]m$/.test(text))
  const readings = texts.map((text, index) => {
    const literal = exact && !halves && (by24 || /^(?:0|\d\d:|\d{4})|h/.test(text))
    return minutesOf(text, index > 0, literal)
  })
  const [starts = [], ends] = readings
  if (!ends) return starts.map((start) => ({ start }))
  const pairs = starts.flatMap((start) => ends.map((end) => ({ start, end })))
  const unsaid = readings.some(({ length }) => length > 1)
  return pairs.filter(({ start, end }) => start < end && (!unsaid || end - start <= noon))
}

/** What one clock may mean, in minutes: one when the half of the day is said or clear, else two. */
function minutesOf(text: string, isEnd: boolean, literal: boolean): number[] {
  if (text.includes('midnight')) return [isEnd ? endOfDay : 0]
  if (/noon|midday/.test(text)) return [noon]
  const { hour, minute, half } = parts(text)
  const written = hour * 60 + minute
  if (half === 'pm') return [hour < 12 ? written + noon : written]
  if (half === 'am') return [hour < 12 ? written : written - noon || (isEnd ? endOfDay : 0)]
  if (written === 0 || hour === 24) return [isEnd ? endOfDay : 0]
  // A bare twelve is noon: who means midnight says so.
  if (literal || hour === 0 || hour >= 12) return [written]
  return [written, written + noon]
}

function parts(text: string) {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?[^ap]*([ap]m)?$/.exec(text)
  return { hour: Number(match?.[1]), minute: Number(match?.[2] ?? 0), half: match?.[3] }
}

function faultOf(text: string): string | undefined {
  if (!/^\d/.test(text) || /noon|mid/.test(text)) return undefined
  const { hour, minute, half } = parts(text)
  if (minute > 59) return `There is no minute ${minute}.`
  const isNone = hour > 24 || (hour === 24 && minute > 0) || (half && hour === 0)
  return isNone || (half === 'am' && hour > 12) ? `There is no hour \`${text}\`.` : undefined
}

const write = ({ start, end }: Span): string =>
  end === undefined ? clock(start) : `${clock(start)}-${clock(end)}`

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
