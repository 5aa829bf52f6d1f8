import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { jsonSchemas } from '../src/json-schema.ts'

const root = join(import.meta.dirname, '..')
const faults = join(import.meta.dirname, 'fixtures', 'faults')
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8')

const own = { 'have-your-say': { extends: 'consultation' } }
const schemas = {
  issue: (await jsonSchemas.issue?.(own)) ?? {},
  newsroom: (await jsonSchemas.newsroom?.({})) ?? {},
}
const ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false })
const accepts = { issue: ajv.compile(schemas.issue), newsroom: ajv.compile(schemas.newsroom) }

/** What is wrong, as the paths in the data that a schema points at. */
function refusals(name: keyof typeof accepts, data: unknown): string[] {
  accepts[name](data)
  return (accepts[name].errors ?? []).map(({ instancePath }) => instancePath)
}

describe('the schemas', () => {
  it.each(readdirSync(join(root, 'issues')))('accept issues/%s', (name) => {
    expect(refusals('issue', parse(read(root, 'issues', name)))).toEqual([])
  })

  it('accept the newswire.yaml of this repository', () => {
    expect(refusals('newsroom', parse(read(root, 'newswire.yaml')))).toEqual([])
  })

  it.each(['issue', 'newsroom'] as const)('are shipped as they are made: %s', async (name) => {
    const shipped = JSON.parse(read(root, 'schema', `${name}.schema.json`))
    expect(shipped).toEqual(JSON.parse(JSON.stringify(await jsonSchemas[name]?.({}))))
  })
})

// ---------------------------------------------------------------- beside the validator

const silent = readdirSync(faults, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.includes('/silent/') && path.endsWith('.yaml'))

describe('what newswire accepts', () => {
  it.each(silent)('a schema accepts too: %s', (path) => {
    const name = path.endsWith('newswire.yaml') ? 'newsroom' : 'issue'
    expect(refusals(name, parse(read(faults, path), { logLevel: 'silent' }))).toEqual([])
  })
})

/** Mistakes that an editor program can show while they are typed. */
const visible = [
  ...['unknown-key-of-an-item', 'unknown-key-elsewhere', 'key-of-another-type', 'unknown-type'],
  ...['missing-at-the-top', 'missing-in-an-item', 'missing-in-its-parts', 'no-items-key'],
  ...['numbers-for-text', 'lists-for-text', 'text-for-lists', 'text-for-keys', 'keys-for-text'],
  ...['list-for-keys', 'keys-for-lists', 'sections-not-a-list', 'number-in-quotes', 'issue-zero'],
  ...['nothing-after-a-key', 'nothing-after-a-dash', 'null-by-a-word', 'empty-texts'],
  ...['empty-lists', 'line-too-long', 'text-too-long', 'numbers-out-of-range'],
  ...['impossible-days', 'days-in-other-words', 'deadline-to-be-confirmed'],
  ...['published-in-other-words', 'times-in-other-words', 'bad-addresses', 'bad-phones'],
  ...['bad-links', 'online-is-no-web-address', 'bad-ids', 'own-type-keeps-its-fields'],
  ...['a-list', 'a-text', 'empty-file'],
]

const visibleSettings = [
  ...['settings-unknown-key', 'settings-wrong-type', 'settings-missing-field', 'settings-bad-id'],
  ...['settings-not-a-map', 'settings-unknown-type', 'settings-links'],
]

describe('a mistake that a schema can see', () => {
  it.each(visible)('%s', (name) => {
    expect(refusals('issue', parse(read(faults, name, '7.yaml')))).not.toEqual([])
  })

  it.each(visibleSettings)('%s', (name) => {
    expect(refusals('newsroom', parse(read(faults, name, 'newswire.yaml')))).not.toEqual([])
  })

  it('is told of the item that has it alone', () => {
    const data = {
      number: 1,
      date: '2009-04-20',
      sections: [{ type: 'events', items: [{ title: 'A', date: 'tbc', organiser: 'B' }] }],
    }
    expect(new Set(refusals('issue', data))).toEqual(
      new Set(['/sections/0', '/sections/0/items/0']),
    )
  })
})

// ---------------------------------------------------------------- help for who writes

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every property in a schema, by its path; conditions and examples say nothing to a reader. */
function properties(schema: unknown, path: string): [string, Node][] {
  if (!isNode(schema)) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    if (['if', 'examples', 'default'].includes(key) || !isNode(value)) return []
    const named = Object.entries(value).filter(([, each]) => isNode(each)) as [string, Node][]
    const own =
      key === 'properties'
        ? named.map(([name, each]): [string, Node] => [`${path}/${name}`, each])
        : []
    return [...own, ...properties(value, key === 'properties' ? path : `${path}/${key}`)]
  })
}

describe.each(['issue', 'newsroom'] as const)('every property of the schema of an %s', (name) => {
  const all = properties(schemas[name], '')

  it('is there', () => {
    expect(all.length).toBeGreaterThan(40)
  })

  it('has a sentence about it', () => {
    const mute = all.filter(([, { description }]) => !/^[A-Z].*\.$/.test(String(description)))
    expect(mute.map(([path]) => path)).toEqual([])
  })

  it('has an example that it accepts', () => {
    const wrong = all.filter(([, property]) => {
      const { examples } = property
      if (!Array.isArray(examples) || examples.length === 0) return true
      return !examples.every((example) => ajv.validate({ ...property, examples: [] }, example))
    })
    expect(wrong.map(([path]) => path)).toEqual([])
  })
})
