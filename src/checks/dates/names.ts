import { months, weekdays } from '../../dates.ts'

/** `March`, `Mar` and `MARCH`: never `march`, which is a word, as `may` is. */
const namesOf = (names: readonly string[], others: Record<string, number>): Map<string, number> =>
  new Map([
    ...names.flatMap((name, place): [string, number][] => [
      [name, place],
      [name.slice(0, 3), place],
      [name.toUpperCase(), place],
      [name.slice(0, 3).toUpperCase(), place],
    ]),
    ...Object.entries(others),
  ])

/** Whole names in small letters, as many people write them: `sat` and `sun` are words. */
const small = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name, place) => [name.toLowerCase(), place]))

const monthNames = namesOf(months, { Sept: 8, SEPT: 8 })
const weekdayNames = namesOf(weekdays, { Tues: 2, Weds: 3, Thur: 4, Thurs: 4, ...small(weekdays) })
const smallMonths = new Map(Object.entries(small(months)))

/** The month that a word names, from 1. */
export function monthOf(word = ''): number | undefined {
  const place = monthNames.get(word)
  return place === undefined ? undefined : place + 1
}

/** The same for `april`, which is for whoever knows that a date is meant. */
export function smallMonthOf(word = ''): number | undefined {
  const place = smallMonths.get(word)
  return place === undefined ? undefined : place + 1
}

/** The weekday that a word names, from 0 for Sunday. */
export const weekdayOf = (word = ''): number | undefined => weekdayNames.get(word)
