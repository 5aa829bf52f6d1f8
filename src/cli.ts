import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { declareDrafting } from './cli/drafting.ts'
import { declareSetup } from './cli/setup.ts'
import { explainDay, parseDay } from './dates.ts'
import { exits, Stopped, UserError } from './diagnostic.ts'
import type { IO, Setting } from './model.ts'

/** Runs the command line and returns the exit code. Nothing is thrown, and the process is not ended. */
export async function run(argv: readonly string[], io: IO = ownIO()): Promise<number> {
  const outcome = { code: exits.done as number }
  try {
    await declare(io, argv, outcome).parseAsync([...argv], { from: 'user' })
    return outcome.code
  } catch (error) {
    return failure(error, io, argv.includes('--json'))
  }
}

const ownIO = (): IO => ({
  stdin: () => process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
})

function failure(error: unknown, io: IO, json: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exits.done
    if (json) writeError(io, error.message.replace(/^error: /, ''))
    return exits.failed
  }
  if (error instanceof UserError) {
    if (json) writeError(io, error.message, error.hint)
    else io.stderr.write(`newswire: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ''}`)
    return exits.failed
  }
  if (error instanceof Stopped) {
    io.stderr.write(`${error.message}\n`)
    return exits.stopped
  }
  const stack = error instanceof Error ? error.stack : String(error)
  if (json) writeError(io, String(error))
  io.stderr.write(
    `newswire: This is a fault of newswire itself. Please report it with what follows.\n${stack}\n`,
  )
  return exits.failed
}

const writeError = (io: IO, message: string, hint?: string) =>
  io.stdout.write(
    `${JSON.stringify({ version: 1, error: { message, hint: hint ?? null } }, null, 2)}\n`,
  )

function hasColour({ env, stdout }: IO, wanted: boolean): boolean {
  if (!wanted || env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0'
  return stdout.isTTY === true && env.TERM !== 'dumb'
}

// ---------------------------------------------------------------- the commands

type Outcome = { code: number }

function declare(io: IO, argv: readonly string[], outcome: Outcome): Command {
  const program = new Command('newswire')
    .description('Writes a newsletter: one YAML file an issue, a checked and accessible email out.')
    .version(manifest.version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Show help.')
    .helpCommand('help [command]', 'Show help for a command.')
    .option('-C, --newsroom <dir>', 'Run as if started in this folder.')
    .option('--no-color', 'Print without colours (as NO_COLOR does).')
    .showHelpAfterError('Run with --help for the options.')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(argv.includes('--json') ? '' : text),
      outputError: (text, write) => write(text.replace(/^error: /, 'newswire: ')),
    })
    .exitOverride()
    .addHelpText('after', examples('newswire build 16', 'newswire check --all', 'newswire list'))

  const action =
    (verb: (setting: Setting, named: string[], options: never) => Promise<number>) =>
    async (...args: unknown[]) => {
      const command = args.at(-1) as Command
      const options = command.optsWithGlobals()
      const { resolve } = await import('node:path')
      const cwd = resolve(io.cwd, options.newsroom ?? '.')
      const colour = hasColour(io, options.color)
      outcome.code = await verb(
        { io: { ...io, cwd }, colour, json: options.json === true },
        command.args,
        options as never,
      )
    }

  program
    .command('build')
    .description('Build issues into HTML and plain text.')
    .argument('[issue...]', 'numbers or paths; none means the newest')
    .option('--all', 'Build every issue.')
    .option('--out <dir>', 'Folder for the results (else `out` in the newsroom).')
    .addOption(new Option('--format <list>', 'Formats, with commas.').default('html,text'))
    .option(
      '-o, --output <file>',
      'Write one format of one issue to this file; - is standard output.',
    )
    .addOption(asOf())
    .option('--strict', 'Let warnings stop the build as errors do.')
    .option('--json', 'Print one JSON document.')
    .addHelpText(
      'after',
      examples(
        'newswire build',
        'newswire build 14 15 16 --out public',
        'newswire build 16 --format text -o -',
      ),
    )
    .action(action(async (...given) => (await import('./commands/build.ts')).build(...given)))

  program
    .command('check')
    .description('Check issues and print what is wrong, with line and column.')
    .argument('[issue...]', 'numbers or paths; none means the newest')
    .option('--all', 'Check every issue.')
    .addOption(
      new Option('--format <name>', 'Form of the report.')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(asOf())
    .option('--strict', 'Exit with 1 on warnings too.')
    .option('--json', 'Short for --format json.')
    .addHelpText(
      'after',
      examples('newswire check', 'newswire check 16 --strict', 'newswire check --all --json'),
    )
    .action(action(async (...given) => (await import('./commands/check.ts')).check(...given)))

  program
    .command('list')
    .description('List the issues with their sections, items and faults.')
    .addOption(asOf())
    .option('--json', 'Print one JSON document.')
    .addHelpText('after', examples('newswire list', 'newswire list --json'))
    .action(action(async (...given) => (await import('./commands/list.ts')).list(...given)))

  program
    .command('new')
    .description('Write a new issue by answering questions; every answer is kept at once.')
    .argument('[number]', 'the number of the issue; none means the next')
    .addOption(new Option('--date <date>', 'Day of publication.').argParser(asDay))
    .option('--sections <list>', 'Section types in their order, with commas.')
    .addOption(
      new Option('--from <issue>', 'Issue whose sections and loose ends are taken.').argParser(
        asIssue,
      ),
    )
    .option('--no-loose-ends', 'Do not go through what the last issue left open.')
    .option('--resume', 'Go on with a draft, at the very question.')
    .option('--restart', 'Put the draft aside and begin anew.')
    .option('--out <file>', 'Write the issue to this file.')
    .option('--force', 'Write over an issue that is there.')
    .option('-y, --yes', 'Take every proposal; ask only for what nobody can propose.')
    .addHelpText('after', '\nCtrl-C ends with exit code 130; the draft is kept.')
    .addHelpText(
      'after',
      examples(
        'newswire new',
        'newswire new --resume',
        'newswire new 17 --date 2009-05-18 --sections news,events --no-loose-ends --yes',
      ),
    )
    .action(action(async (...given) => (await import('./commands/new.ts')).newIssue(...given)))

  declareDrafting(program, action, examples)

  program
    .command('schema')
    .description('Print the JSON Schema of the files that you write.')
    .argument('[name]', 'issue or newsroom', 'issue')
    .addHelpText(
      'after',
      examples('newswire schema', 'newswire schema newsroom > newsroom.schema.json'),
    )
    .action(
      action(async (setting, named) =>
        (await import('./commands/schema.ts')).schema(setting, named),
      ),
    )

  declareSetup(program, action, examples)
  return program
}

const examples = (...lines: string[]) =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`

const asDay = (text: string) => {
  const day = parseDay(text)
  if (!day) throw new InvalidArgumentError(explainDay(text))
  return day
}

const asIssue = (text: string) => {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It takes the number of an issue.')
  return Number(text)
}

const asOf = () =>
  new Option(
    '--as-of <date>',
    "The day of reading, which decides what is past (else each issue's own date).",
  ).argParser(asDay)
