import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { sentencesOf } from './sentences.ts'

/** Formulas were made for samples of a hundred words; of fewer than this they say little. */
const fewest = 35
const enough = 60

/** Letters of a text that are read: eight times what the formulas were made for. */
const sample = 5000

/** A British child is five years older than the number of the American grade that it would be in. */
const yearsBeforeSchool = 5

/**
 * The age at which an English text can be read, in years, by the formula of Flesch and Kincaid (1975):
 * long sentences and long words make it higher. Sentences of more than `longest` words are left out.
 * Undefined where there is too little to go by.
 */
export function readingAge(
  texts: readonly string[],
  longest = Number.POSITIVE_INFINITY,
): number | undefined {
  const sentences = texts.flatMap((text) =>
    sentencesOf(text.slice(0, sample)).flatMap(({ start, end }) => {
      // No word is so long on average.
      if (end - start > longest * 30) return []
      const words = wordsIn(text.slice(start, end))
      // Of sentences that are too long another check tells.
      return words.length > 0 && words.length <= longest ? [words] : []
    }),
  )
  const words = sentences.flat()
  // A sentence alone may be full of names.
  if (words.length < fewest || (sentences.length < 2 && words.length < enough)) return undefined
  const counts = {
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllablesOf(word), 0),
  }
  return Math.round(fleschKincaid(counts)) + yearsBeforeSchool
}

/** A cache of pure values: most words of an issue come more than once, and in the next one as well. */
const known = new Map<string, number>()
const mostKnown = 50_000

function syllablesOf(word: string): number {
  const count = known.get(word) ?? syllable(word)
  if (known.size < mostKnown) known.set(word, count)
  return count
}

/** Addresses and numbers are not read as words; an abbreviation is read by its letters. */
const wordsIn = (sentence: string): string[] =>
  sentence
    .split(/[\s–—/]+/)
    .filter((chunk) => !/[@\\]|:\/\/|^www\.|\.\w{2}/.test(chunk))
    .flatMap((chunk) => chunk.match(/[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*/g) ?? [])
