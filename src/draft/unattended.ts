import { UserError } from '../diagnostic.ts'
import type { Answer, AnswerTo, Ask, Question } from './question.ts'

/**
 * Answers where nobody can be asked: with what is proposed, when the command was told to take that.
 * Throws a `UserError` that names the option for the first answer that is missing.
 */
export const unattended =
  (takesProposals: boolean): Ask =>
  async <Q extends Question>({ label, flag = '--yes', yes, unattended }: Q) => {
    const answer = takesProposals ? (yes ?? unattended) : undefined
    if (answer !== undefined) return answer as AnswerTo<Q>
    throw new UserError(
      `“${label}” has no answer, and there is no terminal to ask at.`,
      flag === '--yes' ? '`--yes` takes what is proposed.' : `Give \`${flag}\`.`,
    )
  }

/** Takes every proposal, which `told` says aloud, and asks for what nobody can propose. */
export const withProposals =
  (ask: Ask, told: (question: Question, answer: Answer) => void = () => undefined): Ask =>
  async <Q extends Question>(question: Q) => {
    if (question.yes === undefined) return ask(question)
    told(question, question.yes)
    return question.yes as AnswerTo<Q>
  }
