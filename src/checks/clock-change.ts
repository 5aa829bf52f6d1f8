import { addDays, compareDays, formatDay } from '../dates.ts'
import type { Day } from '../model.ts'
import type { Found, ThoroughCheck } from './check.ts'
import { eventsOf } from './dates/events.ts'

/** The clocks are put forward or back shortly before an event. */
export const clockChange: ThoroughCheck = {
  code: 'clock-change',
  severity: 'info',
  family: 'dates',
  about:
    'An event in the week after the clocks change, when they change after the issue comes out.',
  why: 'In that week people come an hour early or late, and from other countries, where the clocks change on other days, they join a call at the wrong hour.',
  bad: '# an issue of 16 March 2009\n- title: Online briefing\n  date: 2009-03-30\n  time: 14:00-15:00\n  online: https://harbour.example/briefing',
  good: '- title: Online briefing\n  date: 2009-03-30\n  time: 14:00-15:00\n  online: https://harbour.example/briefing\n  body: The clocks go forward the day before; 2pm is British Summer Time.',
  check: async ({ issue, asOf, newsroom }) => {
    const events = eventsOf(issue).filter(({ first }) => first !== undefined && first > asOf)
    if (events.length === 0) return []
    const change = changes(newsroom.timezone)
    const known = new Set<Day>()
    return events.flatMap(({ item, first, path }): Found[] => {
      if (!first || typeof item.time !== 'object' || told(item.body)) return []
      const found = change(latest(addDays(first, -week), asOf), first)
      // Once an issue: the first event after the change stands for all.
      if (!found || known.has(found.day)) return []
      known.add(found.day)
      return [
        {
          message: `The clocks go ${found.way} on ${formatDay(found.day, newsroom.language)}, between this issue and the event.`,
          hint: 'Remind readers, above all those who join from another country.',
          path: [...path, 'date'],
        },
      ]
    })
  },
}

const week = 7

/** The text speaks of it already. */
const told = (body = ''): boolean => /\bclocks?\b|\bsummer time\b|\bBST\b|\bGMT\b/i.test(body)

const latest = (a: Day, b: Day): Day => (compareDays(a, b) > 0 ? a : b)

type Change = { day: Day; way: 'forward' | 'back' }

/** The day on which the clocks of a zone change after one day and up to another. */
function changes(timezone: string): (after: Day, until: Day) => Change | undefined {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: timezone, hourCycle: 'h23' },
    ...{ hour: 'numeric', minute: 'numeric' },
  })
  /** What the clocks of the zone show at noon by Greenwich, in minutes since their midnight. */
  const noonOn = (day: Day): number => {
    const [hour = 0, minute = 0] = format
      .format(new Date(`${day}T12:00:00Z`))
      .split(':')
      .map(Number)
    return hour * 60 + minute
  }
  return (after, until) => {
    for (let day = after; day < until; ) {
      const before = noonOn(day)
      day = addDays(day, 1)
      // Far in the east, noon by Greenwich is about midnight.
      const shift = (noonOn(day) - before + 1440) % 1440
      if (shift !== 0) return { day, way: shift < 720 ? 'forward' : 'back' }
    }
    return undefined
  }
}
