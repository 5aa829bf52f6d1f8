import type { SectionType } from './section-type.ts'

export const funding: SectionType = {
  type: 'funding',
  item: 'a grant',
  about: 'Money to apply for.',
  required: ['title', 'deadline'],
  optional: ['funder', 'amount', 'eligibility'],
  note: 'deadline',
  quiet: [],
  linkIsAction: true,
}
