import type { Key } from 'node:readline'
import { ExitPromptError } from '@inquirer/core'
import { createPromptModule, type DistinctQuestion } from 'inquirer'
import { Stopped } from '../diagnostic.ts'
import { StepBack } from '../draft.ts'
import { type LineConfig, line } from './line.ts'
import { type OrderConfig, order } from './order.ts'
import type { Screen } from './screen.ts'
import { type TextConfig, type Typed, text } from './text.ts'

/** The prompts that inquirer has not: they are registered with it, and run by it as its own are. */
const ours = { line, order, text }

type Ours =
  | ({ type: 'line' } & LineConfig)
  | ({ type: 'order' } & OrderConfig)
  | ({ type: 'text' } & TextConfig)

type Its = Extract<DistinctQuestion, { type: 'checkbox' | 'search' | 'select' }>
type Nameless<Question> = Question extends unknown ? Omit<Question, 'name'> : never

/** A question as inquirer takes it: one of ours, or of its own. */
export type Asked = Ours | Nameless<Its>

type Answers = {
  line: string
  order: string[]
  text: Typed
  checkbox: string[]
  search: string
  select: string
}

type Context = {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  signal: AbortSignal
  clearPromptOnDone: boolean
}

/** With bracketed paste the terminal says where pasted text begins and ends. */
const pasting = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

const ending = ['SIGINT', 'SIGTERM'] as const

/** What leaves the terminal as it was found: pasting as ever, the cursor seen, nothing under it. */
const parting = `${pasting.off}\u001b[?25h\n\u001b[J`

/**
 * The window was closed: nobody can be told anything, and every answer is on the disk. Node would try
 * to set the terminal right that is gone, and crash.
 */
const vanish = () => process.kill(process.pid, 'SIGKILL')

/**
 * Runs one prompt. Escape throws `StepBack`, Ctrl-C throws `Stopped`, and so does Ctrl-D on an empty
 * line; `typed` tells what stands on it. A question that calls `clear` leaves nothing on the screen.
 */
export async function prompted<Question extends Asked>(
  { input, canvas, write }: Screen,
  question: (clear: () => void) => Question,
  typed: () => string = () => '',
): Promise<Answers[Question['type']]> {
  const leaving = new AbortController()
  const { signal } = leaving
  const context: Context = { input, output: canvas(), signal, clearPromptOnDone: false }
  const clear = () => {
    context.clearPromptOnDone = true
  }
  const onKey = (_: string | undefined, key: Key) => {
    const isEnd = key.ctrl === true && key.name === 'd' && typed() === ''
    if (key.name !== 'escape' && !isEnd) return
    // The question comes again on the same lines, or the one before it.
    if (!isEnd) clear()
    leaving.abort(isEnd ? new Stopped() : new StepBack())
  }
  // Whoever is told to end sets the terminal right first: Node forgets to, once it has heard a signal.
  const end = (name: NodeJS.Signals) => {
    for (const each of ending) process.off(each, end)
    input.setRawMode?.(false)
    write(parting)
    process.kill(process.pid, name)
  }
  for (const each of ending) process.on(each, end)
  input.on('keypress', onKey)
  input.on('end', vanish)
  input.on('error', vanish)
  process.on('SIGHUP', vanish)
  write(pasting.on)
  try {
    return (await answerTo(question(clear), context)) as Answers[Question['type']]
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw error instanceof ExitPromptError ? new Stopped() : error
  } finally {
    write(pasting.off)
    for (const each of ending) process.off(each, end)
    input.off('keypress', onKey)
    input.off('end', vanish)
    input.off('error', vanish)
    process.off('SIGHUP', vanish)
  }
}

type Prompt = (question: unknown, context: Context) => Promise<unknown>

async function answerTo(question: Asked, context: Context): Promise<unknown> {
  const ask = createPromptModule({ ...context })
  const known: Readonly<Record<string, unknown>> = { ...ask.prompts, ...ours }
  const prompt = known[question.type] as Prompt
  // Inquirer gives a prompt a copy of its context; whether to clear is known only when it ends.
  ask.registerPrompt(question.type, (config: unknown, given: object) =>
    prompt(config, Object.assign(context, given)),
  )
  const { answer } = await ask<{ answer: unknown }>([{ ...question, name: 'answer' }] as never)
  return answer
}
