import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'
import { type Change, edit } from '../../src/edit.ts'
import { fuzz } from '../support/fuzz.ts'
import { changeOf } from './changes.ts'
import { breach, dataOf, expected } from './oracle.ts'

/* What must come of a random change to a file. */

export type File = { name: string; text: string; data: unknown }

export const file = (name: string, text: string): File => ({ name, text, data: dataOf(text) })

/** A part of the cases: one edit in four is of a real issue, which is long and much alike. */
export const share = (part: number) => ({ ...fuzz, numRuns: Math.ceil(fuzz.numRuns * part) })

/** The test runner compares slowly, and shows well: it is asked only where there is a difference. */
export function alike(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted)
}

/** Judges changes to some files, and counts those that are refused. */
export function court(files: readonly File[]) {
  const byName = new Map(files.map((each) => [each.name, { ...each, asked: 0, refused: 0 }]))

  function judge(name: string, change: Change): void {
    const known = byName.get(name)
    if (!known) throw new Error(`There is no ${name}.`)
    const { text, data } = known
    known.asked += 1
    const { value: after, diagnostics } = edit(name, text, [change])
    if (after === undefined) {
      known.refused += 1
      expect(diagnostics.map(({ code }) => code)).toEqual(['edit-refused'])
      expect(diagnostics[0]?.place?.line).toBeLessThanOrEqual(text.split('\n').length)
      return
    }
    expect(diagnostics).toEqual([])
    alike(dataOf(after), expected(data, change))
    expect(breach(text, after, change)).toBeUndefined()
  }

  return {
    /** Tries so large a part of the cases. A file goes by its name, so that a case is short to print. */
    try(part: number): void {
      const cases = fc
        .constantFrom(...files)
        .chain(({ name, data }) => fc.tuple(fc.constant(name), changeOf(data)))
      fc.assert(
        fc.property(cases, ([name, change]) => judge(name, change)),
        share(part),
      )
    },
    /** Which part of the changes was refused, of all files but those named. */
    refused(...except: string[]): number {
      const counted = [...byName.values()].filter(({ name }) => !except.includes(name))
      const sum = (of: 'asked' | 'refused') => counted.reduce((all, each) => all + each[of], 0)
      return sum('refused') / Math.max(1, sum('asked'))
    },
    tell(): void {
      const each = [...byName.values()].map((of) => `${of.name} ${of.refused}/${of.asked}`)
      console.info(`Refused: ${each.join(', ')}`)
    },
  }
}
