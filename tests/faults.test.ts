import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Code, type Diagnostic, faultCodes, isCheckCode, isError } from '../src/diagnostic.ts'
import { type Change, edit } from '../src/edit.ts'
import { findNewsroom } from '../src/newsroom.ts'
import { openPress } from '../src/pipeline.ts'

/*
 * A folder for each mistake: `7.yaml` has it, or `newswire.yaml`; `silent/` has the same file without
 * it, and must have no faults; `expected.json` says what is found, where, and what is marked there.
 * Where there is a `change.json`, the mistake is found when this is to be changed.
 */
const root = join(import.meta.dirname, 'fixtures', 'faults')
const fixtures = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

type Expected = {
  code: Code
  severity?: Diagnostic['severity']
  /** The file's name when it is not the issue. */
  file?: string
  line: number
  column: number
  marks: string
}

const expectedOf = (name: string): Expected[] =>
  JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8'))

/** What newswire says of a folder: of its settings, else of its issue. */
async function check(folder: string): Promise<Diagnostic[]> {
  const found = await findNewsroom(folder)
  if (!found.value || found.diagnostics.some(isError)) return found.diagnostics
  const press = await openPress(found.value, { cwd: folder })
  const house = [...found.diagnostics, ...press.diagnostics]
  const path = ['7.yaml', 'issues/7.yaml', 'issues/8.yaml']
    .map((name) => join(folder, name))
    .find((name) => existsSync(name))
  const built = path ? await press.build?.(path) : undefined
  // What the checks find besides, tests/checks.test.ts has.
  const faults = built?.diagnostics.filter(({ code }) => !isCheckCode(code)) ?? []
  return [...house, ...faults, ...changing(folder)]
}

function changing(folder: string): Diagnostic[] {
  const wanted = join(folder, 'change.json')
  if (!existsSync(wanted)) return []
  const change = JSON.parse(readFileSync(wanted, 'utf8')) as Change
  return edit('7.yaml', readFileSync(join(folder, '7.yaml'), 'utf8'), [change]).diagnostics
}

/** What stands under the carets. */
function marked({ place, excerpt = '' }: Diagnostic): string | undefined {
  if (!place) return undefined
  return excerpt.slice(
    place.column - 1,
    place.endLine === place.line ? place.endColumn - 1 : undefined,
  )
}

const seen = ({ code, severity, place, ...rest }: Diagnostic) => ({
  code,
  severity,
  file: place?.file,
  line: place?.line,
  column: place?.column,
  marks: marked({ code, severity, ...(place && { place }), ...rest }),
})

describe('a mistake', () => {
  it.each(fixtures)('%s', async (name) => {
    const folder = join(root, name)
    const found = await check(folder)
    const own = existsSync(join(folder, '7.yaml')) ? '7.yaml' : 'issues/7.yaml'
    const issue = existsSync(join(folder, own)) ? own : 'newswire.yaml'
    expect(found.map(seen)).toEqual(
      expectedOf(name).map(({ severity = 'error', file = issue, ...each }) => ({
        ...each,
        severity,
        file,
      })),
    )
  })

  it.each(fixtures)('%s: the silent twin', async (name) => {
    expect(await check(join(root, name, 'silent'))).toEqual([])
  })

  it.each(fixtures)('%s: its words', async (name) => {
    for (const { message, hint } of await check(join(root, name))) {
      for (const sentence of [message, hint ?? 'None.']) {
        expect(sentence).toMatch(/^(?:[A-Z`]|newswire\b).*[.?]$/s)
        expect(sentence).not.toMatch(/undefined|\[object|NaN|null,|\n/)
        expect(sentence.length).toBeLessThan(340)
      }
    }
  })
})

/** Of the program's surroundings, not of a file that an editor writes: tests/theme has them. */
const elsewhere: readonly Code[] = ['theme-fault', 'theme-unsound', 'cache-unwritable']

describe('a code', () => {
  const covered = new Set(fixtures.flatMap((name) => expectedOf(name).map(({ code }) => code)))
  const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'faults.md'), 'utf8')
  const headings = [...page.matchAll(/^### `([a-z-]+)`$/gm)].map((match) => match[1])

  it.each(faultCodes.filter((code) => !elsewhere.includes(code)))('%s has a fixture', (code) => {
    expect(covered.has(code)).toBe(true)
  })

  it('has an entry in docs/faults.md, and each entry is a code', () => {
    expect([...headings].sort()).toEqual([...faultCodes].sort())
  })

  it.each(faultCodes)('%s is explained with something bad and something good', (code) => {
    const entry = page.split(`### \`${code}\`\n`)[1]?.split(/^##/m)[0] ?? ''
    const isForm = elsewhere.includes(code) ? /\S/ : /```[\s\S]*better[\s\S]*```/
    expect(entry).toMatch(isForm)
    expect(entry.replace(/```[\s\S]*?```/g, '').trim().length).toBeGreaterThan(80)
  })
})
