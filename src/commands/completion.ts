import { scripts } from '../completion.ts'
import { exits, nearest, UserError } from '../diagnostic.ts'
import type { Setting } from '../model.ts'

/** Prints the script that makes a shell complete command lines of newswire. */
export async function completion({ io }: Setting, [shell]: string[]): Promise<number> {
  const script = shell && Object.hasOwn(scripts, shell) ? scripts[shell] : undefined
  if (!script) {
    const names = Object.keys(scripts)
    const near = shell && nearest(shell, names)
    const message = shell ? `There is no completion for \`${shell}\`.` : 'For which shell?'
    throw new UserError(
      near ? `${message} Did you mean \`${near}\`?` : message,
      `\`newswire completion\` takes ${names.slice(0, -1).join(', ')} or ${names.at(-1)}.`,
    )
  }
  io.stdout.write(script)
  return exits.done
}
