import type { SectionType } from './section-type.ts'

export const learning: SectionType = {
  type: 'learning',
  item: 'a course',
  about: 'Courses and modules.',
  required: ['title', 'body'],
  optional: ['date', 'until', 'time', 'venue', 'online', 'cost', 'booking', 'places', 'topics'],
  note: 'date',
  quiet: [],
  linkIsAction: false,
}
