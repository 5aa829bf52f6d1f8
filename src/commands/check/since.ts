import { execFileSync } from 'node:child_process'
import { basename, dirname, resolve } from 'node:path'
import { type Diagnostic, UserError } from '../../diagnostic.ts'
import type { IO } from '../../model.ts'
import type { Build, Built } from '../../pipeline.ts'

/** An issue with those findings alone that it did not have at a revision of git. */
export async function newSince(built: Built, ref: string, build: Build, io: IO): Promise<Built> {
  const before = textAt(resolve(io.cwd, built.file), ref)
  if (before === undefined) return built
  const known = (await build(built.file, before)).diagnostics.map(identity)
  const diagnostics = built.diagnostics.filter((each) => {
    const place = known.indexOf(identity(each))
    if (place >= 0) known.splice(place, 1)
    return place < 0
  })
  return { ...built, diagnostics }
}

/** Lines move when an author writes; what is said of them stays. */
const identity = ({ code, message }: Diagnostic): string => `${code} ${message}`

/** The text of a file at a revision; undefined when it was not there. Throws a `UserError` without git. */
function textAt(path: string, ref: string): string | undefined {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', dirname(path), ...args], { encoding: 'utf8', stdio: 'pipe' })
  try {
    git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)
  } catch {
    throw new UserError(
      `git knows no revision \`${ref}\` here.`,
      '`--since` takes a branch, a tag or a commit, like `main` or `HEAD~1`.',
    )
  }
  const name = `./${basename(path)}`
  if (git('ls-tree', '--name-only', ref, '--', name).trim() === '') return undefined
  return git('show', `${ref}:${name}`)
}
