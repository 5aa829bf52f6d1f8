import type { Day } from '../model.ts'
import {
  type Answer,
  type AnswerTo,
  type Ask,
  isSeveral,
  type Question,
  StepBack,
} from './question.ts'

/** The answers of a draft so far, in the order in which they were given. */
export type Tape = {
  get(key: string): Answer | undefined
  /** What was being typed, or what was answered before a step back. */
  unfinished(key: string): Answer | undefined
  put(key: string, answer: Answer): void
  /** Takes the last answer back; false when there is none. */
  back(): boolean
}

/**
 * Runs a flow of questions to its end. What the tape has is answered from there, all else is asked
 * and put on the tape; a step back takes one answer off it and runs the flow anew.
 */
export async function run<T>(flow: (ask: Ask) => Promise<T>, tape: Tape, live: Ask): Promise<T> {
  for (;;) {
    try {
      return await flow(answering(tape, live))
    } catch (error) {
      if (!(error instanceof StepBack)) throw error
      tape.back()
    }
  }
}

/** A tape that outlives nothing. */
export function memory(): Tape {
  const given: [key: string, answer: Answer][] = []
  const before = new Map<string, Answer>()
  return {
    get: (key) => given.find(([name]) => name === key)?.[1],
    unfinished: (key) => before.get(key),
    put: (key, answer) => void given.push([key, answer]),
    back() {
      const last = given.pop()
      if (last) before.set(...last)
      return last !== undefined
    },
  }
}

/** The same flow always asks the same questions: so a recorded answer needs nothing but its key. */
function answering(tape: Tape, live: Ask): Ask {
  return async <Q extends Question>(question: Q): Promise<AnswerTo<Q>> => {
    const known = tape.get(question.key)
    if (known !== undefined && stands(question, known)) return known as AnswerTo<Q>
    const answer = await live(resumed(question, known ?? tape.unfinished(question.key)))
    if (!('fleeting' in question && question.fleeting?.includes(answer as string))) {
      tape.put(question.key, answer)
    }
    return answer
  }
}

/** Whether an answer given on another day still holds: a section type or a person may be gone. */
function stands(question: Question, answer: Answer): boolean {
  if (question.kind === 'line' || question.kind === 'prose') {
    return typeof answer === 'string' && question.check?.(answer) === undefined
  }
  if (question.kind === 'when') {
    if (answer === null) return question.optional === true
    return isSpoken(answer) && question.check?.(answer) === undefined
  }
  const values = question.choices.map(({ value }) => value)
  if (isSeveral(question)) {
    return (
      Array.isArray(answer) &&
      answer.every((value) => values.includes(value)) &&
      question.check?.(answer) === undefined
    )
  }
  return typeof answer === 'string' && values.includes(answer)
}

const isSpoken = (answer: Answer): answer is { date?: Day } =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer)

/** The question with the answer that was begun, so that nothing has to be typed twice. */
function resumed<Q extends Question>(question: Q, before: Answer | undefined): Q {
  if (before === undefined || before === null) return question
  if (question.kind === 'line' || question.kind === 'prose') {
    return typeof before === 'string' ? { ...question, start: before } : question
  }
  if (question.kind === 'when') return isSpoken(before) ? { ...question, start: before } : question
  if (!isSeveral(question)) return { ...question, proposal: before }
  if (!Array.isArray(before)) return question
  const place = (value: string) => (before.includes(value) ? before.indexOf(value) : before.length)
  const choices = question.choices.map((choice) => ({
    ...choice,
    chosen: before.includes(choice.value),
  }))
  if (question.kind === 'order') choices.sort((a, b) => place(a.value) - place(b.value))
  return { ...question, choices }
}
