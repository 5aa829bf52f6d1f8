import { describe, expect, it } from 'vitest'
import type { Text } from '../../src/authored.ts'
import { isQuoted } from '../../src/checks/dates/around.ts'
import { holidaysOf } from '../../src/checks/dates/holidays.ts'
import { relativeIn } from '../../src/checks/dates/relative.ts'
import { daysSaid } from '../../src/checks/dates/said.ts'
import type { Newsroom } from '../../src/model.ts'

const on = '2009-03-16'
const prose = (words: string): Text => ({ kind: 'prose', path: ['intro'], words })

/** What is read: the words that stand for each day, then weekday, day, month and year. */
const read = (words: string, isAmerican = false): string[] =>
  daysSaid(prose(words), { on, isAmerican }).map(({ words: own, weekday, day, month, year }) =>
    [own, [weekday ?? '-', day, month, year ?? '-'].join(' ')].join(': '),
  )

describe('the days that a text names', () => {
  it.each([
    ['on 31 March', ['31 March: - 31 3 -']],
    ['on Tuesday 31st of March, 2009', ['Tuesday 31st of March, 2009: 2 31 3 2009']],
    ['on Tues., 31\nMar 09.', ['Tues., 31\nMar 09: 2 31 3 2009']],
    ['We meet on Monday. 31 March is free', ['31 March: - 31 3 -']],
    ['TUESDAY 31 MARCH', ['TUESDAY 31 MARCH: 2 31 3 -']],
    ['on tuesday 31 march 2009', ['tuesday 31 march 2009: 2 31 3 2009']],
    ['thursday, 16th april', ['thursday, 16th april: 4 16 4 -']],
    ['friday the 1st of may.', ['friday the 1st of may: 5 1 5 -']],
    ['31 March (Tuesday)', ['31 March (Tuesday): 2 31 3 -']],
    ['27 to 29 March', ['27: - 27 3 -', '29 March: - 29 3 -']],
    ['Fri 27–Sun 29 March', ['Fri 27: 5 27 3 -', 'Sun 29 March: 0 29 3 -']],
    ['3, 10 and 17 June', ['3: - 3 6 -', '10: - 10 6 -', '17 June: - 17 6 -']],
    ['Room 2, 27 March', ['27 March: - 27 3 -']],
    ['March 31st; May 2.', ['March 31st: - 31 3 -', 'May 2: - 2 5 -']],
    ['Tuesday, March 31, 2009', ['Tuesday, March 31, 2009: 2 31 3 2009']],
    ['31 March 10am, 1 May 20 places', ['31 March: - 31 3 -', '1 May: - 1 5 -']],
    ['by 31/03/2009 or 1.4.2009', ['31/03/2009: - 31 3 2009', '1.4.2009: - 1 4 2009']],
    ['on Tue 2009-03-31', ['Tue 2009-03-31: 2 31 3 2009']],
    ['The Sun, 4 March', ['4 March: - 4 3 -']],
    ['Saturday and Sunday 4 and 5 April', ['4: - 4 4 -', '5 April: - 5 4 -']],
  ])('%j', (words, expected) => {
    expect(read(words)).toEqual(expected)
  })

  it.each([
    ...['on friday 12 may come, on monday 3 march on', 'sat 4 april and sun 5 april'],
    ...['12 may come and 3 march on', 'In March 31 people came', 'the Top 10 May offers'],
    ...[
      '31 March 2009-10',
      '£31 March',
      'W1 May',
      '32 March',
      '1/2 and 24/7/365',
      'Version 1.2.2009',
    ],
    ...['example.org/2009/03/31', 'In 2009 March began', '12 Marches', 'item 3\n\nMarch is cold'],
  ])('and in %j there is none', (words) => {
    expect(read(words)).toEqual([])
  })

  it('have the month first in America, when they are all in figures', () => {
    expect(read('by 03/04/2009', true)).toEqual(['03/04/2009: - 4 3 2009'])
    expect(read('by 03/04/2009')).toEqual(['03/04/2009: - 3 4 2009'])
  })
})

describe('days that are counted from another', () => {
  it.each([
    ['tomorrow', 'Tuesday 17 March 2009'],
    ['next week', 'the week of Monday 23 March 2009'],
    ['last weekend', 'the weekend of Saturday 14 March 2009'],
    ['this Friday', 'Friday 20 March 2009'],
    ['last Monday', 'Monday 9 March 2009'],
    ['next Monday', 'Monday 23 March 2009 or Monday 30 March 2009'],
    ['last month', 'February 2009'],
    ['the day after tomorrow', 'Wednesday 18 March 2009'],
  ])('%s', (words, expected) => {
    const found = relativeIn(`We meet ${words}.`, on)
    expect(found.map((each) => each.instead.join(' or '))).toEqual([expected])
  })
})

describe('words within quotation marks', () => {
  it.each([
    ['“Come *here,” he said', true],
    ['“Come,” he said *here', false],
    ['"Come *here", he said', true],
    ['‘Come *here’, he said', true],
    ['the clubs’ boat is *here, ‘now’', false],
    ['‘The club’s boat is *here’', true],
  ])('%s', (marked, expected) => {
    expect(isQuoted(prose(marked.replace('*', '')), marked.indexOf('*'))).toBe(expected)
  })
})

describe('public holidays', () => {
  it.each([
    ['en-GB', 'Europe/London', '2009-04-13', 'Easter Monday'],
    ['en-GB', 'Europe/London', '2009-01-02', undefined],
    ['en-GB', 'Europe/Dublin', '2009-03-17', 'St. Patrick’s Day'],
    ['de', 'Europe/Berlin', '2009-05-01', 'Maifeiertag'],
    ['de', 'Europe/Berlin', '2009-12-24', undefined],
    ['en-GB', 'UTC', '2009-12-25', undefined],
  ])('%s, %s, %s', async (language, timezone, day, name) => {
    const holidays = await holidaysOf({ language, timezone } as Newsroom)
    expect(holidays(day)?.name).toBe(name)
  })
})
