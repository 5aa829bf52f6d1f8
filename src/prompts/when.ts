import { StepBack, type WhenQuestion } from '../draft.ts'
import { type Doubt, echo, type Spoken, understand } from '../spoken.ts'
import type { Reading } from './line.ts'
import { prompted } from './prompted.ts'
import type { Asking } from './screen.ts'
import { themeFor } from './theme.ts'

/** What came of a line: an answer, or a text that has to be asked about. */
type Heard = { answer: Spoken | null } | { text: string; doubt: Doubt }

/**
 * Days and times as people type them. What was understood is said back in full, and a second Enter
 * accepts it; what can be read in several ways is asked about.
 */
export async function askWhen(asking: Asking, question: WhenQuestion): Promise<Spoken | null> {
  let start: string | undefined
  for (;;) {
    const heard = await typeDay(asking, question, start)
    if ('answer' in heard) return heard.answer
    const chosen = await chooseReading(asking, question, heard.doubt)
    if (chosen) return chosen
    start = heard.text
  }
}

async function typeDay(asking: Asking, question: WhenQuestion, start?: string): Promise<Heard> {
  const { screen, onType } = asking
  const { key, on, proposal = question.start, optional = false } = question
  const said = (spoken: Spoken) => echo(spoken, asking.language, asking.words)
  const state = { typed: start ?? '' }
  const read = (text: string): Reading => {
    if (text === '') return proposal || optional ? {} : { fault: 'A day or a time is needed here.' }
    const { value, doubt } = understand(text, on)
    if (value) {
      const fault = question.check?.(value)
      return fault === undefined ? { said: said(value) } : { fault }
    }
    // What has readings is chosen from a list; the line only ends.
    return doubt && doubt.readings.length === 0 ? { fault: doubt.message } : {}
  }
  const text = await prompted(
    screen,
    () => {
      const onLine = (typed: string) => {
        state.typed = typed
        onType?.(key, typed)
      }
      const shown = { proposal: proposal && said(proposal), isOptional: optional }
      return { type: 'line', ...question, screen, start, ...shown, read, onType: onLine }
    },
    () => state.typed,
  )
  if (text === '') return { answer: proposal ?? null }
  const { value, doubt } = understand(text, on)
  return value ? { answer: value } : { text, doubt: doubt as Doubt }
}

const again = '.'

/** One of the readings of a text; undefined when it is to be typed again. */
async function chooseReading(
  asking: Asking,
  question: WhenQuestion,
  doubt: Doubt,
): Promise<Spoken | undefined> {
  const { screen, language, words } = asking
  const readings = doubt.readings.filter((each) => question.check?.(each) === undefined)
  const asked = { ...question, label: 'Which is meant?', about: doubt.message, example: undefined }
  try {
    const answer = await prompted(screen, () => ({
      type: 'select',
      message: asked.label,
      choices: [
        ...readings.map((each, index) => ({
          value: String(index),
          name: echo(each, language, words),
        })),
        { value: again, name: 'Something else: type it again' },
      ],
      loop: false,
      theme: themeFor(screen, asked, [
        ['↑↓', 'go'],
        ['⏎', 'choose'],
      ]),
    }))
    return readings[Number(answer)]
  } catch (error) {
    // One step back from here is the line, not the question before it.
    if (error instanceof StepBack) return undefined
    throw error
  }
}
