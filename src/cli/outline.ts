import type { Command } from 'commander'
import type { Flag, Outline } from '../completion.ts'

/** What commander was told of the program, as plain data. What is hidden from help stays so here. */
export function outlineOf(command: Command): Outline {
  const help = command.createHelp()
  const visible = help.visibleCommands(command).map(outlineOf)
  return {
    name: command.name(),
    about: firstSentence(command.description()),
    flags: help.visibleOptions(command).map((option): Flag => {
      const { short, long, flags, argChoices: choices } = option
      const names = [short, long].filter((name) => name !== undefined)
      // `<section[/position]>` is a section first of all.
      const value = /[<[]([\w-]+)/.exec(flags)?.[1]
      const about = firstSentence(option.description)
      return { names, about, ...(value && { value }), ...(choices && { choices }) }
    }),
    slots: command.registeredArguments.map((slot) => ({
      name: slot.name(),
      isVariadic: slot.variadic,
      ...(slot.argChoices && { choices: slot.argChoices }),
    })),
    commands: visible,
  }
}

const firstSentence = (text: string): string => text.replace(/[.;:(].*$/s, '').trim()
