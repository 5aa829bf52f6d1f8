import type { FieldName } from '../model.ts'

/** What makes one kind of section differ from another: plain data that every stage reads. */
export type SectionType = {
  /** What an author writes as `type`. */
  type: string
  /** One of its items, as a message names it: `an event`. */
  item: string
  /** One sentence for the author. */
  about: string
  /** Fields without which an item says too little. */
  required: readonly FieldName[]
  /** Fields of its own beside those that every item may have (`common` in fields.ts). */
  optional: readonly FieldName[]
  /** What stands beside a title in the list of contents. */
  note: 'date' | 'deadline' | 'none'
  /** The fields that stand together in one quiet line under the title. */
  quiet: readonly ('publisher' | 'published' | 'format')[]
  /** Whether the first link is the thing to do, shown as a button. */
  linkIsAction: boolean
}
