import type { ThoroughCheck } from './check.ts'
import { folded } from './links/sameness.ts'

/** A subject that an inbox had before. */
export const sameSubject: ThoroughCheck = {
  code: 'same-subject',
  severity: 'warning',
  family: 'structure',
  about: 'A subject that an earlier issue had already.',
  why: 'Readers take it for the mail that they have read, and mail programs may lay it into the conversation of the old one.',
  bad: '# issue 16 had the same\nsubject: News from the harbour',
  good: 'subject: A new study of the weir, and more news',
  check: async ({ issue, earlier }) => {
    const { subject } = issue
    // A subject that is made has the number of its issue in it.
    if (subject === undefined) return []
    const words = folded(subject)
    const same = (await earlier()).find((each) => folded(each.issue.subject ?? '') === words)
    if (!same) return []
    return [
      {
        message: `Issue ${same.issue.number} had this subject.`,
        hint: 'Name what is new in this one.',
        path: ['subject'],
      },
    ]
  },
}
