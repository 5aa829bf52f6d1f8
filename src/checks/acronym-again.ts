import type { Check } from './check.ts'
import { spotOf } from './links/spot.ts'
import { acronymsOf, type Explained } from './words/acronyms.ts'
import { spotIn } from './words/place.ts'

/** Times that an abbreviation may be spelt out in one issue: readers leap from item to item. */
const most = 2

/** An abbreviation that is spelt out again and again. */
export const acronymAgain: Check = {
  code: 'acronym-again',
  severity: 'info',
  family: 'words',
  about: 'An abbreviation that is spelt out twice in one item, or more than twice in the issue.',
  why: 'The short form is there to make the text shorter; spelt out each time it makes it longer. What comes from a snippet does not count.',
  bad: '- body: The local area agreement (LAA) is new. … Each local area agreement (LAA) …',
  good: '- body: The local area agreement (LAA) is new. … Each LAA …',
  check: (context) =>
    [...acronymsOf(context).explained].flatMap(([name, all]) => {
      if (all.length < 2) return []
      // A snippet is read in many issues, and explains what it says in each.
      const explained = all.filter(
        ({ text }) => text.kind !== 'alt' && !spotOf(context, text.path).source,
      )
      return explained
        .filter((each, index) => index >= most || isInItemOf(each, explained[index - 1]))
        .map(({ meaning, text, from, to }) => ({
          message: `\`${meaning} (${name})\` is spelt out once more: \`${name}\` was explained before.`,
          hint: `Write \`${name}\`, or the full name alone.`,
          ...spotIn(context, text, from, to),
        }))
    }),
}

const isInItemOf = ({ text: a }: Explained, before: Explained | undefined): boolean => {
  const b = before?.text
  // The text under a title may say in full what the title says.
  if (!b || a.kind !== 'prose' || b.kind !== 'prose') return false
  return a === b || (a.section !== undefined && a.section === b.section && a.item === b.item)
}
