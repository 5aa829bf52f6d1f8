import { compareDays, formatDay } from '../dates.ts'
import type { Check } from './check.ts'

/** An event that is over on the day of reading: nobody can go. */
export const pastDate: Check = {
  code: 'past-date',
  check: ({ issue, edition, asOf }) =>
    issue.sections.flatMap((section, s) =>
      section.items.flatMap((item, i) => {
        const last = item.until ?? item.date
        if (!last || last === 'tbc' || compareDays(last, asOf) >= 0) return []
        const field = item.until ? 'until' : 'date'
        return [
          {
            code: 'past-date' as const,
            severity: 'warning' as const,
            message: `This was over on ${formatDay(asOf, edition.language)}: it ended on ${formatDay(last, edition.language)}.`,
            hint: 'Check the date, or report on it as news.',
            path: ['sections', s, 'items', i, field],
          },
        ]
      }),
    ),
}
