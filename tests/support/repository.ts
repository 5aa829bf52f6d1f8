import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderOf } from './program.ts'
import { tool } from './tools.ts'

const program = tool('git')

/** Tests of repositories are skipped on a machine without git. */
export const hasGit = program !== undefined

/** Nobody's settings, and always the same names and hashes. */
const own = {
  ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  ...{ GIT_AUTHOR_NAME: 'An editor', GIT_AUTHOR_EMAIL: 'editor@example.org' },
  ...{ GIT_COMMITTER_NAME: 'An editor', GIT_COMMITTER_EMAIL: 'editor@example.org' },
  ...{ GIT_AUTHOR_DATE: '2009-04-20T12:00:00Z', GIT_COMMITTER_DATE: '2009-04-20T12:00:00Z' },
}

/** Runs git in a folder; without git, nothing, for the tests that come to this are skipped. */
export const git = (folder: string, ...args: string[]): string =>
  program === undefined
    ? ''
    : execFileSync(program, args, {
        ...{ cwd: folder, encoding: 'utf8', stdio: 'pipe' },
        env: { PATH: process.env.PATH, HOME: folder, ...own },
      })

/** Writes files and commits all that is in the folder. */
export function commit(folder: string, files: Record<string, string>, message = 'A change'): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', message)
}

/** Makes a folder a repository with all that is in it committed on `main`. */
export function begin(folder: string): string {
  git(folder, 'init', '--quiet', '--initial-branch', 'main')
  git(folder, 'config', 'core.autocrlf', 'false')
  commit(folder, {}, 'The beginning')
  return folder
}

/** A repository of its own with these files, committed on `main`; gone when the tests of the file are done. */
export const repository = (files: Record<string, string>): string => begin(folderOf(files))
