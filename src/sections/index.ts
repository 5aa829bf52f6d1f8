import { consultation } from './consultation.ts'
import { events } from './events.ts'
import { funding } from './funding.ts'
import { learning } from './learning.ts'
import { news } from './news.ts'
import { notice } from './notice.ts'
import { otherEvents } from './other-events.ts'
import { publications } from './publications.ts'
import { resources } from './resources.ts'
import type { SectionType } from './section-type.ts'
import { specialAlert } from './special-alert.ts'

export type { SectionType } from './section-type.ts'

/** The section types that are built in, by the name that an author writes. */
export const sectionTypes: Readonly<Record<string, SectionType>> = {
  news,
  'special-alert': specialAlert,
  events,
  'other-events': otherEvents,
  learning,
  resources,
  publications,
  funding,
  consultation,
  notice,
}
