/** The issue made complete: nothing is left to decide. */

import type { Day } from './issue.ts'
import type { Words } from './newsroom.ts'

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
  /** The name of the files: `newswire-16`. */
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
