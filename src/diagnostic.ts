import type { Path, Place, Pointer } from './model.ts'

/**
 * Every fault that newswire reports about an author's file. A code is a promise: it keeps its name
 * and its meaning (docs/faults.md has one entry each); the sentence beside it may improve any day.
 */
export const codes = [
  'too-large',
  'bad-encoding',
  'bad-character',
  'bad-yaml',
  'unquoted-colon',
  'lost-comment',
  'duplicate-key',
  'unknown-tag',
  'alias-bomb',
  'several-documents',
  'reserved-key',
  'not-a-map',
  'unknown-key',
  'missing-field',
  'wrong-type',
  'empty-text',
  'too-long',
  'bad-number',
  'bad-date',
  'bad-time',
  'until-before-date',
  'end-before-start',
  'bad-address',
  'bad-phone',
  'bad-link',
  'relative-link',
  'bad-id',
  'bad-color',
  'bad-language',
  'bad-timezone',
  'duplicate-id',
  'duplicate-number',
  'number-unlike-file',
  'unknown-type',
  'unknown-person',
  'unknown-snippet',
  'unused-snippet-field',
  'unknown-token',
  'low-contrast',
  'markdown-image',
  'past-date',
  'past-deadline',
  'theme-fault',
  'theme-unsound',
] as const

export type Code = (typeof codes)[number]
export type Severity = 'error' | 'warning' | 'info'

/** A fault as data: it points at a path in the file's data, and gets its line only at the end. */
export type Diagnostic = {
  code: Code
  severity: Severity
  message: string
  hint?: string
  path?: Path
  pointer?: Pointer
  place?: Place
  /** The lines of the file that the report shows under the message. */
  excerpt?: string
}

/** What a stage gives back: no value exactly when one of the diagnostics is an error. */
export type Result<T> = { value?: T; diagnostics: Diagnostic[] }

/** The world's refusal (a missing file, a taken port): a sentence and a way out, never a stack. */
export class UserError extends Error {
  readonly hint: string | undefined
  constructor(message: string, hint?: string) {
    super(message)
    this.name = 'UserError'
    this.hint = hint
  }
}

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error'

/** The result of a stage: the value is withheld when there is an error. */
export function result<T>(value: T, diagnostics: Diagnostic[]): Result<T> {
  return diagnostics.some(isError) ? { diagnostics } : { value, diagnostics }
}

/**
 * The nearest of some names to a misspelt one, or undefined when none is near enough: at most one
 * edit for every three letters, an exchange of two neighbours counted as one (Damerau).
 */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.floor(name.length / 3) + 1
  for (const candidate of names) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      }
      row.push(cost)
    }
    before = previous
    previous = row
  }
  return previous[b.length] as number
}
