import { formatPeriod, formatShort, formatTimes } from '../dates.ts'
import { english } from '../languages/index.ts'
import type { Contact, Deadline, Issue, Item, Newsroom, Section } from '../model.ts'
import type { Form } from './change.ts'
import { headingOf, oneLine } from './likeness.ts'

/** The sentences are English, whatever the language of the newsletter. */
const language = 'en-GB'

/** A field as it is compared: what it is called, and what a reader finds in it. */
export type Field<T> = {
  field: string
  label: string
  form: Form
  read(of: T, newsroom: Newsroom): string | undefined
}

type Read<T> = Field<T>['read']

const line = <T>(field: string, label: string, read: Read<T>): Field<T> => ({
  ...{ field, label, form: 'line' },
  read: (of, newsroom) => {
    const text = read(of, newsroom)
    return text === undefined ? undefined : oneLine(text)
  },
})
const as =
  (form: Form) =>
  <T>(field: string, label: string, read: Read<T>): Field<T> => ({ field, label, form, read })
const [prose, day, address, value] = [as('prose'), as('day'), as('address'), as('value')]

// ---------------------------------------------------------------- the fields

/** Of an item, in the order in which they are read. Lists are compared entry by entry (lists.ts). */
export const itemFields: readonly Field<Item>[] = [
  line('title', 'title', ({ title }) => title),
  value('id', 'id', ({ id }) => id),
  day('date', 'date', ({ date }) => date),
  day('until', 'last day', ({ until }) => until),
  value('time', 'time', ({ time }) => timesOf(time)),
  line('venue', 'venue', ({ venue }) => (venue === 'tbc' ? unsettled : venue)),
  address('online', 'online address', ({ online }) => online),
  line('organiser', 'organiser', ({ organiser }) => organiser),
  line('cost', 'cost', ({ cost }) => cost),
  line('places', 'number of places', ({ places }) => places?.toString()),
  address('booking.url', 'booking address', ({ booking }) => booking?.url),
  line('booking.contact', 'booking contact', ({ booking }, room) => person(booking?.contact, room)),
  day('booking.by', 'last day to book', ({ booking }) => booking?.by),
  line('publisher', 'publisher', ({ publisher }) => publisher),
  value('published', 'date of publication', ({ published }) =>
    published === undefined ? undefined : formatPeriod(published, language),
  ),
  line('format', 'format', ({ format }) => format),
  line('funder', 'funder', ({ funder }) => funder),
  line('amount', 'amount', ({ amount }) => amount),
  line('eligibility', 'eligibility', ({ eligibility }) => eligibility),
  line('owner', 'owner', ({ owner }) => owner),
  prose('body', 'text', ({ body }) => body),
  prose('quote.text', 'quotation', ({ quote }) => quote?.text),
  line('quote.by', 'name under the quotation', ({ quote }) => quote?.by),
  address('image.src', 'picture', ({ image }) => image?.src),
  line('image.alt', 'description of the picture', ({ image }) => image?.alt),
  line('image.caption', 'caption of the picture', ({ image }) => image?.caption),
  value('image.width', 'width of the picture', ({ image }) => image?.width?.toString()),
  value('image.height', 'height of the picture', ({ image }) => image?.height?.toString()),
  line('contact', 'contact', ({ contact }, room) => person(contact, room)),
]

export const sectionFields: readonly Field<Section>[] = [
  line('heading', 'heading', headingOf),
  value('type', 'type', ({ type }) => type),
  prose('intro', 'introduction', ({ intro }) => intro),
]

export const issueFields: readonly Field<Issue>[] = [
  value('number', 'number', ({ number }) => String(number)),
  day('date', 'date', ({ date }) => date),
  line('subject', 'subject', ({ subject }) => subject),
  line('preheader', 'preheader', ({ preheader }) => preheader),
  prose('intro', 'welcome', ({ intro }, newsroom) => intro ?? newsroom.intro),
]

/** What every issue shows of its newsroom. */
export const newsroomFields: readonly Field<Newsroom>[] = [
  line('publication', 'name of the newsletter', ({ publication }) => publication),
  line('organisation.name', 'name of the organisation', ({ organisation }) => organisation.name),
  line(
    'organisation.short',
    'short name of the organisation',
    ({ organisation }) => organisation.short,
  ),
  line('organisation.strapline', 'strapline', ({ organisation }) => organisation.strapline),
  line('organisation.address', 'postal address', ({ organisation }) => organisation.address),
  address('organisation.website', 'website', ({ organisation }) => organisation.website),
  value('language', 'language', (newsroom) => newsroom.language),
  prose('footer', 'paragraph at the foot', ({ footer }) => footer),
  line('permission', 'line on why readers get it', ({ permission }) => permission),
  address('links.base', 'folder of the online version', ({ links }) => links.base),
  address('links.unsubscribe', 'address to unsubscribe', ({ links }) => links.unsubscribe),
  line('links.tracking', 'tracking of links', ({ links }) => listed(links.tracking)),
  value('theme', 'theme', ({ theme }) => theme),
  line('brand', 'look of the brand', ({ brand }) => listed(brand)),
]

const listed = (map: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(map)
    .map(([name, each]) => `${name} ${each}`)
    .join(', ') || undefined

// ---------------------------------------------------------------- values in words

const unsettled = 'to be confirmed'

const timesOf = (time: Item['time']): string | undefined =>
  time === 'tbc' ? unsettled : time && formatTimes(time, language, english)

/** Who is to be asked, as a reader finds it: a change in the register of people is one here. */
function person(contact: Contact | undefined, { people }: Newsroom): string | undefined {
  if (contact === undefined) return undefined
  const known = typeof contact === 'string' ? people[contact] : contact
  if (!known) return String(contact)
  return [known.name, known.role, known.email, known.phone].filter(Boolean).join(', ')
}

/** A deadline as it is compared: `2009-05-01, 5pm`. */
export const deadlineOf = ({ date, time }: Deadline): string =>
  time ? `${date}, ${formatTimes(time, language, english)}` : date

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d/.test(text)

/** Days as an editor says them: what two of them share (the year, the time) is left out. */
export function daysShown(
  before: string | null,
  after: string | null,
): { before: string | null; after: string | null } {
  const years = new Set(
    [before, after].flatMap((each) => (each && isDay(each) ? each.slice(0, 4) : [])),
  )
  const times = new Set(
    [before, after].flatMap((each) => (each && isDay(each) ? timeOf(each) : [])),
  )
  const isLone = before === null || after === null
  const shown = (each: string | null): string | null => {
    if (each === null) return null
    if (!isDay(each)) return each === 'tbc' ? unsettled : each
    const time = times.size > 1 || isLone ? timeOf(each) : ''
    return shortDay(each.slice(0, 10), years.size > 1) + time
  }
  return { before: shown(before), after: shown(after) }
}

const timeOf = (deadline: string): string => deadline.slice(10)

/** `4 June`, `4 June 2009`. */
export const shortDay = (day: string, hasYear = false): string =>
  `${formatShort(day, language)}${hasYear ? ` ${day.slice(0, 4)}` : ''}`
