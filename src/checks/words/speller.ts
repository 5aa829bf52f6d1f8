import nspell from 'nspell'
import { isCompound, parts } from './compounds.ts'
import { type Dictionary, linesFor, openDictionary } from './dictionary.ts'
import { slipsOf } from './slip.ts'

/** Knows which words a language has, and which was likely meant by another. */
export type Speller = {
  /** Those of the words that the dictionary has not. */
  unknown(words: Iterable<string>): Set<string>
  /** Makes ready to be asked what is near to these: all at once is quicker than one by one. */
  prepare(words: readonly string[]): void
  /** Words that one slip makes of this one, the likeliest first. */
  near(word: string): string[]
  /** The same and more distant ones: it takes a tenth of a second. */
  proposals(word: string): string[]
}

/** Words to be made ready at once: no issue has so many misprints. */
const mostPrepared = 200

/** A cache of pure values: to open a dictionary takes as long as to build ten issues. */
const opened = new Map<string, Speller | undefined>()

/** The speller for a language; undefined where no dictionary of it is installed. */
export function spellerFor(language: string, root: string): Speller | undefined {
  const key = `${language} ${root}`
  if (!opened.has(key)) {
    const dictionary = openDictionary(language, root)
    opened.set(key, dictionary && speller(dictionary, language))
  }
  return opened.get(key)
}

function speller(dictionary: Dictionary, language: string): Speller {
  const known = new Map<string, boolean>()
  /** To work out all words takes seconds in some languages: only what may be one of these is. */
  const lookUp = (words: readonly string[]): void => {
    const open = words.filter((word) => !known.has(word))
    if (open.length === 0) return
    const few = nspell(dictionary.affix, listOf(dictionary, open))
    for (const word of open) known.set(word, few.correct(word))
  }
  const isKnown = (word: string): boolean => known.get(word) === true
  // `christmas` lacks no more than its capital.
  const nearBy = (word: string) => [capital(word), ...slipsOf(word, dictionary.letters)]
  const near = (word: string): string[] => {
    const slips = nearBy(word)
    lookUp(slips)
    return slips.filter(isKnown)
  }
  return {
    near,
    prepare: (words) => lookUp(words.slice(0, mostPrepared).flatMap(nearBy)),
    unknown(words) {
      const all = [...new Set(words)]
      lookUp(all)
      const open = all.filter((word) => !isKnown(word))
      if (compounding.test(language)) {
        lookUp(open.flatMap(parts))
        for (const word of open) if (isCompound(word, isKnown)) known.set(word, true)
      }
      return new Set(open.filter((word) => !isKnown(word)))
    },
    proposals(word) {
      const found = near(word)
      if (found.length > 0) return found
      return nspell(dictionary.affix, listOf(dictionary, [word, ...nearBy(word)])).suggest(word)
    },
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const listOf = (dictionary: Dictionary, words: readonly string[]): string => {
  const lines = linesFor(dictionary, words)
  return [lines.length, ...lines].join('\n')
}

/** Languages that write new words as one: no dictionary has them all. */
const compounding = /^(?:de|nl|sv|da|nb|nn|no|fi|hu|is|fy|af)\b/i
