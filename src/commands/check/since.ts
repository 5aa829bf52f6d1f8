import { resolve } from 'node:path'
import type { Diagnostic } from '../../diagnostic.ts'
import { textAt } from '../../git.ts'
import type { IO } from '../../model.ts'
import type { Build, Built } from '../../pipeline.ts'

/** An issue with those findings alone that it did not have at a revision of git. */
export async function newSince(built: Built, ref: string, build: Build, io: IO): Promise<Built> {
  const before = textAt(resolve(io.cwd, built.file), ref)
  if (before === undefined) return built
  const known = (await build(built.file, before)).diagnostics.map(identity)
  const diagnostics = built.diagnostics.filter((each) => {
    const place = known.indexOf(identity(each))
    if (place >= 0) known.splice(place, 1)
    return place < 0
  })
  return { ...built, diagnostics }
}

/** Lines move when an author writes; what is said of them stays. */
const identity = ({ code, message }: Diagnostic): string => `${code} ${message}`
