import { type Command, InvalidArgumentError, Option } from 'commander'
import { itemFlags } from '../commands/amend/flags.ts'
import type { Setting } from '../model.ts'

/** What turns a command of ours into an action of commander's. */
export type Action = (
  verb: (setting: Setting, named: string[], options: never) => Promise<number>,
) => (...args: unknown[]) => Promise<void>

/** Declares the commands that change one item of an issue. */
export function declareDrafting(
  program: Command,
  action: Action,
  examples: (...lines: string[]) => string,
): void {
  const withItem = (command: Command) => {
    command.argument('[issue]', 'number or path; none means the newest')
    return command
  }
  const common = (command: Command) =>
    command
      .option('--dry-run', 'Only show the difference.')
      .option('--json', 'Print one JSON document.')

  const adding = withItem(program.command('add'))
    .description('Add an item to an issue.')
    .argument('[type]', 'section type, such as events')
    .option('--section <name>', 'Number, name or heading, when several sections have the type.')
    .addOption(new Option('--at <number>', 'Place in the section, from 1.').argParser(asNumber))
  common(withFields(adding))
    .addHelpText('after', naming)
    .addHelpText(
      'after',
      examples(
        'newswire add 17 events',
        'newswire add 17 events --title "Open day" --date "Fri 27 March 2-4pm" --venue tbc',
        'newswire add 17 news --title "A new guide" --body-file guide.md --link "Read it=https://example.org/guide"',
      ),
    )
    .action(action(async (...given) => (await import('../commands/add.ts')).add(...given)))

  const editing = withItem(program.command('edit'))
    .description('Change an item of an issue.')
    .argument('[item]', 'id, or section and number')
    .addOption(
      new Option('--set <field=value>', 'Set a field, or a part: booking.url=….').argParser(gather),
    )
    .addOption(new Option('--unset <field>', 'Take a field out.').argParser(gather))
  common(withFields(editing))
    .addHelpText('after', naming)
    .addHelpText(
      'after',
      examples(
        'newswire edit 17 open-day --time 3-5pm',
        'newswire edit 17 ptp-events/2 --set venue="Town Hall" --unset cost',
      ),
    )
    .action(action(async (...given) => (await import('../commands/edit.ts')).editItem(...given)))

  common(
    withItem(program.command('move'))
      .description('Move an item within its section or to another.')
      .argument('[item]', 'id, or section and number')
      .option('--to <section[/position]>', 'Where to; the end of the section without a position.'),
  )
    .addHelpText('after', naming)
    .addHelpText(
      'after',
      examples('newswire move 17 open-day --to 2/1', 'newswire move 17 3/2 --to news'),
    )
    .action(action(async (...given) => (await import('../commands/move.ts')).move(...given)))

  common(
    withItem(program.command('remove'))
      .description('Remove an item from an issue.')
      .argument('[item]', 'id, or section and number')
      .option('-y, --yes', 'Do not ask.'),
  )
    .addHelpText('after', naming)
    .addHelpText('after', examples('newswire remove 17 open-day', 'newswire remove 17 3/2 --yes'))
    .action(action(async (...given) => (await import('../commands/remove.ts')).remove(...given)))
}

const naming = `
An item is named by its id (else made from its title) or by its section and number: 2/1, ptp-events/3.
Only the lines concerned change. Exit code 1: the file has errors, or nothing was written for them.`

function withFields(command: Command): Command {
  for (const { flags, about, repeats } of itemFlags) {
    const option = new Option(flags, repeats ? `${about} Repeatable.` : about)
    command.addOption(repeats ? option.argParser(gather) : option)
  }
  return command
}

const gather = (text: string, before: string[] = []): string[] => [...before, text]

function asNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It takes a whole number.')
  return Number(text)
}
