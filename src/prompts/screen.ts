import { emitKeypressEvents, type Interface } from 'node:readline'
import { Writable } from 'node:stream'
import type { IO, Words } from '../model.ts'
import { painter } from '../report.ts'

/** The terminal that prompts are drawn on. */
export type Screen = {
  input: NodeJS.ReadStream
  /** What inquirer draws on: a new one for each prompt, since it ends it. */
  canvas(): NodeJS.WritableStream
  write(text: string): void
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

/** How long an escape may be the beginning of another key, in milliseconds: Node waits for 500. */
const escapeDelay = 60

/** Whether somebody can be asked: both ends are a terminal, and no CI runs the command. */
export const isInteractive = (io: IO): boolean =>
  io.stdout.isTTY === true && (!io.env.CI || io.env.CI === 'false') && io.stdin?.().isTTY === true

/** Makes the terminal ready. Throws when there is none: who asks has looked with `isInteractive`. */
export function openScreen(io: IO, colour: boolean): Screen {
  const input = io.stdin?.()
  if (!input) throw new Error('There is no terminal to ask at.')
  emitKeypressEvents(input, { escapeCodeTimeout: escapeDelay } as unknown as Interface)
  const { stdout } = io
  return {
    input,
    canvas: () => canvasOn(stdout),
    write: (text) => void stdout.write(text),
    paint: painter(colour),
    columns: () => stdout.columns || 80,
    rows: () => stdout.rows || 24,
  }
}

/** All that is drawn goes the way of all that is printed, so that nothing overtakes anything. */
function canvasOn(stdout: IO['stdout']): NodeJS.WritableStream {
  const canvas = new Writable({
    decodeStrings: false,
    write(text: string | Uint8Array, _, done) {
      stdout.write(text)
      done()
    },
  })
  // Readline asks how wide the screen is, at every key.
  return Object.defineProperties(canvas, {
    isTTY: { value: true },
    columns: { get: () => stdout.columns },
    rows: { get: () => stdout.rows },
  })
}
