import type { SectionType } from './section-type.ts'

export const notice: SectionType = {
  type: 'notice',
  item: 'a notice',
  about: 'Anything else.',
  required: ['title', 'body'],
  optional: [],
  note: 'none',
  quiet: [],
  linkIsAction: false,
}
