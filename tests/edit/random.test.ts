import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Change, compileYaml, edit } from '../../src/edit.ts'
import { parse } from '../../src/read.ts'
import { validate } from '../../src/validate.ts'
import { announce, fuzz } from '../support/fuzz.ts'
import { newsroom, samples } from '../support/mails.ts'
import { anything, changeOf } from './changes.ts'
import { breach, dataOf, expected } from './oracle.ts'

announce('Random edits')

/** One edit in four is of a real issue, which is long and much alike; the others are of awkward files. */
const share = (part: number) => ({ ...fuzz, numRuns: Math.ceil(fuzz.numRuns * part) })

const house = await newsroom()
const root = join(import.meta.dirname, '../..')
const fixtures = join(root, 'tests/fixtures/yaml')

type File = { name: string; text: string; data: unknown }

const load = (folder: string, name: string): File => {
  const text = readFileSync(join(folder, name), 'utf8')
  return { name, text, data: dataOf(text) }
}

const real = samples.map((number) => load(join(root, 'issues'), `${number}.yaml`))
const awkward = readdirSync(fixtures).map((name) => load(fixtures, name))

// ---------------------------------------------------------------- what must come of it

/** The test runner compares slowly, and shows well: it is asked only where there is a difference. */
function alike(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted)
}

const counts = new Map<string, { asked: number; refused: number }>()

function judge(file: File, change: Change): void {
  const count = counts.get(file.name) ?? { asked: 0, refused: 0 }
  counts.set(file.name, count)
  count.asked += 1
  const { value: after, diagnostics } = edit(file.name, file.text, [change])
  if (after === undefined) {
    count.refused += 1
    expect(diagnostics.map(({ code }) => code)).toEqual(['edit-refused'])
    expect(diagnostics[0]?.place?.line).toBeLessThanOrEqual(file.text.split('\n').length)
    return
  }
  expect(diagnostics).toEqual([])
  alike(dataOf(after), expected(file.data, change))
  expect(breach(file.text, after, change)).toBeUndefined()
}

const shareOf = (files: readonly File[]) => {
  const sum = { asked: 0, refused: 0 }
  for (const { name } of files) {
    sum.asked += counts.get(name)?.asked ?? 0
    sum.refused += counts.get(name)?.refused ?? 0
  }
  return sum.refused / Math.max(1, sum.asked)
}

/** A file by its name, so that a case that fails is short to print, and a change of it. */
const cases = (files: readonly File[]) =>
  fc.constantFrom(...files).chain(({ name, data }) => fc.tuple(fc.constant(name), changeOf(data)))

const fileOf = (name: string) => [...real, ...awkward].find((file) => file.name === name) as File

// ---------------------------------------------------------------- changes that make sense

type Section = { type: string; items: unknown[] }

const sections = real.flatMap(({ name, data }) =>
  (data as { sections: Section[] }).sections.map((section, index) => ({ ...section, name, index })),
)

/** An item of any issue comes into a section of its type, or goes from one such to another. */
const sensible = fc
  .constantFrom(...sections)
  .chain((target) =>
    fc.record({
      target: fc.constant(target),
      source: fc.constantFrom(...sections.filter(({ type }) => type === target.type)),
      from: fc.nat(),
      to: fc.nat(),
      isMove: fc.boolean(),
    }),
  )
  .filter(({ source }) => source.items.length > 0)

type Sense = typeof sensible extends fc.Arbitrary<infer T> ? T : never

function judgeSense({ target, source, from, to, isMove }: Sense): void {
  const entry = from % source.items.length
  const list = ['sections', target.index, 'items']
  const isWithin = isMove && source === target
  const index = to % (target.items.length + (isWithin ? 0 : 1))
  const change: Change =
    isMove && source.name === target.name
      ? { do: 'move', from: ['sections', source.index, 'items', entry], to: list, index }
      : { do: 'insert', path: list, index, value: source.items[entry] }
  const { value: after } = edit(target.name, fileOf(target.name).text, [change])
  const issue = parse(target.name, after ?? '').value
  const found = issue && validate(issue, house).diagnostics
  // A section whose last item goes is told as empty, and is still valid.
  expect(found?.filter(({ code }) => code !== 'empty-list')).toEqual([])
  expect(breach(fileOf(target.name).text, after ?? '', change)).toBeUndefined()
}

describe('random edits', () => {
  it('change the real issues and nothing beside what is asked', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(cases(real), ([name, change]) => judge(fileOf(name), change)),
      share(1 / 4),
    )
    expect(shareOf(real)).toBe(0)
  })

  it('change awkward files so, or leave them alone', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(cases(awkward), ([name, change]) => judge(fileOf(name), change)),
      share(3 / 4),
    )
    // Where anchors and aliases hold a file together, most edits would reach too far.
    const plain = awkward.filter(({ name }) => name !== 'anchors.yaml')
    expect(shareOf(plain)).toBeLessThan(0.02)
  })

  it('leave a valid issue valid', { timeout: 600_000 }, () => {
    fc.assert(fc.property(sensible, judgeSense), share(1 / 10))
  })

  it('are not needed to write a new file: it reads back as it was given', () => {
    const judgeNew = (data: unknown) => alike(dataOf(compileYaml(data, '# schema')), data)
    fc.assert(fc.property(anything, judgeNew), fuzz)
  })

  afterAll(() => {
    const per = [...counts].map(([name, { asked, refused }]) => `${name} ${refused}/${asked}`)
    console.info(
      `Refused: ${(shareOf([...real, ...awkward]) * 100).toFixed(2)} %  (${per.join(', ')})`,
    )
  })
})
