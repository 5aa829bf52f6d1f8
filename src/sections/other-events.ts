import type { SectionType } from './section-type.ts'

export const otherEvents: SectionType = {
  type: 'other-events',
  item: 'an event',
  about: "Other people's events.",
  required: ['title', 'date'],
  optional: ['until', 'time', 'venue', 'online', 'cost', 'booking', 'places', 'organiser'],
  note: 'date',
  quiet: [],
  linkIsAction: false,
}
