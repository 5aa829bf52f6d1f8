import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll } from 'vitest'
import { bin, environment } from './program.ts'

export type Running = {
  child: ChildProcess
  /** All that was printed so far, on both streams, in the order in which it came. */
  said(): string
  stdout(): string
  /** Waits until something was printed that had not been when it was last waited for. */
  says(text: string): Promise<string>
  /** Ends it as Ctrl-C does, and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  ended: Promise<number | null>
}

/** How long it may take to say something, on a machine that is busy with other tests. */
const patience = 30_000

/** The program as a process that stays until it is stopped. */
export function running(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterAll(() => child.kill('SIGKILL'))
  const printed = { all: '', stdout: '', read: 0 }
  child.stdout.on('data', (piece) => {
    printed.all += piece
    printed.stdout += piece
  })
  child.stderr.on('data', (piece) => {
    printed.all += piece
  })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return {
    child,
    said: () => printed.all,
    stdout: () => printed.stdout,
    async says(text) {
      const end = Date.now() + patience
      let at = -1
      while (at < 0) {
        at = printed.all.indexOf(text, printed.read)
        if (Date.now() > end) {
          throw new Error(`Waited in vain for “${text}”. It said:\n${printed.all}`)
        }
        if (at < 0) await sleep(10)
      }
      const from = printed.read
      printed.read = at + text.length
      return printed.all.slice(from, printed.read)
    },
    stop(signal = 'SIGINT') {
      child.kill(signal)
      return ended
    },
    ended,
  }
}
