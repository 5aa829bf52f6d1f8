import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../../diagnostic.ts'
import type { Draft } from '../../draft.ts'
import { type Change, edit } from '../../edit.ts'
import { type Journal, syncFolder } from '../../journal.ts'
import type { Newsroom } from '../../model.ts'
import { parse } from '../../read.ts'
import { put } from '../../write.ts'
import { type Place, refuseExisting, textBase } from './place.ts'
import { fileOf } from './proof.ts'

/**
 * Writes the issue, after the contacts that it needs, and takes the draft away once the disk has both.
 * Throws a `UserError` when it cannot; then the draft is kept.
 */
export function finish(draft: Draft, place: Place, journal: Journal): void {
  const { newsroom, path } = place
  refuseExisting(place)
  register(draft, newsroom)
  put(path, Buffer.from(fileOf(draft, place)), true)
  syncFolder(dirname(path))
  journal.remove()
  if (!journal.path) return
  for (const left of textsBeside(journal.path)) rmSync(left, { force: true })
}

function register({ people }: Draft, { file }: Newsroom): void {
  const changes: Change[] = Object.entries(people).map(([key, person]) => ({
    do: 'set',
    path: ['people', key],
    value: person,
  }))
  if (changes.length === 0) return
  // Days may have passed since the register was read: what stands there now is added to.
  const bytes = readFileSync(file)
  refuseTaken(Object.keys(people), bytes)
  const edited = edit(basename(file), bytes.toString(), changes)
  if (edited.value === undefined) {
    const [fault] = edited.diagnostics
    throw new UserError(
      `The new contacts cannot be added to \`newswire.yaml\`: ${fault?.message}`,
      `Add ${Object.keys(people).join(', ')} to \`people\` by hand, then \`newswire new --resume\`.`,
    )
  }
  put(file, Buffer.from(edited.value), true, bytes)
  syncFolder(dirname(file))
}

function refuseTaken(keys: readonly string[], settings: Uint8Array): void {
  const data = parse('newswire.yaml', settings).value?.data as { people?: object } | undefined
  const taken = keys.find((key) => Object.hasOwn(data?.people ?? {}, key))
  if (taken === undefined) return
  throw new UserError(
    `Somebody else has added \`${taken}\` to \`newswire.yaml\` meanwhile, so nothing was written.`,
    'Go on with `newswire new --resume`: the contact gets another key.',
  )
}

/** The texts that an editor program had, where a crash has left them. */
function textsBeside(journal: string): string[] {
  const folder = dirname(journal)
  const start = `${textBase(basename(journal))}.`
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith('.md'))
    .map((name) => join(folder, name))
}
