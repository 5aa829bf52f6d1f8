import { issueNumber } from '../../newsroom.ts'
import type { Affected, Cause } from '../../watch.ts'

export type Concerned = {
  /** The issues to build, by the path of their file, and why; undefined at the start. */
  causes: Map<string, Cause | undefined>
  /** The removal of issues that were built before. */
  gone: Cause[]
}

/** What was built before, by path, and whether all of it has to be built anew in any case. */
type Before = { known: ReadonlyMap<string, unknown>; isBehind: boolean }

/** Which of the issues that are wanted a change concerns: no more than what may come out otherwise. */
export function concerned(
  paths: readonly string[],
  found: Affected | undefined,
  { known, isBehind }: Before,
): Concerned {
  const changes = [...(found?.issues.values() ?? [])]
  const house = found?.house ?? (isBehind ? changes[0] : undefined)
  const files = changes.filter(({ path, how }) => how !== 'changed' && issueNumber(path))
  const causes = new Map<string, Cause | undefined>()
  for (const path of paths) {
    const own = found?.issues.get(path)
    // Two files of one number are a fault of both.
    const twin = files.find((each) => issueNumber(each.path) === issueNumber(path))
    const cause = house ?? own ?? twin ?? (known.has(path) ? undefined : files[0])
    if (cause || isBehind || !known.has(path)) causes.set(path, cause)
  }
  const gone = changes.filter(({ path, how }) => how === 'removed' && known.has(path))
  return { causes, gone }
}
