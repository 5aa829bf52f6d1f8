import type { Check, Context } from './check.ts'
import { hasPiece } from './dates/around.ts'
import { isEnglish } from './dates/dated.ts'
import { type Event, eventsOf, isObservance, isOver, textsOfEvent } from './dates/events.ts'

/** An event of one day that does not say when it begins. */
export const noTime: Check = {
  code: 'no-time',
  severity: 'warning',
  family: 'dates',
  about: 'An event of one day without a time, in its field or in its text.',
  why: 'Readers cannot tell whether they can come, and a calendar takes the whole day for it.',
  bad: '- title: Study visit to the weir\n  date: 2009-05-02',
  good: '- title: Study visit to the weir\n  date: 2009-05-02\n  time: 14:00-16:00',
  check: (context) =>
    eventsOf(context.issue)
      .filter((event) => event.item.time === undefined && event.first !== undefined)
      .filter((event) => event.first === event.last && !isOver(event, context.asOf))
      .filter((event) => !isObservance(event) && !saysTime(event, context))
      .map(({ path }) => ({
        message: 'This event does not say at what time it begins.',
        hint: 'Add `time`, such as `14:00-16:00`; `time: tbc` while it is not settled.',
        path: [...path, 'date'],
      })),
}

// The colon of `14:00`, the half of the day in `2.30pm`; `10.30` alone may be a price.
const clock =
  /\d:[0-5]\d|\d\s?[ap]\.?m\b|\d\s?o[’']clock|\b(?:from|at)\s\d\d?\.[0-5]\d\b|\d\.[0-5]\d\s?(?:-|–|to)\s?\d/
const inWords = [
  ...['noon', 'midday', 'midnight', 'all day', 'all-day', 'any time'],
  ...['half past', 'half-past', 'quarter past', 'at quarter to', 'at a quarter to'],
  ...['o’clock', "o'clock"],
]
/** `at six.`, `from six till eight`, `seven in the evening`; `at one table` is none. */
const spelt =
  /\b(?:[Aa]t|[Ff]rom|until|till)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=[.,;!]|$|\s+(?:sharp|till|until|in the (?:morning|afternoon|evening))\b)/

/** A time in the text is told, though no field knows it. */
const saysTime = (event: Event, context: Context): boolean =>
  isEnglish(context) &&
  textsOfEvent(event, context).some(
    ({ kind, words }) =>
      hasPiece(words.toLowerCase(), inWords) ||
      clock.test(words) ||
      spelt.test(words) ||
      // A title names the kind of event: its hours are still to be said.
      (kind !== 'title' && hasPiece(words.toLowerCase(), ['drop in', 'drop-in'])),
  )
