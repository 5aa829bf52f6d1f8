import * as v from 'valibot'
import { parseDay, parsePeriod, parseTimes } from '../dates.ts'
import type { Code } from '../diagnostic.ts'
import { explainUrl, isEmail } from '../links.ts'
import type { FieldName } from '../model.ts'

/**
 * The schemas of what an author may write, field by field. The message of every check is the code
 * of its fault; `faults.ts` finds the words. Descriptions, examples and patterns are for the JSON
 * Schema, and reach an editor program's help from there; a check knows better than its pattern.
 */

/** What a map of keys is called in a message, and which keys it knows. Read back by `faults.ts`. */
export type Known = { about: string; keys: string[] }

/** A map that refuses every key it does not know, each with a fault of its own. */
export function map<const T extends v.ObjectEntries>(about: string, entries: T) {
  const known: Known = { about, keys: Object.keys(entries) }
  const message = JSON.stringify(known)
  return noList(v.objectWithRest(entries, v.never(message), message))
}

/** A map whose keys the author chooses: a register, the glossary. */
export const table = <
  const K extends v.BaseSchema<string, string, v.BaseIssue<unknown>>,
  const S extends v.GenericSchema,
>(
  keys: K,
  of: S,
) => noList(v.record(keys, of))

/** To the library a list is an object too, whose keys are numbers. */
function noList<const S extends v.GenericSchema>(schema: S): S {
  const run: S['~run'] = (dataset, config) => {
    if (!Array.isArray(dataset.value)) return schema['~run'](dataset, config)
    const refused = schema['~run']({ value: undefined }, config)
    for (const issue of refused.issues ?? []) {
      Object.assign(issue, { input: dataset.value, received: 'Array' })
    }
    return refused
  }
  return { ...schema, '~run': run }
}

/** One of two schemas, told apart by what was written, so that faults stay exact. */
function either<const A extends v.GenericSchema, const B extends v.GenericSchema>(
  short: A,
  full: B,
  isFull: (input: unknown) => boolean,
) {
  const choose = v.lazy((input: unknown): A | B => (isFull(input) ? full : short))
  return Object.assign(choose, { options: [short, full] as const })
}

const isObject = (input: unknown) => typeof input === 'object'

/** In characters. A text of 20,000 takes half an hour to read. */
const longest = { line: 300, body: 20_000 }
const code = (name: Code): Code => name

/** Text that a check and a pattern hold to a form; a number in its place has the same fault. */
const text = (check: (text: string) => boolean, name: Code, pattern: string) =>
  v.pipe(v.string(code(name)), v.check(check, code(name)), v.metadata({ pattern }))

const someText = (most: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim() !== '', code('empty-text')),
    v.maxLength(most, code('too-long')),
    v.metadata({ pattern: '\\S' }),
  )

export const line = () => someText(longest.line)
export const prose = () => someText(longest.body)

const patterns = {
  day: '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])',
  period: '\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?',
  clock: '([01]?\\d|2[0-4]):[0-5]\\d',
  url: '(([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:)|(?![A-Za-z][A-Za-z0-9+.-]*:))\\S+',
}
const span = `${patterns.clock}(\\s*[-–]\\s*${patterns.clock})?`

export const day = () => text((day) => !!parseDay(day), 'bad-date', `^${patterns.day}$`)

const dayOrTbc = () =>
  text((day) => day === 'tbc' || !!parseDay(day), 'bad-date', `^(tbc|${patterns.day})$`)

const timesOrTbc = () =>
  text((times) => times === 'tbc' || !!parseTimes(times), 'bad-time', `^(tbc|${span})$`)

/** One time: a deadline does not last. */
const clock = () =>
  text(
    (time) => parseTimes(time) !== undefined && parseTimes(time)?.end === undefined,
    'bad-time',
    `^${patterns.clock}$`,
  )

const url = () =>
  v.pipe(
    v.string(),
    v.check((text) => explainUrl(text) === undefined, code('bad-link')),
    v.metadata({ pattern: `^${patterns.url}$` }),
  )

/** A web address with its scheme: nothing completes it. */
export const webAddress = () =>
  v.pipe(
    v.string(),
    v.check((text) => /^https?:/i.test(text) && explainUrl(text) === undefined, code('bad-link')),
    v.metadata({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://\\S+$' }),
  )

const email = () =>
  v.pipe(
    v.string(),
    v.check(isEmail, code('bad-address')),
    v.metadata({ pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' }),
  )

const phone = () =>
  v.pipe(v.string(), v.regex(/^\+?[\d ().-]{5,24}( ?(ext|x)\.? ?\d{1,6})?$/, code('bad-phone')))

/** A name that can stand in an address: words of letters and digits with hyphens between them. */
export const slug = () =>
  v.pipe(v.string(), v.regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, code('bad-id')))

export const wholeNumber = () =>
  v.pipe(
    v.number(),
    v.integer(code('bad-number')),
    v.minValue(1, code('bad-number')),
    v.maxValue(99_999, code('bad-number')),
  )

const period = () =>
  v.pipe(
    v.union([v.string(), v.number()], code('bad-date')),
    v.check((written) => parsePeriod(String(written)) !== undefined, code('bad-date')),
    v.metadata({ pattern: `^${patterns.period}$` }),
  )

/** A list that is there has something in it. */
const list = <const S extends v.GenericSchema>(of: S) =>
  v.pipe(v.array(of), v.minLength(1, code('empty-list')))

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

const contact = () => either(line(), person(), isObject)

const link = map('a link', {
  text: explained(line(), 'The words of the link: where it goes.', 'Read the case study'),
  url: explained(url(), 'Where it leads: https, http, mailto or tel.', 'https://example.org/study'),
})

const deadlineMap = () =>
  map('a deadline', {
    date: explained(day(), 'The last day.', '2009-05-01'),
    time: v.optional(explained(clock(), 'Until when on that day.', '17:00')),
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
    either(line(), wholeNumber(), (input) => typeof input === 'number'),
    'How many places there are, or a word about it.',
    30,
  ),
  organiser: explained(line(), 'Who organises it.', 'Training and Resource Centre'),
  topics: explained(list(line()), 'What it covers, one topic a line.', ['Scrutiny']),
  publisher: explained(line(), 'Who published it.', 'Audit Commission'),
  published: explained(period(), 'When it was published: a day, a month or a year.', '2009-04'),
  format: explained(line(), 'What it is, and how long.', '10 pages, PDF'),
  deadline: explained(
    either(day(), deadlineMap(), isObject),
    'The last day, with its time if it has one.',
    {
      date: '2009-05-01',
      time: '17:00',
    },
  ),
  deadlines: explained(list(deadlineMap()), 'Several deadlines, each with what is due.', [
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
  links: explained(list(link), 'Where to read on.', [
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
