import { formatDate } from '../dates.ts'
import type { Check, Context, Found } from './check.ts'
import { isQuoted, sentenceAt } from './dates/around.ts'
import { type Dated, datesIn } from './dates/dated.ts'
import type { Said } from './dates/said.ts'
import { pointAt, spotOf } from './links/spot.ts'

/** A date that could be two days: because its year is not said, or because day and month may change places. */
export const ambiguousDate: Check = {
  code: 'ambiguous-date',
  severity: 'warning',
  family: 'dates',
  about: 'A date in the text that could be two days: it has no year, or it is all in figures.',
  why: 'Readers take a date without a year for this year’s. Where last year’s is nearer, or next year’s, some will think of the one and some of the other. `03/04/2009` is 3 April in Britain and 4 March in America (W3C, “Date formats”).',
  bad: '# an issue of 16 March 2009\nbody: The first workshop was on 9 December.',
  good: 'body: The first workshop was on 9 December 2008.',
  check: (context) => {
    const told = new Set<string>()
    return datesIn(context)
      .filter(({ said }) => said.weekday === undefined && !isQuoted(said.text, said.index))
      .filter(({ said: { text }, days }) => {
        // A date that an item repeats is one finding.
        const name = [text.section, text.item, ...days].join()
        return !told.has(name) && told.add(name)
      })
      .flatMap((dated) => found(dated, context))
  },
}

function found({ said, days, fields }: Dated, context: Context): Found[] {
  const [first, second] = days
  if (!first || !second || fields.length > 0) return []
  if (said.year === undefined && isToldOtherwise(said)) return []
  const [one, other] = [first, second].map((day) => formatDate(day, 'en'))
  const spot = spotOf(context, said.text.path, pointAt(said.text.words, said.index, said.words))
  const message = `\`${said.words.replace(/\s+/g, ' ')}\` could be ${one} or ${other}.`
  return said.year === undefined
    ? [{ message, hint: 'Add the year.', ...spot }]
    : [{ message, hint: `Write the month out: \`${one}\`.`, severity: 'info', ...spot }]
}

/** A year in the same sentence speaks for its dates, unless it is an Act’s; so does `every year`. */
function isToldOtherwise({ text, index, words }: Said): boolean {
  // `5 March Lane`, `the 10 May Cup games`.
  if (/^ [A-Z]/.test(text.words.slice(index + words.length))) return true
  const sentence = sentenceAt(text.words, index).join('')
  return (
    /(?<!\bAct,? )\b(?:19|20)\d\d\b/.test(sentence) ||
    /\b(?:(?:every|each|last|this|next|that|financial|tax|academic|school) year|annual|annually|yearly|quarterly|twice a year|Christmas|New Year|Easter)\b/i.test(
      sentence,
    )
  )
}
