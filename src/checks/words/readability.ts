import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { sentencesOf } from './sentences.ts'

/** Formulas were made for samples of a hundred words; of fewer than this they say little. */
const fewest = 35

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
    sentencesOf(text).flatMap(({ start, end }) => {
      const words = wordsIn(text.slice(start, end))
      // Of sentences that are too long another check tells.
      return words.length > 0 && words.length <= longest ? [words] : []
    }),
  )
  const words = sentences.flat()
  if (words.length < fewest) return undefined
  const counts = {
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  }
  return Math.round(fleschKincaid(counts)) + yearsBeforeSchool
}

/** Addresses and numbers are not read as words; an abbreviation is read by its letters. */
const wordsIn = (sentence: string): string[] =>
  sentence
    .split(/[\s–—/]+/)
    .filter((chunk) => !/[@\\]|:\/\/|^www\.|\.\w{2}/.test(chunk))
    .flatMap((chunk) => chunk.match(/[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*/g) ?? [])
