import type { Context, Found, ThoroughCheck } from './check.ts'
import { spotOf } from './links/spot.ts'
import { type Drift, driftOf, modelsFor, type Paragraph, paragraphsIn } from './words/copies.ts'
import { spotIn } from './words/place.ts'
import { isSlip } from './words/slip.ts'

/** Differences that one sentence can say. */
const mostTold = 3

/** A paragraph of an earlier issue in which some words have changed. */
export const nearCopy: ThoroughCheck = {
  code: 'near-copy',
  severity: 'warning',
  family: 'words',
  about:
    'A paragraph that an earlier issue had, or newswire.yaml has, with some other words. New dates and sums are no difference.',
  why: 'A text that is typed or pasted anew each time gathers misprints. As a snippet of newswire.yaml it stays as it is.',
  bad: '# issue 15\n- body: … their local agrea agreements …\n# issue 14\n- body: … their local area agreements …',
  good: '- use: making-partnerships-work',
  async check(context) {
    // A snippet is the same text in every issue.
    const own = context.texts.filter(({ path }) => !spotOf(context, path).source)
    const paragraphs = paragraphsIn(own)
    if (paragraphs.length === 0) return []
    const models = modelsFor(context.newsroom, await context.earlier())
    return paragraphs.flatMap((paragraph) => {
      const { drifts = [], from } = driftOf(paragraph, models) ?? {}
      return from && drifts.length > 0 ? [told(context, paragraph, drifts, from)] : []
    })
  },
}

function told(
  context: Context,
  { text }: Paragraph,
  drifts: readonly Drift[],
  from: string,
): Found {
  const slip = drifts.find(({ before, after }) => isSlip(before.toLowerCase(), after.toLowerCase()))
  const { start, end } = slip ?? (drifts[0] as Drift)
  const ordered = slip ? [slip, ...drifts.filter((each) => each !== slip)] : drifts
  const rest = drifts.length - mostTold
  const more = rest > 0 ? `, and ${rest} more` : ''
  return {
    message: `${from} ${from.startsWith('Issue') ? 'had' : 'has'} this paragraph with other words: ${ordered.slice(0, mostTold).map(difference).join('; ')}${more}.`,
    hint: from.startsWith('Issue')
      ? 'Take over the better words, and keep the text as a snippet in newswire.yaml.'
      : 'Take over the better words, or leave it out here: newswire.yaml puts it in.',
    ...spotIn(context, text, start, end),
    ...(!slip && { severity: 'info' as const }),
  }
}

function difference({ before, after }: Drift): string {
  if (after === '') return `\`${before}\` is gone`
  return before === '' ? `\`${after}\` is new` : `\`${after}\` was \`${before}\``
}
