import type { SectionType } from './section-type.ts'

export const news: SectionType = {
  type: 'news',
  item: 'a story',
  about: 'Stories.',
  required: ['title', 'body'],
  optional: [],
  note: 'none',
  quiet: [],
  linkIsAction: false,
}
