import type { Answer, Tape } from '../../draft.ts'
import type { Entry, Journal } from '../../journal.ts'

/** What a journal of ours holds: how the draft was begun, and what was answered since. */
type Line =
  | { draft: 1; issue: number; given: Given }
  | { key: string; answer: Answer }
  | { key: string; unfinished: string }
  | { back: true }

/** What the options settled when the draft was begun: they hold when it is gone on with. */
export type Given = { date?: string; sections?: string[]; looseEnds?: boolean; from?: number }

/** The answers of a journal; what is put on the tape is on the disk. */
export type Kept = Tape & {
  given: Given
  /** How many answers there are. */
  count(): number
  /** The titles that were given so far, the last ones. */
  titles(): string[]
  begin(issue: number, given: Given): void
  /** Keeps what was being typed when a question was left. */
  leave(key: string, text: string): void
}

/** How many answers the lines of a journal make. */
export const countAnswers = (entries: readonly Entry[]): number =>
  tapeOn({ entries, add: () => undefined }).count()

const optionsOf = (given: Given) => Object.keys(given) as (keyof Given)[]

/** Reads a journal back and goes on with it. */
export function tapeOn(journal: Pick<Journal, 'entries' | 'add'>): Kept {
  const answers: [key: string, answer: Answer][] = []
  const unfinished = new Map<string, Answer>()
  const given: Given = {}
  const take = (line: Line): void => {
    if ('draft' in line) {
      // Options of a start that came to nothing hold for nobody.
      if (answers.length === 0) for (const name of optionsOf(given)) delete given[name]
      Object.assign(given, line.given)
    } else if ('answer' in line) answers.push([line.key, line.answer])
    else if ('unfinished' in line) unfinished.set(line.key, line.unfinished)
    else {
      const last = answers.pop()
      if (last) unfinished.set(...last)
    }
  }
  const add = (line: Line): void => {
    journal.add(line as Entry)
    take(line)
  }
  for (const entry of journal.entries) take(entry as Line)

  return {
    given,
    count: () => answers.length,
    titles: () =>
      answers.flatMap(([key, answer]) =>
        key.endsWith('/title') && typeof answer === 'string' && answer !== '' ? [answer] : [],
      ),
    begin(issue, options) {
      const isNew = answers.length === 0 || optionsOf(options).length > 0
      if (isNew) add({ draft: 1, issue, given: options })
    },
    // The last one counts: a draft whose newsroom has changed asks some questions again.
    get: (key) => answers.findLast(([name]) => name === key)?.[1],
    unfinished: (key) => unfinished.get(key),
    put: (key, answer) => add({ key, answer }),
    leave: (key, text) => add({ key, unfinished: text }),
    back() {
      if (answers.length === 0) return false
      add({ back: true })
      return true
    },
  }
}
