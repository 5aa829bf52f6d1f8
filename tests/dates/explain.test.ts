import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { explainDay, explainTimes, parseDay, parseTimes } from '../../src/dates.ts'

describe('explainDay', () => {
  const like = 'Write the day as year-month-day, like `2009-03-27`.'
  const choose = (...choices: string[]) =>
    `Write the day as year-month-day: ${choices.join(' or ')}.`
  const third = '`2009-04-03` for 3 April 2009'
  const fourth = '`2009-03-04` for 4 March 2009'

  test.each([
    ['2009-04-31', 'April 2009 has 30 days.'],
    ['2009-02-29', 'February 2009 has 28 days.'],
    ['2008-02-30', 'February 2008 has 29 days.'],
    ['1900-02-29', 'February 1900 has 28 days.'],
    ['31/4/09', 'April 2009 has 30 days.'],
    ['31 April 2009', 'April 2009 has 30 days.'],
    ['2009-13-01', 'There is no month 13.'],
    ['2009-00-01', 'There is no month 0.'],
    ['2009-01-00', 'There is no day 0.'],
    ['1899-12-31', 'The year must lie between 1900 and 2199.'],
    ['2200-01-01', 'The year must lie between 1900 and 2199.'],
    ['3/4/09', choose(third, fourth)],
    ['03.04.2009', choose(third, fourth)],
    ['31-03-09', choose('`2009-03-31` for 31 March 2009', '`2031-03-09` for 9 March 2031')],
    ['27 March', like],
    ['April 2009', like],
    ['2009', like],
    ['27-29 March 2009', like],
    ['Room 3, 12 April 2009', like],
    ['1/2/345', like],
    ['soon', like],
    ['constructor', like],
    ['', like],
  ])('%j: %s', (text, sentence) => expect(explainDay(text)).toBe(sentence))

  test.each([
    ['2009-3-1', '2009-03-01'],
    ['2009/03/01', '2009-03-01'],
    ['2009–03–01', '2009-03-01'],
    ['20090301', '2009-03-01'],
    ['2009-03-01T14:00', '2009-03-01'],
    ['2009-03-01 14:00', '2009-03-01'],
    ['31/3/09', '2009-03-31'],
    ['3/31/09', '2009-03-31'],
    ['31.03.2009', '2009-03-31'],
    ['31/3/99', '1999-03-31'],
    ['3/3/09', '2009-03-03'],
    ['31 March 2009', '2009-03-31'],
    ['31st March 2009', '2009-03-31'],
    ['1st of May 2009', '2009-05-01'],
    ['Friday 27 March 2009', '2009-03-27'],
    ['Fri, 27 Mar 09', '2009-03-27'],
    ['27-Mar-2009', '2009-03-27'],
    ['March 27, 2009', '2009-03-27'],
    ['2 Sept 2009', '2009-09-02'],
    ['2009 March 27', '2009-03-27'],
  ])('%j → %s', (text, day) => {
    expect(explainDay(text)).toBe(`Write the day as \`${day}\`.`)
  })

  it('proposes nothing that would be refused', () => {
    const number = fc.integer({ min: 0, max: 2300 }).map(String)
    const part = fc.oneof(number, fc.constantFrom('March', 'feb', 'Fri', '09', 'th', '2009'))
    const texts = fc.array(part, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(texts, fc.constantFrom('-', '/', '.', ' '), (parts, mark) => {
        for (const proposal of proposals(explainDay(parts.join(mark)))) {
          expect(parseDay(proposal)).toBe(proposal)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('explainTimes', () => {
  test.each([
    ['25:00', 'There is no hour 25.'],
    ['14:00-24:30', 'There is no hour 24.'],
    ['14:60', 'There is no minute 60.'],
    ['24:00', '`24:00` can only end a time.'],
    ['afternoon', 'Write the time by the 24-hour clock, like `14:00` or `14:00-16:00`.'],
    ['16:00 to 14:00', 'Write the time by the 24-hour clock, like `14:00` or `14:00-16:00`.'],
    ['2pm-4pm-6pm', 'Write the time by the 24-hour clock, like `14:00` or `14:00-16:00`.'],
    ['', 'Write the time by the 24-hour clock, like `14:00` or `14:00-16:00`.'],
    ['9.30', 'Write the time by the 24-hour clock: `09:30` or `21:30`.'],
    ['2.00-4.00', 'Write the time by the 24-hour clock: `02:00-04:00` or `14:00-16:00`.'],
    ['12pm', 'Write the time by the 24-hour clock: `12:00` or `00:00`.'],
    ['12am', 'Write the time by the 24-hour clock: `00:00` or `12:00`.'],
    ['10am-12pm', 'Write the time by the 24-hour clock: `10:00-12:00` or `10:00-24:00`.'],
    ['midnight', 'Write the time by the 24-hour clock: `00:00` or `23:59`.'],
  ])('%j: %s', (text, sentence) => expect(explainTimes(text)).toBe(sentence))

  test.each([
    ['2pm', '14:00'],
    ['2 p.m.', '14:00'],
    ['2 PM', '14:00'],
    ['12.30pm', '12:30'],
    ['12.30am', '00:30'],
    ['14.00', '14:00'],
    ['09.30', '09:30'],
    ['1430', '14:30'],
    ['14h30', '14:30'],
    ['noon', '12:00'],
    ['2-4pm', '14:00-16:00'],
    ['2.00-4.00pm', '14:00-16:00'],
    ['2.30 p.m. – 4 p.m.', '14:30-16:00'],
    ['10am to 4pm', '10:00-16:00'],
    ['10-4pm', '10:00-16:00'],
    ['11-1pm', '11:00-13:00'],
    ['9-5', '09:00-17:00'],
    ['10-12', '10:00-12:00'],
    ['noon to 3.30pm', '12:00-15:30'],
    ['10pm until midnight', '22:00-24:00'],
    ['14:00 to 16:00', '14:00-16:00'],
    ['14:00—16:00', '14:00-16:00'],
  ])('%j → %s', (text, times) => {
    expect(explainTimes(text)).toBe(`Write the time by the 24-hour clock: \`${times}\`.`)
  })

  it('proposes nothing that would be refused', () => {
    const hour = fc.integer({ min: 0, max: 24 })
    const minute = fc.constantFrom('', '.00', ':30', '.59')
    const half = fc.constantFrom('', 'am', ' p.m.')
    const clock = fc.oneof(
      fc.tuple(hour, minute, half).map((parts) => parts.join('')),
      fc.constantFrom('noon', 'midnight'),
    )
    const text = fc.oneof(
      clock,
      fc.tuple(clock, clock).map((clocks) => clocks.join(' to ')),
    )
    fc.assert(
      fc.property(text, (written) => {
        const sentence = explainTimes(written)
        if (sentence.endsWith('can only end a time.')) return
        for (const proposal of proposals(sentence)) expect(parseTimes(proposal)).toBeDefined()
      }),
      { numRuns: 500 },
    )
  })
})

/** What a sentence shows between backticks. */
function proposals(sentence: string): string[] {
  return [...sentence.matchAll(/`([^`]*)`/g)].map((match) => match[1] ?? '')
}
