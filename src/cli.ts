import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { refuse } from './cli/refusal.ts'
import { hasColour, ownIO } from './cli/terminal.ts'
import { explainDay, parseDay } from './dates.ts'
import { exits, nearest, UserError } from './diagnostic.ts'
import type { IO, Setting } from './model.ts'

/** Runs the command line and returns the exit code. Nothing is thrown, and the process is not ended. */
export async function run(argv: readonly string[], io: IO = ownIO()): Promise<number> {
  const outcome = { code: exits.done as number }
  try {
    await declare(io, outcome).parseAsync([...argv], { from: 'user' })
    return outcome.code
  } catch (error) {
    return refuse(error, io, wantsJson(argv))
  }
}

/** What could not be understood is answered in the form that was asked for all the same. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  const flags = end < 0 ? argv : argv.slice(0, end)
  return flags.includes('--json') || /(^| )--format[= ]json( |$)/.test(flags.join(' '))
}

// ---------------------------------------------------------------- the commands

type Verb = (setting: Setting, named: string[], options: never) => Promise<number>

type Declared = {
  name: string
  does: string
  /** Its argument, as help shows it, and what may stand there. */
  takes?: [syntax: string, meaning: string]
  options: Option[]
  examples: string[]
  load(): Promise<Verb>
}

/** The commands, in the order in which help lists them. */
const commands = (): Declared[] => [
  {
    name: 'build',
    does: 'Build issues into HTML and plain text.',
    takes: ['[issue...]', 'Numbers or paths; none means the newest.'],
    options: [
      new Option('--all', 'Build every issue.'),
      given('--out <dir>', 'Folder for the results (default: `out` in the newsroom).'),
      given('--format <list>', 'Formats, with commas (default: html,text).'),
      given(
        '-o, --output <file>',
        'Write one format of one issue to this file; - is standard output.',
      ),
      asOf(),
      new Option('--strict', 'Let warnings stop the build as errors do.'),
      json(),
    ],
    examples: [
      'newswire build',
      'newswire build 14 15 16 --out public',
      'newswire build 16 --format text -o -',
    ],
    load: async () => (await import('./commands/build.ts')).build,
  },
  {
    name: 'check',
    does: 'Check issues and print what is wrong, with line and column.',
    takes: ['[issue...]', 'Numbers or paths; none means the newest.'],
    options: [
      new Option('--all', 'Check every issue.'),
      oneOf('--format <name>', 'Form of the report', ['text', 'json']),
      asOf(),
      new Option('--strict', 'Exit with 1 on warnings too.'),
      new Option('--json', 'Short for --format json.'),
    ],
    examples: ['newswire check', 'newswire check 16 --strict', 'newswire check --all --json'],
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'list',
    does: 'List the issues with their sections, items and faults.',
    options: [asOf(), json()],
    examples: ['newswire list', 'newswire list --json'],
    load: async () => (await import('./commands/list.ts')).list,
  },
  {
    name: 'schema',
    does: 'Print the JSON Schema of the files that you write.',
    takes: ['[name]', 'issue or newsroom; none means issue.'],
    options: [],
    examples: ['newswire schema', 'newswire schema newsroom > newsroom.schema.json'],
    load: async () => (await import('./commands/schema.ts')).schema,
  },
]

const json = () => new Option('--json', 'Print one JSON document.')

const asOf = () =>
  new Option(
    '--as-of <date>',
    "The day of reading, which decides what is past (default: each issue's own date).",
  ).argParser((text: string) => {
    const day = parseDay(text)
    if (!day) throw new InvalidArgumentError(explainDay(text))
    return day
  })

/** An option whose value is a name: an empty one is a variable of a script that was never set. */
const given = (flags: string, meaning: string) =>
  new Option(flags, meaning).argParser((text: string) => {
    if (text === '') throw new InvalidArgumentError('A name is needed.')
    return text
  })

const oneOf = (flags: string, meaning: string, names: readonly string[]) =>
  new Option(flags, `${meaning}: ${names.join(', ')} (default: ${names[0]}).`).argParser(
    (text: string) => {
      if (names.includes(text)) return text
      throw new InvalidArgumentError(meant(text, names) ?? `There are ${names.join(' and ')}.`)
    },
  )

const meant = (text: string, names: readonly string[]): string | undefined => {
  const near = nearest(text, names)
  return near && `Did you mean \`${near}\`?`
}

// ---------------------------------------------------------------- the program

const exitCodes = `
Exit codes:
  0  Done; there may be warnings.
  1  An issue has errors (with --strict also warnings) and was not built.
  2  newswire could not do it: wrong usage, a fault in newswire.yaml, a file missing.
`

function declare(io: IO, outcome: { code: number }): Command {
  const program = new Command('newswire')
    .description('Writes a newsletter: one YAML file an issue, a checked and accessible email out.')
    .version(manifest.version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Show help.')
    .helpCommand(false)
    .addOption(given('-C, --newsroom <dir>', 'Run as if started in this folder.'))
    .option('--no-color', 'Print without colours (as NO_COLOR does).')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // Refusals are printed in one place, in words of our own.
      outputError: () => undefined,
      // To ask Node's own stream would load it, which takes longer than all the rest of the help.
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .addHelpText('after', exitCodes + examples('newswire build 16', 'newswire check --all'))

  for (const declared of commands()) {
    const { name, does, takes, options, load } = declared
    const command = program.command(name).description(does)
    if (takes) command.argument(...takes)
    for (const option of options) command.addOption(option)
    command.addHelpText('after', examples(...declared.examples))
    command.action(async () => {
      const all = command.optsWithGlobals()
      const cwd = folder(io.cwd, all.newsroom)
      const colour: Setting['colour'] = (stream) => hasColour(io, stream, all.color)
      const setting = { io: { ...io, cwd }, colour, json: all.json === true }
      const verb = await load()
      outcome.code = await verb(setting, command.args, all as never)
    })
  }
  program
    .command('help')
    .description('Show help for a command.')
    .argument('[command]', 'Its name; none means all of newswire.')
    .addHelpText('after', examples('newswire help', 'newswire help build'))
    .action((name?: string) => helpFor(name, program))
  return program
}

function helpFor(name: string | undefined, program: Command): void {
  const command = program.commands.find((each) => each.name() === name)
  if (command || name === undefined) return (command ?? program).outputHelp()
  const names = program.commands.map((each) => each.name())
  throw new UserError(`There is no command \`${name}\`.`, meant(name, names))
}

function folder(cwd: string, named: string | undefined): string {
  if (named === undefined) return cwd
  const path = resolve(cwd, named)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path
  throw new UserError(`There is no folder \`${named}\`.`, 'Name the folder of a newsroom.')
}

const examples = (...lines: string[]) =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`
