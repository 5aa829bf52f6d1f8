import type { Check, Context } from './check.ts'
import { linksOf } from './links/linked.ts'
import { contactsOf } from './links/people.ts'
import { unkeptIn } from './structure/unkept.ts'

/** An issue that tells nobody whom to ask; or an item that sends readers to somebody and does not say whom. */
export const noContact: Check = {
  code: 'no-contact',
  severity: 'warning',
  family: 'structure',
  about:
    'An issue in which nobody can be reached; or an item that says “get in touch” or “the form below”, and has no contact, no link and no number.',
  why: 'A reader who has a question, or who cannot use a form on the web, has nowhere to turn.',
  bad: '- title: Boat trip\n  date: 2009-06-03',
  good: '- title: Boat trip\n  date: 2009-06-03\n  contact: desk',
  check: (context) => {
    const { issue, newsroom, texts } = context
    // An issue that is only begun has time yet.
    if (issue.sections.every(({ items }) => items.length === 0)) return []
    const house = [issue.intro ?? newsroom.intro ?? '', newsroom.footer ?? '']
    const isAtHome = house.some(hasAddress)
    const isReachable =
      isAtHome ||
      contactsOf(issue).length > 0 ||
      isLinked(context) ||
      texts.some(({ words }) => hasAddress(words))
    if (isReachable) return unkeptIn(context, isAtHome)
    const [key] = Object.keys(newsroom.people)
    return [
      {
        message: 'Nobody can be reached by this issue: it has no contact at all.',
        hint: `Give an item a \`contact\`${key ? `, like \`contact: ${key}\`` : ''}, or put an address into the \`footer\` of newswire.yaml.`,
        path: ['sections'],
        pointer: { at: 'key' },
      },
    ]
  },
}

const isLinked = (context: Context): boolean =>
  linksOf(context).some(({ url }) => /^(?:mailto|tel):/i.test(url))

/** `desk@harbour.example.net`, `01632 960001` */
const hasAddress = (words: string): boolean =>
  /\w@[a-z\d-]+\.[a-z]/i.test(words) || /(?:\+|\b0)\d[\d ()-]{7,14}\d/.test(words)
