import { exits, nearest, UserError } from '../diagnostic.ts'
import { jsonSchemas } from '../json-schema.ts'
import type { IO, Setting } from '../model.ts'
import { findNewsroom } from '../newsroom.ts'

/** Prints the JSON Schema of a file, with the newsroom's own section types where it has some. */
export async function schema({ io }: Setting, [name = 'issue']: string[]): Promise<number> {
  const make = Object.hasOwn(jsonSchemas, name) ? jsonSchemas[name] : undefined
  if (!make) {
    const near = nearest(name, Object.keys(jsonSchemas))
    throw new UserError(
      `There is no schema \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      `There are ${Object.keys(jsonSchemas).join(' and ')}.`,
    )
  }
  const sections = await ownSections(io)
  io.stdout.write(`${JSON.stringify(await make(sections), null, 2)}\n`)
  return exits.done
}

/** The schema is of use outside a newsroom too: then there are no own section types. */
async function ownSections({ cwd, env }: IO) {
  try {
    return (await findNewsroom(cwd, env)).value?.sections ?? {}
  } catch (error) {
    if (error instanceof UserError) return {}
    throw error
  }
}
