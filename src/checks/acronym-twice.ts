import type { Check, Context } from './check.ts'
import { acronymsOf, isSameMeaning } from './words/acronyms.ts'
import { spotIn } from './words/place.ts'

/** An abbreviation that is spelt out in two ways. */
export const acronymTwice: Check = {
  code: 'acronym-twice',
  severity: 'warning',
  family: 'words',
  about: 'An abbreviation that is spelt out in two ways, or not as the glossary has it.',
  why: 'One of the two is a misprint, or two things share a name and readers take one for the other.',
  bad: '- body: … a local area agreement (LAA) …\n- body: … the Local Agreed Agreement (LAA) …',
  good: '- body: … a local area agreement (LAA) …\n- body: … the LAA …',
  check(context) {
    const house = houseMeanings(context)
    return [...acronymsOf(context).explained].flatMap(([name, explained]) => {
      const [first] = explained
      const settled = house.get(name) ?? first?.meaning
      if (settled === undefined) return []
      const place = house.has(name) ? 'in newswire.yaml' : 'above'
      return explained
        .filter(({ meaning }) => !isSameMeaning(meaning, settled))
        .map(({ meaning, text, from, to }) => ({
          message: `\`${name}\` is \`${meaning}\` here and \`${settled}\` ${place}.`,
          hint: `Decide for one; where two things are meant, only one can be \`${name}\`.`,
          ...spotIn(context, text, from, to),
        }))
    })
  },
}

/** The organisation's own letters are left to `name-spelling`. */
const houseMeanings = ({ newsroom: { glossary, organisation } }: Context): Map<string, string> =>
  new Map(
    Object.entries(glossary)
      .filter(([key]) => key !== organisation.short)
      .map(([key, meaning]) => [key.replace(/s$/, ''), meaning]),
  )
