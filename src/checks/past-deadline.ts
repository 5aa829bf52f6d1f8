import { compareDays, formatDay } from '../dates.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Day, Edition, Path } from '../model.ts'
import type { Check } from './check.ts'

/** A deadline that has passed on the day of reading: nobody can meet it. */
export const pastDeadline: Check = {
  code: 'past-deadline',
  check: ({ issue, edition, asOf }) =>
    issue.sections.flatMap((section, s) =>
      section.items.flatMap((item, i) => {
        const path = ['sections', s, 'items', i]
        const dated: [Day | undefined, Path][] = [
          [item.deadline?.date, [...path, 'deadline']],
          ...(item.deadlines ?? []).map(({ date }, d): [Day, Path] => [
            date,
            [...path, 'deadlines', d, 'date'],
          ]),
          [item.booking?.by, [...path, 'booking', 'by']],
        ]
        return dated.flatMap(([day, at]) =>
          day && compareDays(day, asOf) < 0 ? [passed(day, asOf, edition, at)] : [],
        )
      }),
    ),
}

const passed = (day: Day, asOf: Day, edition: Edition, path: Path): Diagnostic => ({
  code: 'past-deadline',
  severity: 'warning',
  message: `This deadline, ${formatDay(day, edition.language)}, has passed on ${formatDay(asOf, edition.language)}.`,
  hint: 'Check the date, or take the item out.',
  path,
})
