import { addDays, daysBetween, formatDay, weekday } from '../dates.ts'
import type { Day } from '../model.ts'
import type { Context, Found, ThoroughCheck } from './check.ts'
import { type Event, eventsOf, isOver } from './dates/events.ts'
import { type Holidays, holidaysOf } from './dates/holidays.ts'

/** An event on a day on which this organisation never meets. */
export const holiday: ThoroughCheck = {
  code: 'holiday',
  severity: 'warning',
  family: 'dates',
  about:
    'An event of yours on a public holiday or, as a note, at a weekend, when nearly all your others are on working days.',
  why: 'A slip of one figure leads to a Sunday or a bank holiday more often than a plan does. The holidays are those of the country of your time zone (`date-holidays`).',
  bad: '- title: Committee meeting\n  date: 2009-04-13 # Easter Monday',
  good: '- title: Committee meeting\n  date: 2009-04-14',
  check: async (context) => {
    const { issue, newsroom, asOf } = context
    const own = eventsOf(issue).filter(isOwn)
    const ahead = own.filter((event) => !isOver(event, asOf))
    if (ahead.length === 0) return []
    const habit = [...own, ...(await eventsBefore(context))]
    // Before the holidays are loaded: who often meets at weekends is never asked.
    if (!ahead.some((event) => meetsOnWeekdays(habit, event, () => undefined))) return []
    const holidays = await holidaysOf(newsroom)
    return ahead
      .filter((event) => meetsOnWeekdays(habit, event, holidays))
      .flatMap((event) => found(event, holidays, newsroom.language))
  },
}

/** An alert and a course are yours as well. */
const isOwn = ({ section }: Event): boolean => section.base !== 'other-events'

async function eventsBefore({ earlier }: Context): Promise<Event[]> {
  return (await earlier()).flatMap(({ issue }) => eventsOf(issue).filter(isOwn))
}

/** So many other days make a habit, and one in so many may break it. */
const fewest = 3
const exception = 8

function meetsOnWeekdays(all: readonly Event[], event: Event, holidays: Holidays): boolean {
  const days = new Set(all.flatMap(({ first }) => first ?? []).filter((day) => day !== event.first))
  const odd = [...days].filter((day) => isWeekend(day) || holidays(day))
  return days.size >= fewest && odd.length * exception <= days.size
}

const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6

function found(event: Event, holidays: Holidays, language: string): Found[] {
  const { first, path } = event
  if (!first) return []
  const day = daysOf(event).find((each) => holidays(each))
  const free = day && holidays(day)
  const date = [...path, 'date']
  if (free) {
    const where = free.where ? ` (${free.where})` : ''
    return [
      {
        message: `${formatDay(day, language)} is a public holiday, ${free.name}${where}.`,
        hint: 'Check the date: your other events are on working days.',
        path: date,
      },
    ]
  }
  if (!isWeekend(first)) return []
  return [
    {
      message: `${formatDay(first, language)} is at a weekend.`,
      hint: 'Check the date: your other events are on working days.',
      severity: 'info',
      path: date,
    },
  ]
}

/** The days of a short event; of a long one the first. */
function daysOf({ first = '', last = first }: Event): Day[] {
  const length = daysBetween(first, last)
  return Array.from({ length: length > 4 ? 1 : length + 1 }, (_, index) => addDays(first, index))
}
