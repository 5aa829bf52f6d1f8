import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { UserError } from '../../diagnostic.ts'
import { type Change, edit } from '../../edit.ts'
import type { Newsroom, Person } from '../../model.ts'
import { parse } from '../../read.ts'

/** The settings file with new contacts in its register: as it was read, and as it shall be. */
export type Register = { path: string; bytes: Uint8Array; before: string; after: string }

/**
 * Adds contacts to the register of `newswire.yaml`, of which only the lines concerned change; nothing
 * is written yet. `resume` says how to go on. Throws a `UserError` where it cannot be done; undefined
 * when nobody is to be added.
 */
export function registerWith(
  people: Readonly<Record<string, Person>>,
  { file: path }: Newsroom,
  resume: string,
): Register | undefined {
  const keys = Object.keys(people)
  if (keys.length === 0) return undefined
  const file = basename(path)
  // Days may have passed since the register was read: what stands there now is added to.
  const bytes = readFileSync(path)
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  refuseTaken(keys, parse(file, bytes).value?.data, resume)
  const changes = Object.entries(people).map(([key, value]): Change => {
    return { do: 'set', path: ['people', key], value }
  })
  const { value: after, diagnostics } = edit(file, before, changes)
  if (after !== undefined) return { path, bytes, before, after }
  throw new UserError(
    `The new contacts cannot be added to \`${file}\`: ${diagnostics[0]?.message}`,
    `Add ${keys.join(', ')} to \`people\` by hand, then ${resume}.`,
  )
}

function refuseTaken(keys: readonly string[], settings: unknown, resume: string): void {
  const { people } = settings as { people?: object }
  const taken = keys.find((key) => Object.hasOwn(people ?? {}, key))
  if (taken === undefined) return
  throw new UserError(
    `Somebody else has added \`${taken}\` to \`newswire.yaml\` meanwhile, so nothing was written.`,
    `To give the contact another key, ${resume}.`,
  )
}
