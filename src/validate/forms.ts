import * as v from 'valibot'
import type { FieldName, Settings } from '../model.ts'
import { type SectionType, sectionTypes } from '../sections/index.ts'
import { common, day, explained, fields, line, map, number, prose, use } from './fields.ts'

/** The outer form of an issue. Its sections are looked at one by one, each by its own type. */
export const envelope = map('an issue', {
  number: number(),
  date: explained(
    day(),
    'The day of publication; everything dated is read against it.',
    '2009-04-20',
  ),
  subject: v.optional(
    explained(line(), 'The subject of the mail; else made from the first title.', 'newswire 16: …'),
  ),
  preheader: v.optional(
    explained(line(), 'What an inbox shows beside the subject.', 'New guides, and money for …'),
  ),
  intro: v.optional(
    explained(prose(), 'The welcome of this issue, instead of the usual one.', 'Welcome.'),
  ),
  sections: explained(v.array(v.unknown()), 'The sections in their order.', [
    { type: 'news', items: [{ title: 'A new guide', body: 'It is out.' }] },
  ]),
})

export const sectionForm = map('a section', {
  type: explained(line(), 'What kind of section it is.', 'events'),
  heading: v.optional(explained(line(), "Its heading; else the type's own.", 'Our events')),
  intro: v.optional(explained(prose(), 'A paragraph before the items.', 'Two events this month.')),
  items: explained(v.array(v.unknown()), 'The items in their order.', [
    { title: 'A new guide', body: 'It is out.' },
  ]),
})

/** The form of one item of a section type, with the fields that must be there and those that may. */
export function itemForm(type: SectionType) {
  const known: FieldName[] = [...new Set([...type.required, ...type.optional, ...common])]
  const entries: v.ObjectEntries = {}
  for (const name of known) {
    entries[name] = type.required.includes(name) ? fields[name] : v.optional(fields[name])
  }
  entries.use = v.optional(use)
  return map(type.item, entries)
}

const itemForms = new Map<SectionType, ReturnType<typeof itemForm>>()

/** Forms are made when first needed: an issue uses a few of the ten, and start-up counts. */
export function formOf(type: SectionType) {
  const form = itemForms.get(type) ?? itemForm(type)
  itemForms.set(type, form)
  return form
}

/** The built-in type behind a name that an author wrote: its own, or the one a newsroom extends. */
export function baseOf(
  name: string,
  newsroom: Pick<Settings, 'sections'>,
): SectionType | undefined {
  const own = Object.hasOwn(newsroom.sections, name) ? newsroom.sections[name] : undefined
  const base = own?.extends ?? name
  return Object.hasOwn(sectionTypes, base) ? sectionTypes[base] : undefined
}
