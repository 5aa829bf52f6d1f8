import type { Issue, Person } from '../model.ts'
import type { Desk, RawItem } from './desk.ts'
import { summary } from './item.ts'
import { type DraftSection, usualHeading } from './sections.ts'

/** A draft as it stands: the data of the issue's file, and the contacts to be registered. */
export type Draft = {
  data: Record<string, unknown>
  people: Record<string, Person>
  /** The headings of the sections that have no items and are left out. */
  left: string[]
}

/** What the review works on. Each step makes a new one. */
export type Composition = {
  number: number
  issues: readonly Issue[]
  possible: readonly DraftSection[]
  sections: readonly DraftSection[]
  /** Subject, preheader and welcome, where the issue has its own. */
  own: Readonly<Record<string, unknown>>
}

/** What stands in the file, in its order. A section without items is left out, unless all are. */
export function draftOf({ number, sections, own }: Composition, desk: Desk): Draft {
  const filled = sections.filter(({ items }) => items.length > 0)
  const shown = filled.length > 0 ? filled : sections
  const { newsroom, on, added = {} } = desk
  return {
    data: {
      number,
      date: on,
      ...own,
      sections: shown.map(({ type, heading, items }) => ({
        type,
        ...(heading !== usualHeading(type, newsroom) && { heading }),
        items,
      })),
    },
    people: { ...added },
    left: sections.filter((each) => !shown.includes(each)).map(({ heading }) => heading),
  }
}

/** What an item is called in a list: its title, its snippet's, or how its text begins. */
export function nameOf(item: RawItem, { newsroom }: Desk): string {
  const snippet = newsroom.snippets[String(item.use)] ?? {}
  return summary(item.title ?? snippet.title ?? item.body ?? item.use ?? '')
}
