import { UserError } from '../diagnostic.ts'
import { textAt } from '../git.ts'
import type { Against } from '../workbench.ts'
import type { House } from './house.ts'

/** What an issue is compared with: the issue before it, and itself at the last commit. */
export async function againstOf(path: string, { files, build }: House): Promise<Against[]> {
  const at = files.findIndex((file) => file.path === path)
  const before = files[at - 1]
  const earlier = before && (await build(before.path)).issue
  const text = committed(path)
  const last = text === undefined ? undefined : (await build(path, text)).issue
  return [
    ...(earlier ? [{ against: `issue ${earlier.number}`, issue: earlier }] : []),
    ...(last ? [{ against: 'the last commit', issue: last }] : []),
  ]
}

/** Undefined without git, outside a repository, before the first commit, and for a file that is new. */
function committed(path: string): string | undefined {
  try {
    return textAt(path, 'HEAD')
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
