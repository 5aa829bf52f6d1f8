import type { Context } from '../check.ts'
import { latest } from '../latest.ts'

/** All texts of an issue as one: what is not in it stands in none of them. */
type Whole = { words: string; small: string; list: readonly string[] }

/** The texts of an issue as one, the same in small letters, and its words in small letters one by one. */
export const wholeOf = latest(({ texts }: Context): Whole => {
  const words = texts.map((text) => text.words).join('\n\n')
  const small = words.toLowerCase()
  return { words, small, list: small.split(/[^a-zà-ɏ'’&]+/) }
})
