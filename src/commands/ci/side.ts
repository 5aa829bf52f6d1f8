import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { picturePlaces } from '../../checks/index.ts'
import { type Diagnostic, isError } from '../../diagnostic.ts'
import { filesAt } from '../../git.ts'
import type { IO, Issue, Newsroom } from '../../model.ts'
import { findNewsroom } from '../../newsroom.ts'
import { type Build, openPress } from '../../pipeline.ts'
import { write } from '../../write.ts'

/** A newsroom at one of the two times, ready to build its issues. */
export type Side = {
  newsroom: Newsroom
  /** With the quick checks alone: enough to see whether a mail is another one. */
  quick: Build
  /** With every check. */
  thorough: Build
}

/** A side, or why there is none: the faults of the settings or the theme. */
export type Opened = { side: Side | undefined; diagnostics: Diagnostic[] }

/** Opens the newsroom above a folder. Paths are shown as they are seen from there. */
export async function openSide(cwd: string, env: IO['env']): Promise<Opened> {
  const found = await findNewsroom(cwd, env)
  const newsroom = found.value
  if (!newsroom) return { side: undefined, diagnostics: found.diagnostics }
  const quick = await openPress(newsroom, { cwd, env })
  const diagnostics = [...found.diagnostics, ...quick.diagnostics]
  const { build } = await openPress(newsroom, { cwd, env, thorough: true })
  if (!quick.build || !build || diagnostics.some(isError)) return { side: undefined, diagnostics }
  return { side: { newsroom, quick: quick.build, thorough: build }, diagnostics }
}

/** The newsroom as it was, in a folder of its own that has to be cleared away. */
export type Former = Opened & {
  root: string
  /** It had errors then, and is read with the settings of today. */
  isPatched: boolean
  /** Fetches the pictures of an issue, for which few ever ask. */
  fetchPictures(issue: Issue | undefined): void
  clear(): void
}

/**
 * Lays the newsroom of a commit out in a temporary folder, and opens it there: its theme, its people
 * and its snippets may have been others. `root` and `cwd` are those of today.
 */
export async function openFormer(
  root: string,
  commit: string | undefined,
  { cwd, env }: IO,
): Promise<Former> {
  const folder = mkdtempSync(join(tmpdir(), 'newswire-ci-'))
  const clear = (): void => rmSync(folder, { recursive: true, force: true })
  const lay = (isWanted: (path: string) => boolean): number => {
    if (commit === undefined) return 0
    const files = filesAt(root, commit, isWanted)
    write(
      files.map(({ path, bytes }) => ({ path, type: '', body: bytes })),
      folder,
    )
    return files.length
  }
  const fetchPictures = (issue: Issue | undefined, newsroom: Newsroom | undefined): void => {
    if (!newsroom) return
    const images = (issue?.sections ?? []).flatMap(({ items }) =>
      items.flatMap((i) => i.image ?? []),
    )
    const places = images.flatMap(({ src }) => picturePlaces(src, newsroom))
    const wanted = new Set(places.map((place) => slashed(relative(folder, place))))
    if (wanted.size > 0) lay((path) => wanted.has(path))
  }
  try {
    lay((path) => /^(?:newswire\.yaml$|issues\/|templates\/)/.test(path))
    const opened = await openLaid(folder, join(folder, relative(root, cwd)), root, env)
    const { newsroom } = opened.side ?? {}
    return {
      ...opened,
      root: folder,
      clear,
      fetchPictures: (issue) => fetchPictures(issue, newsroom),
    }
  } catch (error) {
    clear()
    throw error
  }
}

async function openLaid(
  folder: string,
  cwd: string,
  root: string,
  env: IO['env'],
): Promise<Opened & { isPatched: boolean }> {
  // There may have been no newsroom yet.
  if (!existsSync(join(folder, 'newswire.yaml'))) return { ...nothing, isPatched: false }
  mkdirSync(cwd, { recursive: true })
  const opened = await openSide(cwd, env)
  if (opened.side) return { ...opened, isPatched: false }
  copyFileSync(join(root, 'newswire.yaml'), join(folder, 'newswire.yaml'))
  return { ...(await openSide(cwd, env)), isPatched: true }
}

const nothing: Opened = { side: undefined, diagnostics: [] }

const slashed = (path: string): string => path.replaceAll('\\', '/')
