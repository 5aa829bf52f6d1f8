import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Change, changesOf, sentences } from '../../src/changes.ts'
import { buildIssue, findIssues, type Issue, type Newsroom } from '../../src/index.ts'
import { announce, fuzz } from '../support/fuzz.ts'
import { newsroom, samples } from '../support/mails.ts'
import { root } from '../support/program.ts'
import { singleChange } from './single.ts'

/** The three issues share the cases, and the tests the time. */
const share = { ...fuzz, numRuns: Math.ceil(fuzz.numRuns / 3) }

const told = (change: Change): string =>
  [change.kind, change.of, ...(change.kind === 'changed' ? [change.field] : [])].join(' ')

/** A change as it is when the issues change places. What it stands beside is told of the later issue only. */
function mirrored(change: Change): unknown {
  const turn = <T>(both: { before: T; after: T } | null) =>
    both && { before: both.after, after: both.before }
  const section = turn(change.section)
  if (change.kind === 'moved') return { ...change, section, item: turn(change.item), beside: null }
  if (change.kind !== 'changed') {
    return { ...change, section, kind: change.kind === 'added' ? 'removed' : 'added' }
  }
  const { before, after, words, shown, item } = change
  const turned = { before: after, after: before, shown: turn(shown), item: turn(item), section }
  const opposite = { kept: 'kept', removed: 'added', added: 'removed' }
  const runs = words.map(({ is, text }) => ({ is: opposite[is], text }))
  return { ...change, ...turned, words: runs }
}

const plain = (change: Change): unknown =>
  change.kind === 'moved' ? { ...change, beside: null } : change

/** In any order: sections and items are told in the order of the later issue, words in that of the text. */
const listed = (changes: readonly unknown[]): string[] =>
  changes
    .map((each) => {
      const { words, ...rest } = each as { words?: { is: string }[] }
      const runs = words && [...words].map((run) => JSON.stringify(run)).sort()
      return JSON.stringify(Object.entries({ ...rest, words: runs }).sort())
    })
    .sort()

describe('the changes of the three issues', () => {
  let house: Newsroom
  let issues: Issue[]

  beforeAll(async () => {
    announce('changes')
    house = await newsroom()
    const paths = await findIssues(house, samples.map(String), { all: false, cwd: root })
    issues = await Promise.all(
      paths.map(async (path) => (await buildIssue(path, house)).issue as Issue),
    )
  })

  it.each([0, 1, 2])('are none where nothing is changed (%i)', (index) => {
    const issue = issues[index] as Issue
    expect(changesOf(issue, structuredClone(issue), house)).toEqual([])
  })

  it.each([0, 1, 2])('tell a single change, and nothing else (%i)', (index) => {
    const issue = issues[index] as Issue
    const others = issues.filter((each) => each !== issue)
    fc.assert(
      fc.property(singleChange(issue, others), ({ after, told: wanted }) => {
        const changes = changesOf(issue, after, house)
        expect(changes.map(told)).toEqual(wanted)
        expect(sentences(changes)).toHaveLength(wanted.length)
      }),
      share,
    )
  })

  it.each([0, 1, 2])('mirror each other where the issues change places (%i)', (index) => {
    const issue = issues[index] as Issue
    const others = issues.filter((each) => each !== issue)
    const several = fc.array(fc.nat(2 ** 30), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(several, (seeds) => {
        const after = seeds.reduce<Issue>((each, seed) => {
          const [next] = fc.sample(singleChange(each, others), { seed, numRuns: 1 })
          return next?.after.sections.some(({ items }) => items.length > 0) ? next.after : each
        }, issue)
        const there = changesOf(issue, after, house)
        const back = changesOf(after, issue, house)
        expect(listed(back.map(plain))).toEqual(listed(there.map(mirrored)))
      }),
      { ...share, numRuns: Math.ceil(share.numRuns / 5) },
    )
  })

  it('mirror each other between issues that have little in common', () => {
    for (const one of issues) {
      for (const other of issues) {
        const [there, back] = [changesOf(one, other, house), changesOf(other, one, house)]
        expect(listed(back.map(plain))).toEqual(listed(there.map(mirrored)))
      }
    }
  })
})
