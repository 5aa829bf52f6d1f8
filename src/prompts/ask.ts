import {
  type AnswerTo,
  type Ask,
  type Choice,
  type ChoiceQuestion,
  isSeveral,
  type LineQuestion,
  type Question,
  type SeveralQuestion,
} from '../draft.ts'
import { clip, helpLines } from './look.ts'
import { prompted } from './prompted.ts'
import { askProse } from './prose.ts'
import type { Asking, Screen } from './screen.ts'
import { themeFor } from './theme.ts'
import { askWhen } from './when.ts'

/** Asks at the terminal: one prompt for each kind of question. */
export function asker(asking: Asking): Ask {
  const { screen } = asking
  const shown = { chapter: '' }
  const settled: (() => void)[] = []
  return async <Q extends Question>(question: Q): Promise<AnswerTo<Q>> => {
    // The next question comes when the answer before it is kept.
    for (const remove of settled.splice(0)) remove()
    const { chapter } = question
    if (chapter && chapter !== shown.chapter) {
      screen.write(`\n${screen.paint('bold', clip(chapter, screen.columns() - 1))}\n`)
      shown.chapter = chapter
    }
    if (question.before) screen.write(`${await question.before()}\n`)
    return (await put(asking, question, (remove) => settled.push(remove))) as AnswerTo<Q>
  }
}

function put(
  asking: Asking,
  question: Question,
  settle: (remove: () => void) => void,
): Promise<unknown> {
  if (question.kind === 'line') return askLine(asking, question)
  if (question.kind === 'prose') return askProse(asking, question, settle)
  if (question.kind === 'when') return askWhen(asking, question)
  if (isSeveral(question)) return askSeveral(asking, question)
  return question.kind === 'search' ? askSearch(asking, question) : askChoice(asking, question)
}

// ---------------------------------------------------------------- text

function askLine({ screen, onType }: Asking, question: LineQuestion): Promise<string> {
  const { key, check = () => undefined, proposal } = question
  const state = { typed: question.start ?? '' }
  return prompted(
    screen,
    () => ({
      type: 'line',
      ...question,
      screen,
      isOptional: check('') === undefined,
      read: (typed) => ({ fault: typed === '' && proposal ? undefined : check(typed) }),
      onType(typed) {
        state.typed = typed
        onType?.(key, typed)
      },
    }),
    () => state.typed,
  )
}

// ---------------------------------------------------------------- choices

const choicesFor = ({ columns }: Screen, choices: readonly Choice[]) =>
  choices.map(({ value, name, note, chosen }) => ({
    value,
    name: clip(name.replace(/\s+/g, ' '), columns() - 6),
    ...(note && { description: note }),
    ...(chosen && { checked: true }),
  }))

const pageSize = ({ rows }: Screen): number => Math.max(5, rows() - 9)

function askChoice({ screen }: Asking, question: ChoiceQuestion): Promise<string> {
  return prompted(screen, () => ({
    type: 'select',
    message: question.label,
    choices: choicesFor(screen, question.choices),
    ...(question.proposal !== undefined && { default: question.proposal }),
    pageSize: pageSize(screen),
    loop: false,
    theme: themeFor(screen, question, [
      ['↑↓', 'go'],
      ['⏎', 'choose'],
    ]),
  }))
}

function askSearch({ screen }: Asking, question: ChoiceQuestion): Promise<string> {
  return prompted(screen, () => ({
    type: 'search',
    message: question.label,
    source: (term = '') => choicesFor(screen, found(question.choices, term)),
    ...(question.proposal !== undefined && { default: question.proposal }),
    pageSize: pageSize(screen),
    theme: searchTheme(screen, question),
  }))
}

/** What is typed stands behind the question: so the explanation goes under the list. */
function searchTheme(screen: Screen, question: ChoiceQuestion) {
  const { style, ...theme } = themeFor(screen, { label: question.label }, [
    ['type', 'to search'],
    ['↑↓', 'go'],
    ['⏎', 'choose'],
  ])
  const keysHelpTip = () => [...helpLines(screen, question.about), style.keysHelpTip()].join('\n')
  return { ...theme, style: { ...style, keysHelpTip } }
}

/** The choices that have all the words that were typed, in any order. */
function found(choices: readonly Choice[], term: string): Choice[] {
  const words = term.toLowerCase().split(/\s+/)
  return choices.filter(
    ({ name, always }) => always || words.every((word) => name.toLowerCase().includes(word)),
  )
}

function askSeveral({ screen }: Asking, question: SeveralQuestion): Promise<string[]> {
  const { label, about, choices, check = () => undefined } = question
  if (question.kind === 'order') {
    const isFixed = question.all === true
    const config = { type: 'order' as const, screen, label, about, choices, isFixed, check }
    return prompted(screen, () => config)
  }
  return prompted(screen, () => ({
    type: 'checkbox',
    message: label,
    choices: choicesFor(screen, choices),
    pageSize: pageSize(screen),
    loop: false,
    shortcuts: { all: null, invert: null },
    validate: (taken) => check(taken.map(({ value }) => String(value))) ?? true,
    theme: themeFor(screen, question, [
      ['space', 'take or leave'],
      ['⏎', 'done'],
    ]),
  }))
}
