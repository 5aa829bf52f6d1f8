import { CommanderError } from 'commander'
import { exits, Stopped, UserError } from '../diagnostic.ts'
import type { IO } from '../model.ts'
import { clean } from '../report.ts'

/** Says why newswire could not do it, and gives the exit code. Help that was asked for is no error. */
export function refuse(error: unknown, io: IO, json: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return exits.done
  if (error instanceof Stopped) return stop(error, io)
  const told = error instanceof CommanderError ? usage(error) : error
  if (told instanceof UserError) say(told, io, json)
  else if (told) confess(told, io, json)
  return exits.failed
}

/** Prompts ask only where a person sits, so that none of this is ever read as JSON. */
function stop({ message }: Stopped, io: IO): number {
  io.stderr.write(`${message.split('\n').map(clean).join('\n')}\n`)
  return exits.stopped
}

function say({ message, hint }: UserError, io: IO, json: boolean): void {
  if (json) io.stdout.write(document(message, hint))
  else io.stderr.write(`newswire: ${clean(message)}\n${hint ? `  ${clean(hint)}\n` : ''}`)
}

function confess(error: unknown, io: IO, json: boolean): void {
  const stack = error instanceof Error ? error.stack : String(error)
  if (json) io.stdout.write(document(String(error)))
  io.stderr.write(
    `newswire: This is a fault of newswire itself. Please report it with what follows.\n${stack}\n`,
  )
}

const document = (message: string, hint?: string): string =>
  `${JSON.stringify({ version: 1, error: { message, hint: hint ?? null } }, null, 2)}\n`

/** Commander's words in our form; undefined where the help that it printed says it all. */
function usage({ code, message }: CommanderError): UserError | undefined {
  if (code === 'commander.help') return undefined
  const value = /^error: option '(.*?)' argument '(.*)' is invalid\. (.*)$/s
  const [, option, text, why] = value.exec(message) ?? []
  if (option) return new UserError(`\`${option}\` cannot be \`${text}\`.`, why)
  const [, what = message, near] = /^error: (.*?)(?:\n\((.*)\))?$/s.exec(message) ?? []
  const sentence = what.charAt(0).toUpperCase() + what.slice(1).replace(/[^.?!]$/, '$&.')
  const hint = near?.replace(/Did you mean (.*)\?/, 'Did you mean `$1`?')
  return new UserError(
    sentence.replace(/'(.*?)'/g, '`$1`'),
    hint ?? 'Run with `--help` for what there is.',
  )
}
