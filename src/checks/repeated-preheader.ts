import type { Check } from './check.ts'
import { folded } from './links/sameness.ts'
import { titleSpot } from './structure/made.ts'

/** A preheader that says what stands beside it. */
export const repeatedPreheader: Check = {
  code: 'repeated-preheader',
  severity: 'warning',
  family: 'structure',
  about: 'A preheader that repeats the subject.',
  why: 'An inbox shows the two side by side, often on one line: half of the little that a reader sees before opening the mail says nothing new.',
  bad: 'subject: Small grants are open again\npreheader: Small grants are open again, and more news',
  good: 'subject: Small grants are open again\npreheader: Apply by 1 May. Also, boats for hire and a study of the weir',
  check: ({ issue, edition, newsroom }) => {
    const preheader = wordsOf(edition.preheader)
    const subject = newsOf(wordsOf(edition.subject), newsroom.publication, issue.number)
    const [start, count] = repeated(subject, preheader) ?? []
    if (start === undefined || count === undefined) return []
    const words = preheader.slice(start, start + count)
    const find = words
      .map(({ written }) => written)
      .join(' ')
      .replace(/^[“‘"'(]+|[.,:;!?…·”’"')–-]+$/g, '')
    if (issue.preheader !== undefined) {
      return [
        {
          message: `The subject says \`${find}\` already.`,
          hint: 'Say here what else is in the issue.',
          path: ['preheader'],
          pointer: { find, nth: 0 },
        },
      ]
    }
    return [
      {
        message: `The preheader, which is made of the titles, says \`${find}\` again.`,
        hint: 'Write a `preheader`: it stands beside the subject, and goes on from there.',
        path: issue.subject === undefined ? titleSpot(issue) : ['subject'],
        severity: 'info',
      },
    ]
  },
}

/** What stands between two titles, and is no word. */
const dashes = '·–—-'

/** A word as it was written, and as it is compared. */
type Word = { written: string; word: string }

const wordsOf = (text: string): Word[] =>
  text.split(/\s+/).flatMap((written) => {
    const word = folded(written)
    return word === '' || dashes.includes(word) ? [] : [{ written, word }]
  })

/** A subject without the name and the number of the issue. */
function newsOf(subject: readonly Word[], publication: string, number: number): Word[] {
  const name = wordsOf(publication).map(({ word }) => word)
  const isNamed = name.length > 0 && name.every((word, index) => subject[index]?.word === word)
  const rest = subject.slice(isNamed ? name.length : 0)
  const news = rest[0]?.word === String(number) ? rest.slice(1) : rest
  return news.length > 0 ? news : [...subject]
}

/** Which words of the preheader the subject has: from which one, and how many. */
function repeated(
  subject: readonly Word[],
  preheader: readonly Word[],
): [number, number] | undefined {
  if (subject.length === 0 || preheader.length === 0) return undefined
  const common = subject.findIndex(({ word }, index) => preheader[index]?.word !== word)
  const same = common < 0 ? subject.length : common
  // All of the subject, or so much that the rest is not seen.
  if (same >= 4 || (same === subject.length && same > 1)) return [0, same]
  if (startOf(preheader, subject) >= 0) return [0, preheader.length]
  const start = subject.length > 2 ? startOf(subject, preheader) : -1
  return start < 0 ? undefined : [start, subject.length]
}

/** Where some words stand together within others; -1 where they do not. */
const startOf = (words: readonly Word[], within: readonly Word[]): number =>
  within.findIndex((_, start) =>
    words.every(({ word }, index) => within[start + index]?.word === word),
  )
