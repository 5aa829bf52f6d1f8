import { daysBetween, formatDay } from '../dates.ts'
import type { Day, Item, Path } from '../model.ts'
import type { Check, Found } from './check.ts'

/** A deadline that leaves readers only a few days. */
export const closingSoon: Check = {
  code: 'closing-soon',
  severity: 'warning',
  family: 'dates',
  about:
    'A deadline or a last day for booking within a few days of publication: `limits.closing`, usually 3.',
  why: 'Many readers open a newsletter days after it came; for them it is already over. What closes soon belongs at the top, or in a mail of its own.',
  bad: '# an issue of 20 April 2009\n- title: Small grants\n  deadline: 2009-04-21',
  good: '- title: Small grants\n  deadline: 2009-05-15',
  check: ({ issue, newsroom, asOf }) =>
    issue.sections.flatMap((section, s) =>
      section.items.flatMap((item, i) =>
        deadlinesAt(item, ['sections', s, 'items', i]).flatMap(({ day, path, verb }): Found[] => {
          const left = daysBetween(asOf, day)
          if (left < 0 || left > newsroom.limits.closing) return []
          return [
            {
              message: `${verb} ${inDays(left)}: ${formatDay(day, newsroom.language)}.`,
              hint: 'Put it near the top of the issue, or check the date.',
              path,
            },
          ]
        }),
      ),
    ),
}

const inDays = (left: number): string =>
  ['on the day of the issue itself', 'one day after the issue'][left] ??
  `${left} days after the issue`

type Deadline = { day: Day; path: Path; verb: string }

function deadlinesAt({ deadline, deadlines, booking }: Item, path: Path): Deadline[] {
  const closes = (day: Day | undefined, verb: string, ...steps: Path): Deadline[] =>
    day === undefined ? [] : [{ day, verb, path: [...path, ...steps] }]
  return [
    ...closes(deadline?.date, 'This closes', 'deadline'),
    ...(deadlines ?? []).flatMap(({ date }, d) =>
      closes(date, 'This closes', 'deadlines', d, 'date'),
    ),
    ...closes(booking?.by, 'Booking ends', 'booking', 'by'),
  ]
}
