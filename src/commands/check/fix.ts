import { dirname, resolve } from 'node:path'
import { isError } from '../../diagnostic.ts'
import { difference, edit } from '../../edit.ts'
import { syncFolder } from '../../journal.ts'
import { mendings } from '../../mend.ts'
import type { Setting } from '../../model.ts'
import type { Build, Built } from '../../pipeline.ts'
import { bytesOf, parse } from '../../read.ts'
import { put } from '../../write.ts'

/**
 * Makes the changes that findings call certain, and gives the issue as it is then. What was changed is
 * told as a difference. A file that cannot be changed, or would have an error then, stays as it is.
 */
export async function fixed(built: Built, build: Build, { io }: Setting): Promise<Built> {
  const path = resolve(io.cwd, built.file)
  const bytes = bytesOf(path, built.file)
  const text = Buffer.from(bytes).toString()
  const source = parse(built.file, bytes).value
  const changes = source ? mendings(source, built.diagnostics) : []
  if (changes.length === 0) {
    if (built.diagnostics.length > 0)
      io.stderr.write(`${built.file}: nothing to fix for certain.\n`)
    return built
  }

  const after = edit(built.file, text, changes)
  if (after.value === undefined) {
    return { ...built, diagnostics: [...built.diagnostics, ...after.diagnostics] }
  }
  const rebuilt = await build(built.file, after.value)
  if (rebuilt.diagnostics.some(isError) && !built.diagnostics.some(isError)) {
    io.stderr.write(`${built.file}: not fixed, for it would have an error then.\n`)
    return built
  }
  put(path, Buffer.from(after.value), true, bytes)
  syncFolder(dirname(path))
  io.stderr.write(difference(built.file, text, after.value))
  return rebuilt
}
