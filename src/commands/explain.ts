import { allChecks } from '../checks/index.ts'
import { codes, exits, nearest, UserError } from '../diagnostic.ts'
import { byFamily, explained, faultEntry } from '../manual.ts'
import type { Setting } from '../model.ts'

/** Prints what a code means: of a check from the check itself, of another fault from docs/faults.md. */
export async function explain({ io }: Setting, [code]: string[]): Promise<number> {
  const all = await allChecks()
  const check = all.find((each) => each.code === code)
  const entry = code === undefined ? overview(all) : check ? explained(check) : faultEntry(code)
  if (entry === undefined) {
    const near = nearest(code ?? '', codes)
    throw new UserError(
      `There is no code \`${code}\`.`,
      near ? `Did you mean \`${near}\`?` : '`newswire explain` lists all checks.',
    )
  }
  io.stdout.write(entry)
  return exits.done
}

function overview(all: Awaited<ReturnType<typeof allChecks>>): string {
  const widest = Math.max(...all.map(({ code }) => code.length))
  const line = ({ code, about }: (typeof all)[number]) => `  ${code.padEnd(widest)}  ${about}`
  return byFamily(all)
    .filter(([, own]) => own.length > 0)
    .map(([heading, own]) => `${[heading, ...own.map(line)].join('\n')}\n`)
    .join('\n')
}
