import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { UserError } from '../../diagnostic.ts'
import type { Newsroom } from '../../model.ts'
import type { IssueFile } from '../../newsroom.ts'

/** Where a new issue goes, and what its file begins with. */
export type Place = { newsroom: Newsroom; path: string; schemaLine: string; force: boolean }

/** What makes editor programs complete keys. */
const schemaLine = '# yaml-language-server: $schema=../schema/issue.schema.json'

/** The place of an issue: `out` where one is named, else the file that its number has. */
export function placeOf(
  newsroom: Newsroom,
  files: readonly IssueFile[],
  number: number,
  { cwd, out, force }: { cwd: string; out: string | undefined; force: boolean },
): Place {
  const present = files.find((file) => file.number === number)?.path
  const usual = present ?? join(newsroom.root, 'issues', `${number}.yaml`)
  return { newsroom, schemaLine, force, path: out === undefined ? usual : resolve(cwd, out) }
}

/** An issue that somebody has written is never lost for another. Throws a `UserError`. */
export function refuseExisting({ path, force }: Place): void {
  if (force || !existsSync(path)) return
  throw new UserError(
    `\`${basename(path)}\` is there already.`,
    'Change it with `newswire edit`, or write over it with `--force`.',
  )
}

/** `.17.draft.jsonl` → `.17.draft`: what the names of the texts begin with. */
export const textBase = (journal: string): string => journal.replace(/\.jsonl$/, '')
