import type { Code, Diagnostic } from '../diagnostic.ts'
import type { Day, Edition, Issue, Rendered } from '../model.ts'

/** All that a check may look at. `asOf` is the day of reading. */
type Context = { issue: Issue; edition: Edition; rendered: Rendered; asOf: Day }

/** A check looks on and only reports. */
export type Check = {
  code: Code
  check(context: Context): Diagnostic[]
}
