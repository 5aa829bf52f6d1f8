import { beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../src/checks/index.ts'
import { compose } from '../src/compose.ts'
import { codes } from '../src/diagnostic.ts'
import type { Newsroom } from '../src/model.ts'
import { parse } from '../src/read.ts'
import { validate } from '../src/validate.ts'
import { newsroom } from './support/mails.ts'

let house: Newsroom
beforeAll(async () => {
  house = await newsroom()
})

/** The codes of an issue of 20 April 2009 with one item, read on a day. */
function found(type: string, item: string, asOf = '2009-04-20'): string[] {
  const yaml = `number: 7\ndate: 2009-04-20\nsections: [{ type: ${type}, items: [{ ${item} }] }]\n`
  const source = parse('7.yaml', yaml).value
  const issue = source && validate(source, house).value
  const edition = issue && compose(issue, house, asOf).value
  if (!issue || !edition) throw new Error('not sound')
  const rendered = { subject: '', preheader: '', html: '', text: '', images: [] }
  return checks.flatMap(({ check }) => check({ issue, edition, rendered, asOf }).map((d) => d.code))
}

describe('a check', () => {
  it.each([
    ['an event of the day', 'events', 'title: A, date: 2009-04-20', '2009-04-20', []],
    [
      'an event of the day before',
      'events',
      'title: A, date: 2009-04-20',
      '2009-04-21',
      ['past-date'],
    ],
    ['its last day', 'events', 'title: A, date: 2009-04-18, until: 2009-04-20', '2009-04-20', []],
    [
      'the day after its last',
      'events',
      'title: A, date: 2009-04-18, until: 2009-04-20',
      '2009-04-21',
      ['past-date'],
    ],
    ['no day yet', 'events', 'title: A, date: tbc', '2019-04-20', []],
    ['a story', 'news', 'title: A, body: B', '2019-04-20', []],
    ['the day of a deadline', 'funding', 'title: A, deadline: 2009-05-01', '2009-05-01', []],
    [
      'the day after',
      'funding',
      'title: A, deadline: { date: 2009-05-01, time: 17:00 }',
      '2009-05-02',
      ['past-deadline'],
    ],
    [
      'each of several',
      'news',
      'title: A, body: B, deadlines: [{ date: 2009-04-18 }, { date: 2009-04-19 }, { date: 2009-04-20 }]',
      '2009-04-20',
      ['past-deadline', 'past-deadline'],
    ],
    [
      'the last day to book',
      'events',
      'title: A, date: 2009-05-01, booking: { contact: events, by: 2009-04-19 }',
      '2009-04-20',
      ['past-deadline'],
    ],
  ])('of %s', (_, type, item, asOf, expected) => expect(found(type, item, asOf)).toEqual(expected))

  it('has a code of its own, which it alone reports', () => {
    const own = checks.map(({ code }) => code)
    expect(new Set(own).size).toBe(own.length)
    for (const code of own) expect(codes).toContain(code)
  })
})
