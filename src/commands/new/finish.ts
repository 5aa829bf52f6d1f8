import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Draft } from '../../draft.ts'
import { type Journal, syncFolder } from '../../journal.ts'
import type { Newsroom } from '../../model.ts'
import { put } from '../../write.ts'
import { registerWith } from '../amend/register.ts'
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

function register({ people }: Draft, newsroom: Newsroom): void {
  const found = registerWith(people, newsroom, 'go on with `newswire new --resume`')
  if (!found) return
  put(found.path, Buffer.from(found.after), true, found.bytes)
  syncFolder(dirname(found.path))
}

/** The texts that an editor program had, where a crash has left them. */
function textsBeside(journal: string): string[] {
  const folder = dirname(journal)
  const start = `${textBase(basename(journal))}.`
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith('.md'))
    .map((name) => join(folder, name))
}
