import { execFileSync } from 'node:child_process'
import { basename, dirname, resolve } from 'node:path'
import { newSince, UserError } from '../../diagnostic.ts'
import type { IO } from '../../model.ts'
import type { Build, Built } from '../../pipeline.ts'

/** An issue with those findings alone that it did not have at a revision of git. */
export async function onlyNew(built: Built, ref: string, build: Build, io: IO): Promise<Built> {
  const before = textAt(resolve(io.cwd, built.file), ref)
  if (before === undefined) return built
  const { diagnostics } = await build(built.file, before)
  return { ...built, diagnostics: newSince(diagnostics, built.diagnostics) }
}

/** The text of a file at a revision; undefined when it was not there. Throws a `UserError` without git. */
function textAt(path: string, ref: string): string | undefined {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', dirname(path), ...args], { encoding: 'utf8', stdio: 'pipe' })
  try {
    git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new UserError('`--since` needs git, which was not found.', 'Install git.')
    }
    throw new UserError(
      `git knows no revision \`${ref}\` here.`,
      '`--since` takes a branch, a tag or a commit, like `main` or `HEAD~1`.',
    )
  }
  const name = `./${basename(path)}`
  if (git('ls-tree', '--name-only', ref, '--', name).trim() === '') return undefined
  return git('show', `${ref}:${name}`)
}
