import type { Check } from './check.ts'
import { spotOf } from './links/spot.ts'
import { isLonger, signsOf } from './structure/length.ts'

/** A title that has become a sentence. */
export const longTitle: Check = {
  code: 'long-title',
  severity: 'warning',
  family: 'structure',
  about: 'A title of more than 80 characters (`limits.title`).',
  why: 'On a telephone it takes four lines, in the list of contents two; and a title that long is not taken in at one glance.',
  bad: 'title: The county council invites all residents to say what they think of its new plans for the harbour',
  good: 'title: "Plans for the harbour: have your say"',
  check: (context) => {
    const { limits } = context.newsroom
    return context.texts
      .filter(({ kind, words }) => kind === 'title' && isLonger(words, limits.title))
      .map(({ words, path }) => ({
        message: `This title has ${signsOf(words)} characters; at most ${limits.title} are read at a glance.`,
        hint: 'Keep what is new, and leave the rest to the text.',
        ...spotOf(context, path, { find: words.trim(), nth: 0 }),
      }))
  },
}
