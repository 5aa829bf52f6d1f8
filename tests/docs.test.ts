import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allChecks } from '../src/checks/index.ts'
import { run } from '../src/cli.ts'
import { codes } from '../src/diagnostic.ts'
import type { IO } from '../src/model.ts'
import { findNewsroom } from '../src/newsroom.ts'
import { sectionTypes } from '../src/sections/index.ts'
import { folderOf } from './support/program.ts'

const root = join(import.meta.dirname, '..')
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const readme = textOf('README.md')

async function printed(...args: string[]): Promise<string> {
  let text = ''
  const write = (piece: string | Uint8Array) => {
    text += String(piece)
  }
  const stream = { write }
  const io = { stdout: stream, stderr: stream, cwd: root, env: {}, now: () => new Date(0) } as IO
  await run(args, io)
  return text
}

const commandsOf = (help: string): string[] =>
  [...(/Commands:\n([\s\S]*?)\n\n/.exec(help)?.[1] ?? '').matchAll(/^ {2}(\w+)/gm)]
    .map((match) => match[1] as string)
    .filter((name) => name !== 'help')

describe('README.md', () => {
  it('names every command, and none that is not there', async () => {
    const there = commandsOf(await printed('--help'))
    expect(there).toContain('build')
    const named = [...readme.matchAll(/\bnewswire ([a-z]+)(?=[ `\n])/g)].map((match) => match[1])
    for (const name of there) expect(named).toContain(name)
    const block = /## Commands\n\n```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
    const shown = [...block.matchAll(/^newswire (\w+)/gm)].map((match) => match[1] as string)
    expect([...new Set(shown)].filter((name) => !there.includes(name))).toEqual([])
  })

  it('names only options that some command takes', async () => {
    const names = commandsOf(await printed('--help'))
    const help = await Promise.all([
      printed('--help'),
      ...names.map((name) => printed(name, '--help')),
    ])
    const rows = [...readme.matchAll(/^\| `([^`]*--[a-z-]+)/gm)].map((match) => match[1] as string)
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows) {
      const option = /--[a-z-]+/.exec(row)?.[0] as string
      expect(help.join('\n'), option).toContain(option)
    }
  })

  it('names every section type, and its links lead somewhere', () => {
    for (const type of Object.keys(sectionTypes)) expect(readme).toContain(`\`${type}\``)
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
      (match) => match[1] as string,
    )
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('shows a report whose codes exist', () => {
    const shown = [...readme.matchAll(/^ +\d+:\d+ .* ([a-z]+(?:-[a-z]+)+)$/gm)].map(
      (match) => match[1],
    )
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((code) => !codes.some((each) => each === code))).toEqual([])
  })
})

describe('what the README shows of a check', () => {
  it('is what the check prints', async () => {
    const block = /```\nissues\/15\.yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
    expect(block.split('\n').length).toBeGreaterThan(5)
    expect(await printed('check', '15')).toContain(block)
  })

  it('are as many checks as there are', async () => {
    const all = await allChecks()
    expect(Math.round(all.length / 10)).toBe(7)
    expect(readme).toContain('seventy checks')
  })

  it('are settings that hold', async () => {
    const block = /```yaml\n(checks: [\s\S]*?)```/.exec(readme)?.[1] ?? ''
    const own = 'publication: P\norganisation: { name: O }\n'
    const { value, diagnostics } = await findNewsroom(folderOf({ 'newswire.yaml': own + block }))
    expect(diagnostics).toEqual([])
    expect(value?.limits).toMatchObject({ closing: 7, body: 300 })
  })
})

describe('CONTRIBUTING.md', () => {
  const text = textOf('CONTRIBUTING.md')

  it('gives the order of imports that the architecture test guards', () => {
    const guarded =
      /const lines = \[([\s\S]*?)\n\]/.exec(textOf('tests/architecture.test.ts'))?.[1] ?? ''
    const lines = [...guarded.matchAll(/\[([^\]]*)\]/g)].map((match) =>
      [...(match[1] as string).matchAll(/'([\w-]+)'/g)].map((name) => name[1]).join('  '),
    )
    const shown = [...text.matchAll(/^ ?\d+ {2}([a-z][a-z -]*)$/gm)].map((match) => match[1])
    expect(shown).toEqual(lines)
  })

  it('has a decision for every package', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: object }
    const decisions = text.slice(text.indexOf('## Decisions'))
    expect(Object.keys(dependencies).filter((name) => !decisions.includes(name))).toEqual([])
  })
})
