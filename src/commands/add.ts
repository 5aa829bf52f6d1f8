import { nearest, UserError } from '../diagnostic.ts'
import type { Change } from '../edit.ts'
import type { Newsroom, Person, Setting } from '../model.ts'
import { type SectionType, sectionTypes } from '../sections/index.ts'
import { baseOf } from '../validate/forms.ts'
import { askFor, pickSection } from './amend/ask.ts'
import { type Fields, fieldsOf, itemWith } from './amend/fields.ts'
import { finish } from './amend/finish.ts'
import { flagFor, type ItemOptions } from './amend/flags.ts'
import {
  findSection,
  headingOf,
  type RawItem,
  type SectionName,
  sectionsOf,
} from './amend/items.ts'
import { type Desk, namesOf, openIssue } from './amend/open.ts'

type Options = ItemOptions & { section?: string; at?: number; dryRun?: boolean }

/** Adds one item to an issue: by its options, or by questions for what they leave open. */
export async function add(setting: Setting, named: string[], options: Options): Promise<number> {
  const { issue, other: type } = namesOf(named)
  const desk = await openIssue(setting, issue)
  if (typeof desk === 'number') return desk
  const sections = sectionsOf(desk.data, desk.newsroom)
  const target = await targetOf(desk, sections, type, options.section)
  const known = await fieldsOf(options, {}, target.base, desk)
  const { item, people } = await complete(desk, target.base, known)
  const count = target.section?.items.length ?? 0
  const at = placeAmong(options.at, count)
  return finish(desk, {
    verb: 'added',
    changes: [insertion(target, item, at)],
    item: ['sections', target.section?.index ?? sections.length, 'items', at],
    said: known.said,
    dryRun: options.dryRun,
    notes: target.section ? [] : [`The section “${target.heading}” is new, at the end.`],
    ...(people && { people, question: `Add this to ${desk.file}?` }),
  })
}

/** Where an item goes: a section that is there, or a new one of the type. */
type Target = {
  type: string
  base: SectionType
  heading: string
  section?: SectionName
  at: number
}

async function targetOf(
  desk: Desk,
  sections: readonly SectionName[],
  wanted: string | undefined,
  named: string | undefined,
): Promise<Target> {
  const { newsroom } = desk
  const at = sections.length
  if (named !== undefined) return inSection(findSection(sections, named), wanted, newsroom, at)
  const type = wanted ?? (await pickType(desk, sections))
  const base = baseOf(type, newsroom) ?? unknownType(type, newsroom)
  const fitting = sections.filter((section) => section.type === type)
  const [section] = fitting
  if (!section) return { type, base, heading: headingOf(type, newsroom), at }
  const label = `Several sections are \`${type}\`. In which one?`
  const chosen = fitting[1] ? await pickSection(desk, fitting, label, '`--section`') : section
  return { type, base, heading: chosen.heading, section: chosen, at }
}

function inSection(
  section: SectionName,
  wanted: string | undefined,
  newsroom: Newsroom,
  at: number,
): Target {
  const { type, heading } = section
  if (wanted !== undefined && wanted !== type) {
    throw new UserError(`“${heading}” is a section of type \`${type}\`, not \`${wanted}\`.`)
  }
  return { type, base: baseOf(type, newsroom) ?? unknownType(type, newsroom), heading, section, at }
}

const typesOf = ({ sections }: Newsroom): string[] => [
  ...new Set([...Object.keys(sections), ...Object.keys(sectionTypes)]),
]

function unknownType(type: string, newsroom: Newsroom): never {
  const types = typesOf(newsroom)
  const near = nearest(type, types)
  throw new UserError(
    `There is no section type \`${type}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    `There are ${types.join(', ')}.`,
  )
}

/** The types of the issue's own sections come first: most items go into one of them. */
async function pickType(desk: Desk, sections: readonly SectionName[]): Promise<string> {
  const known = typesOf(desk.newsroom)
  const own = sections.map(({ type }) => type).filter((type) => known.includes(type))
  const types = [...new Set([...own, ...known])]
  const missing = { what: 'No section type is named', give: `one of ${types.join(', ')}` }
  return askFor(desk, missing, (ask) =>
    ask({
      kind: 'choice',
      key: 'type',
      label: 'What kind of item?',
      choices: types.map((type) => {
        return { value: type, name: type, note: baseOf(type, desk.newsroom)?.about ?? '' }
      }),
    }),
  )
}

/** The item with what it must have, asked for where the options do not give it; then with new contacts. */
async function complete(
  desk: Desk,
  type: SectionType,
  known: Fields,
): Promise<{ item: RawItem; people?: Record<string, Person> }> {
  const { newsroom, setting, on } = desk
  const item = itemWith({}, known)
  const snippet = typeof item.use === 'string' ? newsroom.snippets[item.use] : undefined
  const lacking = type.required.find((name) => item[name] === undefined && !snippet?.[name])
  if (lacking === undefined) return { item }
  const flag = flagFor(lacking)
  const missing = { what: `${type.item} needs a \`${lacking}\``, give: `\`${flag}\`` }
  await askFor(desk, capitalised(missing), async () => undefined)
  const { askItem } = await import('../prompts.ts')
  const { io, colour } = setting
  return askItem(io, newsroom, type, item, on, { colour: colour('stdout') })
}

const capitalised = ({ what, give }: { what: string; give: string }) => ({
  what: what.charAt(0).toUpperCase() + what.slice(1),
  give,
})

/** A place that was named, counted from 1; else the end. */
function placeAmong(at: number | undefined, count: number): number {
  if (at === undefined) return count
  if (Number.isInteger(at) && at >= 1 && at <= count + 1) return at - 1
  throw new UserError(
    `There is no place ${at}: the section has ${count === 1 ? 'one item' : `${count} items`}.`,
    `\`--at\` takes 1 to ${count + 1}.`,
  )
}

function insertion({ section, type, at }: Target, item: RawItem, index: number): Change {
  if (!section) {
    return { do: 'insert', path: ['sections'], index: at, value: { type, items: [item] } }
  }
  return { do: 'insert', path: ['sections', section.index, 'items'], index, value: item }
}
