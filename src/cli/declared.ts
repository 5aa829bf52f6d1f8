import { type Command, InvalidArgumentError, Option } from 'commander'
import { explainDay, parseDay } from '../dates.ts'
import { nearest } from '../diagnostic.ts'
import type { Setting } from '../model.ts'

type Verb = (setting: Setting, named: string[], options: never) => Promise<number>

/** A command, as the program is told of it. All commands have this shape. */
export type Declared = {
  name: string
  does: string
  /** Its arguments, as help shows them, and what may stand there. */
  takes?: readonly [syntax: string, meaning: string][]
  /** Made when the command is on the line: to make all of them takes as long as the help. */
  options(): readonly Option[]
  /** What help says beside the options, as paragraphs. */
  notes?: string
  examples: readonly string[]
  /** One that other programs call: no help lists it. */
  isHidden?: true
  load(program: Command): Promise<Verb>
}

// ---------------------------------------------------------------- options

export const option = (flags: string, meaning: string) => new Option(flags, meaning)

export const json = () => option('--json', 'Print one JSON document.')

/** An option whose value is a name: an empty one is a variable of a script that was never set. */
export const given = (flags: string, meaning: string) =>
  option(flags, meaning).argParser((text: string) => {
    if (text === '') throw new InvalidArgumentError('A name is needed.')
    return text
  })

export const oneOf = (flags: string, meaning: string, names: readonly string[]) =>
  option(flags, `${meaning}: ${names.join(', ')} (default: ${names[0]}).`)
    .choices(names)
    .argParser((text: string) => {
      if (names.includes(text)) return text
      throw new InvalidArgumentError(meant(text, names) ?? `There are ${names.join(', ')}.`)
    })

export const day = (flags: string, meaning: string) =>
  option(flags, meaning).argParser((text: string) => {
    const parsed = parseDay(text)
    if (!parsed) throw new InvalidArgumentError(explainDay(text))
    return parsed
  })

export const asOf = () =>
  day(
    '--as-of <date>',
    "The day of reading, which decides what is past (default: each issue's own date).",
  )

/** `what` completes the sentence that refuses anything else. */
export const number = (flags: string, meaning: string, what = 'a whole number') =>
  option(flags, meaning).argParser((text: string) => {
    if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError(`It takes ${what}.`)
    return Number(text)
  })

/** An option that may be given several times. */
export const several = (flags: string, meaning: string) =>
  option(flags, meaning).argParser((text: string, before: string[] = []) => [...before, text])

// ---------------------------------------------------------------- words

/** A question that names the nearest of some names, where one is near. */
export const meant = (text: string, names: readonly string[]): string | undefined => {
  const near = nearest(text, names)
  return near && `Did you mean \`${near}\`?`
}

export const examples = (lines: readonly string[]) =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`
