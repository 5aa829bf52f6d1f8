import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, edit } from '../../src/edit.ts'
import { parse } from '../../src/read.ts'
import { validate } from '../../src/validate.ts'
import { announce } from '../support/fuzz.ts'
import { newsroom, samples } from '../support/mails.ts'
import { court, file, share } from './judge.ts'
import { breach } from './oracle.ts'

announce('Random edits of real issues (one case in four)')

const house = await newsroom()
const issues = samples.map((number) => {
  const name = `${number}.yaml`
  return file(name, readFileSync(join(house.root, 'issues', name), 'utf8'))
})

// ---------------------------------------------------------------- changes that make sense

type Section = { type: string; items: unknown[] }

const sections = issues.flatMap(({ name, data }) =>
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
  .map(({ target, source, from, to, isMove }): [name: string, change: Change] => {
    const entry = from % source.items.length
    const list = ['sections', target.index, 'items']
    const isWithin = isMove && source === target
    const index = to % (target.items.length + (isWithin ? 0 : 1))
    return isMove && source.name === target.name
      ? [
          target.name,
          { do: 'move', from: ['sections', source.index, 'items', entry], to: list, index },
        ]
      : [target.name, { do: 'insert', path: list, index, value: source.items[entry] }]
  })

const textOf = new Map(issues.map(({ name, text }) => [name, text]))

function judge([name, change]: [name: string, change: Change]): void {
  const text = textOf.get(name) ?? ''
  const { value: after = '' } = edit(name, text, [change])
  const issue = parse(name, after).value
  const found = issue && validate(issue, house).diagnostics
  // A section whose last item goes is told as empty, and is still valid.
  expect(found?.filter(({ code }) => code !== 'empty-list')).toEqual([])
  expect(breach(text, after, change)).toBeUndefined()
}

describe('random edits', () => {
  it('change the real issues and nothing beside what is asked', { timeout: 600_000 }, () => {
    const real = court(issues)
    real.try(1 / 4)
    expect(real.refused()).toBe(0)
  })

  it('leave a valid issue valid', { timeout: 600_000 }, () => {
    fc.assert(fc.property(sensible, judge), share(1 / 10))
  })
})
