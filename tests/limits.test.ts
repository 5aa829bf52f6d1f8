import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { hostile } from './support/hostile.ts'
import { bin, environment, folderOf, issue, settings } from './support/program.ts'

/*
 * Any file up to 1 MiB is answered within 2 seconds and 256 MB, whatever is in it. The time is that of
 * the processor, which does not depend on what else the machine has to do.
 */
const most = { milliseconds: 2000, megabytes: 256 }

/** Tells on a fourth stream what a process has used when it ends. */
const usage = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs'
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const milliseconds = (userCPUTime + systemCPUTime) / 1000
    writeSync(3, JSON.stringify({ milliseconds, megabytes: maxRSS / 1024 }))
  })`)}`

async function answer(folder: string) {
  const child = spawn(process.execPath, ['--import', usage, bin, 'check', '7', '--json'], {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: 30_000,
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [stdout = '', stderr = '', used = ''] = await Promise.all(
    child.stdio.slice(1).map((stream) => text(stream as NodeJS.ReadableStream)),
  )
  return { code: await ended, stdout, stderr, used: JSON.parse(used || '{}') as typeof most }
}

async function judge(folder: string, codes: readonly number[]): Promise<void> {
  const { code, stdout, stderr, used } = await answer(folder)
  expect(stderr).toBe('')
  expect(codes).toContain(code)
  const { issues } = JSON.parse(stdout) as { issues: { diagnostics: unknown[] }[] }
  expect(issues).toHaveLength(1)
  expect(code === 0 || issues[0]?.diagnostics.length).toBeTruthy()
  expect(used.milliseconds).toBeLessThan(most.milliseconds)
  expect(used.megabytes).toBeLessThan(most.megabytes)
}

const rooms = folderOf({ 'newswire.yaml': settings })
const names = Object.keys(hostile)

function room(name: string, files: Record<string, string | Uint8Array | undefined>): string {
  const folder = join(rooms, name)
  mkdirSync(join(folder, 'issues'), { recursive: true })
  for (const [path, contents = ''] of Object.entries(files)) {
    writeFileSync(join(folder, path), contents)
  }
  return folder
}

describe('an issue full of', () => {
  it.each(names)('%s', async (name) => {
    const index = names.indexOf(name)
    const files = { 'newswire.yaml': settings, 'issues/7.yaml': hostile[name] }
    await judge(room(`issue-${index}`, files), [0, 1])
  })
})

describe('settings full of', () => {
  const snippets = `${settings}snippets:\n`
  const full: Record<string, string> = {
    people: `${settings}people:\n${Array.from({ length: 2000 }, (_, n) => `  p${n}: { email: a${n}@example.org }\n`).join('')}`,
    'people whom nobody can reach': `${settings}people:\n${Array.from({ length: 3000 }, (_, n) => `  p${n}: { role: A }\n`).join('')}`,
    terms: `${settings}glossary:\n${Array.from({ length: 6000 }, (_, n) => `  T${n}: term ${n}\n`).join('')}`,
    snippets: `${snippets}${Array.from({ length: 20 }, (_, n) => `  s${n}: { title: A, body: "${'a**b'.repeat(4900)}" }\n`).join('')}`,
    'snippets with bad links': `${snippets}${Array.from({ length: 1500 }, (_, n) => `  s${n}: { body: "[a](b${n})" }\n`).join('')}`,
  }

  it.each(Object.keys(full))('%s', async (name) => {
    const files = { 'newswire.yaml': full[name], 'issues/7.yaml': issue(7) }
    await judge(room(`settings-${name}`, files), [0, 2])
  })

  // What reads the settings reads the issues too: these are here for what comes after reading.
  const raw = ['small keys', 'aliases', 'a bomb of aliases', 'texts cut off by comments', 'tags']
  it.each(raw)('%s', async (name) => {
    const files = { 'newswire.yaml': hostile[name], 'issues/7.yaml': issue(7) }
    await judge(room(`raw-${name}`, files), [2])
  })
})
