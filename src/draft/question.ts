import type { Day } from '../model.ts'
import type { Spoken } from '../spoken.ts'

/** One of several things to choose from. `note` says more about it while it is pointed at. */
export type Choice = {
  value: string
  name: string
  note?: string
  chosen?: boolean
  /** Stays in the list whatever is searched for. */
  always?: boolean
}

type Common = {
  /** Names the answer in the journal, once in a draft: `section/2/heading`. */
  key: string
  /** What is asked, in a few words; it stays on the screen beside the answer. */
  label: string
  /** Where in the work this is: `Events · item 2`. It is shown when it changes. */
  chapter?: string
  /** One sentence on what is wanted, and a value to go by. */
  about?: string
  example?: string
  /** The option of the command line that would have answered this. */
  flag?: string
  /** What is shown before the question, found out only when it is really asked. */
  before?: () => Promise<string>
  /** The answer of an editor who takes every proposal. */
  yes?: Answer
  /** The answer where nobody can be asked. */
  unattended?: Answer
}

/** Text on one line. An empty answer leaves the field out, unless `check` refuses it. */
export type LineQuestion = Common & {
  kind: 'line'
  /** What stands there already, to be edited; `proposal` is taken when nothing is typed. */
  start?: string
  proposal?: string
  check?: (text: string) => string | undefined
}

/** Text of several paragraphs, in Markdown. */
export type ProseQuestion = Common & {
  kind: 'prose'
  start?: string
  proposal?: string
  check?: (text: string) => string | undefined
}

/** Days and times as people type them, read against the day `on`; `null` leaves the field out. */
export type WhenQuestion = Common & {
  kind: 'when'
  on: Day
  start?: Spoken
  proposal?: Spoken
  optional?: boolean
  check?: (spoken: Spoken) => string | undefined
}

/** One of several; `many` lets the editor search by typing. */
export type ChoiceQuestion = Common & {
  kind: 'choice' | 'search'
  choices: readonly Choice[]
  proposal?: string
  /** Choices that change nothing in the draft: they are not kept, and the question comes again. */
  fleeting?: readonly string[]
}

/** Any number of several; `order` lets the editor put them in order too. */
export type SeveralQuestion = Common & {
  kind: 'several' | 'order'
  choices: readonly Choice[]
  /** Every one of them stays: only their order is asked for. */
  all?: boolean
  check?: (values: readonly string[]) => string | undefined
}

export type Question =
  | LineQuestion
  | ProseQuestion
  | WhenQuestion
  | ChoiceQuestion
  | SeveralQuestion

/** What each kind of question is answered with: plain JSON, so that a journal can hold it. */
export type AnswerTo<Q extends Question> = Q extends LineQuestion | ProseQuestion
  ? string
  : Q extends WhenQuestion
    ? Spoken | null
    : Q extends ChoiceQuestion
      ? string
      : string[]

export type Answer = string | string[] | Spoken | null

/** Puts a question to whoever answers: an editor at a terminal, a journal, the options of a command. */
export type Ask = <Q extends Question>(question: Q) => Promise<AnswerTo<Q>>

/** Thrown by an `Ask` when the editor wants the question before this one again. */
export class StepBack extends Error {}

/** Whether a question is answered with several values, not with one. */
export const isSeveral = (question: Question): question is SeveralQuestion =>
  question.kind === 'several' || question.kind === 'order'
