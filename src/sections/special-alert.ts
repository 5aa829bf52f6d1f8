import type { SectionType } from './section-type.ts'

export const specialAlert: SectionType = {
  type: 'special-alert',
  item: 'an alert',
  about: 'The one thing of the issue that nobody may miss; it may announce an event.',
  required: ['title', 'body'],
  optional: ['date', 'until', 'time', 'venue', 'online', 'cost', 'booking', 'places'],
  note: 'date',
  quiet: [],
  linkIsAction: false,
}
