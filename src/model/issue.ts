/** What an author writes. */

/** A calendar day, `2009-03-27`. It has no time and no zone, so nothing can shift it. */
export type Day = string

/** A month or a year or a day: `2009-04-20`, `2009-04`, `2009`. */
export type Period = string

/** Minutes since midnight, local to the event. */
export type Minutes = number
export type Times = { start: Minutes; end?: Minutes }

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
