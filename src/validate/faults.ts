import type * as v from 'valibot'
import { explainDay, explainTimes } from '../dates.ts'
import { type Code, codes, type Diagnostic, nearest } from '../diagnostic.ts'
import { explainUrl } from '../links.ts'
import type { Path } from '../model.ts'
import type { Known } from './fields.ts'

/** A fault that the schema library found → a sentence, a way out and a path in the data. */
export function fault(issue: v.BaseIssue<unknown>, base: Path = []): Diagnostic {
  const path = [...base, ...(issue.path ?? []).map((step) => step.key as string | number)]
  if (issue.type === 'never') return unknownKey(issue, path)
  if (issue.kind === 'schema') return wrongShape(issue, path)
  const code = codes.find((name) => name === issue.message)
  if (!code) throw new Error(`A schema gave no code: ${issue.message}`)
  const words = wordings[code]?.(String(issue.input), nameOf(path))
  return { code, severity: 'error', message: code, ...words, path }
}

const nameOf = (path: Path): string =>
  String(path.findLast((step) => typeof step === 'string') ?? 'This')

const knownBy = (message: string): Known => JSON.parse(message) as Known

function unknownKey(issue: v.BaseIssue<unknown>, path: Path): Diagnostic {
  const { about, keys } = knownBy(issue.message)
  const name = String(path.at(-1))
  return unknownName(name, about, keys, path)
}

/** The fault of a key that its place does not know, with the nearest key or the list of all. */
export function unknownName(name: string, about: string, keys: string[], path: Path): Diagnostic {
  const near = nearest(name, keys)
  const message = `Unknown key \`${name}\` in ${about}.${near ? ` Did you mean \`${near}\`?` : ''}`
  const hint = near ? undefined : `It knows ${listed(keys)}.`
  return {
    code: 'unknown-key',
    severity: 'error',
    message,
    ...(hint && { hint }),
    path,
    pointer: { at: 'key' },
  }
}

export const listed = (names: readonly string[]): string =>
  names.map((name) => `\`${name}\``).join(', ')

function wrongShape(issue: v.BaseIssue<unknown>, path: Path): Diagnostic {
  const name = nameOf(path)
  if (issue.type === 'picklist') return unknownChoice(issue, path)
  if (issue.received === 'undefined') {
    const { about } = knownBy(issue.message)
    return missing(about, String(path.at(-1)), path.slice(0, -1))
  }
  if (issue.input === null) {
    const message = `\`${name}\` is empty.`
    return {
      code: 'empty-text',
      severity: 'error',
      message,
      hint: 'Write its value, or take the line out.',
      path,
    }
  }
  const wanted = shapes[issue.type] ?? `one of ${issue.expected}`
  const message = `\`${name}\` must be ${wanted}, not ${described(issue.input)}.`
  const hint = hintFor(issue.type, name, issue.input)
  return { code: 'wrong-type', severity: 'error', message, ...(hint && { hint }), path }
}

/** The fault of a field that must be there, shown at the thing that lacks it. */
export function missing(about: string, name: string, path: Path): Diagnostic {
  const thing = about.charAt(0).toUpperCase() + about.slice(1)
  const message = `${thing} needs ${/^[aeiou]/.test(name) ? 'an' : 'a'} \`${name}\`.`
  return { code: 'missing-field', severity: 'error', message, path }
}

/** A picklist tells its choices only as a type: `("events" | "news")`. */
const knownChoices = (issue: v.BaseIssue<unknown>): string[] =>
  [...String(issue.expected).matchAll(/"([^"]+)"/g)].map((match) => match[1] as string)

function unknownChoice(issue: v.BaseIssue<unknown>, path: Path): Diagnostic {
  const choices = knownChoices(issue)
  const near = nearest(String(issue.input), choices)
  if (issue.message !== 'unknown-type') {
    const message = `\`${nameOf(path)}\` cannot be \`${issue.input}\`.`
    return {
      code: 'bad-token',
      severity: 'error',
      message,
      hint: `It is ${listed(choices)}.`,
      path,
    }
  }
  return {
    code: 'unknown-type',
    severity: 'error',
    message: `There is no section type \`${issue.input}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    hint: `There are ${listed(choices)}.`,
    path,
  }
}

const shapes: Record<string, string> = {
  string: 'text',
  number: 'a number',
  array: 'a list',
  object_with_rest: 'a group of keys',
  record: 'a group of keys',
  tuple: 'a list of two',
  union: 'text or a number',
}

function described(input: unknown): string {
  if (Array.isArray(input)) return 'a list'
  if (typeof input === 'object') return 'a group of keys'
  if (typeof input === 'string') return 'text'
  return `the ${typeof input} \`${input}\``
}

function hintFor(type: string, name: string, input: unknown): string | undefined {
  if (type === 'string' && typeof input !== 'object') {
    return `Put the value in quotes, as in \`${name}: "…"\`.`
  }
  if (type === 'string' && Array.isArray(input))
    return 'A text that begins with `[` stands in quotes.'
  if (type === 'array') return `Begin each entry of \`${name}\` with \`- \`.`
  return undefined
}

type Words = { message: string; hint?: string }

/** What each check of a field says when it fails. */
const wordings: Partial<Record<Code, (input: string, name: string) => Words>> = {
  'empty-text': (_, name) => ({
    message: `\`${name}\` is empty.`,
    hint: 'Write its text, or take the line out.',
  }),
  'too-long': (input, name) => ({
    message: `\`${name}\` has ${input.length} characters, more than it may.`,
    hint:
      input.length > 50_000
        ? 'Link to the whole text.'
        : 'A line has at most 300; put more into `body`.',
  }),
  'bad-number': (input, name) => ({
    message: `\`${name}\` must be a whole number from 1 to 99999, not \`${input}\`.`,
  }),
  'bad-date': (input, name) => ({
    message: `\`${shown(input)}\` is not a day that \`${name}\` can be.`,
    hint: explainDay(input),
  }),
  'bad-time': (input) => ({
    message: `\`${shown(input)}\` is not a time.`,
    hint: explainTimes(input),
  }),
  'bad-address': (input) => ({
    message: `\`${shown(input)}\` is not an email address.`,
    hint: 'Write it like `events@example.org`.',
  }),
  'bad-phone': (input) => ({
    message: `\`${shown(input)}\` is not a telephone number.`,
    hint: 'Write digits and spaces, like `01632 960001` or `+44 1632 960001`.',
  }),
  'bad-link': (input, name) => ({
    message: `\`${shown(input)}\` cannot be a link.`,
    hint: explainUrl(input) ?? `\`${name}\` begins with https: or http:.`,
  }),
  'bad-id': (input) => ({
    message: `\`${shown(input)}\` cannot be a name.`,
    hint: 'Use letters, digits and single hyphens, like `milton-keynes`.',
  }),
  'bad-language': (input) => ({
    message: `\`${shown(input)}\` is not a language tag.`,
    hint: 'Write it like `en-GB`, `cy` or `fr`.',
  }),
  'bad-timezone': (input) => ({
    message: `\`${shown(input)}\` is not a time zone.`,
    hint: 'Write it like `Europe/London`.',
  }),
}

/** An author's value as a message quotes it: one line, not too long. */
export const shown = (text: string): string => {
  const one = text.replace(/\s+/g, ' ')
  return one.length > 60 ? `${one.slice(0, 59)}…` : one
}
