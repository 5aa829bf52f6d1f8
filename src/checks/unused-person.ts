import { textsOf } from '../authored.ts'
import type { Issue, Item, Person } from '../model.ts'
import type { ThoroughCheck } from './check.ts'
import { contactsOf, plain } from './links/people.ts'

/** As many issues as people who are needed are in one of. */
const span = 3

/** An entry of the register that nobody has used for a while. */
export const unusedPerson: ThoroughCheck = {
  code: 'unused-person',
  severity: 'info',
  family: 'links',
  about: 'A person in the register whom no snippet and none of the last three issues names.',
  why: 'Whoever has left is found in the register long after, and is offered to every editor who writes an item.',
  bad: '# newswire.yaml; no item of the last three issues has this contact\npeople:\n  ann: { name: Ann Weir, email: ann@harbour.example.net }',
  good: 'people: {}',
  check: async ({ issue, newsroom, isNewest, earlier }) => {
    // An older issue does not know who was named after it.
    if (!newsroom.source || !isNewest) return []
    const issues = [issue, ...(await earlier()).map((each) => each.issue)].slice(0, span)
    if (issues.length < span) return []
    const used = new Set<unknown>([
      ...issues.flatMap((each) => contactsOf(each).map(({ contact }) => contact)),
      // A snippet is there to be used again, and needs its people.
      ...Object.values(newsroom.snippets).flatMap(({ contact, booking }) => [
        contact,
        (booking as Item['booking'])?.contact,
      ]),
    ])
    const words = plain([...issues.map(wordsOf), newsroom.intro, newsroom.footer].join(' '))
    return Object.entries(newsroom.people)
      .filter(([key, person]) => !used.has(key) && !isNamed(person, issues, words))
      .map(([key]) => ({
        message: `The last ${span} issues did not name \`${key}\`.`,
        hint: 'Take the entry out if nobody needs it any more.',
        path: ['people', key],
        pointer: { at: 'key' },
        source: newsroom.source,
      }))
  },
}

const wordsOf = (issue: Issue): string =>
  textsOf(issue)
    .map(({ words }) => words)
    .join(' ')

/** Named in a text, or written out. */
function isNamed({ name, email }: Person, issues: readonly Issue[], words: string): boolean {
  if ([name, email].some((text) => text && words.includes(plain(text)))) return true
  return issues.some((issue) =>
    contactsOf(issue).some(
      ({ contact }) =>
        typeof contact === 'object' && email && plain(contact.email) === plain(email),
    ),
  )
}
