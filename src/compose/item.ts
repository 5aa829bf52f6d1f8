import {
  compareDays,
  formatDay,
  formatDays,
  formatPeriod,
  formatShort,
  formatShortDays,
  formatTimes,
  tile,
} from '../dates.ts'
import { escapeHtml } from '../markdown.ts'
import type {
  Action,
  Contact,
  Day,
  Deadline,
  EditionDeadline,
  EditionItem,
  Fact,
  Item,
  Newsroom,
  Person,
  Phrase,
} from '../model.ts'
import type { SectionType } from '../sections/index.ts'

/** What the composing of an item needs at hand: the house's words, its register, the day of reading. */
export type Desk = { newsroom: Newsroom; asOf: Day; link(url: string): string }

/** One line of an author's text: line breaks and doubled spaces of the YAML are no part of it. */
export const oneLine = (text: string): string =>
  isOneLine(text) ? text : text.replace(/\s+/g, ' ').trim()

/** Nearly every text is one already. */
const isOneLine = (text: string): boolean => !/[^\S ]| {2}|^ | $/.test(text)

function phrase(words: string): Phrase {
  const text = oneLine(words)
  return { html: escapeHtml(text), text }
}

/** When an item takes place, in house style; null when it has no date. */
function when(item: Item, { newsroom }: Desk): string | null {
  const { words, language } = newsroom
  const { date, until, time } = item
  if (!date) return null
  // A time may be known before its day is; that neither is known need not be said twice.
  if (date === 'tbc' && (!time || time === 'tbc')) return words.dateToBeConfirmed
  const days =
    date === 'tbc'
      ? words.dateToBeConfirmed
      : until
        ? formatDays(date, until, language, words)
        : formatDay(date, language)
  if (!time) return days
  const times =
    time === 'tbc'
      ? inSentence(words.timeToBeConfirmed, language)
      : formatTimes(time, language, words)
  return `${days}${words.comma}${times}`
}

/** English words of the furniture lose their capital within a line; other languages keep theirs. */
const inSentence = (text: string, language: string): string =>
  language.startsWith('en') ? text.charAt(0).toLowerCase() + text.slice(1) : text

export function tiles(item: Item, { newsroom }: Desk): EditionItem['tiles'] {
  if (!item.date || item.date === 'tbc') return []
  const days = item.until && item.until !== item.date ? [item.date, item.until] : [item.date]
  return days.map((day) => tile(day, newsroom.language))
}

/** The deadlines of an item, its own first; each says whether it has passed on the day of reading. */
export function deadlines(item: Item, desk: Desk): EditionDeadline[] {
  const all = [...(item.deadline ? [item.deadline] : []), ...(item.deadlines ?? [])]
  return all.map((deadline) => composeDeadline(deadline, desk))
}

function composeDeadline(deadline: Deadline, { newsroom, asOf }: Desk): EditionDeadline {
  const { words, language } = newsroom
  const closed = compareDays(deadline.date, asOf) < 0
  const time = deadline.time ? `${words.comma}${formatTimes(deadline.time, language, words)}` : ''
  return {
    label: closed ? words.closed : words.deadline,
    for: deadline.for ? oneLine(deadline.for) : null,
    text: formatDay(deadline.date, language) + time,
    closed,
  }
}

/** What stands beside the title in the list of contents: a day, a deadline or nothing. */
export function note(item: Item, type: SectionType, { newsroom }: Desk): string | null {
  const { words, language } = newsroom
  if (type.note === 'date' && item.date) {
    if (item.date === 'tbc') return words.dateToBeConfirmed
    return item.until
      ? formatShortDays(item.date, item.until, language, words)
      : formatShort(item.date, language)
  }
  const first = item.deadline ?? item.deadlines?.[0]
  if (!first) return null
  return `${words.deadline} ${formatShort(first.date, language)}`
}

/** Publisher, date and format in one quiet line; null when the section type has none. */
export function quiet(item: Item, type: SectionType, { newsroom }: Desk): string | null {
  const parts = type.quiet.flatMap((name) => {
    const value = item[name]
    if (value === undefined) return []
    return [name === 'published' ? formatPeriod(value, newsroom.language) : oneLine(value)]
  })
  return parts.length ? parts.join(' · ') : null
}

/** The labelled facts of an item, in the order in which a reader asks for them. */
export function facts(item: Item, desk: Desk): Fact[] {
  const { words, language } = desk.newsroom
  const found: Fact[] = []
  const add = (kind: string, label: string, value: Phrase | string | null | undefined) => {
    if (!value) return
    found.push({ kind, label, ...(typeof value === 'string' ? phrase(value) : value) })
  }
  add('when', words.when, when(item, desk))
  add('where', words.where, item.venue === 'tbc' ? words.toBeConfirmed : item.venue)
  add('online', words.online, item.online && anchor(words.joinOnline, desk.link(item.online)))
  add('organiser', words.organiser, item.organiser)
  add('cost', words.cost, item.cost)
  add('places', words.places, item.places === undefined ? null : String(item.places))
  add('funder', words.funder, item.funder)
  add('amount', words.amount, item.amount)
  add('eligibility', words.eligibility, item.eligibility)
  add('owner', words.owner, item.owner)
  add('topics', words.topics, item.topics?.map(oneLine).join('; '))
  const { booking } = item
  add('book-by', words.bookBy, booking?.by && formatDay(booking.by, language))
  add('book', words.book, booking?.contact && contact(booking.contact, desk))
  return found
}

const anchor = (text: string, url: string): Phrase => ({
  html: `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`,
  text: `${text} <${url}>`,
})

/** The one thing to do about an item: to book it, or the first link where the section asks for action. */
export function action(item: Item, type: SectionType, desk: Desk): Action | null {
  const { words } = desk.newsroom
  if (item.booking?.url) {
    const text = words.bookPlace
    const label = item.title ? `${text}: ${oneLine(item.title)}` : text
    return { text, label, url: desk.link(item.booking.url) }
  }
  const first = type.linkIsAction ? item.links?.[0] : undefined
  if (!first) return null
  return { text: oneLine(first.text), label: oneLine(first.text), url: desk.link(first.url) }
}

/** A contact in both forms: name, role, email and telephone as far as they are known. */
export function contact(value: Contact, { newsroom }: Desk): Phrase {
  const person: Person = typeof value === 'string' ? (newsroom.people[value] ?? {}) : value
  const { comma } = newsroom.words
  const parts: Phrase[] = [person.name, person.role].flatMap((text) => (text ? [phrase(text)] : []))
  if (person.email) parts.push(bare(person.email, `mailto:${person.email}`))
  // A number is never broken over two lines: a reader would dial half of it.
  if (person.phone)
    parts.push(bare(person.phone.replaceAll(' ', '\u00a0'), telephone(person.phone)))
  return {
    html: parts.map(({ html }) => html).join(comma),
    text: parts.map(({ text }) => text).join(comma),
  }
}

const bare = (text: string, url: string): Phrase => ({
  html: `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`,
  text,
})

/** A number as a `tel:` address (RFC 3966): digits, a leading plus, and the extension as `;ext=`. */
function telephone(number: string): string {
  const [main = '', extension] = number.split(/(?:ext|x)\.?/i)
  const digits = main.replace(/[^\d+]/g, '')
  return `tel:${digits}${extension ? `;ext=${extension.trim()}` : ''}`
}
