import type * as v from 'valibot'
import { codes, type Diagnostic, nearest, shown } from '../diagnostic.ts'
import type { Path } from '../model.ts'
import { sectionTypes } from '../sections/index.ts'
import type { Known } from './fields.ts'
import { entryHints, missingHints, nouns, shapeHints, shapes, wordings } from './wordings.ts'

/** What an author wrote at a path: a number as it stands in the file, zeros and all. */
type Written = (path: Path) => string

/** Faults that the schema library found → sentences, ways out and paths in the data. */
export function faults(
  issues: readonly v.BaseIssue<unknown>[],
  base: Path,
  written: Written,
): Diagnostic[] {
  const found = issues.map((issue) => fault(issue, base, written))
  // `tilte` is one mistake: the title is not missing, it is misspelt.
  const meant = new Set(found.flatMap(({ path, near }) => (near ? [key(path, near)] : [])))
  const isMeant = (path: Path, name: string) =>
    meant.has(key(path, name)) || meant.has(key(path, '*'))
  return found.flatMap(({ near: _, lacks, ...each }) =>
    lacks !== undefined && isMeant([...(each.path ?? []), lacks], lacks) ? [] : [each],
  )
}

/** `near`: the key that a misspelt one was meant to be; `lacks`: the key that is missing. */
type Found = Diagnostic & { near?: string; lacks?: string }

/** A key beside the one at a path, as one text. */
const key = (path: Path = [], name: string) => JSON.stringify([...path.slice(0, -1), name])

function fault(issue: v.BaseIssue<unknown>, base: Path, written: Written): Found {
  const steps = issue.path ?? []
  const path = [...base, ...steps.map((step) => step.key as string | number)]
  if (issue.type === 'never') return unknownKey(issue, path)
  if (issue.kind === 'schema') return wrongShape(issue, path, written)
  const ofKey = steps.at(-1)?.origin === 'key'
  return { ...coded(issue, path, String(issue.input)), ...(ofKey && { pointer: { at: 'key' } }) }
}

/** A fault whose code the schema gave as its message. */
function coded(issue: v.BaseIssue<unknown>, path: Path, input: string): Diagnostic {
  const code = codes.find((name) => name === issue.message)
  if (!code) throw new Error(`A schema gave no code: ${issue.message}`)
  const words = wordings[code]?.({
    input: input.slice(0, 300),
    length: input.length,
    name: nameOf(path),
    who: subject(path),
    path,
  })
  return { code, severity: 'error', message: code, ...words, path }
}

const nameOf = (path: Path): string =>
  String(path.findLast((step) => typeof step === 'string') ?? 'This')

/** What a sentence about a value begins with: a key, or an entry of a list. */
const subject = (path: Path): string =>
  typeof path.at(-1) === 'number' ? `An entry of \`${nameOf(path)}\`` : `\`${nameOf(path)}\``

const knownBy = ({ message }: v.BaseIssue<unknown>): Known | undefined =>
  message.startsWith('{') ? (JSON.parse(message) as Known) : undefined

// ---------------------------------------------------------------- keys

function unknownKey(issue: v.BaseIssue<unknown>, path: Path): Found {
  const { about, keys } = knownBy(issue) ?? { about: 'this', keys: [] }
  const name = String(path.at(-1))
  // A merge may bring whatever is missing.
  const near = name === '<<' ? '*' : meantBy(name, keys)
  return { ...unknownName(name, about, keys, path), ...(near && { near }) }
}

/** The fault of a key that its place does not know, with the key that was meant or the list of all. */
function unknownName(name: string, about: string, keys: string[], path: Path): Diagnostic {
  const near = meantBy(name, keys)
  const hint = near ? undefined : (keyHint(name, about, keys) ?? `It knows ${listed(keys)}.`)
  return {
    code: 'unknown-key',
    severity: 'error',
    message: `Unknown key \`${shown(name)}\` in ${about}.${near ? ` Did you mean \`${near}\`?` : ''}`,
    ...(hint && { hint }),
    path,
    pointer: { at: 'key' },
  }
}

/** What people write for a key of ours. */
const synonyms: Record<string, readonly string[]> = {
  title: ['headline', 'name', 'heading'],
  heading: ['title', 'name', 'headline'],
  body: ['text', 'content', 'description', 'summary', 'details'],
  venue: ['place', 'location', 'where', 'address'],
  cost: ['price', 'fee'],
  time: ['start', 'from', 'hours'],
  date: ['day', 'when'],
  links: ['url', 'link', 'website'],
  image: ['picture', 'photo'],
  by: ['author', 'speaker', 'who'],
  url: ['href', 'address', 'link'],
  text: ['title', 'label', 'quote'],
  deadline: ['closing', 'closes'],
  organiser: ['host', 'organizer'],
}

const meantBy = (name: string, keys: readonly string[]): string | undefined =>
  keys.find((each) => synonyms[each]?.includes(name.toLowerCase())) ?? nearest(name, keys)

/** A hint for a key that belongs elsewhere. */
function keyHint(name: string, about: string, keys: readonly string[]): string | undefined {
  if (name === '<<') return 'Merges are not read here: for what recurs there are snippets (`use`).'
  if (name === 'use' && about === 'a snippet') return 'One snippet cannot use another.'
  if (keys.includes('contact') && ['email', 'phone', 'telephone'].includes(name)) {
    return `Write it as \`contact: { ${name === 'email' ? 'email' : 'phone'}: … }\`.`
  }
  if (!keys.includes('use')) return undefined
  const types = Object.values(sectionTypes).filter(({ required, optional }) =>
    [...required, ...optional].some((field) => field === name),
  )
  return types.length > 0
    ? `It belongs in a section of the type ${listed(
        types.map(({ type }) => type),
        'or',
      )}.`
    : undefined
}

/** Names as a sentence lists them; with `last` before the last one: `a`, `b` or `c`. */
export function listed(names: readonly string[], last?: 'and' | 'or'): string {
  const quoted = names.map((name) => `\`${shown(name)}\``)
  if (!last || quoted.length < 2) return quoted.join(', ')
  return `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`
}

// ---------------------------------------------------------------- values

function wrongShape(issue: v.BaseIssue<unknown>, path: Path, written: Written): Found {
  const { input } = issue
  const known = knownBy(issue)
  if (issue.received === 'undefined' && input === undefined) {
    const lacks = String(path.at(-1))
    return { ...missing(known?.about ?? 'this', lacks, path.slice(0, -1)), lacks }
  }
  if (input === null) return nothing(path, known, written(path))
  if (issue.type === 'picklist') return unknownChoice(issue, path)
  // A day or a time without quotes may be a number to YAML, and still a day or a time to its author.
  const isPlain = typeof input === 'number' || typeof input === 'boolean'
  if (isPlain && issue.message in nouns) return coded(issue, path, written(path))
  return wrongType(issue, path, known, written)
}

function wrongType(
  issue: v.BaseIssue<unknown>,
  path: Path,
  known: Known | undefined,
  written: Written,
): Diagnostic {
  const { input, type } = issue
  const isEntry = typeof path.at(-1) === 'number'
  const who = known && isEntry ? capitalised(known.about) : subject(path)
  const wanted =
    nouns[nameOf(path)] ?? nouns[issue.message] ?? shapes[type] ?? `one of ${issue.expected}`
  const raw = written(path)
  const given = {
    name: nameOf(path),
    raw,
    isEntry,
    isList: Array.isArray(input),
    isMap: typeof input === 'object' && !Array.isArray(input),
    keys: known?.keys ?? [],
  }
  const hint = isEntry && known ? entryHints(given) : shapeHints[type]?.(given)
  const message = `${who} must be ${wanted}, ${described(input, raw)}.`
  return { code: 'wrong-type', severity: 'error', message, ...(hint && { hint }), path }
}

function described(input: unknown, raw: string): string {
  if (Array.isArray(input)) return 'not a list'
  if (typeof input === 'object') return 'not a group of keys'
  if (typeof input === 'string') return 'not text'
  return `and YAML takes \`${shown(raw)}\` for a ${typeof input === 'number' ? 'number' : 'yes or no'}`
}

/** A key or a dash with nothing after it. */
function nothing(path: Path, known: Known | undefined, raw: string): Diagnostic {
  const isEntry = typeof path.at(-1) === 'number'
  const isWord = /^(~|null)$/i.test(raw)
  return {
    code: 'empty-text',
    severity: 'error',
    message: `${isEntry && known ? capitalised(known.about) : subject(path)} is empty.`,
    hint: isWord
      ? `YAML takes \`${raw}\` for nothing; put a text in quotes.`
      : `Write what belongs there, or take the ${isEntry ? 'dash' : 'line'} out.`,
    path,
  }
}

/** The fault of a field that must be there, shown at the thing that lacks it. */
export function missing(about: string, name: string, path: Path): Diagnostic {
  const hint = missingHints[`${about} ${name}`] ?? missingHints[name]
  const article = name.endsWith('s') ? '' : /^[aeio]/.test(name) ? 'an ' : 'a '
  const message = `${capitalised(about)} needs ${article}\`${name}\`.`
  return { code: 'missing-field', severity: 'error', message, ...(hint && { hint }), path }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A picklist tells its choices only as a type: `("events" | "news")`. */
const knownChoices = (issue: v.BaseIssue<unknown>): string[] =>
  [...String(issue.expected).matchAll(/"([^"]+)"/g)].map((match) => match[1] as string)

function unknownChoice(issue: v.BaseIssue<unknown>, path: Path): Diagnostic {
  const choices = knownChoices(issue)
  const given = shown(String(issue.input))
  if (issue.message === 'unknown-type') return unknownType(given, choices, path)
  return {
    code: 'bad-token',
    severity: 'error',
    message: `\`${nameOf(path)}\` cannot be \`${given}\`.`,
    hint: `It is ${listed(choices, 'or')}.`,
    path,
  }
}

/** The fault of a section type that there is not. */
export function unknownType(type: string, names: readonly string[], path: Path): Diagnostic {
  const near = nearest(type, names)
  return {
    code: 'unknown-type',
    severity: 'error',
    message: `There is no section type \`${shown(type)}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    ...(!near && { hint: `There are ${listed(names, 'and')}.` }),
    path,
  }
}
