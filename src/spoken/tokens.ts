import { months, weekdays } from '../dates.ts'

/**
 * What a piece of a spoken date can be. `clock` is surely a time of day, `number` may be a day, an
 * hour or a year; `strange` is a word that is part of no date.
 */
type Kind = keyof typeof letters

/** `lead` is the glue that stood before it: `on`, `of`, a comma. It changes no number or name. */
export type Token = { kind: Kind; text: string; lead: string }

/** One letter for each kind, so that the order of the pieces can be looked at with an expression. */
const letters = {
  clock: 'c',
  number: 'n',
  ordinal: 'o',
  month: 'm',
  year: 'y',
  weekday: 'w',
  numeric: 'd',
  range: 'r',
  for: 'f',
  open: 'b',
  tbc: 't',
  strange: 'x',
} as const

const what = '(?:date|day|time)s?'
const settled = String.raw`(?:is |are |still )*(?:to be (?:confirmed|announced|arranged|agreed|decided)|tbc|tba)\b`

/** The pieces, the longest form first: each expression is tried where the one before it ended. */
const shapes: readonly [Kind | 'glue', string][] = [
  ['tbc', `(?:${what}(?:,? and ${what})? )?${settled}`],
  ['strange', `(?:venue|place|location|room|speakers?|details) ${settled}`],
  ['numeric', String.raw`\d{4}(?<a>[-/.])\d{1,2}\k<a>\d{1,2}(?!\d)`],
  ['numeric', String.raw`(?:19|20|21)\d{6}(?!\d)`],
  ['numeric', String.raw`\d{1,2}(?<b>[-/.])\d{1,2}\k<b>(?:\d{4}|\d{2})(?!\d)`],
  ['numeric', String.raw`\d{1,2}/\d{1,2}(?![\d/])`],
  ['clock', String.raw`(?:12(?:[:.]00)? ?)?(?:noon|midday|midnight)\b`],
  ['clock', String.raw`\d{1,2}(?:[:.]\d{2})? ?[ap]m\b`],
  ['clock', String.raw`\d{1,2}[:.]\d{2}(?:hrs?|hours?|h)?(?![\w:])`],
  ['clock', String.raw`\d{1,2}(?:h\d{2}|h)\b`],
  ['clock', String.raw`\d{4} ?(?:hrs?|hours?|h)\b`],
  ['clock', String.raw`\d{1,2} ?o'?clock\b`],
  ['ordinal', String.raw`\d{1,2}(?:st|nd|rd|th)\b`],
  ['year', String.raw`'\d{2}(?!\d)`],
  ['year', String.raw`\d{4}(?!\d)`],
  ['number', String.raw`\d{1,2}(?!\d)`],
  // Spaces around a dash are kept: `10-4pm` is one time, `1 May 10 - 4pm` may not be.
  ['range', ' -+ '],
  ['open', String.raw`(?:from|between)\b`],
  ['range', String.raw`-+|(?:to|until|till|til|through|and)\b`],
  ['for', String.raw`for\b`],
  [
    'glue',
    String.raw`[,;:()]|(?:on|at|of|the|by|an?|starts?|starting|sharp)\b|(?:date|time|when)s? ?:|t(?=\d)`,
  ],
  ['strange', String.raw`[\p{L}\p{M}']+|\d+|[^\s]`],
]

const pieces = new RegExp(
  shapes.map(([, shape], index) => `(?<k${index}>${shape})`).join('|'),
  'gu',
)

/** `27/28 April` are two days; without the name of a month, `27/3` is one. */
const twoDays = new RegExp(
  String.raw`(\d{1,2})/(\d{1,2})(?= (?:${months.map((name) => name.slice(0, 3).toLowerCase()).join('|')}))`,
  'g',
)

/** The words of some pieces, as they were typed. */
export const wordsOf = (tokens: readonly Token[]): string =>
  tokens
    .map(({ lead, text }) => lead + text)
    .join(' ')
    .replace(/(?<! ) - (?! )/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[,;:) ]+/, '')

/** A text taken into its pieces, with the glue between them set aside. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let lead = ''
  for (const match of tidy(text).matchAll(pieces)) {
    const index = shapes.findIndex((_, place) => match.groups?.[`k${place}`] !== undefined)
    const kind = shapes[index]?.[0] ?? 'strange'
    if (kind !== 'glue') tokens.push(named({ kind, text: match[0], lead }))
    lead = kind === 'glue' ? `${lead}${match[0]} ` : ''
  }
  return tokens
}

/** The kinds of some pieces, a letter each: `wnmnrc` for `Fri 27 March 2-4pm`. */
export const outline = (tokens: readonly Token[]): string =>
  tokens.map(({ kind }) => letters[kind]).join('')

/** One way of writing for what people and word processors write in several. */
function tidy(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u2010-\u2015\u2212~]/g, '-')
      .replace(/[‘’ʼ´`]/g, "'")
      .replace(/&|\+/g, ' and ')
      .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
      .replace(/\bt\.\s?b\.\s?([ca])\b\.?/g, 'tb$1')
      .replace(/\s*\/\s*/g, '/')
      .replace(twoDays, '$1 and $2')
      // A full stop after a word or at the end: `Fri. 27 Mar.`
      .replace(/\.(?!\d)|(?<!\d)\./g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

/** Months and weekdays in full, and the numbers that are a time of day: `at 10`, `1400`. */
function named(token: Token): Token {
  const { kind, text, lead } = token
  if (kind === 'number' && /\bat $/.test(lead)) return { ...token, kind: 'clock' }
  if (kind === 'year' && /^(?:0\d|1[0-8])[0-5]\d$/.test(text)) return { ...token, kind: 'clock' }
  if (kind !== 'strange') return token
  const month = months.find((name) => begins(name, text))
  if (month) return { ...token, kind: 'month', text: month }
  const weekday = text === 'weds' ? 'Wednesday' : weekdays.find((name) => begins(name, text))
  return weekday ? { ...token, kind: 'weekday', text: weekday } : token
}

const begins = (name: string, word: string): boolean =>
  word.length >= 3 && name.toLowerCase().startsWith(word)
