import type { SectionType } from './section-type.ts'

export const resources: SectionType = {
  type: 'resources',
  item: 'a resource',
  about: 'Things to use.',
  required: ['body'],
  optional: ['title', 'publisher'],
  note: 'none',
  quiet: ['publisher'],
  linkIsAction: false,
}
