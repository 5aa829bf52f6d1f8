import { itemFlags } from '../commands/amend/flags.ts'
import { type Declared, day, given, json, number, option, several } from './declared.ts'

/** The commands that write an issue, or change one item of it. */
export const drafting = (): Declared[] => [
  {
    name: 'new',
    does: 'Write a new issue by answering questions; every answer is kept at once.',
    takes: [['[number]', 'The number of the issue; none means the next.']],
    options: () => [
      day('--date <date>', 'Day of publication.'),
      option('--sections <list>', 'Section types in their order, with commas.'),
      number(
        '--from <issue>',
        'Issue whose sections and loose ends are taken.',
        'the number of an issue',
      ),
      option('--no-loose-ends', 'Do not go through what the last issue left open.'),
      option('--resume', 'Go on with a draft, at the very question.'),
      option('--restart', 'Put the draft aside and begin anew.'),
      given('--out <file>', 'Write the issue to this file.'),
      option('--force', 'Write over an issue that is there.'),
      option('-y, --yes', 'Take every proposal; ask only for what nobody can propose.'),
    ],
    notes: '\nCtrl-C ends with exit code 130; the draft is kept.',
    examples: [
      'newswire new',
      'newswire new --resume',
      'newswire new 17 --date 2009-05-18 --sections news,events --no-loose-ends --yes',
    ],
    load: async () => (await import('../commands/new.ts')).newIssue,
  },
  {
    name: 'add',
    does: 'Add an item to an issue.',
    takes: [issue, ['[type]', 'Section type, such as events.']],
    options: () => [
      given('--section <name>', 'Number, name or heading, when several sections have the type.'),
      number('--at <number>', 'Place in the section, from 1.'),
      ...fields(),
      ...common(),
    ],
    notes: naming,
    examples: [
      'newswire add 17 events',
      'newswire add 17 events --title "Open day" --date "Fri 27 March 2-4pm" --venue tbc',
      'newswire add 17 news --title "A new guide" --body-file guide.md --link "Read it=https://example.org/guide"',
    ],
    load: async () => (await import('../commands/add.ts')).add,
  },
  {
    name: 'edit',
    does: 'Change an item of an issue.',
    takes: [issue, item],
    options: () => [
      several('--set <field=value>', 'Set a field, or a part: booking.url=….'),
      several('--unset <field>', 'Take a field out.'),
      ...fields(),
      ...common(),
    ],
    notes: naming,
    examples: [
      'newswire edit 17 open-day --time 3-5pm',
      'newswire edit 17 ptp-events/2 --set venue="Town Hall" --unset cost',
    ],
    load: async () => (await import('../commands/edit.ts')).editItem,
  },
  {
    name: 'move',
    does: 'Move an item within its section or to another.',
    takes: [issue, item],
    options: () => [
      given('--to <section[/position]>', 'Where to; the end of the section without a position.'),
      ...common(),
    ],
    notes: naming,
    examples: ['newswire move 17 open-day --to 2/1', 'newswire move 17 3/2 --to news'],
    load: async () => (await import('../commands/move.ts')).move,
  },
  {
    name: 'remove',
    does: 'Remove an item from an issue.',
    takes: [issue, item],
    options: () => [option('-y, --yes', 'Do not ask.'), ...common()],
    notes: naming,
    examples: ['newswire remove 17 open-day', 'newswire remove 17 3/2 --yes'],
    load: async () => (await import('../commands/remove.ts')).remove,
  },
]

const issue: [string, string] = ['[issue]', 'Number or path; none means the newest.']
const item: [string, string] = ['[item]', 'Its id, or its section and number.']

const naming = `
An item is named by its id (else made from its title) or by its section and number: 2/1, ptp-events/3.
Only the lines concerned change. Exit code 1: the file has errors, or nothing was written for them.`

const common = () => [option('--dry-run', 'Only show the difference.'), json()]

const fields = () =>
  itemFlags.map(({ flags, about, repeats }) =>
    repeats ? several(flags, `${about} Repeatable.`) : option(flags, about),
  )
