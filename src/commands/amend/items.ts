import { nearest, UserError } from '../../diagnostic.ts'
import type { Newsroom, Path } from '../../model.ts'
import type { SectionType } from '../../sections/index.ts'
import { namer, slug } from '../../slug.ts'
import { baseOf } from '../../validate/forms.ts'

/** An item as it stands in the file. */
export type RawItem = Record<string, unknown>

/** An item with the names by which an editor may call it. */
export type ItemName = {
  item: RawItem
  path: Path
  /** Its `id`, or what the mail makes of its title. */
  id: string
  title: string
  /** The slug of its section, and its place there: `ptp-events/3`. */
  place: string
}

export type SectionName = {
  /** Its place in the issue, from 0. */
  index: number
  type: string
  /** The built-in type behind it; undefined when there is none of that name. */
  base: SectionType | undefined
  heading: string
  slug: string
  items: ItemName[]
}

const isMap = (value: unknown): value is RawItem =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const words = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''

/** The sections and items of an issue's data, named as in its mail. Faulty data has fewer. */
export function sectionsOf(data: unknown, newsroom: Newsroom): SectionName[] {
  const sections = isMap(data) ? list(data.sections) : []
  const rows = sections.map((section) => (isMap(section) ? section : {}))
  const ids = rows.flatMap(({ items }) => list(items).map((item) => isMap(item) && item.id))
  const name = namer(ids.filter((id) => typeof id === 'string'))
  return rows.map((section, index) => sectionOf(section, index, newsroom, name))
}

function sectionOf(
  section: RawItem,
  index: number,
  newsroom: Newsroom,
  name: (wanted: string) => string,
): SectionName {
  const type = words(section.type)
  const base = baseOf(type, newsroom)
  const heading = words(section.heading) || headingOf(type, newsroom)
  const own = name(slug(heading) || type || String(index + 1))
  const items = list(section.items).map((raw, at): ItemName => {
    const item = isMap(raw) ? raw : {}
    const title = titleOf(item, newsroom)
    const id = words(item.id) || name(slug(title) || `${own}-${at + 1}`)
    const path = ['sections', index, 'items', at]
    return { item, path, id, title: title || id, place: `${own}/${at + 1}` }
  })
  return { index, type, base, heading, slug: own, items }
}

/** The heading that a section has without one of its own. */
export function headingOf(type: string, newsroom: Newsroom): string {
  const own = Object.hasOwn(newsroom.sections, type) ? newsroom.sections[type] : undefined
  return own?.heading ?? newsroom.words.headings[own?.extends ?? type] ?? type
}

/** An item without a title of its own may take it from its snippet. */
function titleOf(item: RawItem, { snippets }: Newsroom): string {
  const snippet = typeof item.use === 'string' ? snippets[item.use] : undefined
  return words(item.title) || words(snippet?.title)
}

// ---------------------------------------------------------------- what an editor named

/** The item of an id, a title, or a section and a number: `2/1`, `ptp-events/3`. */
export function findItem(sections: readonly SectionName[], name: string): ItemName {
  const items = sections.flatMap((section) => section.items)
  const found = items.find(({ id }) => id === name)
  if (found) return found
  const [, of, number] = /^(.+)\/(\d+)$/.exec(name) ?? []
  if (of !== undefined) return itemAt(findSection(sections, of), Number(number))
  const titled = items.find(({ id, title }) => id === slug(name) || title === name)
  if (titled) return titled
  const near = nearest(
    name,
    items.map(({ id }) => id),
  )
  throw new UserError(
    `There is no item \`${name}\` here.${near ? ` Did you mean \`${near}\`?` : ''}`,
    'An item is named by its id or by its section and number, like `2/1`.',
  )
}

function itemAt({ items, heading }: SectionName, number: number): ItemName {
  const item = items[number - 1]
  if (item) return item
  const count = items.length === 1 ? 'one item' : `${items.length} items`
  throw new UserError(`“${heading}” has ${count}; there is no number ${number}.`)
}

/** The section of a number (from 1), a slug, a heading, or a type that only one has. */
export function findSection(sections: readonly SectionName[], name: string): SectionName {
  const wanted = name.trim()
  const byNumber = /^\d+$/.test(wanted) ? sections[Number(wanted) - 1] : undefined
  const found = byNumber ?? sections.find((section) => isCalled(section, wanted))
  if (found) return found
  const typed = sections.filter(({ type }) => type === wanted)
  if (typed.length === 1 && typed[0]) return typed[0]
  const names = sections.map((section, index) => `${index + 1} ${section.slug}`).join(', ')
  const problem = typed.length > 1 ? 'Several sections are' : 'There is no section'
  throw new UserError(
    `${problem} \`${wanted}\` here.`,
    names ? `The sections are: ${names}.` : 'This issue has no sections yet.',
  )
}

const isCalled = (section: SectionName, name: string): boolean =>
  section.slug === name || section.slug === slug(name) || section.heading === name
