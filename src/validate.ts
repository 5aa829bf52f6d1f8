import * as v from 'valibot'
import { type Diagnostic, isError, type Result, result } from './diagnostic.ts'
import type { FieldName, Issue, Newsroom, Path, Section, Settings, Source } from './model.ts'
import { createReader } from './prose.ts'
import { type SectionType, sectionTypes } from './sections/index.ts'
import { faults, unknownType } from './validate/faults.ts'
import { fields } from './validate/fields.ts'
import { baseOf, envelope, sectionForm } from './validate/forms.ts'
import { validateItem } from './validate/items.ts'
import { isMap } from './validate/maps.ts'
import { createNotes, type Notes } from './validate/notes.ts'
import type { themeForm } from './validate/settings.ts'
import { readItem } from './validate/texts.ts'

/** A file's data → the issue that the author wrote, or every fault in it at once. */
export function validate(source: Source, newsroom: Newsroom): Result<Issue> {
  const notes = createNotes(source)
  const data = mapOf(source.data, notes, 'an issue', 'number: 17')
  if (!data) return { diagnostics: notes.found }

  const outer = check(envelope, data, [], notes)
  notes.add(...numberFaults(data.number, source.file))
  notes.add(...emptyFaults(data.sections, ['sections'], 'This issue has no sections yet.'))
  const sections = asList(data.sections).map((section, index) =>
    validateSection(section, ['sections', index], newsroom, notes),
  )
  notes.add(...idFaults(sections))
  const tooMuch = textFaults(sections)
  notes.add(...tooMuch)
  if (outer && !notes.found.some(isError)) {
    return result({ ...outer, sections } as Issue, notes.found)
  }
  // Composing would read the texts, but it will not come to that: their faults are told with the rest.
  if (tooMuch.length === 0) readTexts(data, sections, newsroom, notes)
  return { diagnostics: notes.found }
}

/** The data of `newswire.yaml` → settings, or every fault in it at once. */
export async function validateSettings(source: Source): Promise<Result<Settings>> {
  const notes = createNotes(source)
  const data = mapOf(source.data, notes, 'the settings file', 'publication: newswire')
  if (!data) return { diagnostics: notes.found }
  // Late, because most builds know the settings from before.
  const { settings } = await import('./validate/settings.ts')
  const { houseFaults } = await import('./validate/house.ts')
  const value = check(settings, data, [], notes)
  houseFaults(data, notes)
  return value ? result(value as Settings, notes.found) : { diagnostics: notes.found }
}

export type ThemeSettings = v.InferOutput<typeof themeForm>

/** The data of `theme.yaml` → what the theme declares, or every fault in it at once. */
export async function validateTheme(source: Source): Promise<Result<ThemeSettings>> {
  const notes = createNotes(source)
  const data = mapOf(source.data, notes, 'a theme', 'description: …')
  if (!data) return { diagnostics: notes.found }
  const { themeForm } = await import('./validate/settings.ts')
  const value = check(themeForm, data, [], notes)
  return value ? result(value, notes.found) : { diagnostics: notes.found }
}

function mapOf(data: unknown, notes: Notes, what: string, start: string) {
  if (isMap(data)) return data
  const is = data === null ? 'empty' : Array.isArray(data) ? 'a list' : 'a text'
  notes.add({
    code: 'not-a-map',
    severity: 'error',
    message: `This file is ${is}; ${what} is made of keys and values.`,
    hint: `Begin with a line like \`${start}\`.`,
    path: [],
  })
  return undefined
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function check<const S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  path: Path,
  notes: Notes,
): v.InferOutput<S> | undefined {
  const parsed = v.safeParse(schema, data, { abortPipeEarly: true })
  if (parsed.success) return parsed.output
  notes.add(...faults(parsed.issues, path, notes.written))
  return undefined
}

// ---------------------------------------------------------------- sections

function validateSection(data: unknown, path: Path, newsroom: Newsroom, notes: Notes): Section {
  const form = check(sectionForm, data, path, notes)
  const raw = isMap(data) ? data : {}
  const type = typeof raw.type === 'string' ? raw.type : ''
  const base = baseOf(type, newsroom)
  if (!base && type.trim()) {
    const names = [...Object.keys(sectionTypes), ...Object.keys(newsroom.sections)]
    notes.add(unknownType(type, [...new Set(names)], [...path, 'type']))
  }
  if (!raw.intro) {
    const message = 'This section has no items: its heading would stand alone.'
    notes.add(...emptyFaults(raw.items, [...path, 'items'], message))
  }
  const items = asList(raw.items).map((item, index) =>
    validateItem(item, [...path, 'items', index], base ?? anyType, newsroom, notes),
  )
  return { ...form, type, base: base?.type ?? type, items } as Section
}

/** What stands in for a type that is not known: an item of it may have any field. */
const anyType: SectionType = {
  type: '',
  item: 'an item',
  about: '',
  required: [],
  optional: Object.keys(fields) as FieldName[],
  note: 'none',
  quiet: [],
  linkIsAction: false,
}

/** An issue that is being drafted may well be empty so far: it can be built, and is talked about. */
function emptyFaults(value: unknown, path: Path, message: string): Diagnostic[] {
  if (!Array.isArray(value) || value.length > 0) return []
  return [{ code: 'empty-list', severity: 'warning', message, path }]
}

// ---------------------------------------------------------------- the issue as a whole

function numberFaults(number: unknown, file: string): Diagnostic[] {
  const name = /([^/\\]+)\.ya?ml$/i.exec(file)?.[1]
  if (name === undefined || typeof number !== 'number' || !(number > 0)) return []
  const isNumber = /^\d+$/.test(name)
  if (isNumber && Number(name) === number) return []
  return [
    {
      code: 'number-unlike-file',
      severity: isNumber ? 'error' : 'warning',
      message: `The issue says it is number ${number}; its file is called \`${name}.yaml\`.`,
      hint: `Call the file \`${number}.yaml\`${isNumber ? ', or change the number' : ''}.`,
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
      const hint = 'Give each its own, or take the line out: an id is then made from the title.'
      if (seen.has(id))
        faults.push({ code: 'duplicate-id', severity: 'error', message, hint, path })
      seen.add(id)
    }
  }
  return faults
}

/** In characters. Gmail shows a quarter of this; it bounds the time that composing takes. */
const mostText = 400_000

function textFaults(sections: readonly Section[]): Diagnostic[] {
  const texts = sections.flatMap(({ intro, items }) => [
    intro,
    ...items.flatMap(({ body, quote }) => [body, quote?.text]),
  ])
  const length = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
  if (length <= mostText) return []
  const message = `The texts of this issue have ${length} characters; no mail can carry so many.`
  const hint = `Up to ${mostText} can be built; put long texts on your website, and link to them.`
  return [{ code: 'too-large', severity: 'error', message, hint, path: ['sections'] }]
}

function readTexts(
  { intro, sections: written }: Record<string, unknown>,
  sections: readonly Section[],
  newsroom: Newsroom,
  notes: Notes,
): void {
  const reader = createReader(newsroom, (fault) => notes.add(fault))
  if (typeof intro === 'string') reader.prose(intro, ['intro'])
  for (const [s, section] of asList(written).entries()) {
    if (!isMap(section)) continue
    const path: Path = ['sections', s]
    if (typeof section.intro === 'string') reader.prose(section.intro, [...path, 'intro'])
    for (const [i, item] of asList(section.items).entries()) {
      const sound = sections[s]?.items[i]
      const owns = (field: string) => isMap(item) && Object.hasOwn(item, field)
      if (sound) readItem(sound, [...path, 'items', i], reader, owns)
    }
  }
}
