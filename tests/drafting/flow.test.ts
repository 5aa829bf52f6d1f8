import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  type AnswerTo,
  type Ask,
  type Draft,
  draftIssue,
  isSeveral,
  type Material,
  memory,
  type Past,
  type Proof,
  type Question,
  run,
  StepBack,
  type Tape,
} from '../../src/draft.ts'
import { compileYaml } from '../../src/edit.ts'
import type { Newsroom } from '../../src/model.ts'
import { findNewsroom, issueFiles } from '../../src/newsroom.ts'
import { parse, read } from '../../src/read.ts'
import type { Spoken } from '../../src/spoken.ts'
import { validate } from '../../src/validate.ts'
import { announce, fuzz } from '../support/fuzz.ts'

/** A draft is a hundred random answers, and costs as much as twenty cases of other tests. */
const drafts = Math.ceil(fuzz.numRuns / 20)

/** A newsroom whose texts are seen by nobody. */
const unseen: Proof = {
  overview: async () => '',
  plainText: async () => '',
  file: async () => '',
  show: () => undefined,
}

const lines = [
  ...['', 'A title: with “quotes” # and more', '2009-04', '12', 'https://example.org/a?b=c&d'],
  ...['mailto:events@example.org', 'events@example.org', '01632 960001', 'tbc', 'here', '- dash'],
  ...[
    'yes',
    'null',
    '0x1F',
    '{ braces }',
    '@at',
    'April 2009',
    "it's",
    'emoji 😀',
    'x'.repeat(300),
  ],
]
const proses = [
  ...['', 'One line.', 'Two\n\nparagraphs, *one* of them [linked](https://example.org).'],
  ...[
    '- a list\n- of two',
    `${'Long '.repeat(60)}\n\n  indented`,
    '# A heading\n\ntext',
    'tab\there',
  ],
]
const days: Spoken[] = [
  { date: '2009-05-22' },
  { date: '2009-05-22', time: '14:00-16:00' },
  { date: '2009-06-01', time: '17:00' },
  { date: '2009-05-22', until: '2009-05-24' },
  { date: 'tbc' },
  { time: '10:00-12:00' },
]

type Dice = (below: number) => number

function dice(start: number): Dice {
  const state = { value: start }
  return (below) => {
    state.value = (Math.imul(state.value ^ (state.value >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return Math.floor((state.value / 2 ** 32) * below)
  }
}

/** Any answer that the question takes. What would never end is ended sooner or later. */
function anyAnswer(question: Question, below: Dice): Answer {
  const one = <T>(values: readonly T[]): T => values[below(values.length)] as T
  // Drawn until one fits: to ask the form about each of them takes most of the time.
  const fitting = <T>(values: readonly T[], fits: (value: T) => boolean): T => {
    const left = [...values]
    while (left.length > 0) {
      const [drawn] = left.splice(below(left.length), 1) as [T]
      if (fits(drawn)) return drawn
    }
    throw new Error(`Nothing answers “${question.label}” (${question.key}).`)
  }
  const { kind } = question
  if (kind === 'line' || kind === 'prose') {
    // The name of an item is unique in its issue; a field alone cannot see that.
    if (question.key.endsWith('/id')) return `id-${question.key.replace(/[^a-z0-9]+/g, '-')}`
    return fitting(kind === 'line' ? lines : proses, (text) => question.check?.(text) === undefined)
  }
  if (kind === 'when') {
    if (question.optional && below(3) === 0) return null
    return fitting(days, (day) => question.check?.(day) === undefined)
  }
  const values = question.choices.map(({ value }) => value)
  if (isSeveral(question)) {
    if (question.all) return values.toSorted(() => below(3) - 1)
    const taken = values.filter(() => below(3) === 0)
    return question.check?.(taken) === undefined ? taken : (values as string[])
  }
  if (question.key.startsWith('review/') && question.fleeting) {
    return below(3) > 0 ? 'write' : fitting(values, (each) => !question.fleeting?.includes(each))
  }
  if (values.includes('.') && below(2) === 0) return '.'
  return one(values)
}

/** Answers as the dice fall; what was once answered is answered so again. */
function answerer(start: number, given = new Map<string, Answer>()): Ask {
  const below = dice(start)
  return async <Q extends Question>(question: Q) => {
    const answer = given.get(question.key) ?? anyAnswer(question, below)
    given.set(question.key, answer)
    return answer as AnswerTo<Q>
  }
}

describe('drafting an issue', () => {
  const past: Past[] = []
  const state: { newsroom?: Newsroom } = {}
  beforeAll(async () => {
    const newsroom = (await findNewsroom(join(import.meta.dirname, '../..'))).value
    if (!newsroom) throw new Error('The sample newsroom has faults.')
    state.newsroom = newsroom
    for (const { path } of await issueFiles(newsroom)) {
      const source = (await read(path)).value
      const issue = source && validate(source, newsroom).value
      if (issue) past.push({ issue, data: source.data })
    }
  })
  const material = (count: number): Material => ({
    newsroom: state.newsroom as Newsroom,
    number: 17,
    likely: { date: '2009-05-18', why: 'the third Monday' },
    today: '2009-05-01',
    past: past.slice(0, count),
    given: { looseEnds: true },
  })
  const draftWith = (ask: Ask, tape: Tape, count = 3) =>
    run((each) => draftIssue(each, material(count), unseen), tape, ask)

  const faultsOf = ({ data, people }: Draft) => {
    const newsroom = state.newsroom as Newsroom
    const source = parse('17.yaml', compileYaml(data, '# schema')).value
    if (!source) throw new Error('The file cannot be read.')
    const all = { ...newsroom, people: { ...newsroom.people, ...people } }
    expect(source.data).toEqual(JSON.parse(JSON.stringify(data)))
    const found = validate(source, all).diagnostics
    // Somebody who takes nothing may get an issue without sections, which is told as a warning.
    const isBlank = (data.sections as unknown[]).length === 0
    return isBlank ? found.filter(({ code }) => code !== 'empty-list') : found
  }

  announce('random answers, twenty of them a draft')

  it('makes an issue without a fault of whatever the questions take', async () => {
    for (let run = 0; run < drafts; run += 1) {
      const { draft } = await draftWith(answerer(fuzz.seed + run), memory(), run % 4)
      expect(faultsOf(draft), `the draft of seed ${fuzz.seed + run}`).toEqual([])
    }
  }, 600_000)

  it('comes to the same draft after a stop at any question', async () => {
    const given = new Map<string, Answer>()
    const { draft } = await draftWith(answerer(2014, given), memory())
    const count = given.size
    expect(count).toBeGreaterThan(20)
    for (let stop = 0; stop < count; stop += 1) {
      const tape = memory()
      const asked: string[] = []
      const stopping: Ask = async <Q extends Question>(question: Q) => {
        if (asked.length === stop) throw new Error('stopped')
        asked.push(question.key)
        return given.get(question.key) as AnswerTo<Q>
      }
      await expect(draftWith(stopping, tape)).rejects.toThrow('stopped')
      const resumed: string[] = []
      const going: Ask = async <Q extends Question>(question: Q) => {
        resumed.push(question.key)
        return given.get(question.key) as AnswerTo<Q>
      }
      expect((await draftWith(going, tape)).draft).toEqual(draft)
      // Nothing is asked twice, and nothing is passed over.
      expect([...asked, ...resumed].sort()).toEqual([...given.keys()].sort())
    }
  })

  it('steps back to the question before, with its answer to be changed', async () => {
    const given = new Map<string, Answer>()
    const { draft } = await draftWith(answerer(2010, given), memory())
    const state = { backs: 0, last: '' }
    const going: Ask = async <Q extends Question>(question: Q) => {
      const isAgain = state.last === question.key
      const before = 'start' in question ? question.start : undefined
      if (isAgain && before !== undefined) expect(before).toEqual(given.get(question.key))
      if (!isAgain && state.last !== '' && state.backs < 30 && question.key.length % 2 === 0) {
        state.backs += 1
        throw new StepBack()
      }
      state.last = question.key
      return given.get(question.key) as AnswerTo<Q>
    }
    expect((await draftWith(going, memory())).draft).toEqual(draft)
    expect(state.backs).toBeGreaterThan(5)
  })

  it('asks again for what has become wrong, and only for that', async () => {
    const given = new Map<string, Answer>()
    await draftWith(answerer(2011, given), memory())
    const tape = memory()
    for (const [key, answer] of given)
      tape.put(key, key.endsWith('/heading') ? 'x'.repeat(400) : answer)
    const asked: string[] = []
    const going: Ask = async <Q extends Question>(question: Q) => {
      asked.push(question.key)
      return given.get(question.key) as AnswerTo<Q>
    }
    await draftWith(going, tape)
    expect(asked.filter((key) => !key.startsWith('review/'))).toEqual(
      [...given.keys()].filter((key) => key.endsWith('/heading') && !key.startsWith('review/')),
    )
  })

  it('tells each question apart from every other', async () => {
    const asked: string[] = []
    const below = dice(2012)
    const ask: Ask = async <Q extends Question>(question: Q) => {
      asked.push(question.key)
      return anyAnswer(question, below) as AnswerTo<Q>
    }
    await draftIssue(ask, material(3), unseen)
    expect(new Set(asked).size).toBe(asked.length)
  })
})
