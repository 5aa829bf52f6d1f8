import type { Day } from '../model.ts'

/** What a newsroom is founded on: the answers to a dozen questions. */
export type Charter = {
  publication: string
  organisation: string
  short?: string
  strapline?: string
  address?: string
  website?: string
  language: string
  timezone: string
  theme: string
  /** A colour, `#0b5a61`. */
  accent?: string
  email?: string
  unsubscribe?: string
  number: number
  date: Day
}
