import type { SectionType } from './section-type.ts'

export const publications: SectionType = {
  type: 'publications',
  item: 'a publication',
  about: 'Things to read.',
  required: ['title', 'body'],
  optional: ['publisher', 'published', 'format'],
  note: 'none',
  quiet: ['publisher', 'published', 'format'],
  linkIsAction: false,
}
