import type { Answer, Ask, Proof, Question } from '../../draft.ts'
import type { Journal } from '../../journal.ts'
import type { Newsroom, Setting } from '../../model.ts'
import { openPrompts } from '../../prompts.ts'
import { painter, plural } from '../../report.ts'
import { echo } from '../../spoken.ts'
import { type Place, textBase } from './place.ts'
import type { Kept } from './tape.ts'

/** Prompts at the terminal; what is being typed when a question is left goes into the journal. */
export function atTerminal(
  { io, colour }: Setting,
  newsroom: Newsroom,
  journal: Journal,
  tape: Kept,
): Ask {
  const typing = { key: '', text: '' }
  const onType = (key: string, text: string) => void Object.assign(typing, { key, text })
  const beside = textBase(journal.path)
  const ask = openPrompts(io, newsroom, { colour: colour('stdout'), beside, onType })
  return async <Q extends Question>(question: Q) => {
    onType(question.key, '')
    try {
      return await ask(question)
    } catch (error) {
      if (typing.text !== '') tape.leave(typing.key, typing.text)
      throw error
    }
  }
}

/** As many titles as remind an editor of what was written days ago. */
const mostShown = 6

/** What the editor sees first: which issue this is, and what is written of it. */
export function greet({ io, colour }: Setting, number: number, tape: Kept): void {
  const answers = tape.count()
  const titles = tape.titles()
  const paint = painter(colour('stdout'))
  const kept = answers > 0 ? ` · ${plural(answers, 'answer')} so far` : ''
  const head = paint('bold', `Issue ${number}${kept}`)
  io.stdout.write(`\n${head}\nEach answer is kept at once: stop with ctrl-c whenever you like.\n`)
  const shown = titles.slice(-mostShown).map((title) => `  · ${title}\n`)
  if (titles.length > 0)
    io.stdout.write(`Written so far: ${plural(titles.length, 'title')}\n${shown.join('')}`)
}

/** Says which proposals were taken, as the prompts would have shown them. */
export const teller =
  ({ io, colour }: Setting, { language, words }: Newsroom) =>
  (question: Question, answer: Answer): void => {
    const names = (values: readonly string[]) =>
      'choices' in question
        ? values.map((each) => question.choices.find(({ value }) => value === each)?.name ?? each)
        : values
    const shown =
      typeof answer === 'object' && answer !== null && !Array.isArray(answer)
        ? echo(answer, language, words)
        : names([answer ?? []].flat()).join(', ')
    io.stdout.write(`${painter(colour('stdout'))('good', '✔')} ${question.label}  ${shown}\n`)
  }

/** What shows a draft: the whole road to a mail, loaded when it is first looked at. */
export function lateProof(setting: Setting, place: Place): Proof {
  const load = async () => (await import('./proof.ts')).proofFor(setting, place)
  return {
    overview: async (draft) => (await load()).overview(draft),
    plainText: async (draft) => (await load()).plainText(draft),
    file: async (draft) => (await load()).file(draft),
    show: (text) => void setting.io.stdout.write(`\n${text.trimEnd()}\n`),
  }
}
