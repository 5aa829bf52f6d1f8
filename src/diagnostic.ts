import { distance } from 'fastest-levenshtein'
import type { Code } from './diagnostic/codes.ts'
import type { Path, Place, Pointer, Source } from './model.ts'

export { type Code, checkCodes, codes, faultCodes, isCheckCode } from './diagnostic/codes.ts'

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
  /** A change of the value at `path` that is certain. */
  fix?: Fix
}

/** Words of a text, the first time that they stand there or after `nth` others, and what they become. */
export type Fix = { find: string; nth?: number; replace: string }

/**
 * What a stage gives back. Without a value there is an error among the diagnostics. Only reading
 * gives a value beside errors: a key that stands twice keeps nobody from looking at the rest.
 */
export type Result<T> = { value?: T; diagnostics: Diagnostic[] }

/** The world's refusal (a missing file, a taken port): a sentence and a way out, never a stack. */
export class UserError extends Error {
  readonly hint: string | undefined
  constructor(message: string, hint?: string) {
    super(message)
    this.name = 'UserError'
    this.hint = hint
  }

  /** What the program loads late has a class of its own of this name. */
  static override [Symbol.hasInstance](error: unknown): error is UserError {
    return error instanceof Error && error.name === 'UserError'
  }
}

/** A fault with its place in a file's text, and the line that stands there. */
export function pinned(fault: Diagnostic, source: Source): Diagnostic {
  const place = fault.place ?? source.locate(fault.path ?? [], fault.pointer)
  if (place.file !== source.file || fault.excerpt !== undefined) return { ...fault, place }
  return excerpted({ ...fault, place }, linesOf(source)[place.line - 1])
}

/** A cache of pure values: a file has as many faults as an author likes, and is split once. */
const lines = new WeakMap<Source, string[]>()

function linesOf(source: Source): string[] {
  const known = lines.get(source) ?? source.text.split(/\r\n|\r|\n/)
  lines.set(source, known)
  return known
}

/** A fault with the line of the text at which its place points. */
export function withExcerpt(fault: Diagnostic, text: string): Diagnostic {
  if (!fault.place || fault.excerpt !== undefined) return fault
  return excerpted(fault, lineOf(text, fault.place.line))
}

const excerpted = (fault: Diagnostic, excerpt = ''): Diagnostic =>
  excerpt.trim() ? { ...fault, excerpt } : fault

/** A line of a text, counted from 1. The text is not split: it may have many lines, and many faults. */
function lineOf(text: string, line: number): string {
  const ends = /\r\n?|\n/g
  for (let passed = 1; passed < line; passed += 1) if (!ends.test(text)) return ''
  const start = ends.lastIndex
  return text.slice(start, ends.exec(text)?.index)
}

/** Faults in the order of their places; those of one place by code, so that it is always the same. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const line = ({ place }: Diagnostic) => place?.line ?? 0
  const column = ({ place }: Diagnostic) => place?.column ?? 0
  return [...diagnostics].sort(
    (a, b) =>
      line(a) - line(b) ||
      column(a) - column(b) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  )
}

/** The editor stopped the command (Ctrl-C). What was answered is kept; the message says where. */
export class Stopped extends Error {
  constructor(message = 'Stopped. Nothing was written.') {
    super(message)
    this.name = 'Stopped'
  }

  static override [Symbol.hasInstance](error: unknown): error is Stopped {
    return error instanceof Error && error.name === 'Stopped'
  }
}

/** Those that were not there before. Lines and counts move when an author writes; what is said stays. */
export function newSince(before: readonly Diagnostic[], after: readonly Diagnostic[]) {
  const identity = ({ code, message }: Diagnostic) => `${code} ${message.replace(/\d+/g, '0')}`
  const known = before.map(identity)
  return after.filter((each) => {
    const place = known.indexOf(identity(each))
    if (place >= 0) known.splice(place, 1)
    return place < 0
  })
}

/**
 * Exit codes: done (warnings allowed); the content has errors; newswire could not do it; the editor
 * stopped it, which shells count as 128 and the number of the signal.
 */
export const exits = { done: 0, faulty: 1, failed: 2, stopped: 130 } as const

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error'

/** The result of a stage: the value is withheld when there is an error. */
export function result<T>(value: T, diagnostics: Diagnostic[]): Result<T> {
  return diagnostics.some(isError) ? { diagnostics } : { value, diagnostics }
}

/** An author's words as a message quotes them: one line, not too long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

/** The nearest of some names to a misspelt one, or undefined when none is near enough to be meant. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined
  // One slip in a short word, two in most, a third of the letters in a long one.
  let least = Math.max(name.length < 4 ? 1 : 2, Math.floor(name.length / 3)) + 1
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const edits = slips(name.toLowerCase(), candidate.toLowerCase())
    if (edits >= least) continue
    best = candidate
    least = edits
  }
  return best
}

/** Edits, where a wrong first letter counts twice in a short word: `name` is not a slip for `date`. */
function slips(name: string, candidate: string): number {
  const strange = name.length < 6 && name.charAt(0) !== candidate.charAt(0)
  return distance(name, candidate) + (strange ? 1 : 0)
}
