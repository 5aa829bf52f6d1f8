import type { IO } from '../model.ts'
import { pour } from '../write.ts'

type Name = 'stdout' | 'stderr'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The process as the outside world of a command. */
export function ownIO(): IO {
  for (const signal of signals) process.once(signal, die)
  return {
    stdin: () => process.stdin,
    stdout: stream('stdout', (text) => pour(1, text)),
    stderr: stream('stderr', complain),
    cwd: process.cwd(),
    env: process.env,
    now: () => new Date(),
    stopped: () =>
      new Promise((done) => {
        for (const signal of signals) process.off(signal, die).once(signal, done)
      }),
  }
}

/**
 * Node's own stream is asked only what it alone knows: to load it costs milliseconds, and what it
 * has not yet printed is lost when the process ends. A reader who has gone (`| head`) is no fault.
 */
function stream(name: Name, print: (text: string | Uint8Array) => boolean): IO[Name] {
  const state = { isRead: true }
  return {
    write: (text: string | Uint8Array) => {
      state.isRead &&= print(text)
    },
    get isTTY() {
      return process[name].isTTY
    },
    get columns() {
      return process[name].columns
    },
    get rows() {
      return process[name].rows
    },
  }
}

/** Where nobody can be told of a fault, there is nobody to be told that either. */
function complain(text: string | Uint8Array): boolean {
  try {
    return pour(2, text)
  } catch {
    return false
  }
}

/** A signal that is heard comes between two steps of the work: never while a file is half written. */
const die = (signal: NodeJS.Signals): boolean => process.kill(process.pid, signal)

/** Whether to paint what goes to a stream; `wanted` is false under `--no-color`. */
export function hasColour(io: IO, name: Name, wanted: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env
  if (!wanted || NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR)
  return TERM !== 'dumb' && io[name].isTTY === true
}
