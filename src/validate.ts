import * as v from 'valibot'
import { compareDays, parseTimes } from './dates.ts'
import { type Diagnostic, isError, nearest, type Result, result } from './diagnostic.ts'
import type {
  Day,
  Deadline,
  Issue,
  Item,
  Newsroom,
  Path,
  Section,
  Settings,
  Source,
} from './model.ts'
import { type SectionType, sectionTypes } from './sections/index.ts'
import { fault, listed, missing, shown } from './validate/faults.ts'
import { baseOf, envelope, formOf, sectionForm } from './validate/forms.ts'
import { settings, themeForm } from './validate/settings.ts'

/** A file's data → the issue that the author wrote, or every fault in it at once. */
export function validate(source: Source, newsroom: Newsroom): Result<Issue> {
  const diagnostics: Diagnostic[] = []
  const data = mapOf(source.data, diagnostics, 'An issue', 'number: 17')
  if (!data) return { diagnostics }

  const outer = check(envelope, data, [], diagnostics)
  diagnostics.push(...numberFaults(data.number, source.file))
  const sections = asList(data.sections).map((section, index) =>
    validateSection(section, ['sections', index], newsroom, diagnostics),
  )
  diagnostics.push(...idFaults(sections))
  if (!outer || diagnostics.some(isError)) return { diagnostics }
  return result({ ...outer, sections } as Issue, diagnostics)
}

/** The data of `newswire.yaml` → settings, or every fault in it at once. */
export function validateSettings(source: Source): Result<Settings> {
  const diagnostics: Diagnostic[] = []
  const data = mapOf(source.data, diagnostics, 'The settings', 'publication: newswire')
  if (!data) return { diagnostics }
  const value = check(settings, data, [], diagnostics)
  return value ? result(value as Settings, diagnostics) : { diagnostics }
}

export type ThemeSettings = v.InferOutput<typeof themeForm>

/** The data of `theme.yaml` → what the theme declares, or every fault in it at once. */
export function validateTheme(source: Source): Result<ThemeSettings> {
  const diagnostics: Diagnostic[] = []
  const data = mapOf(source.data, diagnostics, 'A theme', 'description: …')
  if (!data) return { diagnostics }
  const value = check(themeForm, data, [], diagnostics)
  return value ? result(value, diagnostics) : { diagnostics }
}

function mapOf(data: unknown, diagnostics: Diagnostic[], what: string, start: string) {
  if (isMap(data)) return data
  diagnostics.push({
    code: 'not-a-map',
    severity: 'error',
    message: `${what} is made of keys and values; this file is ${data === null ? 'empty' : 'not'}.`,
    hint: `Begin with a line like \`${start}\`.`,
    path: [],
  })
  return undefined
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function check<const S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  path: Path,
  diagnostics: Diagnostic[],
): v.InferOutput<S> | undefined {
  const parsed = v.safeParse(schema, data, { abortPipeEarly: true })
  if (parsed.success) return parsed.output
  diagnostics.push(...parsed.issues.map((issue) => fault(issue, path)))
  return undefined
}

// ---------------------------------------------------------------- sections and items

function validateSection(
  data: unknown,
  path: Path,
  newsroom: Newsroom,
  diagnostics: Diagnostic[],
): Section {
  const form = check(sectionForm, data, path, diagnostics)
  const raw = isMap(data) ? data : {}
  const type = typeof raw.type === 'string' ? raw.type : ''
  const base = baseOf(type, newsroom)
  if (!base && type) diagnostics.push(unknownType(type, path, newsroom))
  const items = asList(raw.items).map((item, index) =>
    base ? validateItem(item, [...path, 'items', index], base, newsroom, diagnostics) : {},
  )
  return { ...form, type, base: base?.type ?? type, items } as Section
}

function unknownType(type: string, path: Path, newsroom: Newsroom): Diagnostic {
  const names = [...Object.keys(sectionTypes), ...Object.keys(newsroom.sections)]
  const near = nearest(type, names)
  return {
    code: 'unknown-type',
    severity: 'error',
    message: `There is no section type \`${shown(type)}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    hint: `There are ${listed([...new Set(names)])}.`,
    path: [...path, 'type'],
  }
}

function validateItem(
  data: unknown,
  path: Path,
  type: SectionType,
  newsroom: Newsroom,
  diagnostics: Diagnostic[],
): Item {
  const own = isMap(data) ? data : undefined
  const snippet = own ? snippetOf(own, path, newsroom, diagnostics) : undefined
  const found: Diagnostic[] = []
  const form = check(formOf(type), snippet ? { ...snippet, ...own } : data, path, found)
  diagnostics.push(...found.map((each) => (snippet ? fromSnippet(each, path, own, type) : each)))
  if (!form || !own) return {}
  const item = settled(form)
  diagnostics.push(...itemFaults(item, path), ...contactFaults(item, path, newsroom))
  return item
}

function snippetOf(
  own: Record<string, unknown>,
  path: Path,
  newsroom: Newsroom,
  diagnostics: Diagnostic[],
): Record<string, unknown> | undefined {
  if (typeof own.use !== 'string') return undefined
  if (Object.hasOwn(newsroom.snippets, own.use)) return newsroom.snippets[own.use]
  const names = Object.keys(newsroom.snippets)
  diagnostics.push(notRegistered('unknown-snippet', 'snippet', own.use, names, [...path, 'use']))
  return {}
}

function notRegistered(
  code: 'unknown-snippet' | 'unknown-person',
  what: string,
  name: string,
  names: string[],
  path: Path,
): Diagnostic {
  const near = nearest(name, names)
  return {
    code,
    severity: 'error',
    message: `There is no ${what} \`${shown(name)}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    hint: names.length ? `newswire.yaml has ${listed(names)}.` : 'newswire.yaml has none yet.',
    path,
  }
}

/** A fault in a field that came from the snippet is shown where the item takes the snippet. */
function fromSnippet(
  each: Diagnostic,
  path: Path,
  own: Record<string, unknown> | undefined,
  type: SectionType,
): Diagnostic {
  const name = each.path?.[path.length]
  if (name === undefined || (own && Object.hasOwn(own, name))) return each
  return {
    code: 'unused-snippet-field',
    severity: 'error',
    message: `The snippet has a \`${name}\`, which ${type.item} does not take.`,
    hint: 'Use it in another section, or write the item out.',
    path: [...path, 'use'],
  }
}

/** Values in the form that the later stages expect: times in minutes, one shape for a deadline. */
function settled(form: Record<string, unknown>): Item {
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

/** What a field alone cannot know: days and times that contradict each other. */
function itemFaults(item: Item, path: Path): Diagnostic[] {
  const faults: Diagnostic[] = []
  const { date, until, time } = item
  if (until && (!date || date === 'tbc')) {
    faults.push(missing('an item with `until`', 'date', path))
  } else if (until && date && compareDays(until, date) < 0) {
    const message = `\`until\` (${until}) is before \`date\` (${date}).`
    faults.push({ code: 'until-before-date', severity: 'error', message, path: [...path, 'until'] })
  }
  const severalDays = until !== undefined && until !== date
  if (time && time !== 'tbc' && time.end !== undefined && time.end <= time.start && !severalDays) {
    faults.push({
      code: 'end-before-start',
      severity: 'error',
      message: 'The end of `time` is not after its start.',
      hint: 'If it ends on a later day, give that day as `until`.',
      path: [...path, 'time'],
    })
  }
  return faults
}

function contactFaults(item: Item, path: Path, newsroom: Newsroom): Diagnostic[] {
  const faults: Diagnostic[] = []
  const look = (contact: Item['contact'], at: Path) => {
    if (typeof contact === 'string') {
      if (Object.hasOwn(newsroom.people, contact)) return
      faults.push(
        notRegistered('unknown-person', 'person', contact, Object.keys(newsroom.people), at),
      )
      return
    }
    if (!contact || contact.email || contact.phone) return
    faults.push(missing('a contact', 'email` or a `phone', at))
  }
  look(item.contact, [...path, 'contact'])
  look(item.booking?.contact, [...path, 'booking', 'contact'])
  if (item.booking && !item.booking.url && !item.booking.contact && !item.contact) {
    faults.push(missing('a booking', 'url` or a `contact', [...path, 'booking']))
  }
  return faults
}

// ---------------------------------------------------------------- the issue as a whole

function numberFaults(number: unknown, file: string): Diagnostic[] {
  const name = /([^/\\]+)\.ya?ml$/i.exec(file)?.[1]
  if (typeof number !== 'number' || name === undefined || name === String(number)) return []
  const isNumber = /^\d+$/.test(name)
  return [
    {
      code: 'number-unlike-file',
      severity: isNumber ? 'error' : 'warning',
      message: `The issue says it is number ${number}; its file is called \`${name}\`.`,
      hint: `Call the file \`${number}.yaml\`, or change the number.`,
      path: ['number'],
    },
  ]
}

function idFaults(sections: Section[]): Diagnostic[] {
  const seen = new Set<string>()
  const faults: Diagnostic[] = []
  for (const [s, section] of sections.entries()) {
    for (const [i, { id }] of section.items.entries()) {
      if (id === undefined) continue
      const path = ['sections', s, 'items', i, 'id']
      const message = `Another item has the id \`${id}\` already.`
      if (seen.has(id)) faults.push({ code: 'duplicate-id', severity: 'error', message, path })
      seen.add(id)
    }
  }
  return faults
}
