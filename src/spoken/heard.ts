import type { Day } from '../model.ts'

/** A date or a time or both, as an issue writes them: `HH:MM`, `HH:MM-HH:MM` or `tbc`. */
export type Spoken = { date?: Day | 'tbc'; until?: Day; time?: string }

/**
 * Why a text is not taken without a question. The readings are what it may mean, the likeliest first:
 * an answer to choose from. There may be none.
 */
export type Doubt = {
  code: 'weekday' | 'two-readings' | 'no-year' | 'unclear'
  message: string
  readings: Spoken[]
}

/**
 * The parts of a day that were said. Months count from 1, weekdays from 0 for Sunday. A bare year had
 * two digits and no apostrophe: `1 May 09`.
 */
export type Known = {
  day: number
  month: number
  year?: number
  isBare?: boolean
  weekday?: number
}

/**
 * What was made of some pieces: one reading when there is no `why`. `impossible` says that there is no
 * such day: another way to read the same text then needs no question.
 */
export type Heard<T> = { readings: T[]; why?: Why }
export type Why = { code: Doubt['code'] | 'impossible'; message: string }

/** Readings among which, or about which, one has to ask. */
export const ask = <T>(code: Why['code'], message: string, readings: T[] = []): Heard<T> => ({
  readings,
  why: { code, message },
})
