import * as v from 'valibot'
import { parseTimes } from '../dates.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Day, Deadline, FieldName, Item, Newsroom, Path } from '../model.ts'
import type { SectionType } from '../sections/index.ts'
import { faults } from './faults.ts'
import { fields } from './fields.ts'
import { formOf } from './forms.ts'
import { isMap } from './maps.ts'
import type { Notes } from './notes.ts'
import { contactFaults, dayFaults, unregistered } from './sense.ts'

/**
 * One item as the author wrote it, over the snippet that it uses → the item. Its faults are noted;
 * of an item with faults, the fields that are sound come back, so that more can be found.
 */
export function validateItem(
  data: unknown,
  path: Path,
  type: SectionType,
  newsroom: Newsroom,
  notes: Notes,
): Item {
  const own = isMap(data) ? data : undefined
  const snippet = own && snippetOf(own, path, newsroom, notes)
  const whole = snippet && snippet !== 'unknown' ? { ...snippet, ...own } : data
  const parsed = v.safeParse(formOf(type), whole, { abortPipeEarly: true })
  if (!parsed.success) {
    const found = faults(parsed.issues, path, notes.written).map((each) =>
      own && snippet ? ofSnippet(each, path, own, type) : each,
    )
    // What is missing may be in the snippet that could not be found.
    notes.add(...found.filter(({ code }) => snippet !== 'unknown' || code !== 'missing-field'))
  }
  if (!own || !isMap(whole)) return {}
  const item = settled(parsed.success ? parsed.output : soundFields(whole))
  const has = (field: string) => Object.hasOwn(whole, field)
  notes.add(...dayFaults(item, path, has))
  notes.add(...contactFaults(item, path, newsroom.people))
  return item
}

/** The fields of an item that have no fault of their own. */
export function soundFields(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(
      ([name, value]) =>
        Object.hasOwn(fields, name) && v.safeParse(fields[name as FieldName], value).success,
    ),
  )
}

function snippetOf(
  own: Record<string, unknown>,
  path: Path,
  newsroom: Newsroom,
  notes: Notes,
): Record<string, unknown> | 'unknown' | undefined {
  if (!Object.hasOwn(own, 'use')) return undefined
  if (typeof own.use !== 'string' || own.use.trim() === '') return 'unknown'
  const snippet = Object.hasOwn(newsroom.snippets, own.use) ? newsroom.snippets[own.use] : undefined
  if (snippet) return snippet
  const names = Object.keys(newsroom.snippets)
  notes.add(unregistered('unknown-snippet', own.use, names, [...path, 'use']))
  return 'unknown'
}

/** A snippet's fields were looked at where it stands; here one can only be out of place. */
function ofSnippet(
  fault: Diagnostic,
  path: Path,
  own: Record<string, unknown>,
  type: SectionType,
): Diagnostic {
  const name = fault.path?.[path.length]
  if (name === undefined || Object.hasOwn(own, name)) return fault
  return {
    code: 'unused-snippet-field',
    severity: 'error',
    message: `The snippet \`${own.use}\` has a \`${name}\`, which ${type.item} does not take.`,
    hint: 'Use it in a section of another type, or write the item out.',
    path: [...path, 'use'],
  }
}

/** Values in the form that the later stages expect: times in minutes, one shape for a deadline. */
export function settled(form: Record<string, unknown>): Item {
  const { use: _, ...item } = form as Record<string, unknown> & Item & { use?: string }
  const times = (value: unknown) => (typeof value === 'string' ? parseTimes(value) : undefined)
  const deadline = (value: unknown): Deadline => {
    if (typeof value === 'string') return { date: value }
    const { time, ...rest } = value as { date: Day; time?: string; for?: string }
    const until = times(time)
    return until ? { ...rest, time: until } : rest
  }
  if (item.time && item.time !== 'tbc') item.time = times(item.time) as Item['time']
  if (item.deadline) item.deadline = deadline(item.deadline)
  if (item.deadlines) item.deadlines = item.deadlines.map(deadline)
  if (item.published) item.published = String(item.published)
  return item
}
