/** What differs between two issues: plain data, which goes into JSON as it is. */

import type { Path } from '../model.ts'

/** A section or an item, and where it stands in the data of its issue. */
export type Spot = { title: string; path: Path }

/** The same section or item in both issues; null where it is not there. */
export type Places = { before: Spot | null; after: Spot | null }

/** A piece of a text. Between two pieces stands a space; a piece may hold the end of a paragraph. */
export type Run = { is: 'kept' | 'removed' | 'added'; text: string }

/** An item as a list tells it: `event`, its title, and `4 June` where it has a day. */
export type Entry = Spot & { noun: string; note: string | null }

/** A section or an item that only one of the issues has. `entries` are a section's items, or the item. */
export type Addition = {
  kind: 'added' | 'removed'
  of: 'section' | 'item'
  section: Places
  entries: Entry[]
}

/** A section that stands elsewhere among the others, or an item, in its section or out of it. */
export type Move = {
  kind: 'moved'
  of: 'section' | 'item'
  section: Places
  item: Places | null
  /** What it stands beside now; null when it stands alone. */
  beside: { side: 'above' | 'below'; title: string } | null
}

/** A value that is another now. */
export type Difference = {
  kind: 'changed'
  of: 'newsroom' | 'issue' | 'section' | 'item'
  section: Places | null
  item: Places | null
  /** `venue`, `booking.by`; for the entries of a list `links`, `links.text`, `links.order`. */
  field: string
  /** Of a list, which entry: the words of a link, what a deadline is for. */
  entry: string | null
  /** The field as editors call it: `last day to book`. */
  label: string
  form: Form
  /** As it is written, days as `2009-05-01`; null where there is none. */
  before: string | null
  after: string | null
  /** The same as editors say it: `1 May`. */
  shown: { before: string | null; after: string | null }
  /** The whole text, with the words that went and that came; empty for what is no running text. */
  words: Run[]
}

/** Running text in Markdown, a line of text, a day, an address, or any other value. */
export type Form = 'prose' | 'line' | 'day' | 'address' | 'value'

export type Change = Addition | Move | Difference
export type Changes = readonly Change[]
