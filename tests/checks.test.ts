import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checks, thoroughChecks } from '../src/checks/index.ts'
import { type Diagnostic, isCheckCode } from '../src/diagnostic.ts'
import { checked, fixtures } from './support/checked.ts'

/*
 * Each check has a folder of its code in fixtures/checks: `loud.yaml`, whose last lines say where the
 * check must speak (`# expect LINE:COLUMN`), and `silent.yaml`, in which it must not. `settings.yaml`
 * is added to the settings, and `loud.settings.yaml` to those of one alone; what names a `publication`
 * replaces them. `earlier/` holds issues that came out before, and what is in `files/` stands in the
 * newsroom's folder. `answers.json` is what the network says.
 */
const all = [...checks, ...(await thoroughChecks())]

const placesOf = (diagnostics: readonly Diagnostic[], code: string): string[] =>
  diagnostics
    .filter((each) => each.code === code)
    .map(
      ({ place }) =>
        `${place?.file.endsWith('newswire.yaml') ? 'newswire.yaml:' : ''}${place?.line}:${place?.column}`,
    )

describe.each(all.map(({ code }) => code))('%s', (code) => {
  const folder = join(fixtures, code)

  it('speaks where it should', async () => {
    const text = readFileSync(join(folder, 'loud.yaml'), 'utf8')
    const expected = [...text.matchAll(/^# expect (\S+)$/gm)].map((match) => match[1])
    expect(expected).not.toEqual([])
    const { diagnostics } = await checked(folder, 'loud.yaml')
    expect(placesOf(diagnostics, code)).toEqual(expected)
  })

  it('is silent where it should be', async () => {
    const { diagnostics } = await checked(folder, 'silent.yaml')
    expect(placesOf(diagnostics, code)).toEqual([])
  })
})

describe('the checks', () => {
  it('have a code each, which is known as a check', () => {
    const codes = all.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => !isCheckCode(code))).toEqual([])
  })

  it('have no fixture without a check', () => {
    const codes = all.map(({ code }) => code as string)
    const folders = readdirSync(fixtures, { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    )
    const strays = folders.map(({ name }) => name).filter((name) => !codes.includes(name))
    expect(strays.filter((name) => name !== 'hard-negatives')).toEqual([])
  })
})

/** Sound issues, each full of what a hasty check would take for a fault. */
describe('no check speaks of', () => {
  const folder = join(fixtures, 'hard-negatives')
  const names = readdirSync(folder).filter((name) => name !== 'settings.yaml')

  it.each(names)('%s', async (name) => {
    const { diagnostics } = await checked(folder, name)
    const said = diagnostics.map(
      ({ code, place, message }) => `${place?.line}:${place?.column} ${code}: ${message}`,
    )
    expect(said).toEqual([])
  })

  it('thirty issues', () => {
    expect(names.length).toBeGreaterThanOrEqual(30)
  })
})
