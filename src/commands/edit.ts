import { UserError } from '../diagnostic.ts'
import type { Change } from '../edit.ts'
import type { Path, Setting } from '../model.ts'
import type { SectionType } from '../sections/index.ts'
import { askFor, pickItem } from './amend/ask.ts'
import { add, type Fields, fieldsOf, proseOf } from './amend/fields.ts'
import { finish } from './amend/finish.ts'
import type { ItemOptions } from './amend/flags.ts'
import { findItem, type ItemName, sectionsOf } from './amend/items.ts'
import { type Desk, namesOf, openIssue } from './amend/open.ts'

type Options = ItemOptions & { set?: string[]; unset?: string[]; dryRun?: boolean }

/** Changes one item of an issue: by its options, or by questions when there are none. */
export async function editItem(
  setting: Setting,
  named: string[],
  options: Options,
): Promise<number> {
  const { issue, other } = namesOf(named)
  const desk = await openIssue(setting, issue)
  if (typeof desk === 'number') return desk
  const sections = sectionsOf(desk.data, desk.newsroom)
  const target = other === undefined ? await pickItem(desk, sections) : findItem(sections, other)
  const type = typeOf(target, sections)
  const given = await fieldsOf(options, target.item, type, desk)
  for (const text of options.set ?? []) await setOne(given, text, desk)
  const changes = [
    ...given.values.map(([path, value]) => changeOf(target, path, value)),
    ...unsets(target, options.unset ?? []),
  ]
  const common = { verb: 'changed' as const, item: target.path, dryRun: options.dryRun }
  if (changes.length > 0) return finish(desk, { ...common, changes, said: given.said })
  const { item: value, people } = await ask(desk, target, type)
  return finish(desk, {
    ...common,
    changes: [{ do: 'set', path: target.path, value }],
    people,
    question: `Write this to ${desk.file}?`,
  })
}

function typeOf({ path }: ItemName, sections: ReturnType<typeof sectionsOf>): SectionType {
  const section = sections[path[1] as number]
  if (section?.base) return section.base
  throw new UserError(
    `There is no section type \`${section?.type}\`, so nobody knows what its items have.`,
    'Mend the type of the section first.',
  )
}

const changeOf = ({ path }: ItemName, steps: readonly string[], value: unknown): Change => {
  return { do: 'set', path: [...path, ...steps.map(stepOf)], value }
}

/** `links.1.url`: places count from 1, as everywhere an editor sees them. */
const stepOf = (step: string): string | number =>
  /^[1-9]\d*$/.test(step) ? Number(step) - 1 : step

const isPath = (text: string): boolean => /^[a-z]+(\.[a-z]+|\.[1-9]\d*)*$/.test(text)

/** `--set field=value` */
async function setOne(found: Fields, text: string, desk: Desk): Promise<void> {
  const [, path = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  if (!isPath(path)) {
    throw new UserError(
      `\`--set ${text}\` does not name a field and its value.`,
      'Write `--set venue="Town Hall"`, or `--set booking.url=https://…` for a part.',
    )
  }
  if (path === 'body' || path === 'quote.text') {
    found.values.push([path.split('.'), await proseOf(value)])
    return
  }
  await add(found, path, value, desk)
}

function unsets({ path, item }: ItemName, fields: readonly string[]): Change[] {
  // The last of a list goes first, so that the places of the others stay.
  const ordered = fields.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  return ordered.map((field) => {
    if (!isPath(field)) throw new UserError(`\`--unset ${field}\` does not name a field.`)
    const steps = field.split('.').map(stepOf)
    if (valueAt(item, steps) === undefined) {
      throw new UserError(
        `The item has no \`${field}\`.`,
        `It has: ${Object.keys(item).join(', ')}.`,
      )
    }
    return { do: 'unset', path: [...path, ...steps] }
  })
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (part, step) =>
      typeof part === 'object' && part !== null
        ? (part as Record<string, unknown>)[step]
        : undefined,
    value,
  )

async function ask(desk: Desk, { item }: ItemName, type: SectionType) {
  const missing = { what: 'Nothing is to be changed', give: '`--set field=value` or `--title`' }
  await askFor(desk, missing, async () => undefined)
  const { changeItem } = await import('../prompts.ts')
  const { io, colour } = desk.setting
  return changeItem(io, desk.newsroom, type, item, desk.on, { colour: colour('stdout') })
}
