import type { SectionType } from './section-type.ts'

export const events: SectionType = {
  type: 'events',
  item: 'an event',
  about: "The organisation's own events.",
  required: ['title', 'date'],
  optional: ['until', 'time', 'venue', 'online', 'cost', 'booking', 'places'],
  note: 'date',
  quiet: [],
  linkIsAction: false,
}
