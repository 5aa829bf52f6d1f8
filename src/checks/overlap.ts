import { addDays, daysBetween, formatDays, formatTimes } from '../dates.ts'
import type { Day, Newsroom, Times } from '../model.ts'
import type { Check, Found } from './check.ts'
import { type Event, eventsOf, isOver, nameOf } from './dates/events.ts'

/** Events to which nobody can go both, because they are at the same time. */
export const overlap: Check = {
  code: 'overlap',
  severity: 'warning',
  family: 'dates',
  about:
    'Two of your own events at the same time; or, as a note, one of yours and one of somebody else’s.',
  why: 'They are for the same readers, who can go to one of them only. Often one of the two dates is a slip.',
  bad: '- title: Study visit to the weir\n  date: 2009-05-02\n  time: 14:00-16:00\n- title: Tea with the trustees\n  date: 2009-05-02\n  time: 15:00-17:00',
  good: '- title: Study visit to the weir\n  date: 2009-05-02\n  time: 14:00-16:00\n- title: Tea with the trustees\n  date: 2009-05-02\n  time: 16:30-18:00',
  check: ({ issue, newsroom, asOf }) => {
    const events = eventsOf(issue)
      .filter((event) => !isOver(event, asOf) && isCertain(event))
      .map((event) => ({ ...event, spans: spansOf(event) }))
    const own = events.filter(({ section }) => bases.includes(section.base))
    const others = events.filter(({ section }) => section.base === 'other-events')
    return [
      ...own.flatMap((event, e) => found(event, own.slice(0, e), 'your own', newsroom)),
      ...others
        .flatMap((event) => found(event, own, 'your', newsroom))
        .map((each) => ({ ...each, severity: 'info' as const })),
    ]
  },
}

/** An alert may announce an event of the list, and would then overlap with itself. */
const bases = ['events', 'learning']

/** Longer events, such as an exhibition, leave room for others. */
const longest = 3

type Timed = Event & { spans: Span[] }

const isCertain = ({ item, first, last }: Event): boolean =>
  typeof item.time === 'object' &&
  first !== undefined &&
  last !== undefined &&
  daysBetween(first, last) < longest

function found(event: Timed, others: readonly Timed[], whose: string, newsroom: Newsroom): Found[] {
  const at = others.filter((other) => isTogether(event, other) && nameOf(other) !== nameOf(event))
  const [first] = at
  if (!first) return []
  const names = at.map((other) => `\`${nameOf(other)}\``)
  return [
    {
      message: `This is at the same time as ${whose} ${listed(names)}: ${timesOf(first, newsroom)}.`,
      hint: 'Move one of them, or check the dates and times.',
      path: [...event.path, 'time'],
    },
  ]
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

function timesOf({ item, first = '', last = first }: Event, { language, words }: Newsroom): string {
  const days = formatDays(first, last, language, words)
  return `${days}, ${formatTimes(item.time as Times, language, words)}`
}

/** A time from one moment to another, as texts that can be compared. */
type Span = readonly [from: string, to: string]

/** When an event is on: on several days at the same hours, or through the night. */
function spansOf({ item, first = '', last = first }: Event): Span[] {
  const { start, end } = item.time as Times
  const moment = (day: Day, minutes: number) => `${day} ${String(minutes).padStart(4, '0')}`
  if (end !== undefined && end <= start) return [[moment(first, start), moment(last, end)]]
  // An end that nobody has told is a minute away: no longer is certain.
  const on = (day: Day): Span => [moment(day, start), moment(day, end ?? start + 1)]
  if (first === last) return [on(first)]
  const length = daysBetween(first, last)
  return Array.from({ length: length + 1 }, (_, index) => on(addDays(first, index)))
}

const isTogether = (a: Timed, b: Timed): boolean =>
  a.spans.some((one) => b.spans.some((other) => one[0] < other[1] && other[0] < one[1]))
