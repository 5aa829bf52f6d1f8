import { resolve } from 'node:path'
import { newSince } from '../../diagnostic.ts'
import { textAt } from '../../git.ts'
import type { IO } from '../../model.ts'
import type { Build, Built } from '../../pipeline.ts'

/** An issue with those findings alone that it did not have at a revision of git. */
export async function onlyNew(built: Built, ref: string, build: Build, io: IO): Promise<Built> {
  const before = textAt(resolve(io.cwd, built.file), ref)
  if (before === undefined) return built
  const { diagnostics } = await build(built.file, before)
  return { ...built, diagnostics: newSince(diagnostics, built.diagnostics) }
}
