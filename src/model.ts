/** The data types of the road from an issue's file to its mail. No code lives here. */

/** Where something stands in the data of a file: `['sections', 2, 'items', 0, 'deadline']`. */
export type Path = readonly (string | number)[]

/** Where something stands in a file. Lines and columns count from 1; columns are UTF-16 units. */
export type Place = {
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** What to point at: the value at a path, its key, or the first time `find` stands in the value. */
export type Pointer = { at?: 'key' | 'value'; find?: string }

/** A file that was read: its text, its data, and the way back from the data to the text. */
export type Source = {
  file: string
  text: string
  data: unknown
  locate(path: Path, pointer?: Pointer): Place
}

/** A calendar day, `2009-03-27`. It has no time and no zone, so nothing can shift it. */
export type Day = string

/** A month or a year or a day: `2009-04-20`, `2009-04`, `2009`. */
export type Period = string

/** Minutes since midnight, local to the event. */
export type Minutes = number
export type Times = { start: Minutes; end?: Minutes }

// ---------------------------------------------------------------- what an author writes

export type Link = { text: string; url: string }
export type Person = { name?: string; role?: string; email?: string; phone?: string }
/** A key of the people register, or the person written out. */
export type Contact = string | Person
export type Booking = { url?: string; contact?: Contact; by?: Day }
export type Quote = { text: string; by: string }
export type Image = { src: string; alt: string; caption?: string; width?: number; height?: number }
export type Deadline = { date: Day; time?: Times; for?: string }

/** Every field that an item of any section may have; the section's type says which, and which must be. */
export type Item = {
  id?: string
  title?: string
  body?: string
  date?: Day | 'tbc'
  until?: Day
  time?: Times | 'tbc'
  venue?: string
  online?: string
  cost?: string
  booking?: Booking
  places?: number | string
  organiser?: string
  topics?: string[]
  publisher?: string
  published?: Period
  format?: string
  deadline?: Deadline
  deadlines?: Deadline[]
  funder?: string
  amount?: string
  eligibility?: string
  owner?: string
  links?: Link[]
  contact?: Contact
  quote?: Quote
  image?: Image
}

export type FieldName = keyof Item

/** A section as written. `type` may be a newsroom's own; `base` is the built-in type behind it. */
export type Section = {
  type: string
  base: string
  heading?: string
  intro?: string
  items: Item[]
}

export type Issue = {
  number: number
  date: Day
  subject?: string
  preheader?: string
  intro?: string
  sections: Section[]
}

// ---------------------------------------------------------------- what a newsroom settles once

export type Organisation = {
  name: string
  short?: string
  strapline?: string
  address?: string
  website?: string
}

export type OwnSection = { extends: string; heading?: string }

export type Settings = {
  publication: string
  organisation: Organisation
  language: string
  timezone: string
  intro?: string
  footer?: string
  permission?: string
  theme: string
  brand: Record<string, string>
  sections: Record<string, OwnSection>
  people: Record<string, Person>
  glossary: Record<string, string>
  snippets: Record<string, Record<string, unknown>>
  links: { base?: string; unsubscribe?: string; tracking: Record<string, string> }
}

/** The furniture of a mail in one language: labels, default headings, sentences. */
export type Words = {
  direction: 'ltr' | 'rtl'
  headings: Record<string, string>
  inThisIssue: string
  /** What stands before the title of an alert, so that colour alone does not say it. */
  alert: string
  when: string
  where: string
  online: string
  cost: string
  places: string
  book: string
  bookBy: string
  organiser: string
  deadline: string
  closed: string
  funder: string
  amount: string
  eligibility: string
  topics: string
  owner: string
  contact: string
  toBeConfirmed: string
  dateToBeConfirmed: string
  timeToBeConfirmed: string
  venueToBeConfirmed: string
  joinOnline: string
  bookPlace: string
  /** `{publication}` and `{organisation}` stand for their values. */
  permission: string
  unsubscribe: string
  viewInBrowser: string
  /** Between a day and its time, a name and its address. */
  comma: string
  /** Between two days or two times: `2pm to 4pm`. */
  to: string
  noon: string
  midnight: string
}

/** A settings file that was found and validated, with the words of its language. */
export type Newsroom = Settings & { root: string; file: string; words: Words; source?: Source }

// ---------------------------------------------------------------- the issue made complete

/**
 * One block of plain text before it is laid out: `lead` opens its first line, `hang` every further
 * one, and `tight` says that no blank line stands before it.
 */
export type Block = { lead: string; hang: string; text: string; tight: boolean }

/** Running text in both forms: safe HTML without styles, and blocks for the plain-text part. */
export type Prose = { html: string; text: readonly Block[] }

/** A short piece in both forms: safe HTML, and one line of plain text. */
export type Phrase = { html: string; text: string }

export type Fact = Phrase & { kind: string; label: string }
export type DateTile = { weekday: string; day: string; month: string }
export type EditionDeadline = { label: string; for: string | null; text: string; closed: boolean }
export type EditionLink = { text: string; url: string }
/** The one thing to do about an item, shown as a button. `label` names it alone, out of context. */
export type Action = { text: string; url: string; label: string }

export type EditionItem = {
  id: string
  title: string | null
  /** Publisher, date and format in one quiet line. */
  quiet: string | null
  /** One tile for a day, two for several days, none when the date is to be confirmed or there is none. */
  tiles: DateTile[]
  /** The words that stand in the tile's place when the date is to be confirmed. */
  dateToBeConfirmed: string | null
  deadlines: EditionDeadline[]
  facts: Fact[]
  body: Prose | null
  quote: { prose: Prose; by: string } | null
  image: { src: string; alt: string; caption: string | null; width: number | null } | null
  links: EditionLink[]
  action: Action | null
  contact: Phrase | null
}

export type EditionSection = {
  id: string
  type: string
  /** The section type whose template serves: the type itself or, for a newsroom's own, the one it extends. */
  base: string
  heading: string
  intro: Prose | null
  items: EditionItem[]
}

export type ContentsEntry = { id: string; title: string; note: string | null }
export type ContentsSection = {
  id: string
  heading: string
  count: number
  entries: ContentsEntry[]
}

/** A finished issue: plain JSON in which every field is present (`null` where there is nothing). */
export type Edition = {
  language: string
  direction: 'ltr' | 'rtl'
  /** The sides on which a line begins and ends: `left` and `right`, or the other way round. */
  start: 'left' | 'right'
  end: 'left' | 'right'
  publication: string
  /** The name of the issue's files: `newswire-16`. */
  slug: string
  organisation: { name: string; short: string } & Record<
    'strapline' | 'address' | 'website',
    string | null
  >
  number: number
  date: Day
  /** `20 April 2009` and `April 2009`, in the newsroom's language. */
  dateText: string
  month: string
  title: string
  subject: string
  preheader: string
  intro: Prose | null
  contents: ContentsSection[]
  sections: EditionSection[]
  footer: Prose | null
  permission: string
  unsubscribe: string | null
  viewInBrowser: string | null
  labels: Words
}

// ---------------------------------------------------------------- what leaves the house

/** A theme after stage 1: two Handlebars templates compiled to source, and what they need at hand. */
export type CompiledTheme = {
  name: string
  tokens: Record<string, string>
  prose: Record<string, string> // inline styles of what Markdown makes: `{ p: 'margin:0 0 12px' }`
  html: string
  text: string
  code?: { html: Uint8Array; text: Uint8Array } | undefined // as V8 compiled both
}

export type Rendered = {
  subject: string
  preheader: string
  html: string
  text: string
  images: string[]
}

export type Artifact = { path: string; type: string; body: string | Uint8Array }

type Outlet = { isTTY?: boolean; columns?: number; rows?: number }

/** All that a command may touch. Node opens `stdin` at the first look: only who reads it asks. */
export type IO = {
  stdin?(): NodeJS.ReadStream
  stdout: Outlet & { write(text: string | Uint8Array): unknown }
  stderr: Outlet & { write(text: string): unknown }
  cwd: string
  env: Record<string, string | undefined>
  now(): Date
}

/** What every command gets: the outside world, whether to paint on a stream, and whether to speak JSON. */
export type Setting = {
  io: IO
  colour(stream: 'stdout' | 'stderr'): boolean
  json: boolean
}
