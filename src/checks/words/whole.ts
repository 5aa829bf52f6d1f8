import type { Text } from '../../authored.ts'
import type { Context } from '../check.ts'

/** All texts of an issue as one: what is not in it stands in none of them. */
type Whole = { words: string; small: string; list: readonly string[] }

/** A cache of pure values: most checks of words ask it first. */
const known = new WeakMap<readonly Text[], Whole>()

/** The texts of an issue as one, the same in small letters, and its words in small letters one by one. */
export function wholeOf({ texts }: Context): Whole {
  const own = known.get(texts)
  if (own) return own
  const words = texts.map((text) => text.words).join('\n\n')
  const small = words.toLowerCase()
  const whole = { words, small, list: small.split(/[^a-zà-ɏ'’&]+/) }
  known.set(texts, whole)
  return whole
}
