import type { Check } from './check.ts'
import { isLonger, signsOf } from './structure/length.ts'
import { firstTitled, titleSpot } from './structure/made.ts'

/** A subject that an inbox cuts. */
export const longSubject: Check = {
  code: 'long-subject',
  severity: 'warning',
  family: 'structure',
  about:
    'A subject of more than 60 characters (`limits.subject`), also one that is made of a title.',
  why: 'Most inboxes show about 60 characters of it beside the name of the sender, telephones about 40; what comes later is not seen.',
  bad: 'subject: "Bulletin 17: the county council invites all residents to say what they think"',
  good: 'subject: "Bulletin 17: plans for the harbour, and a boat trip"',
  check: ({ issue, edition: { subject }, newsroom: { limits } }) => {
    if (!isLonger(subject, limits.subject)) return []
    const isMade = issue.subject === undefined
    const { title = '' } = firstTitled(issue) ?? {}
    // Of a title that is too long for itself another check tells.
    if (isMade && isLonger(title, limits.title)) return []
    return [
      {
        message: `The subject${isMade ? `, \`${subject}\`,` : ''} has ${signsOf(subject)} characters; inboxes show ${limits.subject}.`,
        hint: isMade
          ? 'It is made of the first title: shorten that, or write a `subject`.'
          : 'Begin with what is new, and leave the rest to the preheader.',
        path: isMade ? titleSpot(issue) : ['subject'],
      },
    ]
  },
}
