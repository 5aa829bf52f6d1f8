import type { Words } from '../model.ts'
import { words as english } from './en.ts'

export { english }

/**
 * The languages newswire speaks, by BCP 47 tag in lower case. All but English are loaded when asked
 * for: an English build never pays for the others.
 */
export const languages: Record<string, () => Promise<Words>> = {
  ar: async () => (await import('./ar.ts')).words,
  de: async () => (await import('./de.ts')).words,
  en: async () => english,
  es: async () => (await import('./es.ts')).words,
  fr: async () => (await import('./fr.ts')).words,
  he: async () => (await import('./he.ts')).words,
  it: async () => (await import('./it.ts')).words,
  nl: async () => (await import('./nl.ts')).words,
  pl: async () => (await import('./pl.ts')).words,
  pt: async () => (await import('./pt.ts')).words,
  'pt-pt': async () => (await import('./pt-pt.ts')).words,
}

/**
 * The words for a BCP 47 tag: its own, else those of the tag without its last subtag, and so on
 * (the lookup of RFC 4647, section 3.4). English with `found: false` when there are none.
 */
export async function wordsFor(language: string): Promise<{ words: Words; found: boolean }> {
  const subtags = language.toLowerCase().split('-')
  for (let length = subtags.length; length > 0; length--) {
    const tag = subtags.slice(0, length).join('-')
    const load = Object.hasOwn(languages, tag) ? languages[tag] : undefined
    if (load) return { words: await load(), found: true }
  }
  return { words: english, found: false }
}
