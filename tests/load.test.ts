import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { environment, folderOf, root, sampleNewsroom } from './support/program.ts'

const room = sampleNewsroom()
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: room, env: environment(), encoding: 'utf8' })

/** Whether V8 takes the compiled form that lies in a folder, as a process of its own finds it. */
function isTaken(dist: string, ...flags: string[]): boolean {
  const script = `const { compiled, filesIn } = require(process.argv[1])
    const { cachedDataRejected } = compiled(filesIn(process.argv[2])).script
    process.stdout.write(String(cachedDataRejected === false))`
  return node(...flags, '-e', script, join(root, 'bin/load.js'), dist) === 'true'
}

/** A copy of the program, with its compiled form changed. */
function copy(change: (code: string) => void): string {
  const folder = folderOf({})
  for (const name of ['bin', 'dist/cli.cjs', 'dist/cli.cache', 'dist/themes', 'templates']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  change(join(folder, 'dist/cli.cache'))
  return folder
}

describe('the compiled form of the program', () => {
  const expected = node(join(root, 'bin/newswire.js'), 'list')

  it('is taken', () => {
    expect(isTaken(join(root, 'dist'))).toBe(true)
  })

  it('is passed over by a V8 with other flags', () => {
    expect(isTaken(join(root, 'dist'), '--no-opt')).toBe(false)
    expect(node('--no-opt', join(root, 'bin/newswire.js'), 'list')).toBe(expected)
  })

  it.each<[string, (code: string) => void]>([
    ['missing', (code) => rmSync(code)],
    ['empty', (code) => writeFileSync(code, '')],
    ['cut short', (code) => writeFileSync(code, readFileSync(code).subarray(0, 5000))],
    ['of another V8', (code) => writeFileSync(code, changed(readFileSync(code), 68, 40))],
    // V8 itself would take this one: it looks at the length of a program, not at what it says.
    ['of another program', (code) => writeFileSync(code, changed(readFileSync(code), 10, 1))],
  ])('may be %s', (_, change) => {
    const folder = copy(change)
    expect(isTaken(join(folder, 'dist'))).toBe(false)
    expect(node(join(folder, 'bin/newswire.js'), 'list')).toBe(expected)
  })
})

/** Bytes of which some, from a place on, are others. */
function changed(bytes: Buffer, from: number, count: number): Buffer {
  for (let at = from; at < from + count; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff
  return bytes
}
