import { dirname, resolve } from 'node:path'
import { type Diagnostic, isError } from '../../diagnostic.ts'
import { difference, edit } from '../../edit.ts'
import { syncFolder } from '../../journal.ts'
import { mendings } from '../../mend.ts'
import type { Setting } from '../../model.ts'
import type { Build, Built } from '../../pipeline.ts'
import { bytesOf, parse } from '../../read.ts'
import { clean } from '../../report.ts'
import { put } from '../../write.ts'

/**
 * Makes the changes that findings call certain, and gives the issue as it is then. What was changed is
 * told as a difference. A file that cannot be changed, or would have an error then, stays as it is.
 */
export async function fixed(built: Built, build: Build, { io }: Setting): Promise<Built> {
  const path = resolve(io.cwd, built.file)
  const bytes = bytesOf(path, built.file)
  const text = Buffer.from(bytes).toString()
  const { rebuilt, after, faults } = await mended(built, text, build)
  if (after === text) {
    if (built.diagnostics.length > 0 && faults.length === 0)
      io.stderr.write(`${built.file}: nothing to fix for certain.\n`)
    return { ...built, diagnostics: [...built.diagnostics, ...faults] }
  }
  if (rebuilt.diagnostics.some(isError) && !built.diagnostics.some(isError)) {
    io.stderr.write(`${built.file}: not fixed, for it would have an error then.\n`)
    return built
  }
  put(path, Buffer.from(after), true, bytes)
  syncFolder(dirname(path))
  io.stderr.write(readable(difference(built.file, text, after)))
  return { ...rebuilt, diagnostics: [...rebuilt.diagnostics, ...faults] }
}

/** Line by line: what an author wrote may hold what would drive the terminal. */
const readable = (diff: string): string => diff.split('\n').map(clean).join('\n')

/** Fixes may lie over each other, as both brackets of a word do: these are made one after the other. */
const mostRounds = 9

/** The issue with all fixes made, its text, and why a change could not be made. */
async function mended(
  built: Built,
  text: string,
  build: Build,
): Promise<{ rebuilt: Built; after: string; faults: Diagnostic[] }> {
  let state = { rebuilt: built, after: text }
  for (let round = 0; round < mostRounds; round += 1) {
    const source = parse(built.file, state.after).value
    const changes = source ? mendings(source, state.rebuilt.diagnostics) : []
    if (changes.length === 0) break
    const { value, diagnostics } = edit(built.file, state.after, changes)
    if (value === undefined) return { ...state, faults: diagnostics }
    state = { rebuilt: await build(built.file, value), after: value }
  }
  return { ...state, faults: [] }
}
