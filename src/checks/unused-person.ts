import { textsOf } from '../authored.ts'
import type { Issue, Item, Newsroom, Person } from '../model.ts'
import type { ThoroughCheck } from './check.ts'
import { contactsOf, plain } from './links/people.ts'

/** As many issues as people who are needed are in one of. */
const span = 3

/** An entry of the register that nobody has used for a while. */
export const unusedPerson: ThoroughCheck = {
  code: 'unused-person',
  severity: 'info',
  family: 'links',
  about: 'A person in the register whom the last three issues did not name.',
  why: 'Whoever has left is found in the register long after, and is offered to every editor who writes an item.',
  bad: '# newswire.yaml; no item of the last three issues has this contact\npeople:\n  ann: { name: Ann Weir, email: ann@harbour.example.net }',
  good: 'people: {}',
  check: async ({ issue, newsroom, isNewest, earlier }) => {
    // An older issue does not know who was named after it.
    if (!newsroom.source || !isNewest) return []
    const issues = [issue, ...(await earlier()).map((each) => each.issue)].slice(0, span)
    if (issues.length < span) return []
    const used = new Set(issues.flatMap((each) => contactsOf(each).map(({ contact }) => contact)))
    const words = plain([...issues.map(wordsOf), newsroom.intro, newsroom.footer].join(' '))
    return Object.entries(newsroom.people)
      .filter(([key, person]) => !used.has(key) && !isNamed(person, issues, words))
      .map(([key]) => ({
        message: `The last ${span} issues did not name \`${key}\`.`,
        hint: hintFor(key, newsroom.snippets),
        path: ['people', key],
        pointer: { at: 'key' },
        source: newsroom.source,
      }))
  },
}

/** What goes with an entry, so that nothing is left behind that needs it. */
function hintFor(key: string, snippets: Newsroom['snippets']): string {
  const users = Object.keys(snippets).filter((name) => {
    const { contact, booking } = (snippets[name] ?? {}) as Pick<Item, 'contact' | 'booking'>
    return contact === key || booking?.contact === key
  })
  const also = users.map((name) => `\`${name}\``).join(', ')
  return `Take the entry out if nobody needs it any more${also && `, and with it the snippet that has it: ${also}`}.`
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
