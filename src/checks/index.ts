import type { Check, ThoroughCheck } from './check.ts'
import { pastDate } from './past-date.ts'
import { pastDeadline } from './past-deadline.ts'

export type { About, Check, Context, Earlier, Found, ThoroughCheck } from './check.ts'

/** The checks that every build runs. */
export const checks: readonly Check[] = [pastDate, pastDeadline]

/** Those that only `newswire check` runs, loaded when they are asked for. */
export const thoroughChecks = async (): Promise<readonly ThoroughCheck[]> =>
  (await import('./thorough.ts')).thorough
