/** Abbreviations and what they stand for: `{ LSP: 'local strategic partnership' }`. */
export type Glossary = Record<string, string>

/** A term where an author uses it: `ending` is its plural s and what else is tied to it (-led, 's). */
export type TermUse = {
  start: number
  end: number
  name: string
  ending: string
  expansion: string
  plural: string
}

/** Finds the next use of a term that is still to be explained; each term is found only once. */
export type FindTerm = (words: string, from: number) => TermUse | undefined

const fold = (text: string): string => (/\s/.test(text) ? text.trim().replace(/\s+/g, ' ') : text)

/** The finder for one issue. Plurals are made in English alone; `language` is BCP 47. */
export function createTerms(glossary: Glossary, language: string): FindTerm {
  const { expansions, pattern } = known.get(glossary) ?? understood(glossary)
  const waiting = new Map(expansions)
  const inPlural = /^en\b/i.test(language) ? pluralOf : (phrase: string) => phrase
  return (words, from) => {
    pattern.lastIndex = from
    while (waiting.size > 0) {
      const match = pattern.exec(words)
      if (!match) break
      const [use, written = '', s = '', tail = ''] = match
      const [start, end, name] = [match.index, match.index + use.length, fold(written)]
      const expansion = waiting.get(name)
      if (expansion === undefined) continue
      if (![end - tail.length, end].every((stop) => standsAlone(words, start, stop))) continue
      waiting.delete(name)
      return { start, end, name, ending: s + tail, expansion, plural: inPlural(expansion) }
    }
    return undefined
  }
}

type Understood = { expansions: ReadonlyMap<string, string>; pattern: RegExp }

/** A cache of pure values: a newsroom has one glossary for all its issues. */
const known = new WeakMap<Glossary, Understood>()

function understood(glossary: Glossary): Understood {
  const entries = Object.entries(glossary).map(([name, meaning]) => [fold(name), fold(meaning)])
  const expansions = new Map(entries.filter((pair): pair is [string, string] => !pair.includes('')))
  const names = [...expansions.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+'))
  // Unicode classes are slow to compile: standsAlone() sees to the ends of a word.
  const pattern = new RegExp(`(${names.join('|')})(s?)((?:[-‐‑'’][a-zà-ÿ]+)*)`, 'g')
  const terms = { expansions, pattern }
  known.set(glossary, terms)
  return terms
}

/** The regular plural of an English phrase: of the noun before `of` or `for`, else of its end. */
function pluralOf(phrase: string): string {
  const [, noun = '', rest = ''] = /^(.+?)( (?:of|for) .*)?$/.exec(phrase) ?? []
  if (/s$/i.test(noun)) return phrase
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies${rest}`
  return `${noun}${/(?:x|z|ch|sh)$/i.test(noun) ? 'es' : 's'}${rest}`
}

/** True unless what stands there is part of a longer word or of an address. */
function standsAlone(words: string, start: number, end: number): boolean {
  const before = words.slice(wordStart(words, start), start)
  const [after = ''] = /^\S*/.exec(words.slice(end, end + 99)) ?? []
  if (/:\/\/|www\.|@/.test(before + words.slice(start, end) + after)) return false
  return !isLetter([...before.slice(-2)].at(-1)) && !isLetter([...after.slice(0, 2)].at(0))
}

/** Where the word begins that ends at `end`; far back nobody looks. */
function wordStart(words: string, end: number): number {
  let start = end
  while (start > 0 && end - start < 99 && !/\s/.test(words[start - 1] as string)) start -= 1
  return start
}

/** Scripts without spaces, and Hangul with its particles, may touch a term: they do not count. */
function isLetter(character = ''): boolean {
  if (character < '\u0080') return /[a-z\d]/i.test(character)
  // Dashes and quotation marks are what a term meets most, and no letters.
  if (character >= '\u2010' && character <= '\u2027') return false
  return /[\p{L}\p{M}\p{N}]/u.test(character) && !touching().test(character)
}

const touching = () => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u

/** True when the author's own words expand the term: anywhere before it, or right behind it. */
export function isExplained(
  { expansion, plural }: TermUse,
  before: string,
  after: string,
): boolean {
  // Its plural may have another end: `agency`, `agencies`.
  const first = (expansion.split(' ', 1)[0] ?? '').slice(0, -1).toLowerCase()
  return [after.slice(0, plural.length + 20), before].some((text) => {
    const small = text.toLowerCase()
    // One look, for all that was read before a term, and most often does not have its first word.
    if (!small.includes(first)) return false
    // Emphasis may stand between the words: `*local strategic* partnership`.
    const words = small.replace(/[\s*]+/g, ' ')
    return [expansion, plural].some((meaning) => words.includes(meaning.toLowerCase()))
  })
}
