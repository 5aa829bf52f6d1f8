import type { Check, Context } from './check.ts'
import { hasPiece } from './dates/around.ts'
import { isEnglish } from './dates/dated.ts'
import { type Event, eventsOf, isObservance, isOver } from './dates/events.ts'

/** An event with nobody to ask and nothing to press. */
export const noBooking: Check = {
  code: 'no-booking',
  severity: 'warning',
  family: 'dates',
  about: 'An event without any way to book or to ask: no booking, no contact, no link.',
  why: 'Readers who would like to come cannot do anything about it. Where nobody has to book, say so.',
  bad: '- title: Study visit to the weir\n  date: 2009-05-02\n  venue: Weir Cottage',
  good: '- title: Study visit to the weir\n  date: 2009-05-02\n  venue: Weir Cottage\n  booking: { contact: events }',
  check: (context) =>
    eventsOf(context.issue)
      .filter((event) => !isReachable(event) && !saysHow(event, context))
      .filter((event) => !isOver(event, context.asOf) && !isObservance(event))
      .map(({ path }) => ({
        message: 'This event does not say how to book or whom to ask.',
        hint: 'Add `booking` or `contact`, or say that there is no need to book.',
        path: [...path, 'title'],
      })),
}

const isReachable = ({ item }: Event): boolean =>
  Boolean(item.booking || item.contact || item.online || item.links?.length)

/** An address or a link in the text, in whatever language. */
const addresses = ['](', 'http:', 'https:', 'www.', '@']

/** Everybody may come, nobody more may come, or no one has to book. */
const open = [
  ...['drop in', 'drop-in', 'turn up', 'walk in', 'walk-in', 'all welcome', 'all are welcome'],
  ...['everyone welcome', 'everyone is welcome', 'open to all', 'by invitation', 'invitation only'],
  ...['no need to', 'no booking', 'no ticket', 'no registration', 'without booking', 'not needed'],
  ...['not required', 'not necessary', 'fully booked', 'sold out'],
]

function saysHow({ item }: Event, context: Context): boolean {
  const words = [item.body, item.cost, item.places].join('\n').replace(/\s+/g, ' ')
  if (hasPiece(words, addresses)) return true
  if (!isEnglish(context)) return false
  return hasPiece(words.toLowerCase(), open) || /\b0\d[\d ()-]{7,}/.test(words)
}
