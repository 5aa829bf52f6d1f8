import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { compileYaml } from '../../src/edit.ts'
import { announce, fuzz } from '../support/fuzz.ts'
import { anything } from './changes.ts'
import { alike, court, file } from './judge.ts'
import { dataOf } from './oracle.ts'

announce('Random edits of awkward files (three cases in four)')

const folder = join(import.meta.dirname, '../fixtures/yaml')
const awkward = court(
  readdirSync(folder).map((name) => file(name, readFileSync(join(folder, name), 'utf8'))),
)

describe('random edits', () => {
  it('change awkward files as is asked and nothing else, or leave them alone', {
    timeout: 600_000,
  }, () => {
    awkward.try(3 / 4)
    // Where anchors and aliases hold a file together, most edits would reach too far.
    expect(awkward.refused('anchors.yaml')).toBeLessThan(0.02)
  })

  it('are not needed to write a new file: it reads back as it was given', () => {
    const judge = (data: unknown) => alike(dataOf(compileYaml(data, '# schema')), data)
    fc.assert(fc.property(anything, judge), fuzz)
  })

  afterAll(awkward.tell)
})
