import { emitKeypressEvents, type Interface, type Key } from 'node:readline'
import { ExitPromptError } from '@inquirer/core'
import { Stopped } from '../diagnostic.ts'
import { StepBack } from '../draft.ts'
import type { IO, Words } from '../model.ts'
import { painter } from '../report.ts'

/** The terminal that prompts are drawn on. */
export type Screen = {
  input: NodeJS.ReadStream
  output: NodeJS.WritableStream
  paint: ReturnType<typeof painter>
  columns(): number
  rows(): number
}

/** What the prompts have to know beside the question. */
export type Asking = {
  io: IO
  screen: Screen
  language: string
  words: Words
  /** The path of the draft; a text that goes through an editor program is kept beside it. */
  beside?: string | undefined
  /** Told of what is being typed, so that a question that is left begins with it. */
  onType?: ((key: string, text: string) => void) | undefined
}

/** What each prompt of inquirer's is run with. */
export type Context = {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  signal: AbortSignal
  clearPromptOnDone: boolean
}

/** How long an escape may be the beginning of another key, in milliseconds: Node waits for 500. */
const escapeDelay = 60

/** With bracketed paste the terminal says where pasted text begins and ends. */
const pasting = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

/** Whether somebody can be asked: both ends are a terminal, and no CI runs the command. */
export const isInteractive = (io: IO): boolean =>
  io.stdout.isTTY === true && (!io.env.CI || io.env.CI === 'false') && io.stdin?.().isTTY === true

/** Makes the terminal ready. Throws when there is none: who asks has looked with `isInteractive`. */
export function openScreen(io: IO, colour: boolean): Screen {
  const input = io.stdin?.()
  if (!input) throw new Error('There is no terminal to ask at.')
  emitKeypressEvents(input, { escapeCodeTimeout: escapeDelay } as unknown as Interface)
  const output = io.stdout as unknown as NodeJS.WriteStream
  return {
    input,
    output,
    paint: painter(colour),
    columns: () => output.columns || 80,
    rows: () => output.rows || 24,
  }
}

/**
 * The window was closed: nobody can be told anything, and every answer is on the disk. Node would try
 * to set the terminal right that is gone, and crash.
 */
const vanish = () => process.kill(process.pid, 'SIGKILL')

/**
 * Runs one prompt. Escape throws `StepBack`, Ctrl-C throws `Stopped`, and so does Ctrl-D on an empty
 * line; `typed` tells what stands on it.
 */
export async function prompted<T>(
  { input, output }: Screen,
  prompt: (context: Context) => Promise<T>,
  typed: () => string = () => '',
): Promise<T> {
  const leaving = new AbortController()
  const context = { input, output, signal: leaving.signal, clearPromptOnDone: false }
  const onKey = (_: string | undefined, key: Key) => {
    const isEnd = key.ctrl === true && key.name === 'd' && typed() === ''
    if (key.name !== 'escape' && !isEnd) return
    // The question comes again on the same lines, or the one before it.
    context.clearPromptOnDone = !isEnd
    leaving.abort(isEnd ? new Stopped() : new StepBack())
  }
  input.on('keypress', onKey)
  input.on('end', vanish)
  input.on('error', vanish)
  process.on('SIGHUP', vanish)
  output.write(pasting.on)
  try {
    return await prompt(context)
  } catch (error) {
    if (leaving.signal.aborted) throw leaving.signal.reason
    throw error instanceof ExitPromptError ? new Stopped() : error
  } finally {
    output.write(pasting.off)
    input.off('keypress', onKey)
    input.off('end', vanish)
    input.off('error', vanish)
    process.off('SIGHUP', vanish)
  }
}
