import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** The repository, which is a newsroom too. */
export const root = join(import.meta.dirname, '../..')
export const bin = join(root, 'bin/newswire.js')

/** An environment without what would colour the output or slow the start. */
export const environment = (extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env
  return { PATH, HOME, XDG_CACHE_HOME, ...extra }
}

export type Run = { code: number | null; stdout: string; stderr: string }

/** Runs the program as a process of its own, in a folder. */
export function newswire(args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    env: environment(env),
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { code: status, stdout, stderr }
}

/** A line of a shell, in which `newswire` is the program. */
export function shell(line: string, cwd: string): Run {
  const script = `newswire() { "${process.execPath}" "${bin}" "$@"; }\n${line}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    env: environment(),
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { code: status, stdout, stderr }
}

/** A folder of its own, with these files in it; gone when the tests of the file are done. */
export function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'newswire-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** A copy of the sample newsroom, its three issues included, with these files changed or added. */
export function sampleNewsroom(files: Record<string, string> = {}): string {
  const folder = folderOf({})
  for (const name of ['newswire.yaml', 'issues']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** The settings of the smallest newsroom that there is. */
export const settings = `publication: Bulletin
organisation: { name: Example House }
language: en-GB
timezone: Europe/London
`

/** An issue of one story. */
export const issue = (number: number, body = 'Something happened.', title = 'A story') =>
  `number: ${number}
date: 2009-04-20
sections:
  - type: news
    items:
      - title: ${title}
        body: ${body}
`

/** A small newsroom: its settings, and issues by number. */
export const smallNewsroom = (issues: Record<string, string>): string =>
  folderOf({
    'newswire.yaml': settings,
    ...Object.fromEntries(
      Object.entries(issues).map(([name, text]) => [`issues/${name}.yaml`, text]),
    ),
  })
