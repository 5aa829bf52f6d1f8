import * as v from 'valibot'
import type { Diagnostic } from '../diagnostic.ts'
import type { Path, Person, Settings } from '../model.ts'
import { createReader } from '../prose.ts'
import { sectionTypes } from '../sections/index.ts'
import { settled, soundFields } from './items.ts'
import { isMap } from './maps.ts'
import type { Notes } from './notes.ts'
import { contactFaults, dayFaults, personFaults } from './sense.ts'
import { settings } from './settings.ts'
import { readItem } from './texts.ts'

/**
 * What the schema of `newswire.yaml` cannot know: whether its texts, people and snippets can be used.
 * It is told here, once and in the file where it stands, and not again in every issue.
 */
export function houseFaults(data: Record<string, unknown>, notes: Notes): void {
  const people = mapAt(data, 'people')
  const reader = createReader(soundHouse(data), (fault) => notes.add(fault))
  for (const name of ['intro', 'footer']) {
    const text = data[name]
    if (typeof text === 'string') reader.prose(text, [name])
  }
  for (const [name, person] of Object.entries(people)) {
    if (isMap(person)) notes.add(...personFaults(person as Person, ['people', name]))
  }
  for (const [name, snippet] of Object.entries(mapAt(data, 'snippets'))) {
    if (!isMap(snippet)) continue
    const path: Path = ['snippets', name]
    const item = settled(soundFields(snippet))
    // What a snippet lacks may stand in the items that use it.
    notes.add(...dayFaults(item, path, () => true), ...contactFaults(item, path, people))
    readItem(item, path, reader, () => true)
  }
  for (const [name, type] of Object.entries(mapAt(data, 'sections'))) {
    if (isMap(type)) notes.add(...builtInFaults(name, type.extends))
  }
}

const mapAt = (data: Record<string, unknown>, name: string): Record<string, unknown> => {
  const value = data[name]
  return isMap(value) ? value : {}
}

/** A built-in type may get another heading; with other fields its name would mislead every author. */
function builtInFaults(name: string, parent: unknown): Diagnostic[] {
  if (!Object.hasOwn(sectionTypes, name) || parent === name || typeof parent !== 'string') return []
  return [
    {
      code: 'built-in-type',
      severity: 'error',
      message: `\`${name}\` is a section type of newswire and stays what it is.`,
      hint: `Choose another name; or write \`extends: ${name}\` to give it a heading of your own.`,
      path: ['sections', name],
      pointer: { at: 'key' },
    },
  ]
}

/** The settings by which texts are read, as far as they are sound: a base that is not has its own fault. */
function soundHouse(data: Record<string, unknown>) {
  const { links, organisation, glossary } = settings.entries
  const sound = <const S extends v.GenericSchema>(schema: S, name: string) => {
    const parsed = v.safeParse(schema, data[name])
    return parsed.success ? parsed.output : undefined
  }
  return {
    links: sound(links, 'links') ?? { base: 'https://example.org/', tracking: {} },
    organisation: sound(organisation, 'organisation') ?? { name: '' },
    glossary: sound(glossary, 'glossary') ?? {},
    language: 'en',
  } as Pick<Settings, 'links' | 'organisation' | 'glossary' | 'language'>
}
