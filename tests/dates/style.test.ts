import { describe, expect, it, test } from 'vitest'
import {
  formatDate,
  formatDay,
  formatDays,
  formatMonth,
  formatPeriod,
  formatShort,
  formatShortDays,
  formatTime,
  formatTimes,
  parseTimes,
  tile,
} from '../../src/dates.ts'
import { english, wordsFor } from '../../src/languages/index.ts'

describe('English', () => {
  test.each([
    ['2009-01-04', 'Sunday 4 January 2009'],
    ['2009-02-02', 'Monday 2 February 2009'],
    ['2009-03-03', 'Tuesday 3 March 2009'],
    ['2009-04-01', 'Wednesday 1 April 2009'],
    ['2009-05-07', 'Thursday 7 May 2009'],
    ['2009-06-05', 'Friday 5 June 2009'],
    ['2009-07-04', 'Saturday 4 July 2009'],
    ['2009-08-30', 'Sunday 30 August 2009'],
    ['2009-09-10', 'Thursday 10 September 2009'],
    ['2009-10-31', 'Saturday 31 October 2009'],
    ['2009-11-30', 'Monday 30 November 2009'],
    ['2009-12-25', 'Friday 25 December 2009'],
    ['1900-01-01', 'Monday 1 January 1900'],
    ['2199-12-31', 'Tuesday 31 December 2199'],
  ])('%s is %s', (day, text) => {
    const [name = '', date, month = '', year] = text.split(' ')
    expect(formatDay(day, 'en-GB')).toBe(text)
    expect(formatDate(day, 'en-GB')).toBe(`${date} ${month} ${year}`)
    expect(formatShort(day, 'en-GB')).toBe(`${date} ${month}`)
    expect(formatMonth(day, 'en-GB')).toBe(`${month} ${year}`)
    expect(tile(day, 'en-GB')).toEqual({
      weekday: name.slice(0, 3),
      day: date,
      month: month.slice(0, 3),
    })
  })

  test.each(['en', 'en-US', 'EN-gb', 'en-u-nu-arab'])('has one house style: %s', (language) => {
    expect(formatDay('2009-03-27', language)).toBe('Friday 27 March 2009')
    expect(formatTime(870, language, english)).toBe('2:30pm')
  })

  test.each([
    ['2009', '2009'],
    ['2009-04', 'April 2009'],
    ['2009-04-20', '20 April 2009'],
  ])('period %s is %s', (period, text) => expect(formatPeriod(period, 'en')).toBe(text))

  test.each([
    ['2009-03-27', '2009-03-27', 'Friday 27 March 2009', '27 March'],
    ['2009-03-27', '2009-03-29', 'Friday 27 to Sunday 29 March 2009', '27 to 29 March'],
    [
      '2009-03-30',
      '2009-04-01',
      'Monday 30 March to Wednesday 1 April 2009',
      '30 March to 1 April',
    ],
    [
      '2009-12-30',
      '2010-01-02',
      'Wednesday 30 December 2009 to Saturday 2 January 2010',
      '30 December 2009 to 2 January 2010',
    ],
    [
      '2009-03-27',
      '2010-03-29',
      'Friday 27 March 2009 to Monday 29 March 2010',
      '27 March 2009 to 29 March 2010',
    ],
  ])('from %s until %s', (from, until, long, short) => {
    expect(formatDays(from, until, 'en', english)).toBe(long)
    expect(formatShortDays(from, until, 'en', english)).toBe(short)
  })

  test.each([
    ['0:00', 'midnight'],
    ['0:15', '12:15am'],
    ['1:00', '1am'],
    ['9:05', '9:05am'],
    ['11:59', '11:59am'],
    ['12:00', 'noon'],
    ['12:30', '12:30pm'],
    ['13:00', '1pm'],
    ['14:30', '2:30pm'],
    ['23:59', '11:59pm'],
    ['14:00-16:00', '2pm to 4pm'],
    ['10:00-16:00', '10am to 4pm'],
    ['12:00-15:30', 'noon to 3:30pm'],
    ['20:00-24:00', '8pm to midnight'],
  ])('%s is %s', (text, written) => {
    const times = parseTimes(text) ?? { start: -1 }
    expect(formatTimes(times, 'en', english)).toBe(written)
  })
})

describe('other languages', () => {
  test.each([
    ['ar', 'الجمعة، 1 مايو 2009', 'الجمعة، 1 مايو إلى الأحد، 3 مايو 2009', '1 إلى 3 مايو'],
    ['de', 'Freitag, 1. Mai 2009', 'Freitag, 1. – Sonntag, 3. Mai 2009', '1.–3. Mai'],
    [
      'es',
      'viernes, 1 de mayo de 2009',
      'viernes, 1 de mayo – domingo, 3 de mayo de 2009',
      '1–3 de mayo',
    ],
    ['fr', 'vendredi 1er mai 2009', 'vendredi 1er – dimanche 3 mai 2009', '1er–3 mai'],
    ['he', 'יום שישי, 1 במאי 2009', 'יום שישי, 1 במאי עד יום ראשון, 3 במאי 2009', '1 עד 3 במאי'],
    ['it', 'venerdì 1º maggio 2009', 'venerdì 1º – domenica 3 maggio 2009', '1º–3 maggio'],
    ['nl', 'vrijdag 1 mei 2009', 'vrijdag 1 – zondag 3 mei 2009', '1–3 mei'],
    ['pl', 'piątek, 1 maja 2009', 'piątek, 1 maja – niedziela, 3 maja 2009', '1–3 maja'],
    [
      'pt-BR',
      'sexta-feira, 1º de maio de 2009',
      'sexta-feira, 1º de maio – domingo, 3 de maio de 2009',
      '1º – 3 de maio',
    ],
    [
      'pt-PT',
      'sexta-feira, 1 de maio de 2009',
      'sexta-feira, 1 de maio – domingo, 3 de maio de 2009',
      '1–3 de maio',
    ],
  ])('%s writes days', async (language, day, days, short) => {
    const { words } = await wordsFor(language)
    expect(formatDay('2009-05-01', language)).toBe(day)
    expect(formatDays('2009-05-01', '2009-05-01', language, words)).toBe(day)
    expect(formatDays('2009-05-01', '2009-05-03', language, words)).toBe(days)
    expect(formatShortDays('2009-05-01', '2009-05-03', language, words)).toBe(short)
  })

  test.each([
    ['fr', '30 mars – 1er avril', '30 décembre 2009 – 2 janvier 2010'],
    ['it', '30 marzo – 1º aprile', '30 dicembre 2009 – 2 gennaio 2010'],
    ['he', '30 במרץ עד 1 באפריל', '30 בדצמבר 2009 עד 2 בינואר 2010'],
  ])('%s writes days of two months and of two years', async (language, months, years) => {
    const { words } = await wordsFor(language)
    expect(formatShortDays('2009-03-30', '2009-04-01', language, words)).toBe(months)
    expect(formatShortDays('2009-12-30', '2010-01-02', language, words)).toBe(years)
  })

  test.each([
    ['ar', '14:00 إلى 16:30', 'أبريل 2009'],
    ['de', '14:00 bis 16:30', 'April 2009'],
    ['es', '14:00 a 16:30', 'abril de 2009'],
    ['fr', '14:00 à 16:30', 'avril 2009'],
    ['fr-CA', '14 h 00 à 16 h 30', 'avril 2009'],
    ['he', '14:00 עד 16:30', 'אפריל 2009'],
    ['it', '14:00 – 16:30', 'aprile 2009'],
    ['nl', '14:00 tot 16:30', 'april 2009'],
    ['pl', '14:00 – 16:30', 'kwiecień 2009'],
    ['pt', '14:00 às 16:30', 'abril de 2009'],
  ])('%s writes times and months', async (language, times, month) => {
    const { words } = await wordsFor(language)
    expect(formatTimes({ start: 840, end: 990 }, language, words)).toBe(times)
    expect(formatPeriod('2009-04', language)).toBe(month)
  })

  test.each([
    [0, '00:00'],
    [570, '09:30'],
    [720, '12:00'],
    [1440, '24:00'],
  ])('minute %i by the 24-hour clock is %s', async (minutes, text) => {
    expect(formatTime(minutes, 'de', (await wordsFor('de')).words)).toBe(text)
  })

  test.each(['ar-EG', 'ar-SA', 'fa', 'th', 'hi-u-nu-deva', 'ja-u-ca-japanese'])(
    '%s has Latin digits and the common calendar',
    (language) => expect(formatDate('2009-03-27', language)).toMatch(/27.*2009|2009.*27/),
  )

  it('lets days keep their zero before a month in figures', () => {
    expect(formatShortDays('2009-03-30', '2009-04-01', 'ja', english)).toMatch(/30.*04\/01/)
  })

  it('has tiles', () => {
    expect(tile('2009-05-01', 'fr')).toEqual({ weekday: 'ven.', day: '1', month: 'mai' })
  })
})
