import type { Text } from '../authored.ts'
import type { Context, Found, ThoroughCheck } from './check.ts'
import { mostTold } from './few.ts'
import { beginnings, besideNames, calendar, halvesOf, modern } from './words/modern.ts'
import { spotIn } from './words/place.ts'
import { type Stretch, sentencesOf } from './words/sentences.ts'
import { isSwap } from './words/slip.ts'
import type { Speller } from './words/speller.ts'
import { holdsNames, namesIn, plain, type Token, tokensIn } from './words/vocabulary.ts'

/** Words for which distant proposals are looked for: each takes a tenth of a second. */
const mostDistant = 5

/** A word that the dictionary of the newsroom's language has not. */
export const spelling: ThoroughCheck = {
  code: 'spelling',
  severity: 'warning',
  family: 'words',
  about:
    'A word that is not in the dictionary of the newsroom’s language, nor in `words`, the glossary or the register. Names are left alone.',
  why: 'One misprint in a title is what readers remember. Another language’s dictionary is a package: `npm install dictionary-fr`.',
  bad: '- title: Chrismas opening hours',
  good: '- title: Christmas opening hours',
  async check(context) {
    const { newsroom } = context
    const { spellerFor } = await import('./words/speller.ts')
    const speller = spellerFor(newsroom.language, newsroom.root)
    if (!speller) return missing(context)
    const names = namesIn(context, await context.earlier())
    const texts = context.texts.map((text) => ({ text, tokens: tokensIn(text.words) }))
    const unknown = unknownIn(
      texts.flatMap(({ tokens }) => tokens),
      names,
      speller,
      newsroom.language,
    )
    if (unknown.size === 0) return []
    speller.prepare([...unknown])
    return told(context, texts, unknown, speller)
  },
}

/** That nothing was looked up is better said than taken for praise. */
function missing({ newsroom }: Context): Found[] {
  const { language, source } = newsroom
  const [base] = language.toLowerCase().split('-')
  return [
    {
      message: `The spelling was not checked: no dictionary of \`${language}\` is installed.`,
      hint: `Install one, \`npm install dictionary-${base}\`; or say \`checks: { spelling: off }\`.`,
      severity: 'info',
      path: source ? ['language'] : [],
      ...(source && { source }),
    },
  ]
}

/** The words, as they are written, that nothing knows. */
function unknownIn(
  tokens: readonly Token[],
  names: ReadonlySet<string>,
  speller: Speller,
  language: string,
): Set<string> {
  const isEnglish = /^en\b/i.test(language)
  const words = new Set(tokens.map(({ word }) => word).filter((word) => !names.has(plain(word))))
  const open = speller.unknown(words)
  // A word may be known without its ending, its accents, or what an English word may begin with.
  const ways = new Map([...open].map((word) => [word, waysOf(word, isEnglish)]))
  const still = speller.unknown([...ways.values()].flat())
  for (const [word, all] of ways) {
    const isModern = isEnglish && all.some((way) => modern.has(way.toLowerCase()))
    if (isModern || all.some((way) => !still.has(way) || names.has(plain(way)))) open.delete(word)
  }
  if (isEnglish) for (const word of joinedIn(open, speller)) open.delete(word)
  return open
}

/** Those of the words that two known nouns make: `keyholder`, `wallchart`. */
function joinedIn(open: ReadonlySet<string>, speller: Speller): string[] {
  const ways = new Map([...open].map((word) => [word, halvesOf(word)]))
  const unknown = speller.unknown([...ways.values()].flat(2))
  return [...open].filter((word) =>
    ways.get(word)?.some((halves) => halves.every((half) => !unknown.has(half))),
  )
}

function waysOf(word: string, isEnglish: boolean): string[] {
  const bare = word.replace(/'s?$/, '')
  const ways = [bare, bare.normalize('NFD').replace(/\p{M}/gu, '')]
  if (!isEnglish) return [...ways, ...bare.split("'")]
  const rest = bare.toLowerCase().replace(beginnings, '')
  return rest === bare.toLowerCase() ? ways : [...ways, rest]
}

// ---------------------------------------------------------------- what is told

type Read = { text: Text; tokens: readonly Token[] }

function told(
  context: Context,
  texts: readonly Read[],
  unknown: ReadonlySet<string>,
  speller: Speller,
): Found[] {
  const advise = adviser(speller)
  const seen = new Set<string>()
  return texts.flatMap(({ text, tokens }) => {
    if (isForeign(tokens, unknown)) return []
    const foreign = foreignIn(text, tokens, unknown)
    return tokens.flatMap((token, index): Found[] => {
      const { word, start, end } = token
      if (!unknown.has(word) || (seen.size > mostTold && !seen.has(plain(word)))) return []
      if (foreign.some((each) => each.start <= start && end <= each.end)) return []
      const isCapital = word !== word.toLowerCase()
      const guess = isCapital ? guessed(token, tokens, index, text, speller) : undefined
      if (isCapital && !guess) return []
      seen.add(plain(word))
      return [
        {
          ...advise(word, guess),
          ...spotIn(context, text, start, end),
          // One slip in ten places is one entry of `words`, and mended in one go.
          once: plain(word),
        },
      ]
    })
  })
}

type Guess = { words: string[]; isUnsure: boolean }
type Advice = Pick<Found, 'message' | 'hint' | 'severity'>

/** What is said of a word, which is looked for once. */
function adviser(speller: Speller): (word: string, guess?: Guess) => Advice {
  const known = new Map<string, Advice>()
  let distant = 0
  return (word, guess) => {
    const same = known.get(word)
    if (same) return same
    const near = guess?.words ?? speller.near(word)
    const isFar = near.length === 0 && distant < mostDistant
    if (isFar) distant += 1
    const meant = isFar ? speller.proposals(word) : near
    const isOxford = meant.includes(word.replace(/iz(?=e|i|a)/, 'is'))
    const advice: Advice = {
      message: isOxford
        ? `\`${word}\` is \`${meant[0]}\` in most British texts.`
        : `\`${word}\` is not in the dictionary.`,
      hint: `${proposal(meant)}If it is right, add it to \`words\` in newswire.yaml.`,
      ...((guess?.isUnsure || isOxford) && { severity: 'info' as const }),
    }
    known.set(word, advice)
    return advice
  }
}

const proposal = (words: readonly string[]): string => {
  const [first, second, third] = words.map((word) => `\`${word}\``)
  if (!first) return ''
  const others = [second, third].filter(Boolean)
  return `Did you mean ${[first, ...others].join(' or ')}? `
}

/** A quotation in another language: of ten words four are unknown. */
function isForeign(tokens: readonly Token[], unknown: ReadonlySet<string>): boolean {
  const small = tokens.filter(({ word }) => word === word.toLowerCase())
  const strange = small.filter(({ word }) => unknown.has(word))
  return strange.length > 3 && strange.length > small.length * 0.4
}

/** The sentences of a text that are in another language, or dummy text. */
function foreignIn(
  { words }: Text,
  tokens: readonly Token[],
  unknown: ReadonlySet<string>,
): Stretch[] {
  if (tokens.filter(({ word }) => unknown.has(word)).length < 4) return []
  return sentencesOf(words).filter(({ start, end }) =>
    isForeign(
      tokens.filter((token) => start <= token.start && token.end <= end),
      unknown,
    ),
  )
}

/**
 * What a word with a capital was meant for, when it is no name: a day of the calendar; or an ordinary
 * word at the beginning of a sentence, or among others that have a capital for the sake of it.
 */
function guessed(
  { word, isFirst }: Token,
  tokens: readonly Token[],
  index: number,
  text: Text,
  speller: Speller,
): Guess | undefined {
  if (word.length < 5 || holdsNames(text)) return undefined
  const near = speller.near(word)
  const days = near.filter((each) => calendar.has(each))
  if (days.length > 0) return { words: days, isUnsure: false }
  const ordinary = near.filter((each) => isOrdinary(each, word, speller))
  if (ordinary.length === 0) return undefined
  const [before, after] = [tokens[index - 1], tokens[index + 1]]
  const isTitled = [before, after].every((token) => token && isTitleWord(token, speller))
  const swapped = ordinary.filter((each) => word.length > 5 && isSwap(word, each))
  if (isFirst || isTitled) return { words: ordinary, isUnsure: true }
  // Hardly a name is a word with two letters exchanged.
  return swapped.length > 0 ? { words: swapped, isUnsure: true } : undefined
}

const isOrdinary = (near: string, word: string, speller: Speller): boolean =>
  near[0]?.toLowerCase() === word[0]?.toLowerCase() &&
  !near.includes("'") &&
  speller.unknown([near.toLowerCase()]).size === 0

/** Has a capital and is no name by itself: `Local … Agreements`. */
const isTitleWord = ({ word }: Token, speller: Speller): boolean =>
  /^\p{Lu}/u.test(word) &&
  word.length > 3 &&
  !besideNames.has(word.toLowerCase()) &&
  speller.unknown([word.toLowerCase()]).size === 0
