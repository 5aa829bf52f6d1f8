import type { SectionType } from './section-type.ts'

export const consultation: SectionType = {
  type: 'consultation',
  item: 'a consultation',
  about: 'Surveys and consultations: where readers are asked.',
  required: ['title', 'body'],
  optional: ['deadline', 'owner'],
  note: 'deadline',
  quiet: [],
  linkIsAction: true,
}
