import { width, wrap } from '../text.ts'
import type { Screen } from './screen.ts'

/** Keys and what they do, as the last line of each prompt shows them. */
export type Keys = readonly (readonly [key: string, does: string])[]

/** The keys that every prompt has. */
const everywhere: Keys = [
  ['esc', 'back'],
  ['ctrl-c', 'stop'],
]

export const keyLine = ({ paint, columns }: Screen, keys: Keys): string => {
  const all = [...keys, ...everywhere]
  const shown = all.map(([key, does]) => `${paint('bold', key)} ${paint('dim', does)}`)
  const plain = all.map(([key, does]) => `${key} ${does}`).join(' · ')
  // On a narrow screen what every prompt has goes first: it stands in the prompts before.
  const kept = width(plain) <= columns() - 3 ? shown : shown.slice(0, keys.length)
  return `  ${kept.join(paint('dim', ' · '))}`
}

/** Words under a question: its explanation, and an example. */
export function helpLines({ paint, columns }: Screen, about = '', example?: string): string[] {
  const lines = about ? wrap(about, columns() - 4).split('\n') : []
  if (example) lines.push(clip(`For example: ${example}`, columns() - 4))
  return lines.map((line) => `  ${paint('dim', line)}`)
}

/** The sign before a question: asked, answered. */
export const sign = ({ paint }: Screen, isDone: boolean): string =>
  isDone ? paint('good', '✔') : paint('info', '?')

/** The question with its answer, on one line, as it stays on the screen. */
export function answered(screen: Screen, label: string, answer: string): string {
  const room = screen.columns() - width(label) - 6
  const shown = clip(answer.replace(/\s+/g, ' '), Math.max(room, 10))
  return `${sign(screen, true)} ${label}  ${screen.paint('info', shown)}`
}

/** A fault of the answer, under the question. */
export const faultLines = ({ paint, columns }: Screen, message: string): string[] =>
  wrap(message, columns() - 4)
    .split('\n')
    .map((line, index) => `${index === 0 ? paint('error', '✖') : ' '} ${line}`)

/** A text cut to so many columns, with a sign that there was more. */
export function clip(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = text.slice(0, columns)
  while (width(kept) > columns - 1) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}
