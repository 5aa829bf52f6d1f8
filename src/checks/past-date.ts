import { compareDays, formatDay } from '../dates.ts'
import type { Check } from './check.ts'

/** An event that is over on the day of reading: nobody can go. */
export const pastDate: Check = {
  code: 'past-date',
  severity: 'warning',
  family: 'dates',
  about: 'An event that was over before the day of publication.',
  why: 'Nobody can go any more; as a rule the date is wrong, or the item was left from an earlier issue.',
  bad: '# an issue of 20 April 2009\n- title: Study visit\n  date: 2009-04-02',
  good: '- title: Study visit\n  date: 2009-05-02',
  check: ({ issue, edition, asOf }) =>
    issue.sections.flatMap((section, s) =>
      section.items.flatMap((item, i) => {
        const last = item.until ?? item.date
        if (!last || last === 'tbc' || compareDays(last, asOf) >= 0) return []
        const field = item.until ? 'until' : 'date'
        const [day, end] = [asOf, last].map((each) => formatDay(each, edition.language))
        return [
          {
            message: `This was over on ${day}: it ended on ${end}.`,
            hint: 'Check the date, or report on it as news.',
            path: ['sections', s, 'items', i, field],
          },
        ]
      }),
    ),
}
