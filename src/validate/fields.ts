import * as v from 'valibot'
import { parseDay, parsePeriod, parseTimes } from '../dates.ts'
import type { Code } from '../diagnostic.ts'
import { explainUrl } from '../links.ts'
import type { FieldName } from '../model.ts'

/**
 * The schemas of what an author may write, field by field. The message of every check is the code
 * of its fault; `faults.ts` finds the words. Descriptions and examples reach the JSON Schema, and
 * from there an editor program's help.
 */

/** What a map of keys is called in a message, and which keys it knows. Read back by `faults.ts`. */
export type Known = { about: string; keys: string[] }

/** A map that refuses every key it does not know, each with a fault of its own. */
export function map<const T extends v.ObjectEntries>(about: string, entries: T) {
  const known: Known = { about, keys: Object.keys(entries) }
  const message = JSON.stringify(known)
  return v.objectWithRest(entries, v.never(message), message)
}

/** Text in a shorter form, or a map: told apart by what was written, so that faults stay exact. */
export function either<const A extends v.GenericSchema, const B extends v.GenericSchema>(
  short: A,
  full: B,
) {
  const choose = v.lazy((input: unknown): A | B => (typeof input === 'object' ? full : short))
  return Object.assign(choose, { options: [short, full] as const })
}

const code = (name: Code): Code => name
const longest = { line: 300, body: 50_000 }

export const line = () =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim() !== '', code('empty-text')),
    v.maxLength(longest.line, code('too-long')),
  )

export const prose = () =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim() !== '', code('empty-text')),
    v.maxLength(longest.body, code('too-long')),
  )

export const day = () =>
  v.pipe(
    v.string(),
    v.check((text) => parseDay(text) !== undefined, code('bad-date')),
    v.metadata({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  )

const dayOrTbc = () =>
  v.pipe(
    v.string(),
    v.check((text) => text === 'tbc' || parseDay(text) !== undefined, code('bad-date')),
    v.metadata({ pattern: '^(tbc|\\d{4}-\\d{2}-\\d{2})$' }),
  )

const times = () =>
  v.pipe(
    v.string(),
    v.check((text) => parseTimes(text) !== undefined, code('bad-time')),
    v.metadata({ pattern: '^\\d{1,2}:\\d{2}( ?[-–] ?\\d{1,2}:\\d{2})?$' }),
  )

const timesOrTbc = () =>
  v.pipe(
    v.string(),
    v.check((text) => text === 'tbc' || parseTimes(text) !== undefined, code('bad-time')),
    v.metadata({ pattern: '^(tbc|\\d{1,2}:\\d{2}( ?[-–] ?\\d{1,2}:\\d{2})?)$' }),
  )

export const url = () =>
  v.pipe(
    v.string(),
    v.check((text) => explainUrl(text) === undefined, code('bad-link')),
  )

/** A web address with its scheme: nothing completes it. */
export const webAddress = () =>
  v.pipe(
    v.string(),
    v.check((text) => /^https?:/i.test(text) && explainUrl(text) === undefined, code('bad-link')),
  )

export const email = () => v.pipe(v.string(), v.email(code('bad-address')))

const phone = () =>
  v.pipe(v.string(), v.regex(/^\+?[\d ().-]{5,24}( ?(ext|x)\.? ?\d{1,6})?$/, code('bad-phone')))

const slug = () => v.pipe(v.string(), v.regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, code('bad-id')))

const wholeNumber = () =>
  v.pipe(
    v.number(),
    v.integer(code('bad-number')),
    v.minValue(1, code('bad-number')),
    v.maxValue(99_999, code('bad-number')),
  )

/** Adds what an editor program shows: one sentence, and one value to start from. */
export const explained = <const S extends v.GenericSchema>(
  schema: S,
  description: string,
  example: unknown,
) => v.pipe(schema, v.metadata({ description, examples: [example] }))

export const number = () =>
  explained(wholeNumber(), "The issue's number, equal to the name of its file.", 16)

export const person = () =>
  map('a contact', {
    name: v.optional(explained(line(), 'The name of a person or a desk.', 'Events desk')),
    role: v.optional(explained(line(), 'What they do.', 'Learning programme')),
    email: v.optional(explained(email(), 'An email address.', 'events@example.org')),
    phone: v.optional(explained(phone(), 'A telephone number.', '01632 960001')),
  })

const contact = () => either(line(), person())

const link = map('a link', {
  text: explained(line(), 'The words of the link: where it goes.', 'Read the case study'),
  url: explained(url(), 'Where it leads: https, http, mailto or tel.', 'https://example.org/study'),
})

const deadlineMap = () =>
  map('a deadline', {
    date: explained(day(), 'The last day.', '2009-05-01'),
    time: v.optional(explained(times(), 'Until when on that day.', '17:00')),
    for: v.optional(explained(line(), 'What is due.', 'Questions 1 and 2')),
  })

/** Every field that an item may have. A section type says which of them its items take. */
export const fields = {
  id: explained(
    slug(),
    'A stable name for links into the issue; else made from the title.',
    'study',
  ),
  title: explained(line(), 'The headline of the item.', 'Case study: Milton Keynes'),
  body: explained(
    prose(),
    'The text, in Markdown: paragraphs, emphasis, links, lists.',
    'A *new* guide.',
  ),
  date: explained(dayOrTbc(), 'The (first) day, or `tbc` while it is not settled.', '2009-03-27'),
  until: explained(day(), 'The last day of several.', '2009-03-29'),
  time: explained(
    timesOrTbc(),
    'From when to when, by the 24-hour clock, or `tbc`.',
    '14:00-16:00',
  ),
  venue: explained(line(), 'Where it takes place, or `tbc`.', '1 Fitzroy Square, London W1T 5HE'),
  online: explained(webAddress(), 'Where to join online.', 'https://example.org/join'),
  cost: explained(line(), 'What it costs.', 'Free'),
  booking: explained(
    map('a booking', {
      url: v.optional(explained(url(), 'Where to book.', 'https://example.org/book')),
      contact: v.optional(explained(contact(), 'Who takes bookings.', 'events')),
      by: v.optional(explained(day(), 'The last day to book.', '2009-03-20')),
    }),
    'How to book.',
    { contact: 'events' },
  ),
  places: explained(
    v.union([wholeNumber(), line()]),
    'How many places there are, or a word about it.',
    30,
  ),
  organiser: explained(line(), 'Who organises it.', 'Training and Resource Centre'),
  topics: explained(v.array(line()), 'What it covers, one topic a line.', ['Scrutiny']),
  publisher: explained(line(), 'Who published it.', 'Audit Commission'),
  published: explained(
    v.union([
      wholeNumber(),
      v.pipe(
        v.string(),
        v.check((text) => parsePeriod(text) !== undefined, code('bad-date')),
      ),
    ]),
    'When it was published: a day, a month or a year.',
    '2009-04',
  ),
  format: explained(line(), 'What it is, and how long.', '10 pages, PDF'),
  deadline: explained(either(day(), deadlineMap()), 'The last day, with its time if it has one.', {
    date: '2009-05-01',
    time: '17:00',
  }),
  deadlines: explained(v.array(deadlineMap()), 'Several deadlines, each with what is due.', [
    { date: '2009-04-03', for: 'Questions 1 and 2' },
  ]),
  funder: explained(line(), 'Who gives the money.', 'Government Office'),
  amount: explained(line(), 'How much there is.', '£35 million'),
  eligibility: explained(line(), 'Who can apply.', 'Local service providers'),
  owner: explained(
    line(),
    'Whose survey or consultation it is.',
    'Communities and Local Government',
  ),
  links: explained(v.array(link), 'Where to read on.', [
    { text: 'Read the case study', url: 'https://example.org/study' },
  ]),
  contact: explained(contact(), 'A key of the people register, or the contact in full.', 'events'),
  quote: explained(
    map('a quotation', {
      text: explained(prose(), 'The words.', 'A useful course.'),
      by: explained(line(), 'Who said them.', 'A delegate'),
    }),
    'Somebody’s own words, and who said them.',
    { text: 'A useful course.', by: 'A delegate' },
  ),
  image: explained(
    map('an image', {
      src: explained(url(), 'The address of the picture.', 'https://example.org/hall.jpg'),
      alt: explained(line(), 'What the picture shows, for who does not see it.', 'A full hall'),
      caption: v.optional(explained(line(), 'A line under the picture.', 'The conference')),
      width: v.optional(explained(wholeNumber(), 'Its width in pixels.', 560)),
      height: v.optional(explained(wholeNumber(), 'Its height in pixels.', 315)),
    }),
    'A picture. What it shows must be said in words.',
    { src: 'https://example.org/hall.jpg', alt: 'A full hall' },
  ),
} satisfies Record<FieldName, v.GenericSchema>

/** The fields that an item of every section type may have. */
export const common: readonly FieldName[] = [
  'id',
  'body',
  'links',
  'contact',
  'quote',
  'image',
  'deadlines',
]

/** `use: key` takes an item's missing fields from a snippet of the newsroom. */
export const use = explained(
  line(),
  'A snippet of the newsroom; own fields override its.',
  'course',
)
