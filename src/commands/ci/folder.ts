import type { Artifact } from '../../model.ts'
import { openOwnFolder } from '../../own-folder.ts'

const made = /^(?:summary\.md|summary-in-full\.md|(?:changes|pictures)\/(?!\.)[^/\\]+)$/

/**
 * Writes the results into a folder. What an earlier run made there and this one did not is removed; a
 * file that newswire did not make is never replaced. Throws a `UserError`.
 */
export function keepResults(artifacts: readonly Artifact[], folder: string): string[] {
  const own = openOwnFolder(folder, '.newswire-ci.json', made)
  const written = own.save(artifacts).map(({ path }) => path)
  own.finish()
  return written
}
