import {
  explainDay,
  explainTimes,
  formatDay,
  parseDay,
  parsePeriod,
  parseTimes,
} from '../../dates.ts'
import { UserError } from '../../diagnostic.ts'
import type { Day, Newsroom } from '../../model.ts'
import { echo, type Spoken, understand } from '../../spoken.ts'

/** What was made of a text: fields by their path, and what is said back about days and times. */
export type Heard = { fields: Record<string, unknown>; echo?: string }

type Ear = { on: Day; newsroom: Pick<Newsroom, 'language' | 'words'> }

/**
 * How the text of an option is read, by the path of the field, list places left out. What is not
 * here is text as it was typed.
 */
const readers: Record<string, (text: string, ear: Ear, path: string) => Heard> = {
  date: event,
  until: day,
  time,
  'booking.by': day,
  deadline,
  'deadline.date': day,
  'deadline.time': time,
  'deadlines.date': day,
  'deadlines.time': time,
  published: period,
  places: number,
  'image.width': number,
  'image.height': number,
}

/** The text of an option as the value of a field: days and times as people say them. */
export function hear(path: string, text: string, ear: Ear): Heard {
  const reader = readers[path.replace(/\.\d+(?=\.|$)/g, '')]
  return reader ? reader(text.trim(), ear, path) : { fields: { [path]: text } }
}

/** A day, a span of days, with the time if one was said. */
function event(text: string, ear: Ear): Heard {
  const spoken = said(text, ear, '--date')
  if (spoken.date === undefined) throw unclear('date', text, 'There is no day in it.')
  const { date, until, time } = spoken
  const fields = { date, ...(until && { until }), ...(time && { time }) }
  return { fields, echo: told(spoken, ear) }
}

function day(text: string, ear: Ear, path: string): Heard {
  const spoken = said(text, ear, path)
  const { date, until, time } = spoken
  if (date === undefined || date === 'tbc' || until || time) {
    throw unclear(path, text, explainDay(text))
  }
  return { fields: { [path]: date }, echo: told(spoken, ear) }
}

function time(text: string, ear: Ear, path: string): Heard {
  const spoken = parseTimes(text) ? { time: text } : said(text, ear, path)
  // `tbc` alone is read as a date's.
  const value = text === 'tbc' ? 'tbc' : spoken.time
  if (value === undefined || (spoken.date && text !== 'tbc')) {
    throw unclear(path, text, explainTimes(text))
  }
  return { fields: { [path]: value }, echo: told({ time: value }, ear) }
}

function deadline(text: string, ear: Ear): Heard {
  const spoken = said(text, ear, 'deadline')
  const { date, until, time } = spoken
  if (date === undefined || date === 'tbc' || until) {
    throw unclear('deadline', text, 'A deadline is one day, with or without a time.')
  }
  return { fields: { deadline: time ? { date, time } : date }, echo: told(spoken, ear) }
}

/** `2009`, `2009-04`, or a month or a day as people say it. */
function period(text: string, ear: Ear): Heard {
  const known = parsePeriod(text)
  if (known) return { fields: { published: /^\d{4}$/.test(known) ? Number(known) : known } }
  const month = understand(`1 ${text}`, ear.on).value
  if (month?.date && !month.until && !/\d.*\d{4}/.test(text)) {
    return { fields: { published: month.date.slice(0, 7) } }
  }
  return { fields: { published: day(text, ear, 'published').fields.published } }
}

/** A number where the text is one; validation says whether a text may stand there. */
function number(text: string, _: Ear, path: string): Heard {
  return { fields: { [path]: /^\d{1,6}$/.test(text) ? Number(text) : text } }
}

/** What a text says of days and times; strict forms mean themselves in every language. */
function said(text: string, { on, newsroom }: Ear, path: string): Spoken {
  const strict = parseDay(text)
  if (strict) return { date: strict }
  const { value, doubt } = understand(text, on)
  if (value) return value
  const { language, words } = newsroom
  const readings = doubt?.readings.map((each) => `“${echo(each, language, words)}”`) ?? []
  const hint =
    readings.length > 0 ? `It may be ${readings.join(' or ')}: say it in full.` : undefined
  throw unclear(path, text, doubt?.message ?? '', hint)
}

const told = (spoken: Spoken, { newsroom: { language, words } }: Ear): string =>
  spoken.date && spoken.date !== 'tbc' && !spoken.time && !spoken.until
    ? formatDay(spoken.date, language)
    : echo(spoken, language, words)

const unclear = (path: string, text: string, why: string, hint?: string): UserError =>
  new UserError(
    `\`${text}\` was not understood as \`${path.replace(/^--/, '')}\`. ${why}`.trim(),
    hint ?? 'Say it like `27 March 2009, 2pm to 4pm` or write `2009-03-27`.',
  )
