import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { building } from './cli/building.ts'
import { type Declared, examples, given, meant } from './cli/declared.ts'
import { drafting } from './cli/drafting.ts'
import { refuse } from './cli/refusal.ts'
import { seeing } from './cli/seeing.ts'
import { setup } from './cli/setup.ts'
import { hasColour, ownIO } from './cli/terminal.ts'
import { exits, UserError } from './diagnostic.ts'
import type { IO, Setting } from './model.ts'

/** Runs the command line and returns the exit code. Nothing is thrown, and the process is not ended. */
export async function run(argv: readonly string[], io: IO = ownIO()): Promise<number> {
  const outcome: Outcome = { code: exits.done }
  try {
    await declare(io, argv, outcome).parseAsync([...argv], { from: 'user' })
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

/** The commands, in the order in which help lists them. */
const commands = (): Declared[] => [...building(), ...seeing(), ...drafting(), ...setup()]

// ---------------------------------------------------------------- the program

const exitCodes = `
Exit codes:
  0  Done; there may be warnings.
  1  An issue has errors (with --strict also warnings) and was not built.
  2  newswire could not do it: wrong usage, a fault in newswire.yaml, a file missing.
  130  You stopped it with Ctrl-C; what you had answered is kept.
`

type Outcome = { code: number }

function declare(io: IO, argv: readonly string[], outcome: Outcome): Command {
  const program = new Command('newswire')
    .description('Writes a newsletter: one YAML file an issue, a checked and accessible email out.')
    .version(manifest.version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Show help.')
    .helpCommand(false)
    .addOption(given('-C, --newsroom <dir>', 'Run as if started in this folder.'))
    .option('--no-color', 'Print without colours (as NO_COLOR does).')
    // What is chosen from, and what holds without the option, stands in our own words.
    .configureHelp({ showGlobalOptions: true, optionDescription: ({ description }) => description })
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
    .addHelpText(
      'after',
      exitCodes + examples(['newswire build 16', 'newswire check --all', 'newswire new']),
    )

  const all = commands()
  // What asks about all commands has to know all, and their options.
  const named = all.find(({ name, isHidden }) => name === argv[0] && !isHidden)
  for (const declared of named ? [named] : all) {
    const command = declareOne(declared, program, io, outcome)
    if (!argv.includes(declared.name) && !argv.includes('complete')) continue
    for (const option of declared.options()) command.addOption(option)
  }
  if (named) return program
  program
    .command('help')
    .description('Show help for a command.')
    .argument('[command]', 'Its name; none means all of newswire.')
    .addHelpText('after', examples(['newswire help', 'newswire help build']))
    .action((name?: string) => helpFor(name, program))
  return program
}

function declareOne(
  { name, does, takes = [], notes = '', examples: lines, isHidden, load }: Declared,
  program: Command,
  io: IO,
  outcome: Outcome,
): Command {
  const command = program.command(name, { hidden: isHidden === true }).description(does)
  for (const argument of takes) command.argument(...argument)
  command.addHelpText('after', notes + examples(lines))
  command.action(async () => {
    const all = command.optsWithGlobals()
    const cwd = folder(io.cwd, all.newsroom)
    const colour: Setting['colour'] = (stream) => hasColour(io, stream, all.color)
    const setting = { io: { ...io, cwd, from: io.cwd }, colour, json: all.json === true }
    const verb = await load(program)
    outcome.code = await verb(setting, command.args, all as never)
  })
  return command
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
