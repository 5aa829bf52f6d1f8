import type { Text } from '../../authored.ts'
import type { Context } from '../check.ts'

/** A cache of pure values: most checks of words ask it first. */
const known = new WeakMap<readonly Text[], string>()

/** All texts of an issue as one: what is not in it stands in none of them. */
export function wholeOf({ texts }: Context): string {
  const own = known.get(texts) ?? texts.map(({ words }) => words).join('\n\n')
  known.set(texts, own)
  return own
}
