import { explainDay, explainTimes, parseTimes } from '../dates.ts'
import { type Code, shown } from '../diagnostic.ts'
import { explainUrl, isEmail } from '../links.ts'
import type { Path } from '../model.ts'

/*
 * The sentences. A message says what is wrong, a hint what to write instead, both to somebody who
 * edits newsletters and has never heard of a schema.
 */

type Words = { message: string; hint?: string }

/**
 * A value that a check refused: what was written (no more of it than a hint can be made from), its
 * length, its key, and how a sentence names it.
 */
type Refused = { input: string; length: number; name: string; who: string; path: Path }

/** What each check of a field says when it fails. */
export const wordings: Partial<Record<Code, (refused: Refused) => Words>> = {
  'empty-text': ({ who, path }) => ({
    message: `${who} is empty.`,
    hint: `Write what belongs there, or take ${typeof path.at(-1) === 'number' ? 'it' : 'the line'} out.`,
  }),
  'empty-list': ({ who }) => ({
    message: `${who} is a list with nothing in it.`,
    hint: 'Write its entries, or take the line out.',
  }),
  'too-long': ({ length, who }) => ({
    message: `${who} has ${length} characters, more than it may.`,
    hint:
      length > 20_000
        ? 'A text has at most 20,000: link to the whole of it.'
        : 'A line has at most 300: put more into `body`.',
  }),
  'bad-number': ({ input, name, who }) => ({
    message: `${who} must be a whole number from 1 to 99999, not \`${shown(input)}\`.`,
    ...(name === 'places' && { hint: 'Or say it in words, like `places: None left`.' }),
  }),
  'bad-date': ({ input, name, path }) => ({
    message:
      name === 'published'
        ? `\`${shown(input)}\` is not a day, a month or a year.`
        : `\`${shown(input)}\` is not a day that \`${name}\` can be.`,
    hint: name === 'published' ? periodHint(input) : dayHint(input, path),
  }),
  'bad-time': ({ input, name }) => ({
    message: `\`${shown(input)}\` is not a time that \`${name}\` can be.`,
    hint: timeHint(input),
  }),
  'bad-address': ({ input }) => ({
    message: `\`${shown(input)}\` is not an email address.`,
    hint: `Write it like \`${addressIn(input) ?? 'events@example.org'}\`.`,
  }),
  'bad-phone': ({ input }) => ({
    message: `\`${shown(input)}\` is not a telephone number.`,
    hint: 'Write digits and spaces, like `01632 960001` or `+44 1632 960001`.',
  }),
  'bad-link': ({ input, name }) => ({
    message: `\`${shown(input)}\` cannot be a link.`,
    hint:
      explainUrl(input) ?? `\`${name}\` is a whole address: it begins with https:// or http://.`,
  }),
  'bad-id': ({ input }) => ({
    message: `\`${shown(input)}\` cannot be a name.`,
    hint: 'Use letters, digits and single hyphens, like `milton-keynes`.',
  }),
  'bad-language': ({ input }) => ({
    message: `\`${shown(input)}\` is not a language tag.`,
    hint: /^[a-z]{2}_[a-z]{2}$/i.test(input)
      ? `Write it with a hyphen: \`${input.replace('_', '-')}\`.`
      : 'Write it like `en-GB`, `cy` or `fr`.',
  }),
  'bad-timezone': ({ input }) => ({
    message: `\`${shown(input)}\` is not a time zone.`,
    hint: 'Write it like `Europe/London`.',
  }),
}

/** The address in `Ann <ann@example.org>` or `mailto:ann@example.org`. */
const addressIn = (text: string): string | undefined =>
  /[\w.+'-]+@[\w.-]+/.exec(text)?.filter(isEmail)[0]

// ---------------------------------------------------------------- days and times

const unsettled = /^(tb[acd]|to be .*|\?+)$/i

function dayHint(input: string, path: Path): string {
  if (!unsettled.test(input)) return explainDay(input)
  if (isItem(path.slice(0, -1)) && path.at(-1) === 'date') {
    return 'Write `tbc`, in small letters, while the day is not settled.'
  }
  return 'Only the `date`, `time` and `venue` of an item can be `tbc`: write the day.'
}

const isItem = (path: Path): boolean =>
  path.at(-2) === 'items' || (path.length === 2 && path[0] === 'snippets')

/** `April 2009` is a fine period in the wrong form; a whole day may be one too. */
function periodHint(input: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(input)) return explainDay(input)
  const day = dayIn(input) ?? dayIn(`1 ${input}`)?.slice(0, 7)
  return day
    ? `Write it as \`${day}\`.`
    : 'Write a day, a month or a year: `2009-04-20`, `2009-04` or `2009`.'
}

/** The day that a text means beyond doubt. */
const dayIn = (text: string): string | undefined =>
  /^Write the day as `(.*)`\.$/.exec(explainDay(text))?.[1]

function timeHint(input: string): string {
  if (unsettled.test(input)) return 'Write `tbc`, in small letters, while the time is not settled.'
  if (parseTimes(input)?.end !== undefined) return 'A deadline has one time: the last moment.'
  return explainTimes(input)
}

// ---------------------------------------------------------------- shapes

/** What a value must be, by its key or by the code that its schema carries, or by the kind of schema. */
export const nouns: Readonly<Record<string, string>> = {
  published: 'a day, a month or a year',
  'bad-date': 'a day',
  'bad-time': 'a time',
}

export const shapes: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  array: 'a list',
  object_with_rest: 'a group of keys',
  record: 'a group of keys',
  tuple: 'a list of two',
}

/** A value of the wrong shape, as the hints need it. */
export type Given = {
  name: string
  raw: string
  isEntry: boolean
  isList: boolean
  isMap: boolean
  keys: readonly string[]
}

export const shapeHints: Readonly<Record<string, (given: Given) => string | undefined>> = {
  string: textHint,
  number: ({ name, raw }) => {
    const digits = /\d+/.exec(raw)?.[0]
    return digits ? `Write the digits alone: \`${name}: ${digits}\`.` : undefined
  },
  array: ({ name }) => `Begin each entry of \`${name}\` with \`- \`, on a line of its own.`,
  object_with_rest: ({ name, isList, keys }) => {
    if (name === 'deadline' && isList) return 'Several deadlines are written as `deadlines`.'
    const example = isList ? undefined : examples[name]
    return example
      ? `Write it like \`${example}\`.`
      : `Write its keys below it, indented: ${list(keys)}.`
  },
  record: ({ isList }) =>
    isList
      ? 'Write keys instead of dashes.'
      : 'Write keys below it, indented, each with a colon and its value.',
}

/** Keys of which an editor is tempted to write the value alone. */
const examples: Readonly<Record<string, string>> = {
  booking: 'booking: { contact: events }',
  quote: 'quote: { text: …, by: … }',
  image: 'image: { src: …, alt: … }',
  organisation: 'organisation: { name: … }',
}

function textHint({ name, raw, isEntry, isList, isMap }: Given): string {
  if (isMap) return 'A text with a colon and a space in it must stand in quotes.'
  if (isList && raw.startsWith('[')) return 'A text that begins with `[` must stand in quotes.'
  if (isList && ['body', 'intro', 'footer', 'text'].includes(name)) {
    return `Put \`|\` after the key, as in \`${name}: |\`, and the list below it, indented.`
  }
  if (isList) return 'Write one text, without dashes.'
  if (name === 'contact' && /\d/.test(raw)) {
    return `Write it as \`contact: { phone: "${raw}" }\`.`
  }
  return `Put it in quotes: \`${isEntry ? '-' : `${name}:`} "${raw}"\`.`
}

/** For an entry of a list that should have keys: `- title:A`. */
export function entryHints({ raw, keys }: Given): string {
  const tight = /^([\w-]+):(?=\S)(?!\/\/)(.*)$/.exec(raw)
  if (tight) return `A space is missing after the colon: \`${tight[1]}: ${tight[2]}\`.`
  return `Write its keys, each on a line of its own: ${list(keys)}.`
}

const list = (keys: readonly string[]): string =>
  keys.length > 4 ? `${keys.slice(0, 4).map(quote).join(', ')} …` : keys.map(quote).join(', ')

const quote = (key: string): string => `\`${key}\``

/** What to write for a field that is missing, where it is not plain; some say of what. */
export const missingHints: Readonly<Record<string, string>> = {
  number: 'Write it like `number: 17`: it is the name of the file, too.',
  date: 'Write it like `date: 2009-03-27`.',
  'an event date': 'Write it like `date: 2009-03-27`, or `date: tbc` while it is not settled.',
  sections: 'Write `sections:` and below it each section, beginning with `- type: news`.',
  type: 'Write it like `type: news`.',
  items: 'Write `items:` and below it each item, beginning with `- title: …`.',
  deadline: 'Write it like `deadline: 2009-05-01`.',
  alt: 'Say in words what the picture shows, for those who do not see it.',
  by: 'Say whose words they are.',
  url: 'Say where the link leads, like `url: https://example.org/report`.',
  text: 'Write its words.',
  publication: 'Write the name of the newsletter, like `publication: newswire`.',
  organisation:
    'Write who publishes it, like `organisation: { name: Progress through Partnership }`.',
  extends: 'Say which section type it is a kind of, like `extends: news`.',
}
