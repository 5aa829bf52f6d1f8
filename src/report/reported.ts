import type { Diagnostic, Severity } from '../diagnostic.ts'

/** What happened to one issue, as a report tells it. */
export type Reported = {
  file: string
  /** Its number, where the file has one. */
  issue?: number
  /** This is not an issue but `newswire.yaml` and the theme: every issue hangs on them. */
  isNewsroom?: boolean
  outputs?: { path: string; bytes: number }[]
  diagnostics: Diagnostic[]
}

export type Summary = { errors: number; warnings: number }

export const summary = (reported: readonly Reported[]): Summary => ({
  errors: countOf(reported, 'error'),
  warnings: countOf(reported, 'warning'),
})

export const countOf = (reported: readonly Reported[], severity: Severity): number =>
  reported.flatMap(({ diagnostics }) => diagnostics).filter((each) => each.severity === severity)
    .length

export const plural = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`
