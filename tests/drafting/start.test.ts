import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { bin, environment, sampleNewsroom } from '../support/program.ts'
import { openTerminal } from '../support/terminal.ts'
import { tool } from '../support/tools.ts'

const tmux = tool('tmux')
const room = sampleNewsroom()

/** Milliseconds that a run of Node takes as a process of its own. */
function taken(...args: string[]): number {
  const start = performance.now()
  spawnSync(process.execPath, args, { cwd: room, env: environment() })
  return performance.now() - start
}

/** The best of several runs: what a busy machine adds is not the program's. */
const best = (runs: readonly number[]): number => Math.min(...runs)

it('shows its help in at most twice the time of an empty program', { retry: 3 }, () => {
  const runs = Array.from({ length: 12 }, () => [taken('-e', '0'), taken(bin, '--help')] as const)
  const [empty, help] = [best(runs.map(([each]) => each)), best(runs.map(([, each]) => each))]
  expect(help / empty).toBeLessThanOrEqual(2)
})

it.skipIf(!tmux)('asks its first question within 300 ms', { retry: 3 }, async () => {
  const runs: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now()
    const terminal = openTerminal(tmux as string, ['new', '17'], { cwd: room })
    // The start of the terminal counts too, and so does looking at its screen.
    await terminal.asked('Day of publication')
    runs.push(performance.now() - start)
    terminal.close()
  }
  expect(best(runs)).toBeLessThan(300)
})
