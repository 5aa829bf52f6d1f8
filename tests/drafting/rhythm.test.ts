import { describe, expect, it } from 'vitest'
import { nextIssue } from '../../src/draft.ts'

const issues = (...dates: string[]) => dates.map((date, index) => ({ number: index + 1, date }))

describe('the next issue', () => {
  it.each([
    [
      'the sample newsroom',
      ['2008-12-10', '2009-03-16', '2009-04-20'],
      '2009-05-18',
      'third Monday',
    ],
    ['weekly', ['2009-03-06', '2009-03-13', '2009-03-20'], '2009-03-27', '1 week '],
    ['fortnightly', ['2009-03-06', '2009-03-20', '2009-04-03'], '2009-04-17', '2 weeks'],
    ['daily', ['2009-03-06', '2009-03-07', '2009-03-08'], '2009-03-09', '1 day '],
    ['the last Friday', ['2009-01-30', '2009-02-27', '2009-03-27'], '2009-04-24', 'last Friday'],
    ['the last Friday, a fifth one', ['2009-03-27', '2009-04-24'], '2009-05-29', 'last Friday'],
    ['a day of the month', ['2009-01-15', '2009-02-15', '2009-03-15'], '2009-04-15', 'day 15'],
    ['the 31st', ['2009-01-31', '2009-03-31', '2009-05-31'], '2009-07-31', 'every 2 months'],
    ['the 31st in a short month', ['2009-07-31', '2009-08-31'], '2009-09-30', 'day 31'],
    [
      'a summer without an issue',
      ['2009-06-01', '2009-07-06', '2009-10-05', '2009-11-02'],
      '2009-12-07',
      'first Monday',
    ],
    ['over the year', ['2008-11-17', '2008-12-15'], '2009-01-19', 'third Monday'],
    ['quarterly', ['2008-09-01', '2008-12-01', '2009-03-02'], '2009-06-01', 'every 3 months'],
  ])('%s', (_, dates, date, why) => {
    const likely = nextIssue(issues(...dates), dates.at(-1) as string)
    expect(likely).toMatchObject({ number: dates.length + 1, date })
    expect(`${likely.why} `).toContain(why)
  })

  it('passes over the days that have gone by', () => {
    const past = issues('2009-03-16', '2009-04-20')
    expect(nextIssue(past, '2009-05-18').date).toBe('2009-05-18')
    expect(nextIssue(past, '2009-05-19').date).toBe('2009-06-15')
  })

  it('continues an old newsroom where it stopped', () => {
    expect(nextIssue(issues('2009-03-16', '2009-04-20'), '2026-01-01').date).toBe('2009-05-18')
  })

  it('proposes no day without a rhythm, but the number', () => {
    expect(nextIssue([], '2009-01-01')).toEqual({ number: 1 })
    expect(nextIssue([{ number: 9, date: '2009-01-01' }], '2009-01-01')).toEqual({ number: 10 })
    expect(nextIssue(issues('2009-01-01', '2009-01-01'), '2009-01-01')).toEqual({ number: 3 })
  })
})
