import type { FieldName } from '../model.ts'
import type { SectionType } from '../sections/index.ts'
import type { Spoken } from '../spoken.ts'
import { formOf, helpFor } from '../validate/answers.ts'
import type { Desk, RawItem } from './desk.ts'
import { fieldOrder, ways } from './fields.ts'
import { askEventDays, type Task } from './ways.ts'

/** One item that is being written: what it is, and under which name its answers are kept. */
export type Work = Desk & { type: SectionType; key: string; chapter?: string }

/** The fields that an item of a type may have, in the order in which they are asked for. */
export function fieldsOf(type: SectionType): FieldName[] {
  const { entries } = formOf(type)
  return fieldOrder.filter((name) => Object.hasOwn(entries, name))
}

/** Whether an item can stand in a section of a type: with what it has, and without what it has not. */
export function fits(item: RawItem, type: SectionType, { newsroom }: Desk): boolean {
  const { use: _, ...fields } = whole(item, { newsroom })
  const given = Object.keys(present(fields))
  const known: readonly string[] = fieldsOf(type)
  return (
    given.every((name) => known.includes(name)) &&
    type.required.every((name) => given.includes(name))
  )
}

/** What nearly every item has is asked for without asking whether. */
const isLeading = (type: SectionType, name: FieldName): boolean =>
  ['title', 'body'].includes(name) || type.required.includes(name)

/** The fields that can be asked for, given the item so far: the last day comes with the first. */
function openFields({ type, newsroom }: Work, item: RawItem): FieldName[] {
  const names = fieldsOf(type)
  if (!names.includes('date')) return names
  // A time alone says nothing; the question for the day takes it too.
  const isDated = whole(item, { newsroom }).date !== undefined
  return names.filter((name) => name !== 'until' && (name !== 'time' || isDated))
}

/** An item with what its snippet brings. */
const whole = (item: RawItem, { newsroom }: Pick<Desk, 'newsroom'>): RawItem => ({
  ...newsroom.snippets[String(item.use)],
  ...item,
})

/**
 * A whole item: what it must have, then a list of what it may have besides. What is `known` already, or
 * comes with its snippet, is not asked for. `usual` are the fields that such items mostly have: they
 * are ticked in the list.
 */
export async function askItem(
  work: Work,
  known: RawItem = {},
  usual: readonly FieldName[] = [],
): Promise<RawItem> {
  const { type, newsroom } = work
  const snippet = newsroom.snippets[String(known.use)] ?? {}
  const isAsked = (name: FieldName) => isLeading(type, name) && snippet[name] === undefined
  let item = known
  for (const name of openFields(work, item)) {
    if (isAsked(name) && item[name] === undefined) item = await askField(work, item, name)
  }
  const more = openFields(work, item).filter((name) => !isAsked(name) && item[name] === undefined)
  const ticked = usual.filter((name) => snippet[name] === undefined)
  for (const name of await askWhich(work, more, ticked)) item = await askField(work, item, name)
  return inOrder(item)
}

async function askWhich(work: Work, names: readonly FieldName[], usual: readonly FieldName[]) {
  const { ask, type, key, chapter } = work
  const choices = names.map((name) => ({
    value: name,
    name: ways[name].label,
    note: helpFor(formOf(type), [name]).description,
    chosen: usual.includes(name),
  }))
  const chosen = await ask({
    kind: 'several',
    key: `${key}/more`,
    label: 'What else does it have?',
    ...(chapter && { chapter }),
    choices,
  })
  return names.filter((name) => chosen.includes(name))
}

/** The item with one field asked for; without the field when the answer leaves it out. */
async function askField(work: Work, item: RawItem, name: FieldName): Promise<RawItem> {
  const { label, way } = ways[name]
  const key = `${work.key}/${name}`
  const form = formOf(work.type)
  const value = item[name]
  const task: Task = { ...work, form, path: [name], key, label, value, item: whole(item, work) }
  const isEvent = name === 'date' && fieldsOf(work.type).includes('date')
  const found = isEvent
    ? await askEventDays(task, work.type, daysOf(item))
    : { [name]: (await way(task)) ?? undefined }
  const kept = { ...item }
  for (const each of isEvent ? (['date', 'until', ...timeOf(found)] as const) : [name]) {
    delete kept[each]
  }
  return { ...kept, ...present(found ?? {}) }
}

/** An answer without a time says nothing about the time that stands there. */
const timeOf = (found: Spoken | undefined) => (found?.time === undefined ? [] : (['time'] as const))

const daysOf = ({ date, until, time }: RawItem): Spoken => present({ date, until, time }) as Spoken

const present = (fields: Readonly<Record<string, unknown>>): RawItem =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** The fields of an item in the order in which they stand in the file. */
export function inOrder(item: RawItem): RawItem {
  const names = ['use', ...fieldOrder.filter((name) => name !== 'id')]
  const rank = (name: string) => (names.includes(name) ? names.indexOf(name) : -1)
  return Object.fromEntries(Object.entries(item).sort(([a], [b]) => rank(a) - rank(b)))
}

/** An item that is there: field by field, until nothing more is to be changed. */
export async function changeItem(work: Work, item: RawItem): Promise<RawItem> {
  let changed = item
  for (let round = 0; ; round += 1) {
    const own = { ...work, key: `${work.key}/${round}` }
    const name = await askWhatToChange(own, changed)
    if (name === undefined) return inOrder(changed)
    changed = await changeField(own, changed, name)
  }
}

const done = '.'

async function askWhatToChange(work: Work, item: RawItem): Promise<FieldName | undefined> {
  const { ask, key, chapter } = work
  const names = openFields(work, item)
  const isThere = (name: FieldName) => item[name] !== undefined
  const answer = await ask({
    kind: 'choice',
    key: `${key}/field`,
    label: 'What is to be changed?',
    ...(chapter && { chapter }),
    choices: [
      { value: done, name: 'Nothing more' },
      ...names.filter(isThere).map((name) => ({
        value: name,
        name: `${ways[name].label}: ${summary(name === 'date' ? daysOf(item) : item[name])}`,
      })),
      ...names
        .filter((name) => !isThere(name))
        .map((name) => ({ value: name, name: `Add: ${ways[name].label}` })),
    ],
  })
  return names.find((name) => name === answer)
}

async function changeField(work: Work, item: RawItem, name: FieldName): Promise<RawItem> {
  const snippet = work.newsroom.snippets[String(item.use)]
  const isOptional = !helpFor(formOf(work.type), [name]).required || snippet?.[name] !== undefined
  if (item[name] === undefined || !isOptional) return askField(work, item, name)
  const answer = await work.ask({
    kind: 'choice',
    key: `${work.key}/how`,
    label: `${ways[name].label}: change it, or take it out?`,
    choices: [
      { value: 'change', name: 'Change it' },
      { value: 'remove', name: 'Take it out' },
    ],
  })
  if (answer === 'change') return askField(work, item, name)
  // Without its day an item has no time either.
  const gone: readonly string[] = name === 'date' ? ['date', 'until', 'time'] : [name]
  return Object.fromEntries(Object.entries(item).filter(([each]) => !gone.includes(each)))
}

/** What a field holds, on one line; a screen cuts it. */
export function summary(value: unknown): string {
  if (Array.isArray(value)) return value.map(summary).join('; ')
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(summary).join(', ')
  return String(value).replace(/\s+/g, ' ').trim()
}
