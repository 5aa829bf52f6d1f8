import { compareDays, formatDate } from '../dates.ts'
import type { Check, Found } from './check.ts'
import { type Event, eventsOf, nameOf } from './dates/events.ts'

/** Events that do not stand in the order in which they happen. */
export const outOfOrder: Check = {
  code: 'out-of-order',
  severity: 'warning',
  family: 'dates',
  about: 'An event that stands after a later one in its section.',
  why: 'Readers go through a list of events as through a diary: what comes out of its turn is missed.',
  bad: '- title: Boat trip\n  date: 2009-06-06\n- title: Study visit to the weir\n  date: 2009-05-02',
  good: '- title: Study visit to the weir\n  date: 2009-05-02\n- title: Boat trip\n  date: 2009-06-06',
  check: ({ issue, newsroom, asOf }) =>
    issue.sections.flatMap((section) => {
      if (section.base !== 'events' && section.base !== 'other-events') return []
      // What began before the issue and goes on has no turn of its own.
      const events = eventsOf(issue).filter(
        (event) => event.section === section && event.first && compareDays(event.first, asOf) >= 0,
      )
      return firstAstray(events, newsroom.language)
    }),
}

/** Once for a section: one event in the wrong place puts others out of order too. */
function firstAstray(events: readonly Event[], language: string): Found[] {
  for (const [index, event] of events.entries()) {
    const later = events.slice(0, index).find(({ first = '' }) => first > (event.first ?? ''))
    if (!later) continue
    const [on, before] = [event, later].map(({ first = '' }) => formatDate(first, language))
    return [
      {
        message: `This is on ${on}, and stands after \`${nameOf(later)}\` on ${before}.`,
        hint: 'Put the events of a section in the order of their dates.',
        path: [...event.path, 'date'],
      },
    ]
  }
  return []
}
