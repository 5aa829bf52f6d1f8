import { isAbsolute, relative, resolve } from 'node:path'
import type { Reported } from './reported.ts'

/**
 * A report whose files are named from the folder `root` instead of `cwd`: hosts of code know a file by
 * its place in the repository alone. A file outside of it keeps its name.
 */
export function rooted(reported: readonly Reported[], cwd: string, root: string): Reported[] {
  const named = (file: string): string => {
    const near = relative(root, resolve(cwd, file))
    return near.startsWith('..') || isAbsolute(near) ? file : near.replaceAll('\\', '/')
  }
  return reported.map((each) => ({
    ...each,
    file: named(each.file),
    diagnostics: each.diagnostics.map((fault) =>
      fault.place ? { ...fault, place: { ...fault.place, file: named(fault.place.file) } } : fault,
    ),
  }))
}
