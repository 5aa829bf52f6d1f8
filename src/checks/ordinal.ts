import type { Text } from '../authored.ts'
import type { Check, Context, Found } from './check.ts'
import { isEnglish } from './dates/dated.ts'
import { few } from './few.ts'
import { isOtherCount } from './words/count.ts'
import { spotIn } from './words/place.ts'

/** An issue that calls itself by another number than it has. */
export const ordinal: Check = {
  code: 'ordinal',
  severity: 'warning',
  family: 'words',
  about: 'An issue that calls itself the fourteenth and has another number.',
  why: 'The welcome was taken over from the last issue, and readers file it under the wrong number.',
  bad: 'number: 15\nintro: Welcome to the fourteenth issue.',
  good: 'number: 15\nintro: Welcome to the fifteenth issue.',
  check(context) {
    if (!isEnglish(context)) return []
    const { issue, newsroom } = context
    const texts = context.texts.filter(({ kind, path }) => kind !== 'alt' && path[0] !== 'sections')
    const own = texts.flatMap((text) => misnumbered(context, text))
    // A welcome that the newsroom keeps for all issues cannot have a number.
    if (issue.intro !== undefined || !newsroom.intro || !newsroom.source) return own
    const house: Text = { path: ['intro'], kind: 'prose', words: newsroom.intro }
    return [
      ...own,
      ...misnumbered({ ...context, source: newsroom.source }, house).map((found) => ({
        ...found,
        source: newsroom.source,
      })),
    ]
  },
}

const units =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )
const tens = 'twent thirt fort fift sixt sevent eight ninet'.split(' ')

const ordinals = /[\w-]+/g
const endings = new Set(['st', 'nd', 'rd', 'th', 'ST', 'ND', 'RD', 'TH'])
const cardinals =
  /\b(?:welcome to|this is)\s+(?:the\s+)?(?:issue|edition|number|no\.|newsletter|bulletin)\s+(?:number\s+|no\.?\s+)?(\d{1,4})\b(?!\s+of\s+\d)/gi

function misnumbered(context: Context, text: Text): Found[] {
  const { number } = context.issue
  if (!/\d|(?:st|nd|rd|th)\s/i.test(text.words)) return []
  const inLetters = [...text.words.matchAll(ordinals)].flatMap((match) => {
    const { index, 0: words } = match
    const said = endings.has(words.slice(-2)) ? numberOf(words.toLowerCase()) : 0
    if (!said) return []
    const before = beginning(text.words, index)
    const after = text.words.slice(index + words.length, index + words.length + 120)
    const found = nounFor(context.newsroom.publication).exec(after)
    const rest = after.slice(found?.[0].length)
    if (!found || isOtherCount(rest, context.newsroom)) return []
    const right = /\d/.test(words) ? inFigures(number) : inWords(number)
    return isOfItself(before, text) ? [{ index, words, number: said, right }] : []
  })
  const said = /\d/.test(text.words) ? [...text.words.matchAll(cardinals)] : []
  const figures = said.map(({ index, 0: all, 1: words = '' }) => ({
    ...{ index: index + all.length - words.length, words, number: Number(words) },
    right: String(number),
  }))
  return few([...inLetters, ...figures].filter((each) => each.number !== number)).map(
    ({ index, words, right }) => ({
      message: `This is issue ${number}, not \`${words}\`.`,
      hint: `Write \`${right}\`.`,
      ...spotIn(context, text, index, index + words.length),
    }),
  )
}

/** What stands before a place: all of it, or as much as matters. */
const beginning = (words: string, index: number): string =>
  index < 80 ? words.slice(0, index) : `… ${words.slice(index - 80, index)}`

/** What is counted, with a word or two before it: `the fourteenth monthly newsletter`. */
function nounFor(publication: string): RegExp {
  const name = publication.replace(/^the\s+/i, '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const nouns = `issue|edition|number|newsletter|bulletin|e-?news|${name}`
  return new RegExp(`^\\s+(?:[\\w’'-]+\\s+){0,2}?(?:${nouns})(?!\\w)`, 'i')
}

/** The issue speaks of itself, not of an earlier one: `Welcome to the …`, `This is our …`, `The … newswire`. */
const isOfItself = (before: string, { kind }: Text): boolean =>
  /\b(?:welcome to|this is|here is|here comes|is|introducing|presenting|enjoy)\s+(?:(?:the|our|a|this)\s+)?$/i.test(
    before,
  ) ||
  /^\s*(?:(?:the|our|this)\s+)?$/i.test(before) ||
  (kind === 'subject' && !/\b(?:in|from|since|of)\s+(?:the|our)\s+$/i.test(before))

/** `fourteenth`, `twenty-first`, `30th`; 0 for what is no ordinal. */
function numberOf(word: string): number {
  if (/^\d{1,4}..$/.test(word)) return Number.parseInt(word, 10)
  const [head = '', unit = ''] = word.split('-')
  if (unit === '') return units.indexOf(head) + 1 || roundOf(head, 'ieth')
  const [round, last] = [roundOf(head, 'y'), units.indexOf(unit) + 1]
  return round > 0 && last > 0 && last < 10 ? round + last : 0
}

/** 20 for `twentieth` and `twenty`. */
const roundOf = (word: string, ending: string): number => {
  const place = tens.findIndex((start) => start + ending === word)
  return place < 0 ? 0 : (place + 2) * 10
}

function inWords(number: number): string {
  const [ten, unit] = [Math.floor(number / 10), number % 10]
  if (number < 20) return units[number - 1] ?? inFigures(number)
  const start = tens[ten - 2]
  if (!start) return inFigures(number)
  return unit === 0 ? `${start}ieth` : `${start}y-${units[unit - 1]}`
}

function inFigures(number: number): string {
  const [last, teen] = [number % 10, Math.floor(number / 10) % 10 === 1]
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][last] ?? 'th')}`
}
