/** What a newsroom settles once. */

import type { Person } from './issue.ts'
import type { Source } from './source.ts'

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
  /** How serious the findings of each check are; `off` is never looked for. */
  checks: Record<string, Level>
  limits: Limits
  /** Words that are spelt as they should be. */
  words: string[]
  /** The mail clients that readers use, by caniemail's names: `outlook.windows`. */
  clients: string[]
}

export type Level = 'off' | 'info' | 'warning' | 'error'

/** From where on a check speaks. */
export type Limits = {
  /** Days before a deadline. */
  closing: number
  /** Characters of a title and of a subject. */
  title: number
  subject: number
  /** Words of a body and of a sentence. */
  body: number
  sentence: number
  /** Years of age at which a text can be read easily. */
  readingAge: number
  /** How many issues back a check looks. */
  earlier: number
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
export type Newsroom = Omit<Settings, 'words'> & {
  root: string
  file: string
  words: Words
  /** The setting `words`. */
  ownWords: readonly string[]
  source?: Source
}
