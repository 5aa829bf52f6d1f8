import fc from 'fast-check'
import { afterEach, describe, expect, it, test } from 'vitest'
import { parseDay } from '../src/dates.ts'
import { words as english } from '../src/languages/en.ts'
import { wordsFor } from '../src/languages/index.ts'
import { echo, type Spoken, understand } from '../src/spoken.ts'
import { fuzz } from './support/fuzz.ts'

/** Issues of three years: 31 March was a Tuesday in the first, and a leap day comes after the last. */
const issueDays = ['2009-03-16', '2010-01-04', '2023-11-27'] as const

const brief = ({ date, until, time }: Spoken): string =>
  [[date, until].filter(Boolean).join('/'), time].filter(Boolean).join(' ')

/** `2009-03-27 14:00` when it is taken, `weekday? 2009-03-27 | 2009-03-26` when it is asked about. */
function heard(text: string, on: string): string {
  const { value, doubt } = understand(text, on)
  if (value) return brief(value)
  return `${doubt?.code}? ${doubt?.readings.map(brief).join(' | ')}`.trim()
}

/** A spelling and what it is for an issue of each day; one answer stands for all three. */
const dates: [text: string, first: string, second?: string, third?: string][] = [
  ['28th January 2009', '2009-01-28', '2009-01-28', 'unclear? 2009-01-28'],
  ['20th January 2009', '2009-01-20', '2009-01-20', 'unclear? 2009-01-20'],
  [
    '22 January 2009, 12-3.30pm',
    '2009-01-22 12:00-15:30',
    '2009-01-22 12:00-15:30',
    'unclear? 2009-01-22 12:00-15:30',
  ],
  [
    'Tues 31 March, 3.00-6pm',
    '2009-03-31 15:00-18:00',
    'weekday? 2010-03-31 15:00-18:00 | 2010-03-30 15:00-18:00 | 2009-03-31 15:00-18:00',
    'weekday? 2024-03-31 15:00-18:00 | 2024-04-02 15:00-18:00',
  ],
  [
    'Tuesday 31st March 2009, 10.00 – 4.00',
    '2009-03-31 10:00-16:00',
    '2009-03-31 10:00-16:00',
    'unclear? 2009-03-31 10:00-16:00',
  ],
  [
    'Friday 27 March, 2:00-4:00pm',
    '2009-03-27 14:00-16:00',
    'weekday? 2010-03-27 14:00-16:00 | 2010-03-26 14:00-16:00 | 2009-03-27 14:00-16:00',
    'weekday? 2024-03-27 14:00-16:00 | 2024-03-29 14:00-16:00',
  ],
  ['on 31st March', '2009-03-31', '2010-03-31', '2024-03-31'],
  ['1st May', '2009-05-01', '2010-05-01', '2024-05-01'],
  [
    'by 5pm on Friday 1st May 09',
    '2009-05-01 17:00',
    '2009-05-01 17:00',
    'unclear? 2009-05-01 17:00',
  ],
  ['Friday 15 May 2009.', '2009-05-15', '2009-05-15', 'unclear? 2009-05-15'],
  ['as from the 1st April 2009', 'unclear? 2009-04-01'],
  ['end of March', 'unclear? 2009-03-31', 'unclear? 2010-03-31', 'unclear? 2024-03-31'],
  ['March 2009', 'unclear? tbc'],
  [
    'Tues 31 March, 3.00-6pm, hall not settled yet',
    'unclear? 2009-03-31 15:00-18:00',
    'unclear? 2010-03-31 15:00-18:00 | 2010-03-30 15:00-18:00 | 2009-03-31 15:00-18:00',
    'unclear? 2024-03-31 15:00-18:00 | 2024-04-02 15:00-18:00',
  ],
  [
    'Fri 27 March 2-4pm',
    '2009-03-27 14:00-16:00',
    'weekday? 2010-03-27 14:00-16:00 | 2010-03-26 14:00-16:00 | 2009-03-27 14:00-16:00',
    'weekday? 2024-03-27 14:00-16:00 | 2024-03-29 14:00-16:00',
  ],
  [
    '27 March 2pm-4pm',
    '2009-03-27 14:00-16:00',
    '2010-03-27 14:00-16:00',
    '2024-03-27 14:00-16:00',
  ],
  [
    'Friday, March 27, 2009 at 2:00 PM',
    '2009-03-27 14:00',
    '2009-03-27 14:00',
    'unclear? 2009-03-27 14:00',
  ],
  [
    'On Friday, 27th of March, from 10.30am until 3pm',
    '2009-03-27 10:30-15:00',
    'weekday? 2010-03-27 10:30-15:00 | 2010-03-26 10:30-15:00 | 2009-03-27 10:30-15:00',
    'weekday? 2024-03-27 10:30-15:00 | 2024-03-29 10:30-15:00',
  ],
  ['31/3/09', '2009-03-31', '2009-03-31', 'unclear? 2009-03-31'],
  ['27.3.2009', '2009-03-27', '2009-03-27', 'unclear? 2009-03-27'],
  ['27/3', '2009-03-27', '2010-03-27', '2024-03-27'],
  ['3/31/09', '2009-03-31', '2009-03-31', 'unclear? 2009-03-31'],
  ['3/4/09', 'two-readings? 2009-04-03 | 2009-03-04'],
  ['Fri 3/4/09', '2009-04-03', '2009-04-03', 'unclear? 2009-04-03'],
  [
    '3/4',
    'two-readings? 2009-04-03 | 2009-03-04 | 2010-03-04',
    'two-readings? 2010-04-03 | 2010-03-04',
    'two-readings? 2024-04-03 | 2024-03-04',
  ],
  ['2009-03-27', '2009-03-27', '2009-03-27', 'unclear? 2009-03-27'],
  ['2009-03-27T14:00', '2009-03-27 14:00', '2009-03-27 14:00', 'unclear? 2009-03-27 14:00'],
  ['20090327', '2009-03-27', '2009-03-27', 'unclear? 2009-03-27'],
  [
    '09-03-27',
    'two-readings? 2027-03-09 | 2027-09-03 | 2009-03-27',
    'two-readings? 2027-03-09 | 2027-09-03 | 2009-03-27',
    'two-readings? 2027-03-09 | 2027-09-03',
  ],
  ["27 March '09", '2009-03-27', '2009-03-27', 'unclear? 2009-03-27'],
  ['27-29 April', '2009-04-27/2009-04-29', '2010-04-27/2010-04-29', '2024-04-27/2024-04-29'],
  ['27 to 29 April', '2009-04-27/2009-04-29', '2010-04-27/2010-04-29', '2024-04-27/2024-04-29'],
  ['27th, 28th April', 'unclear?'],
  ['27/28 April', '2009-04-27/2009-04-28', '2010-04-27/2010-04-28', '2024-04-27/2024-04-28'],
  [
    '27 and 30 April',
    'unclear? 2009-04-27 | 2009-04-27/2009-04-30',
    'unclear? 2010-04-27 | 2010-04-27/2010-04-30',
    'unclear? 2024-04-27 | 2024-04-27/2024-04-30',
  ],
  ['30 March - 1 April', '2009-03-30/2009-04-01', '2010-03-30/2010-04-01', '2024-03-30/2024-04-01'],
  [
    '30 December - 2 January',
    '2009-12-30/2010-01-02',
    'no-year? 2009-12-30/2010-01-02 | 2010-12-30/2011-01-02',
    '2023-12-30/2024-01-02',
  ],
  [
    '30 December - 2 January 2010',
    '2009-12-30/2010-01-02',
    '2009-12-30/2010-01-02',
    'unclear? 2009-12-30/2010-01-02',
  ],
  [
    'Fri 27 - Sun 29 March 2009',
    '2009-03-27/2009-03-29',
    '2009-03-27/2009-03-29',
    'unclear? 2009-03-27/2009-03-29',
  ],
  ['April 27-29', '2009-04-27/2009-04-29', '2010-04-27/2010-04-29', '2024-04-27/2024-04-29'],
  [
    '29-27 April',
    'unclear? 2009-04-29/2010-04-27',
    'unclear? 2010-04-29/2011-04-27',
    'unclear? 2024-04-29/2025-04-27',
  ],
  [
    '27-29 April 10-4',
    '2009-04-27/2009-04-29 10:00-16:00',
    '2010-04-27/2010-04-29 10:00-16:00',
    '2024-04-27/2024-04-29 10:00-16:00',
  ],
  [
    '1 May - 4',
    'unclear? 2009-05-01/2009-05-04',
    'unclear? 2010-05-01/2010-05-04',
    'unclear? 2024-05-01/2024-05-04',
  ],
  ['March 27', '2009-03-27', '2010-03-27', '2024-03-27'],
  [
    'March 09',
    'two-readings? 2009-03-09 | 2010-03-09 | tbc',
    'two-readings? 2010-03-09 | tbc',
    'two-readings? 2024-03-09 | tbc',
  ],
  [
    '1 May 10 - 4pm',
    'two-readings? 2009-05-01 10:00-16:00 | 2010-05-01 16:00',
    'two-readings? 2010-05-01 10:00-16:00 | 2010-05-01 16:00',
    '2024-05-01 10:00-16:00',
  ],
  [
    '1 May at 10',
    'two-readings? 2009-05-01 10:00 | 2009-05-01 22:00',
    'two-readings? 2010-05-01 10:00 | 2010-05-01 22:00',
    'two-readings? 2024-05-01 10:00 | 2024-05-01 22:00',
  ],
  ['1 May, 10', 'unclear?'],
  [
    '31 April',
    'unclear? 2009-04-30 | 2009-05-01',
    'unclear? 2010-04-30 | 2010-05-01',
    'unclear? 2024-04-30 | 2024-05-01',
  ],
  ['29 Feb', 'unclear? 2010-02-28 | 2010-03-01', 'unclear? 2010-02-28 | 2010-03-01', '2024-02-29'],
  ['29 Feb 2009', 'unclear? 2009-02-28 | 2009-03-01'],
  ['Thursday 1 May 2009', 'weekday? 2009-05-01 | 2009-04-30'],
  [
    'Thursday 27 March',
    'weekday? 2009-03-27 | 2009-03-26 | 2008-03-27',
    'weekday? 2010-03-27 | 2010-03-25',
    'weekday? 2024-03-27 | 2024-03-28 | 2025-03-27',
  ],
  [
    'weds 6 May',
    '2009-05-06',
    'weekday? 2010-05-06 | 2010-05-05 | 2009-05-06',
    'weekday? 2024-05-06 | 2024-05-08',
  ],
  ['Wensday 6 May', 'unclear? 2009-05-06', 'unclear? 2010-05-06', 'unclear? 2024-05-06'],
  ['27th', 'unclear? 2009-03-27', 'unclear? 2010-01-27', 'unclear? 2023-11-27'],
  [
    'next Tuesday',
    'two-readings? 2009-03-17 | 2009-03-24',
    'two-readings? 2010-01-05 | 2010-01-12',
    'two-readings? 2023-11-28 | 2023-12-05',
  ],
  ['Friday', 'unclear? 2009-03-20', 'unclear? 2010-01-08', 'unclear? 2023-12-01'],
  ['tomorrow', 'unclear? 2009-03-17', 'unclear? 2010-01-05', 'unclear? 2023-11-28'],
  ['Easter Monday', 'unclear?'],
  ['27 March, morning', 'unclear? 2009-03-27', 'unclear? 2010-03-27', 'unclear? 2024-03-27'],
  [
    '27 March 2pm 3pm',
    'unclear? 2009-03-27 14:00',
    'unclear? 2010-03-27 14:00',
    'unclear? 2024-03-27 14:00',
  ],
  ['27 March 2030', 'unclear? 2030-03-27'],
  ['tbc', 'tbc'],
  ['date to be confirmed', 'tbc'],
  ['date and time TBC', 'tbc tbc'],
  [
    'Friday 27 March, time tbc',
    '2009-03-27 tbc',
    'weekday? 2010-03-27 tbc | 2010-03-26 tbc | 2009-03-27 tbc',
    'weekday? 2024-03-27 tbc | 2024-03-29 tbc',
  ],
  [
    '27 March tbc',
    'unclear? 2009-03-27 | tbc',
    'unclear? 2010-03-27 | tbc',
    'unclear? 2024-03-27 | tbc',
  ],
  ['soon', 'unclear?'],
]

const times: [text: string, answer: string][] = [
  ['12-3.30pm', '12:00-15:30'],
  ['10.00 – 4.00', '10:00-16:00'],
  ['3.00-6.00pm', '15:00-18:00'],
  ['10-4', '10:00-16:00'],
  ['9-5', '09:00-17:00'],
  ['12-2', '12:00-14:00'],
  ['10-12', '10:00-12:00'],
  ['2-4', 'two-readings? 14:00-16:00'],
  ['9-11', 'two-readings? 09:00-11:00 | 21:00-23:00'],
  ['7-9', 'two-readings? 19:00-21:00 | 07:00-09:00'],
  ['5pm', '17:00'],
  ['2.30 p.m.', '14:30'],
  ['2:30', 'two-readings? 14:30'],
  ['10.30', 'two-readings? 10:30 | 22:30'],
  ["3 o'clock", 'two-readings? 15:00'],
  ['14:00-16:00', '14:00-16:00'],
  ['14:00', '14:00'],
  ['1400hrs', '14:00'],
  ['0900-1700', '09:00-17:00'],
  ['09:00 to 17:00', '09:00-17:00'],
  ['7.00-20.00', '07:00-20:00'],
  ['02:00-04:00', 'two-readings? 14:00-16:00'],
  ['10am-4', '10:00-16:00'],
  ['noon', '12:00'],
  ['12 noon', '12:00'],
  ['midday to 2pm', '12:00-14:00'],
  ['8pm to midnight', '20:00-24:00'],
  ['midnight', 'two-readings? 00:00 | 23:59'],
  ['12pm', 'two-readings? 12:00 | 00:00'],
  ['12am', 'two-readings? 00:00 | 12:00'],
  ['6pm-12am', '18:00-24:00'],
  ['9-12am', 'two-readings? 09:00-12:00 | 21:00-24:00'],
  ['9 for 9.30am', 'two-readings? 09:30 | 09:00'],
  ['7 for 7.30pm', 'two-readings? 19:30 | 19:00'],
  ['between 2 and 4pm', '14:00-16:00'],
  ['2pm and 4pm', 'unclear?'],
  ['22:00-02:00', 'unclear? 22:00'],
  ['4pm-2pm', 'unclear? 16:00'],
  ['25:00', 'unclear?'],
  ['10.75', 'unclear?'],
  ['14.03', 'two-readings? 14:03'],
  ['2pm till late', 'unclear? 14:00'],
  ['2pm EST', 'unclear? 14:00'],
  ['time tbc', 'tbc'],
  ['all day', 'unclear?'],
]

describe('understand', () => {
  test.each(dates)('%j', (text, first, second = first, third = first) => {
    expect(issueDays.map((on) => heard(text, on))).toEqual([first, second, third])
  })

  test.each(times)('%j', (text, answer) => {
    expect(issueDays.map((on) => heard(text, on))).toEqual([answer, answer, answer])
  })
})

describe('what understand promises', () => {
  // chrono-node takes milliseconds for each.
  const cases = { ...fuzz, numRuns: Math.min(fuzz.numRuns, 2000) }
  const zone = process.env.TZ
  afterEach(() => {
    process.env.TZ = zone
  })

  const day = fc
    .date({ min: new Date('2008-06-01'), max: new Date('2010-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const clock = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((half) => {
      const minutes = String((half % 2) * 30).padStart(2, '0')
      return `${String(Math.floor(half / 2)).padStart(2, '0')}:${minutes}`
    })
  const time = fc.oneof(
    clock(1, 47).filter((text) => text !== '12:00'),
    fc.tuple(clock(0, 23), clock(24, 48)).map((pair) => pair.join('-')),
    fc.constant('tbc'),
  )
  const spoken: fc.Arbitrary<Spoken> = fc.oneof(
    fc.record({ date: day, time }),
    fc.record({ date: day }),
    fc.record({ time }),
    fc
      .tuple(day, day)
      .filter(([a, b]) => a < b)
      .map(([date, until]) => ({ date, until })),
  )

  it('takes back what it said itself', () => {
    fc.assert(
      fc.property(spoken, (value) => {
        expect(understand(echo(value, 'en-GB', english), '2009-06-15')).toEqual({ value })
      }),
      cases,
    )
  })

  it('leaves no word unread', () => {
    const taken = dates.map(([text]) => text).filter((text) => understand(text, issueDays[0]).value)
    expect(taken.length).toBeGreaterThan(25)
    for (const text of taken) {
      for (const odd of [`${text} provisionally`, `not ${text}`, `${text}?`, `${text} 5`]) {
        expect([odd, understand(odd, issueDays[0]).value]).toEqual([odd, undefined])
      }
    }
  })

  it('takes or asks, whatever is typed, and only days that there are', () => {
    const piece = fc.constantFrom(
      ...['27', '3', '31', '09', '2009', '1st', 'March', 'apr', 'Fri', 'Sunday', '-', 'to', '/'],
      ...[
        '.',
        ':',
        ',',
        ' ',
        ' ',
        ' ',
        'pm',
        'am',
        'noon',
        'tbc',
        'and',
        'from',
        'at',
        'for',
        '30',
      ],
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, day, (typed, on) => {
        const { value, doubt } = understand(typed, on)
        expect(value === undefined).toBe(doubt !== undefined)
        for (const each of value ? [value] : (doubt?.readings ?? [])) {
          const days = [each.date, each.until].filter((name) => name && name !== 'tbc')
          expect(days.filter((name) => !parseDay(name as string))).toEqual([])
          expect(brief(each)).not.toBe('')
        }
      }),
      cases,
    )
  })

  it('never hears a number that was not typed', () => {
    const form = fc.constantFrom('D M Y', 'DM, Y', 'D/N/Y', 'Y-N-D', 'M D, Y', 'D.N.Y at 5pm')
    fc.assert(
      fc.property(form, day, (shape, date) => {
        const [year, month, number] = date.split('-') as [string, string, string]
        const name = new Date(date).toLocaleDateString('en', { month: 'short', timeZone: 'UTC' })
        const parts: Record<string, string> = { D: number, M: name, Y: year, N: month }
        const typed = shape.replace(/[DMYN]/g, (letter) => parts[letter] as string)
        const { value, doubt } = understand(typed, '2009-06-15')
        const dates = [value, ...(doubt?.readings ?? [])].map((each) => each?.date)
        expect(dates).toContain(date)
        if (value) expect(value.date).toBe(date)
      }),
      cases,
    )
  })

  test.each(['Pacific/Auckland', 'America/Los_Angeles', 'UTC'])('in %s as anywhere', (name) => {
    process.env.TZ = name
    expect(heard('tomorrow', '2009-03-28')).toBe('unclear? 2009-03-29')
    expect(heard('Fri 27 March 2-4pm', '2009-03-16')).toBe('2009-03-27 14:00-16:00')
  })

  it('does not read a whole letter', () => {
    expect(heard('27 March 2009 '.repeat(5000), '2009-03-16')).toBe('unclear?')
  })

  it('says what it asks', () => {
    const asked = (text: string) => understand(text, '2009-03-16').doubt?.message
    expect(asked('Thursday 1 May 2009')).toBe('1 May 2009 is a Friday, not a Thursday.')
    expect(asked('31 April')).toBe('April 2009 has 30 days.')
    expect(asked('27 March, venue tbc')).toBe('`venue tbc` was not understood.')
    expect(asked('')).toBe('No date and no time is in it.')
  })
})

describe('echo', () => {
  test.each<[Spoken, string]>([
    [{ date: '2009-03-27', time: '14:00-16:00' }, 'Friday 27 March 2009, 2pm to 4pm'],
    [{ date: '2009-03-27', until: '2009-03-29' }, 'Friday 27 to Sunday 29 March 2009'],
    [{ date: '2009-03-27', time: 'tbc' }, 'Friday 27 March 2009, time to be confirmed'],
    [{ date: 'tbc', time: '12:00' }, 'Date to be confirmed, noon'],
    [{ time: 'tbc' }, 'Time to be confirmed'],
    [{ time: '20:00-24:00' }, '8pm to midnight'],
  ])('%j', (value, said) => expect(echo(value, 'en-GB', english)).toBe(said))

  it('speaks the newsroom’s language', async () => {
    const { words } = await wordsFor('de')
    const value = { date: '2009-03-27', time: '14:00' }
    expect(echo(value, 'de', words)).toBe('Freitag, 27. März 2009, 14:00')
  })
})
