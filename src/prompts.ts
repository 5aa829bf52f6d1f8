import {
  type Ask,
  changeItem as changeBy,
  askItem as itemBy,
  memory,
  type RawItem,
  run,
} from './draft.ts'
import type { Day, IO, Newsroom, Person } from './model.ts'
import { asker } from './prompts/ask.ts'
import { openScreen } from './prompts/screen.ts'
import type { SectionType } from './sections/index.ts'

export { isInteractive } from './prompts/screen.ts'

export type PromptOptions = {
  /** Whether to paint; without it the terminal and NO_COLOR decide. */
  colour?: boolean
  /** The path of a draft, beside which texts are kept while an editor program has them. */
  beside?: string
  /** Told of what is being typed. */
  onType?: (key: string, text: string) => void
}

/** Asks at the terminal, in the language of a newsroom. Throws `StepBack` and `Stopped`. */
export function openPrompts(
  io: IO,
  { language, words }: Pick<Newsroom, 'language' | 'words'>,
  { colour = hasColour(io), beside, onType }: PromptOptions = {},
): Ask {
  return asker({ io, screen: openScreen(io, colour), language, words, beside, onType })
}

const hasColour = ({ env, stdout }: IO): boolean =>
  !env.NO_COLOR && stdout.isTTY === true && env.TERM !== 'dumb'

/** An item as it would stand in the file, and the contacts that the register gets with it, by key. */
export type Answered = { item: RawItem; people: Record<string, Person> }

/** Asks for an item of a section type, except for what is `known` of it. Throws `Stopped`. */
export const askItem = (
  io: IO,
  newsroom: Newsroom,
  type: SectionType,
  known: Partial<RawItem>,
  on: Day,
  options: PromptOptions = {},
): Promise<Answered> =>
  atOnce(io, newsroom, options, async (ask) => {
    const people = {}
    const item = await itemBy({ ask, newsroom, on, type, key: 'item', added: people }, known)
    return { item, people }
  })

/** Asks what is to be changed of an item, and gives the item as it then stands. Throws `Stopped`. */
export const changeItem = (
  io: IO,
  newsroom: Newsroom,
  type: SectionType,
  item: RawItem,
  on: Day,
  options: PromptOptions = {},
): Promise<Answered> =>
  atOnce(io, newsroom, options, async (ask) => {
    const people = {}
    const changed = await changeBy({ ask, newsroom, on, type, key: 'item', added: people }, item)
    return { item: changed, people }
  })

/** Runs questions that no draft keeps: a step back works, but nothing outlives the command. */
export const atOnce = <T>(
  io: IO,
  newsroom: Pick<Newsroom, 'language' | 'words'>,
  options: PromptOptions,
  flow: (ask: Ask) => Promise<T>,
): Promise<T> => run(flow, memory(), openPrompts(io, newsroom, options))
