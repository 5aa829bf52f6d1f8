import type { Day, Newsroom, Person } from '../model.ts'
import type { Ask } from './question.ts'

/** An item as it would stand in the file. */
export type RawItem = Record<string, unknown>

/** What those who ask for an item have to know. */
export type Desk = {
  ask: Ask
  newsroom: Newsroom
  /** The day of publication, against which days are read. */
  on: Day
  /** The contacts that were added to the register meanwhile; absent where none can be added. */
  added?: Record<string, Person>
}
