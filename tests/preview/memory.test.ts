import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { sampleNewsroom } from '../support/program.ts'
import { running } from '../support/running.ts'

/** Megabytes, and how often a file is saved: `NEWSWIRE_SAVES=1000` takes a few minutes. */
const most = 200
const saves = Number(process.env.NEWSWIRE_SAVES ?? 200)

const isLinux = existsSync('/proc/self/status')

/** The megabytes that a process has in use, and the most that it ever had. */
function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { now: of('VmRSS'), peak: of('VmHWM') }
}

describe.skipIf(!isLinux)('the memory of a preview', () => {
  it(`stays below ${most} MB while an issue is saved ${saves} times`, async () => {
    const room = sampleNewsroom()
    const file = join(room, 'issues/16.yaml')
    const text = readFileSync(file, 'utf8')
    const program = running(['preview', '--port', '0'], room)
    await program.says('Ctrl-C ends it')
    const home = program.stdout().replace(/\/issues.*\n$/, '')
    const events = await fetch(`${home}/events`)
    const seen = async () => (await fetch(`${home}/issues/16.json`)).text()
    const pid = program.child.pid as number
    const half = { now: 0 }
    for (let n = 0; n < saves; n++) {
      const title = `Save ${n}.`
      writeFileSync(file, text.replace(/title: .*/, `title: ${title}`))
      while (!(await seen()).includes(title)) await sleep(10)
      // Now and then nobody saves for a while, so that the thorough checks have their turn.
      if (n % 20 === 19) await sleep(900)
      if (n === Math.floor(saves / 2)) half.now = memoryOf(pid).now
    }
    const { now, peak } = memoryOf(pid)
    expect(peak).toBeLessThan(most)
    expect(now).toBeLessThan(half.now * 1.3)
    await events.body?.cancel()
    expect(await program.stop()).toBe(130)
  }, 600_000)
})
