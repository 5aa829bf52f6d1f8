import { compareDays, formatDay } from '../dates.ts'
import type { Day, Item, Path } from '../model.ts'
import type { Check } from './check.ts'

/** A deadline that has passed on the day of reading: nobody can meet it. */
export const pastDeadline: Check = {
  code: 'past-deadline',
  severity: 'warning',
  family: 'dates',
  about: 'A deadline or a last day for booking that passed before the day of publication.',
  why: 'Nobody can meet it any more; the item only annoys.',
  bad: '# an issue of 20 April 2009\n- title: Small grants\n  deadline: 2009-04-17',
  good: '- title: Small grants\n  deadline: 2009-05-15',
  check: ({ issue, edition, asOf }) =>
    issue.sections.flatMap((section, s) =>
      section.items.flatMap((item, i) =>
        deadlinesOf(item, ['sections', s, 'items', i])
          .filter(([day]) => compareDays(day, asOf) < 0)
          .map(([day, path]) => {
            const [last, today] = [day, asOf].map((each) => formatDay(each, edition.language))
            return {
              message: `This deadline, ${last}, has passed on ${today}.`,
              hint: 'Check the date, or take the item out.',
              path,
            }
          }),
      ),
    ),
}

const deadlinesOf = ({ deadline, deadlines, booking }: Item, path: Path): [Day, Path][] => [
  ...(deadline ? [[deadline.date, [...path, 'deadline']] as [Day, Path]] : []),
  ...(deadlines ?? []).map(({ date }, d): [Day, Path] => [date, [...path, 'deadlines', d, 'date']]),
  ...(booking?.by ? [[booking.by, [...path, 'booking', 'by']] as [Day, Path]] : []),
]
