import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  compareDays,
  daysBetween,
  parseDay,
  parsePeriod,
  parseTimes,
  weekday,
} from '../../src/dates.ts'
import type { Times } from '../../src/model.ts'

const millisecondsPerDay = 86_400_000
/** Any day from 1900-01-01 to 2199-12-31, written by the other calendar at hand. */
const instants = fc
  .integer({
    min: Date.UTC(1900, 0, 1) / millisecondsPerDay,
    max: Date.UTC(2199, 11, 31) / millisecondsPerDay,
  })
  .map((days) => days * millisecondsPerDay)
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

describe('parseDay', () => {
  test.each([
    '2009-03-27',
    '2008-02-29',
    '2000-02-29',
    '1900-01-01',
    '2199-12-31',
    '2009-12-31',
    '2009-04-30',
  ])('%s is a day', (text) => expect(parseDay(text)).toBe(text))

  test.each([
    '1900-02-29',
    '2009-02-29',
    '2100-02-29',
    '2009-02-30',
    '2009-04-31',
    '2009-06-31',
    '2009-13-01',
    '2009-00-10',
    '2009-01-00',
    '2009-01-32',
    '1899-12-31',
    '2200-01-01',
    '0009-03-27',
    '2009-3-27',
    '2009-03-27 ',
    ' 2009-03-27',
    '2009-03-27\n',
    '2009-03-27T00:00',
    '2009/03/27',
    '２００９-03-27',
    '-2009-03-27',
    '27 March 2009',
    'tbc',
    '',
  ])('%j is none', (text) => expect(parseDay(text)).toBeUndefined())

  it('takes every day that exists', () => {
    fc.assert(
      fc.property(instants, (instant) => parseDay(dayOf(instant)) === dayOf(instant)),
      { numRuns: 500 },
    )
  })

  it('takes no other', () => {
    const number = (max: number) =>
      fc.integer({ min: 0, max }).map((part) => String(part).padStart(2, '0'))
    const years = fc.integer({ min: 1900, max: 2199 })
    fc.assert(
      fc.property(years, number(14), number(33), (year, month, day) => {
        const exists =
          dayOf(Date.UTC(year, Number(month) - 1, Number(day))) === `${year}-${month}-${day}`
        expect(parseDay(`${year}-${month}-${day}`) !== undefined).toBe(exists)
      }),
      { numRuns: 500 },
    )
  })
})

describe('parsePeriod', () => {
  test.each(['2009', '2009-04', '2009-04-20', '2008-02-29'])('%s is a period', (text) =>
    expect(parsePeriod(text)).toBe(text),
  )
  test.each([
    '209',
    '1899',
    '2200',
    '2009-',
    '2009-4',
    '2009-13',
    '2009-00',
    '2009-02-29',
    'tbc',
    '',
  ])('%j is none', (text) => expect(parsePeriod(text)).toBeUndefined())
})

describe('counting days', () => {
  test.each([
    ['2009-03-27', '2009-03-27', 0],
    ['2009-03-27', '2009-03-28', 1],
    ['2009-03-01', '2009-02-28', -1],
    ['2008-02-28', '2008-03-01', 2],
    ['1900-02-28', '1900-03-01', 1],
    ['2008-12-31', '2009-12-31', 365],
    // Clocks change in Europe on the night between these two.
    ['2009-03-28', '2009-03-30', 2],
  ])('from %s to %s', (a, b, days) => {
    expect(daysBetween(a, b)).toBe(days)
    expect(compareDays(b, a)).toBe(days)
  })

  it('agrees with another calendar', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(daysBetween(dayOf(a), dayOf(b))).toBe((b - a) / millisecondsPerDay)
        expect(weekday(dayOf(a))).toBe(new Date(a).getUTCDay())
        expect(compareDays(dayOf(a), dayOf(b)) < 0).toBe(dayOf(a) < dayOf(b))
      }),
      { numRuns: 500 },
    )
  })
})

describe('parseTimes', () => {
  test.each<[string, Times]>([
    ['14:00', { start: 840 }],
    ['0:00', { start: 0 }],
    ['23:59', { start: 1439 }],
    ['14:00-16:00', { start: 840, end: 960 }],
    ['9:30-12:00', { start: 570, end: 720 }],
    ['09:30–12:00', { start: 570, end: 720 }],
    ['9:30 - 12:00', { start: 570, end: 720 }],
    ['9:30 – 12:00', { start: 570, end: 720 }],
    ['20:00-24:00', { start: 1200, end: 1440 }],
    ['16:00-14:00', { start: 960, end: 840 }],
    ['14:00-14:00', { start: 840, end: 840 }],
  ])('%s', (text, times) => expect(parseTimes(text)).toEqual(times))

  test.each([
    '24:00',
    '24:00-25:00',
    '14:00-24:01',
    '25:00',
    '14:60',
    '14',
    '14:0',
    '14.00',
    '2pm',
    '14:00-',
    '-16:00',
    '14:00-16:00-18:00',
    '14:00 to 16:00',
    '14:00 ',
    '014:00',
    'noon',
    'tbc',
    '',
  ])('%j is none', (text) => expect(parseTimes(text)).toBeUndefined())
})
