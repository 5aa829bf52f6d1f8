import type { ThoroughCheck } from './check.ts'

/** The checks that read other issues, a dictionary or a standard. */
export const thorough: readonly ThoroughCheck[] = []
