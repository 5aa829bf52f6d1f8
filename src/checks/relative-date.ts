import type { Text } from '../authored.ts'
import type { Check, Context, Found } from './check.ts'
import { isQuoted } from './dates/around.ts'
import { isEnglish } from './dates/dated.ts'
import { relativeIn } from './dates/relative.ts'
import { pointAt, spotOf } from './links/spot.ts'

/** `tomorrow`, which is another day for whoever reads it tomorrow. */
export const relativeDate: Check = {
  code: 'relative-date',
  severity: 'warning',
  family: 'dates',
  about: 'A day that is counted from another one: “tomorrow”, “next week”, “this Friday”.',
  why: 'A newsletter is written on one day, sent on another and read on a third; “tomorrow” is true on one of them. “Next Friday” is the coming one to some readers and the one after it to others.',
  bad: '# an issue of 16 March 2009\nbody: The survey closes this Friday.',
  good: 'body: The survey closes on Friday 20 March.',
  check: (context) =>
    isEnglish(context) ? context.texts.flatMap((text) => wordsIn(text, context)) : [],
}

function wordsIn(text: Text, context: Context): Found[] {
  return relativeIn(text.words, context.issue.date)
    .filter(({ index }) => !isQuoted(text, index))
    .map(({ index, words, instead }) => {
      const choices = instead.map((each) => `\`${each}\``).join(' or ')
      return {
        message: `\`${words.replace(/\s+/g, ' ')}\` depends on the day on which it is read.`,
        hint: choices ? `Write the day: ${choices}.` : 'Write the day.',
        // A month is long: only who reads late is led astray.
        ...(/month$/i.test(words) && { severity: 'info' as const }),
        ...spotOf(context, text.path, pointAt(text.words, index, words)),
      }
    })
}
