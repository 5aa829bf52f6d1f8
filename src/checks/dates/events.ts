import type { Text } from '../../authored.ts'
import type { Day, Issue, Item, Path, Section } from '../../model.ts'
import type { Context } from '../check.ts'
import { latest } from '../latest.ts'

/** An item of any section that takes place on a day, settled or not. */
export type Event = {
  item: Item
  section: Section
  path: Path
  /** Undefined while the date is to be confirmed. */
  first?: Day | undefined
  last?: Day | undefined
}

/** The events of an issue in reading order: every item that has a `date`. */
export const eventsOf = latest(({ sections }: Issue): readonly Event[] =>
  sections.flatMap((section, s) =>
    section.items.flatMap((item, i): Event[] => {
      if (item.date === undefined) return []
      const path = ['sections', s, 'items', i]
      if (item.date === 'tbc') return [{ item, section, path }]
      return [{ item, section, path, first: item.date, last: lastDayOf(item) }]
    }),
  ),
)

/** Nobody can go any more: another check says so, and what the event lacks does not matter. */
export const isOver = ({ last }: Pick<Event, 'last'>, asOf: Day): boolean =>
  last !== undefined && last < asOf

/** The last day of an item, as far as it is settled. */
export const lastDayOf = ({ date, until }: Item): Day | undefined =>
  until ?? (date === 'tbc' ? undefined : date)

/** A week or a day that is kept everywhere: it has no place, no time and no door. */
export const isObservance = ({ item }: Event): boolean =>
  /\b(?:Week|Fortnight|Month)\b|\b(?:National|World|International|European|Global)\b.*\bDay\b/.test(
    item.title ?? '',
  )

/** An event as a message names it. */
export const nameOf = ({ item }: Event): string =>
  item.title?.replace(/\s+/g, ' ') ?? 'an event without a title'

/** The texts of an event, in reading order. */
export const textsOfEvent = ({ path }: Event, { texts }: Context): Text[] =>
  texts.filter(({ section, item }) => section === path[1] && item === path[3])
