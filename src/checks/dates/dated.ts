import { daysBetween, parseDay, weekday } from '../../dates.ts'
import type { Day, Issue, Item } from '../../model.ts'
import type { Context } from '../check.ts'
import { latest } from '../latest.ts'
import { sentenceAt } from './around.ts'
import { daysSaid, type Said } from './said.ts'

/** A day that a text names, with the days of the calendar that it may be. */
export type Dated = {
  said: Said
  /** The likeliest first; more than one where neither a year nor a field settles it. */
  days: Day[]
  /** What the fields of its own item say of the same day of the year: they decide it. */
  fields: Day[]
}

/** Days either side of the issue within which nobody takes a date without a year for another year’s. */
const near = 75

/** Texts are read in English alone: in other languages checks of texts have nothing to say. */
export const isEnglish = ({ newsroom }: Context): boolean => /^en(-|$)/i.test(newsroom.language)

/** All days that the texts of an issue name, in reading order; those that no calendar has are left out. */
export const datesIn = (context: Context): Dated[] =>
  allIn(context).filter(({ days }) => days.length > 0)

/** Those that no calendar has: `31 April`, and 29 February of a year that has none. */
export const impossibleIn = (context: Context): Said[] =>
  allIn(context).flatMap(({ said, days }) => (days.length === 0 && isNoDay(said) ? [said] : []))

/** `45/04/2009` is a number of another kind; 2000 had all the days that a year may have. */
const isNoDay = ({ year = 2000, month, day }: Said): boolean =>
  [year > 999, month > 0, month < 13, day > 0, day < 32].every(Boolean) &&
  dayIn(year, { month, day }) === undefined

/** Five checks ask for them. */
const allIn = latest((context: Context): readonly Dated[] =>
  isEnglish(context) ? allDates(context) : [],
)

function allDates({ texts, issue, newsroom }: Context): Dated[] {
  const isAmerican = newsroom.language === 'en-US'
  const all = texts.flatMap((text) => daysSaid(text, { on: issue.date, isAmerican }))
  if (all.length === 0) return []
  const settled = [...daysOfIssue(issue), ...all.flatMap((said) => dayIn(said.year, said) ?? [])]
  return all.map((said): Dated => {
    const fields = daysOfItem(itemOf(issue, said)).filter((day) => isOn(day, said))
    if (said.year !== undefined) return { said, days: inYear(said), fields }
    if (fields.length > 0) return { said, days: fields, fields }
    const elsewhere = settled.filter((day) => isOn(day, said))
    const days = withoutYear(said, elsewhere, issue.date)
    const told = days.length > 0 && isElsewhen(said, days) ? inToldYear(said) : undefined
    return { said, days: told ? [told] : days, fields }
  })
}

/** The days that a date without a year may be; `elsewhere` are those that others in the issue name. */
function withoutYear(said: Said, elsewhere: readonly Day[], on: Day): Day[] {
  const days = around(said, on)
  const fitting = [...elsewhere, ...days].filter((day) => weekday(day) === said.weekday)
  const settled = byDistance(said.weekday === undefined ? elsewhere : fitting, on)
  return settled.length > 0 ? settled.slice(0, 1) : days
}

/** Whether the weekday that is said goes with none of the days. */
const isElsewhen = ({ weekday: said }: Said, days: readonly Day[]): boolean =>
  said !== undefined && !days.some((day) => weekday(day) === said)

/** The day in a year that the paragraph tells, where the weekday goes with it: history has its own days. */
function inToldYear(said: Said): Day | undefined {
  const { words } = said.text
  const start = words.lastIndexOf('\n\n', said.index) + 1
  const end = words.indexOf('\n\n', said.index)
  const paragraph = words.slice(start, end < 0 ? undefined : end)
  const days = [...paragraph.matchAll(/\b(?:1[5-9]|20)\d\d\b/g)].flatMap(
    ([year]) => dayIn(Number(year), said) ?? [],
  )
  return days.find((day) => weekday(day) === said.weekday)
}

/** The day in the year that is said; `03/04/2009` is one of two. */
function inYear({ year, month, day, isTwofold }: Said): Day[] {
  const days = [dayIn(year, { month, day }), isTwofold && dayIn(year, { month: day, day: month })]
  return days.filter((each) => typeof each === 'string')
}

/** The nearest such day, and the one on the other side of the issue where that may be meant as well. */
function around(said: Said, on: Day): Day[] {
  const year = Number(on.slice(0, 4))
  // A leap day may be four years away.
  const steps = said.day === 29 && said.month === 2 ? [-4, -3, -2, -1, 0, 1, 2, 3, 4] : [-1, 0, 1]
  const days = steps.flatMap((step) => dayIn(year + step, said) ?? [])
  const [first, second] = byDistance(days, on)
  if (!first || !second) return []
  const distance = daysBetween(on, first)
  if (Math.abs(distance) <= near) return [first]
  const [before] = sentenceAt(said.text.words, said.index)
  const ahead = days.find((day) => day > on)
  if (ahead && isToCome(before)) return [ahead]
  // A date without a year is taken for this year's; but what has happened is not ahead.
  const isThisYear = first.slice(0, 4) === on.slice(0, 4)
  // `The awards evening is on 6 January`, in July: this year's is over.
  if (distance < 0 && isNow.test(before)) return [first, second]
  return isThisYear && (distance < 0 || !happened.test(before)) ? [first] : [first, second]
}

const byDistance = (days: readonly Day[], on: Day): Day[] =>
  [...days].sort((a, b) => Math.abs(daysBetween(on, a)) - Math.abs(daysBetween(on, b)))

/** `Apply by …`, and not `it was ready by …`. */
function isToCome(before: string): boolean {
  const words = before.toLowerCase().split(/\W+/)
  return (
    words.some((word) => toCome.has(word)) &&
    !['was', 'were', 'had'].some((word) => words.includes(word))
  )
}

const toCome = new Set([
  ...['will', 'shall', 'next', 'following', 'deadline', 'deadlines', 'closes', 'closing', 'by'],
  ...['until', 'apply', 'book', 'join', 'takes', 'runs', 'opens', 'starts', 'begins', 'coming'],
])

const isNow = /\b(?:is|are|takes? place|begins?|starts?)\s+(?:on\s+)?(?:the\s+)?$/

/** `closed on`, `was held on the`: what came to an end, and not `to be held on`. */
const happened =
  /(?:^|\s)(?!(?:be|being|is|are)\s)\w+\s+(?:was|were|held|closed|ended|launched|published|opened|began|started|met|signed|announced)\s+(?:\w+\s+)?(?:on|of|from|until|by)\s+(?:the\s+)?$/

/** Whether the weekday that is said is another one than the calendar's. */
export const isWeekdayWrong = ({ said, days }: Dated): boolean => isElsewhen(said, days)

const pad = (number: number): string => String(number).padStart(2, '0')

const dayIn = (
  year: number | undefined,
  { month, day }: Pick<Said, 'month' | 'day'>,
): Day | undefined =>
  year === undefined ? undefined : parseDay(`${year}-${pad(month)}-${pad(day)}`)

const isOn = (day: Day, { month, day: number }: Said): boolean =>
  day.slice(5) === `${pad(month)}-${pad(number)}`

const itemOf = ({ sections }: Issue, { text }: Said): Item | undefined =>
  text.section === undefined || text.item === undefined
    ? undefined
    : sections[text.section]?.items[text.item]

/** The days of an event, its deadlines, and when a thing was published: what the fields of an item say. */
function daysOfItem(item: Item | undefined): Day[] {
  if (!item) return []
  const published = item.published?.length === 10 ? [item.published] : []
  return [...daysOfEvent(item), ...deadlinesOf(item), ...published]
}

/** The first and the last day of an event. */
export const daysOfEvent = ({ date, until }: Item): Day[] => [
  ...(date && date !== 'tbc' ? [date] : []),
  ...(until ? [until] : []),
]

/** The deadlines of an item, and the last day to book. */
export const deadlinesOf = ({ deadline, deadlines, booking }: Item): Day[] => [
  ...(deadline ? [deadline.date] : []),
  ...(deadlines ?? []).map(({ date }) => date),
  ...(booking?.by ? [booking.by] : []),
]

/** All days in the fields of an issue, its own among them. */
export const daysOfIssue = ({ date, sections }: Issue): Day[] => [
  date,
  ...sections.flatMap(({ items }) => items.flatMap(daysOfItem)),
]
