import type { Text } from '../../authored.ts'
import { addDays, daysBetween } from '../../dates.ts'
import type { Day, Item } from '../../model.ts'
import type { Context } from '../check.ts'
import { isQuoted, sentenceAt } from './around.ts'
import { type Dated, datesIn } from './dated.ts'
import { isSubject, kinds, namedBy } from './naming.ts'

/** A day that a text states as the deadline of its item, or as the day of its event. */
export type Stated = Dated & { as: 'deadline' | 'event' }

/** The days that the texts of one item state. */
export function statedIn(context: Context, section: number, item: number): Stated[] {
  const own = context.issue.sections[section]?.items[item]
  const title = own?.title ?? ''
  return datesIn(context)
    .filter(({ said: { text } }) => text.section === section && text.item === item)
    .flatMap((dated): Stated[] => {
      const as = whatFor(dated, title, own?.date)
      return as ? [{ ...dated, days: [...dated.days, ...eveOf(dated, as)], as }] : []
    })
}

/** Whoever has to apply before 1 June may do so until 31 May. */
function eveOf({ said: { text, index }, days: [day] }: Dated, as: Stated['as']): Day[] {
  const isBefore = /\bbefore\s+(?:the\s+)?$/i.test(text.words.slice(Math.max(0, index - 16), index))
  return day && as === 'deadline' && isBefore ? [addDays(day, -1)] : []
}

function whatFor(dated: Dated, title: string, date: Item['date']): Stated['as'] | undefined {
  const { text, index, words } = dated.said
  const isEvent = date !== undefined
  if (isQuoted(text, index) || text.kind === 'alt') return undefined
  const [before, after] = sentenceAt(text.words, index)
  if (text.kind !== 'title' && isAstray(before, title.toLowerCase())) return undefined
  const rest = after.slice(words.length)
  // `Bursaries by 9 May`
  const isTerm = text.kind === 'title' && !isEvent && /\bby\s$/.test(before) && !rest.trim()
  if (isTerm) return 'deadline'
  if (isDeadline(before, rest)) return 'deadline'
  if (isTakingPlace(before, title) || isWeeksOff(dated, before, rest, date)) return 'event'
  return isLabel(text, before, rest, index, isEvent) ? 'event' : undefined
}

// Tables of words, not expressions: to look a word up costs nothing when the program starts.
const table = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z-]+/g) ?? []
const hasAny = (words: readonly string[], known: ReadonlySet<string>): boolean =>
  words.some((word) => known.has(word))

// ---------------------------------------------------------------- something else

const otherTimes = table(
  'was were had passed originally previous previously earlier extended postponed moved first second third next another also further later follow-up result results decision decisions successful notify notified announce announced',
)
const ourTurn = table('will shall aim hope plan')

/** A sentence that looks back, at another thing of the same kind, or at what the reader gets to hear. */
function isAstray(before: string, title: string): boolean {
  const words = wordsOf(before)
  // What the title speaks of is the item itself: `Migrant workers: follow-up event`.
  if (words.some((word) => otherTimes.has(word) && !title.includes(word))) return true
  return words.some(
    (word, place) =>
      (word === 'we' && ourTurn.has(words[place + 1] ?? '')) ||
      (word === 'last' && words[place + 1] === 'year'),
  )
}

// ---------------------------------------------------------------- deadlines

const closing = table('deadline deadlines close closes closing cut-off')
const asking = table(
  'apply application applications bid bids submit submitted submission submissions respond response responses reply replies entry entries nominate nomination nominations book booking bookings register registration registrations rsvp interest proposal proposals comments views',
)
const duty = table('must should have has need needs please')
const arriving = table('return returned receive received reach send sent in with email know')

const bookings = /^(?:book|regist|reserv|ticket|places?$|rsvp)/
const otherwise = /^(?:nominat|candidat|propos|abstract|paper|stall|raffle|early|discount)/

/** Whether a sentence is about coming: an early price or a stall has a day of its own. */
export function isAboutBooking({ said: { text, index } }: Stated): boolean {
  const words = wordsOf(sentenceAt(text.words, index).join(''))
  return words.some((word) => bookings.test(word)) && !words.some((word) => otherwise.test(word))
}

/** What is said just after a deadline: `1 May deadline`, `1 May is the closing date`. */
const closes = ['deadline', 'closing date', 'is the deadline', 'is the closing date']

/** `The closing date is …`, `Apply by …`, `Forms must be returned no later than …`. */
function isDeadline(before: string, rest: string): boolean {
  if (closes.some((words) => rest.startsWith(` ${words}`))) return true
  const words = wordsOf(clauseOf(before.slice(-120)))
  const near = words.slice(-7)
  if (hasAny(near, closing) || lastChance.test(near.join(' '))) return true
  const until = Math.max(beforeTime(words), ...limits.map((word) => words.lastIndexOf(word)))
  if (until < 0 || until < words.length - 5) return false
  const said = words.slice(0, until)
  if (hasAny(said, asking) || arriving.has(said[0] ?? '')) return true
  return hasAny(said, duty) && hasAny(said, arriving)
}

const limits = ['by', 'until', 'than']
const hours = table('noon midday midnight am pm o clock close end of play business day the on')

/** `before noon on`, and not `before our meeting on`. */
function beforeTime(words: readonly string[]): number {
  const place = words.lastIndexOf('before')
  return words.slice(place + 1).every((word) => hours.has(word)) ? place : -1
}

const lastChance = /\blast (?:day|date|chance)\b/

/** From the last semicolon on. */
const clauseOf = (text: string): string => text.slice(text.lastIndexOf(';') + 1)

// ---------------------------------------------------------------- events

const holding = table('holding hosting running organising')
const invitations = table(
  'join-us see-you seeing-you come-along the-date place-for places-for takes-place take-place be-held',
)
const happens = table('is runs begins starts opens place held be')

/** `The meeting is on …`, `this event on …`, `we are holding a workshop on …`, `join us on …`. */
function isTakingPlace(before: string, title: string): boolean {
  const words = wordsOf(before.slice(-100))
  if (words.at(-1) === 'the') words.pop()
  if (['on', 'from', 'between'].includes(words.at(-1) ?? '')) words.pop()
  const [last = '', verb = ''] = [words.at(-1), words.at(-2)]
  if (invitations.has(`${verb}-${last}`)) return true
  if (kinds.has(last)) return verb === 'this' || hasAny(words.slice(-9), holding)
  // Up to three words make a verb: `will be held`.
  const from = Math.max(0, words.length - 4)
  const own = namedBy(title)
  const place = words.slice(from, -1).findLastIndex((word) => kinds.has(word) || word === own)
  return happens.has(last) && place >= 0 && isSubject(words.slice(0, from + place + 1), title)
}

/**
 * `On Thursday 20 June you may handle a fossil`, of an event on Thursday 27 June: the right weekday of
 * another week, on which something is to happen. It is not when one books.
 */
function isWeeksOff(
  { said, days }: Dated,
  before: string,
  rest: string,
  date: Item['date'],
): boolean {
  if (said.weekday === undefined || date === undefined || date === 'tbc') return false
  if (before.trim() !== 'On' || !/\b(?:will|may|can|shall|is|are)\b/.test(rest)) return false
  const distance = daysBetween(date, days[0] ?? date)
  return distance % 7 === 0 && Math.abs(distance) < 29 && !wordsOf(rest).some(isOfBooking)
}

const isOfBooking = (word: string): boolean =>
  /^(?:book|tickets$|regist|appl|announce|publish|launch|clos|open|submi|deadline|result)/.test(
    word,
  )

// ---------------------------------------------------------------- labels

const elsewise = table(
  'about after ahead before booking bookings close closes deadline following for from of on opens past registration sale since tickets to towards until',
)

/** `Open evening on …`: the day of the event that the words before it name; and not `Hustings for the election on …`. */
function isDayOf(before: string): boolean {
  const lead = /^(.*\S)\s+on\s+(?:the\s+)?$/s.exec(before)
  const words = wordsOf(lead?.[1] ?? '')
  return words.length > 0 && !hasAny(words, elsewise) && !hasAny(words, otherTimes)
}

/**
 * A day that stands by itself: at an end of the title, behind a comma, a colon or a dash, or at the
 * very beginning of the body, before the time and the place.
 */
function isLabel(
  text: Text,
  before: string,
  rest: string,
  index: number,
  isEvent: boolean,
): boolean {
  if (text.kind === 'title') {
    if (isEvent && index === 0) return true
    const isFree = /(?:^|[,:;(–—|-])\s*(?:on\s+)?$/.test(before) || (isEvent && isDayOf(before))
    return isFree && /^\s*(?:$|[,:;)–—|-]|\bat\b|\bfrom\b)/.test(rest)
  }
  return text.kind === 'prose' && index === 0 && /^\s*(?:$|[,–—|\n]|(?:at|from)\s+\d)/.test(rest)
}
