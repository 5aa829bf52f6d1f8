import { isDeepStrictEqual } from 'node:util'
import { UserError } from '../diagnostic.ts'
import { textAt } from '../git.ts'
import { lastBuildOf } from '../last-build.ts'
import type { Issue } from '../model.ts'
import type { Built } from '../pipeline.ts'
import type { Against } from '../workbench.ts'
import type { House } from './house.ts'

const lastBuild = 'the last build'

/** What an issue is compared with: itself at the last build and the last commit, and the issue before. */
export async function againstOf(
  path: string,
  { files, build, newsroom }: House,
  env: NodeJS.ProcessEnv,
): Promise<Against[]> {
  const at = files.findIndex((file) => file.path === path)
  const before = files[at - 1]
  const earlier = before && (await soundIssue(() => build(before.path)))
  const text = committed(path)
  const last = text === undefined ? undefined : await soundIssue(() => build(path, text))
  const sent = lastBuildOf(path, newsroom, env)
  return [
    ...(sent ? [{ against: lastBuild, issue: sent }] : []),
    ...(last ? [{ against: 'the last commit', issue: last }] : []),
    ...(earlier ? [{ against: `issue ${earlier.number}`, issue: earlier }] : []),
  ]
}

/** Undefined for one that cannot be read: its own page says why. */
async function soundIssue(made: () => Promise<Built>): Promise<Issue | undefined> {
  try {
    return (await made()).issue
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** False when the issue was built since: what it was compared with is no longer the last build. */
export function isOfLastBuild(
  path: string,
  against: readonly Against[],
  { newsroom }: House,
  env: NodeJS.ProcessEnv,
): boolean {
  const known = against.find((each) => each.against === lastBuild)?.issue
  return isDeepStrictEqual(known, lastBuildOf(path, newsroom, env))
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
