import { explainDay, parseDay } from '../dates.ts'
import { nearest, UserError } from '../diagnostic.ts'
import { faultOfAnswer } from '../validate/answers.ts'
import type { Charter } from './charter.ts'
import { type Circumstances, points } from './points.ts'

/** The answers that were given as options, as they were typed. */
export type Given = Readonly<Partial<Record<keyof Charter, string>>>

/** The built-in themes, with what they are like. */
export const themes: Readonly<Record<string, string>> = {
  newswire: 'The face of newswire: bands, tiles and boxes in your colour.',
  letter: 'No boxes, one typeface: like a letter from a colleague.',
}

type Name = keyof Charter
export const names = Object.keys(points) as Name[]

/** The answers that the options give. Throws a `UserError` that names the option of a bad one. */
export function readGiven(given: Given): Partial<Charter> {
  return names.reduce((charter: Partial<Charter>, name) => {
    const text = given[name]
    if (text === undefined) return charter
    const fault = faultOf(name, text)
    if (fault) throw new UserError(`\`${points[name].flag}\`: ${fault}`)
    return withAnswer(charter, name, text)
  }, {})
}

/**
 * The charter where nobody is asked: what was given, and else what is proposed. Throws a `UserError`
 * that names the option for the first answer that nobody can guess, unless `yes` takes proposals.
 */
export function settleCharter(
  given: Given,
  circumstances: Circumstances,
  { yes }: { yes: boolean },
): Charter {
  const charter = names.reduce((known: Partial<Charter>, name) => {
    const { label, flag, isNeeded, fallback } = points[name]
    if (known[name] !== undefined) return known
    if (isNeeded && !yes) {
      const message = `“${label}” has no answer, and there is no terminal to ask at.`
      throw new UserError(message, `Give \`${flag}\`, or \`--yes\` to take what is proposed.`)
    }
    return fallback ? withAnswer(known, name, fallback(known, circumstances)) : known
  }, readGiven(given))
  return charter as Charter
}

/** The answers with one more; an empty text leaves it out. */
export function withAnswer(charter: Partial<Charter>, name: Name, typed: string): Partial<Charter> {
  const text = typed.trim()
  if (text === '') return charter
  return { ...charter, [name]: name === 'number' ? Number(text) : text }
}

/** Why a text cannot be an answer, in the words of `newswire check`; undefined when it can. */
export function faultOf(name: Name, typed: string): string | undefined {
  const text = typed.trim()
  const { form, path, isNeeded, fallback } = points[name]
  if (text === '') return isNeeded || fallback ? 'It cannot be empty.' : undefined
  return checks[name]?.(text) ?? faultOfAnswer(form, path, name === 'number' ? Number(text) : text)
}

/** What the settings leave to the theme, to another file, or to whoever reads the command line. */
const checks: Partial<Record<Name, (text: string) => string | undefined>> = {
  theme: (text) => {
    if (Object.hasOwn(themes, text)) return undefined
    const near = nearest(text, Object.keys(themes))
    const known = Object.keys(themes).map((name) => `\`${name}\``)
    return near ? `Did you mean \`${near}\`?` : `Built in are ${known.join(' and ')}.`
  },
  accent: (text) =>
    /^#[0-9a-f]{6}$/i.test(text) ? undefined : 'Write a colour with six digits, like `#0b5a61`.',
  number: (text) => (/^\d+$/.test(text) ? undefined : 'Write a whole number.'),
  date: (text) => (parseDay(text) ? undefined : explainDay(text)),
}
