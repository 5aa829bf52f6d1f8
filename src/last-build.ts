import { cacheFolder, forget, type Key, keep, keyOf, program, recall } from './cache.ts'
import { UserError } from './diagnostic.ts'
import type { Issue, Newsroom } from './model.ts'

/*
 * Each issue as it was when it was built last, so that a preview can tell what has changed since. It
 * is kept as it was understood, with the snippets of then.
 */

/** Of a build of many issues so many are remembered, the newest: nobody looks at more in turn. */
export const remembered = 24

/** Notes that an issue was built and written. It is no fault where that cannot be kept. */
export function keepLastBuild(
  path: string,
  issue: Issue,
  { root }: Newsroom,
  env: NodeJS.ProcessEnv,
): void {
  const folder = cacheFolder(root, env)
  try {
    keep(folder, keyOfBuild(path), [Buffer.from(JSON.stringify(issue))])
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    forget(folder, keyOfBuild(path))
  }
}

/** An older build is not taken for the last one. */
export function forgetLastBuild(path: string, { root }: Newsroom, env: NodeJS.ProcessEnv): void {
  forget(cacheFolder(root, env), keyOfBuild(path))
}

/** The issue as it was built last; undefined where that is not known. */
export function lastBuildOf(
  path: string,
  { root }: Newsroom,
  env: NodeJS.ProcessEnv,
): Issue | undefined {
  const [known] = recall(cacheFolder(root, env), keyOfBuild(path)) ?? []
  return known && (JSON.parse(known.toString()) as Issue)
}

/** Another version of the program may understand an issue otherwise. */
const keyOfBuild = (path: string): Key => keyOf('built', [path], [program, path])
