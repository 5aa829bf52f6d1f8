import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDocument, stringify } from 'yaml'
import { pinned } from '../../src/diagnostic.ts'
import type { Source } from '../../src/model.ts'
import { announce, fuzz } from '../support/fuzz.ts'
import { newsroom, samples } from '../support/mails.ts'
import { shipped } from '../support/shipped.ts'
import { taken } from '../support/time.ts'

const { parse, validate } = shipped
const house = await newsroom()
const issue = (number: number): string =>
  readFileSync(join(house.root, 'issues', `${number}.yaml`), 'utf8')

announce('YAML reader')

/** Four kinds of files share the cases, and the tests the time. */
const share = { ...fuzz, numRuns: Math.ceil(fuzz.numRuns / 4) }

/** What a file may take at most, in milliseconds; the promise is 2 seconds for 1 MiB. */
const most = 2000

/** A file as it was read, with every fault that the reader and the validator find, each at its place. */
function read(text: string | Uint8Array) {
  const { value: source, diagnostics } = parse('15.yaml', text)
  if (!source) return { source, isSound: false, faults: diagnostics }
  const valid = validate(source, house)
  const faults = [...diagnostics, ...valid.diagnostics].map((fault) => pinned(fault, source))
  return { source, isSound: diagnostics.length === 0, faults }
}

const asWeRead = { version: '1.2', schema: 'core', uniqueKeys: false, stringKeys: true } as const

/** What is read without a word is the library's data. */
function judgeData({ text, data }: Source): void {
  const known = parseDocument(text, asWeRead).toJS({ maxAliasCount: -1 })
  if (!isDeepStrictEqual(data, known)) expect(data).toEqual(known)
}

/** Throws unless every fault says something and points into the file. */
function judge(text: string): void {
  const done: ReturnType<typeof read>[] = []
  expect(taken(() => done.push(read(text)))).toBeLessThan(most)
  const { source, isSound, faults } = done[0] as ReturnType<typeof read>
  if (source && isSound) judgeData(source)
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const fault of faults) {
    expect(fault.message).toMatch(/\S/)
    expect(fault.message).not.toMatch(/undefined|\[object/)
    const { place } = fault
    if (!place) throw new Error(`${fault.code} has no place`)
    expect(place.line).toBeGreaterThanOrEqual(1)
    expect(place.line).toBeLessThanOrEqual(lines.length)
    expect(place.column).toBeGreaterThanOrEqual(1)
    expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] as string).length + 1)
    const [from, to] = [place, { line: place.endLine, column: place.endColumn }]
    expect(to.line * 1e6 + to.column).toBeGreaterThanOrEqual(from.line * 1e6 + from.column)
    if (fault.excerpt !== undefined) expect(fault.excerpt).toBe(lines[place.line - 1])
  }
}

const bits =
  `: |- |> |"|'|#| #|!|!!str |!x |&a |*a|<<: *a|[|]|{|}|,|%YAML 1.2|---|...|?|? |\t|\n|\r\n|\r|\0|\u2028|\ufeff|😀|字|ä|~|null|true|12:30|0x1f|1e3|.inf|2009-02-30|tbc|__proto__: x|constructor|sections:|items:|- type: events|body: \\|`
    .split('|')
    .map((bit) => bit.replaceAll('\\', '|'))

it('answers any text with faults that have a place', { timeout: 600_000 }, () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...bits), { maxLength: 60 }).map((all) => all.join('')),
    fc.array(fc.constantFrom(...bits), { maxLength: 60 }).map((all) => all.join('\n')),
  )
  fc.assert(fc.property(noise, judge), share)
})

it('answers any bytes', { timeout: 600_000 }, () => {
  const bytes = fc.uint8Array({ maxLength: 200 })
  const judgeBytes = (bytes: Uint8Array) => {
    for (const { place, message } of read(bytes).faults) {
      expect(message).toMatch(/\S/)
      expect(place?.line).toBeGreaterThanOrEqual(1)
    }
  }
  fc.assert(fc.property(bytes, judgeBytes), share)
})

// ---------------------------------------------------------------- real issues, damaged

type Damage = { by: keyof typeof damages; at: number; to: number; bit: string }

/** What happens to a file in an editor program: by line, then by character. */
const damages = {
  'delete a line': (all, { at }) => lineWise(all, (lines) => lines.splice(at % lines.length, 1)),
  'double a line': (all, { at, to }) =>
    lineWise(all, (lines) => lines.splice(to % lines.length, 0, lines[at % lines.length] ?? '')),
  'swap two lines': (all, { at, to }) =>
    lineWise(all, (lines) => {
      const [a, b] = [at % lines.length, to % lines.length]
      ;[lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? '']
    }),
  'shift a line': (all, { at, to }) =>
    lineWise(all, (lines) => {
      const index = at % lines.length
      lines[index] = to % 2 ? `  ${lines[index]}` : (lines[index] ?? '').replace(/^ {1,2}/, '')
    }),
  'delete a character': (all, { at }) => replaced(all, at, 1, ''),
  'insert a bit': (all, { at, bit }) => replaced(all, at, 0, bit),
  'overwrite a character': (all, { at, bit }) => replaced(all, at, 1, bit),
  'cut the end off': (all, { at }) => all.slice(0, at % (all.length + 1)),
} satisfies Record<string, (all: string, damage: Damage) => string>

function lineWise(all: string, change: (lines: string[]) => unknown): string {
  const lines = all.split('\n')
  change(lines)
  return lines.join('\n')
}

function replaced(all: string, at: number, length: number, bit: string): string {
  const start = at % (all.length + 1)
  return all.slice(0, start) + bit + all.slice(start + length)
}

it('answers a damaged issue', { timeout: 600_000 }, () => {
  const damage: fc.Arbitrary<Damage> = fc.record({
    by: fc.constantFrom(...(Object.keys(damages) as (keyof typeof damages)[])),
    at: fc.nat(100_000),
    to: fc.nat(100_000),
    bit: fc.constantFrom(...bits),
  })
  const damaged = fc.tuple(
    fc.constantFrom(...samples),
    fc.array(damage, { minLength: 1, maxLength: 6 }),
  )
  const judgeDamaged = ([number, all]: [number, Damage[]]) =>
    judge(all.reduce((text, each) => damages[each.by](text, each), issue(number)))
  fc.assert(fc.property(damaged, judgeDamaged), share)
})

// ---------------------------------------------------------------- any data at all, well written

it('answers any data', { timeout: 600_000 }, () => {
  const keys = fc.oneof(
    fc.constantFrom(
      ...'number date subject preheader intro sections type heading items title body'.split(' '),
      ...'time until venue online booking url contact by deadline deadlines for links'.split(' '),
      ...'text quote image src alt width published use topics places id email phone'.split(' '),
      ...['__proto__', 'constructor', 'toString', 'events', 'news', ''],
    ),
    fc.string({ maxLength: 8 }),
  )
  const { data } = fc.letrec<{ data: unknown }>((tie) => ({
    data: fc.oneof(
      { maxDepth: 6, depthSize: 'small' },
      fc.constantFrom<unknown>(...bits, ...'15 2009-03-16 14:00-16:00 news events'.split(' ')),
      fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('data'), { maxLength: 5 }),
      fc
        .array(fc.tuple(keys, tie('data')), { maxLength: 8 })
        .map((pairs) => Object.fromEntries(pairs)),
    ),
  }))
  const issues = fc.oneof(
    data,
    fc.record({ number: data, date: data, sections: fc.array(data) }),
    fc
      .record({ type: fc.constantFrom('news', 'events', 'funding', 'notice'), items: data })
      .map((section) => ({ number: 15, date: '2009-03-16', sections: [section] })),
    fc.array(data, { maxLength: 3 }).map((items) => ({
      number: 15,
      date: '2009-03-16',
      sections: [{ type: 'events', items }],
    })),
  )
  fc.assert(
    fc.property(issues, (value) => judge(stringify(value))),
    share,
  )
})
