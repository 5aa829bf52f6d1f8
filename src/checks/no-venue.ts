import type { Check, Context } from './check.ts'
import { hasPiece } from './dates/around.ts'
import { isEnglish } from './dates/dated.ts'
import { type Event, eventsOf, isObservance, isOver, textsOfEvent } from './dates/events.ts'

/** An event that does not say where it is. */
export const noVenue: Check = {
  code: 'no-venue',
  severity: 'warning',
  family: 'dates',
  about: 'An event with neither a venue nor an online address, in a field or in its text.',
  why: 'Whoever does not know where to go stays at home or writes to ask. A place that is not settled is said too: `venue: tbc`.',
  bad: '- title: Study visit to the weir\n  date: 2009-05-02',
  good: '- title: Study visit to the weir\n  date: 2009-05-02\n  venue: Weir Cottage, Lock Lane, Harbourton HB1 2AA',
  check: (context) =>
    eventsOf(context.issue)
      .filter((event) => event.item.venue === undefined && event.item.online === undefined)
      .filter((event) => !isOver(event, context.asOf) && !isObservance(event))
      .filter((event) => !saysPlace(event, context))
      .map(({ path }) => ({
        message: 'This event does not say where it takes place.',
        hint: 'Add `venue` or `online`; `venue: tbc` while it is not settled.',
        path: [...path, 'title'],
      })),
}

/** `at the Old Town Hall`: capitals, and a word for a building or a street. */
const named = /\b(?:[Aa]t|[Ii]n)\s+(?:the\s+)?[A-Z][^.!?\n]*/g
const buildings = [
  ...['Hall', 'Centre', 'Center', 'House', 'Hotel', 'Library', 'School', 'Church', 'Park', 'Room'],
  ...['Club', 'College', 'University', 'Museum', 'Theatre', 'Office', 'Street', 'Road', 'Square'],
  ...['Lane', 'Avenue', 'Chamber', 'Institute', 'Academy', ' Inn', 'Pavilion', 'Cathedral'],
  ...['Gallery', 'Stadium', 'Campus', ' Quay', ' Pier', ' Arms', 'Castle', ' Farm', 'Gardens'],
]

/** `Venue: the Old Quay`, at the beginning of a line or a sentence. */
const label = /(?:^|[.!?\n]\s{0,2})(?:Venue|Where|Place|Location)\s?:\s*\S/
/** `Meet at the Old Quay`, and not `meet at the end of May`. */
const meeting =
  /\b[Mm]eet(?:s|ing)?\s+(?:us\s+|up\s+)?(?:at|outside|in|by)\s+(?:(?:the|our)\s+[A-Z]|the\s+(?!same|end|start|beginning|usual|latest|morning|afternoon|evening|week|month|year)[a-z])/
const online =
  /\b(?:via|on|by|over|through)\s+(?:Zoom|Skype|Webex|Jitsi|YouTube|(?:MS\s|Microsoft\s)?Teams|Google Meet)\b|\b(?:held|place|meet)\s+online\b/

/** A place in the text is told, or a British postcode, though no field knows it. */
const saysPlace = (event: Event, context: Context): boolean =>
  isEnglish(context) &&
  textsOfEvent(event, context).some(
    ({ words }) =>
      label.test(words) ||
      meeting.test(words) ||
      online.test(words) ||
      /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/.test(words) ||
      (words.match(named) ?? []).some((piece) => hasPiece(piece, buildings)),
  )
