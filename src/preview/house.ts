import { existsSync, realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { type Diagnostic, isError, UserError } from '../diagnostic.ts'
import type { Day, IO, Newsroom } from '../model.ts'
import { findNewsroom, type IssueFile, issueFiles } from '../newsroom.ts'
import { type Build, openPress } from '../pipeline.ts'
import { themesOf } from '../theme.ts'
import type { ViewFinding } from '../workbench.ts'

/** A newsroom whose settings and theme are sound, and what it has. */
export type House = {
  newsroom: Newsroom
  /** Builds with the quick checks alone. */
  build: Build
  /** The issues that are shown, the oldest first. */
  files: IssueFile[]
  /** The paths of issues that are links out of the newsroom. */
  strays: string[]
  themes: ReadonlySet<string>
}

export type Opening = { root: string; io: Pick<IO, 'cwd' | 'env'>; asOf: Day | undefined }

/** Opens the newsroom as it is now; what comes back without a house is why there is none. */
export async function openHouse(
  opening: Opening,
): Promise<{ house?: House; faults: Diagnostic[] }> {
  const { root, io, asOf } = opening
  // The next one above is another newsroom.
  if (!existsSync(join(root, 'newswire.yaml'))) {
    throw new UserError(
      'There is no file `newswire.yaml` any more.',
      'Put it back; the pages are those of before.',
    )
  }
  const found = await findNewsroom(root, io.env)
  const newsroom = found.value
  if (!newsroom) return { faults: found.diagnostics }
  const press = await openPress(newsroom, { asOf, cwd: io.cwd, env: io.env })
  const faults = [...found.diagnostics, ...press.diagnostics]
  if (!press.build || faults.some(isError)) return { faults }
  const own = { newsroom, build: press.build, themes: themesOf(newsroom) }
  return { house: await withFiles({ ...own, files: [], strays: [] }, root), faults }
}

/** The house with the issues that it has now. */
export async function withFiles(house: House, root: string): Promise<House> {
  const files = await issueFiles(house.newsroom)
  const strays = files.filter(({ path }) => leadsOut(path, root))
  return {
    ...house,
    files: files.filter((file) => !strays.includes(file)),
    strays: strays.map(({ path }) => path),
  }
}

/** The same with the checks that read other issues, a dictionary or a standard. */
export async function thoroughBuild(newsroom: Newsroom, { io, asOf }: Opening): Promise<Build> {
  const options = { asOf, cwd: io.cwd, env: io.env, thorough: true }
  const { build } = await openPress(newsroom, options)
  if (!build) throw new UserError('The theme cannot be compiled any more.')
  return build
}

/** A link in the newsroom to a file elsewhere: no page may show what stands there. */
export function leadsOut(path: string, root: string): boolean {
  try {
    return !realpathSync(path).startsWith(realpathSync(root) + sep)
  } catch {
    // It is gone: to read it will say so.
    return false
  }
}

/** What keeps all issues from being built, for the banner of every page. */
export function bannerOf(fault: Diagnostic | UserError, cwd: string): ViewFinding {
  const { message, hint = null } = fault
  const { code, place, excerpt } = fault instanceof UserError ? unplaced : fault
  return {
    ...{ severity: 'error', code, message, hint: hint ?? null, anchor: null },
    file: place?.file ?? 'newswire.yaml',
    path: place ? resolve(cwd, place.file) : null,
    ...{ line: place?.line ?? null, column: place?.column ?? null },
    excerpt: excerpt?.trim() ?? null,
  }
}

const unplaced: Pick<Diagnostic, 'place' | 'excerpt'> & { code: string } = { code: '' }
