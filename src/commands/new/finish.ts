import { readdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../../diagnostic.ts'
import type { Draft } from '../../draft.ts'
import { type Change, edit } from '../../edit.ts'
import { type Journal, syncFolder } from '../../journal.ts'
import type { Newsroom } from '../../model.ts'
import { put } from '../../write.ts'
import { type Place, refuseExisting, textBase } from './place.ts'
import { fileOf } from './proof.ts'

/**
 * Writes the issue, after the contacts that it needs, and takes the draft away once the disk has both.
 * Throws a `UserError` when it cannot; then the draft is kept.
 */
export async function finish(draft: Draft, place: Place, journal: Journal): Promise<void> {
  const { newsroom, path } = place
  refuseExisting(place)
  await register(draft, newsroom)
  await put(path, Buffer.from(fileOf(draft, place)), true)
  syncFolder(dirname(path))
  journal.remove()
  if (!journal.path) return
  for (const left of textsBeside(journal.path)) rmSync(left, { force: true })
}

async function register({ people }: Draft, { file, source }: Newsroom): Promise<void> {
  const changes: Change[] = Object.entries(people).map(([key, person]) => ({
    do: 'set',
    path: ['people', key],
    value: person,
  }))
  if (changes.length === 0) return
  const before = await readFile(file, 'utf8')
  if (source && before.replace(/^\uFEFF/, '') !== source.text.replace(/^\uFEFF/, '')) {
    throw new UserError(
      '`newswire.yaml` has changed since it was read, so nothing was written.',
      'Go on with `newswire new --resume`.',
    )
  }
  const edited = edit(basename(file), before, changes)
  if (edited.value === undefined) {
    const [fault] = edited.diagnostics
    throw new UserError(
      `The new contacts cannot be added to \`newswire.yaml\`: ${fault?.message}`,
      `Add ${Object.keys(people).join(', ')} to \`people\` by hand, then \`newswire new --resume\`.`,
    )
  }
  await put(file, Buffer.from(edited.value), true)
  syncFolder(dirname(file))
}

/** The texts that an editor program had, where a crash has left them. */
function textsBeside(journal: string): string[] {
  const folder = dirname(journal)
  const start = `${textBase(basename(journal))}.`
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith('.md'))
    .map((name) => join(folder, name))
}
