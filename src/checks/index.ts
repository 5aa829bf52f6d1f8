import type { Check } from './check.ts'
import { pastDate } from './past-date.ts'
import { pastDeadline } from './past-deadline.ts'

export type { Check } from './check.ts'

/** The checks in the order in which they run. */
export const checks: readonly Check[] = [pastDate, pastDeadline]
