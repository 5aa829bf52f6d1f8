import { existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { type Diagnostic, inOrder, isError, UserError } from '../diagnostic.ts'
import { issueNumber, shownPath } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { affected, type Batch, picturesFor } from '../watch.ts'
import {
  type Against,
  type Listed,
  listedOf,
  type View,
  type ViewFinding,
  viewOf,
} from '../workbench.ts'
import { againstOf, isOfLastBuild } from './against.ts'
import {
  bannerOf,
  type House,
  leadsOut,
  type Opening,
  openHouse,
  thoroughBuild,
  withFiles,
} from './house.ts'
import { shelf } from './shelf.ts'

/** How many issues are kept as they are shown: more than anybody looks at in turn. */
const most = 8

/** A newsroom that changes under our eyes, and the views of its issues, made when they are asked for. */
export type Room = {
  /** The list as far as it is known: what has not been built yet is `waiting`. */
  listed(): Listed[]
  /** What is wrong with the settings or the theme, so that all else is as it was before. */
  banner(): ViewFinding | null
  publication(): string
  view(name: string): Promise<View | undefined>
  /** Takes in what has changed, and gives the names of the issues whose view is another. */
  take(batch: Batch): Promise<string[]>
  /** Builds the next issue of which nothing is known yet; false when there is none. */
  next(): Promise<boolean>
  /** Looks at an issue that is shown with all checks, unless it has; true when there is news. */
  think(name: string): Promise<boolean>
  /** All checks have looked at the issue once, if not as it now is. */
  isLookedAt(name: string): boolean
  /** The issues that were asked for last, the last one first. */
  recent(): string[]
}

type Tools = {
  opening: Opening
  watchPictures(pictures: readonly string[]): void
  troubled(fault: UserError): void
}

type State = {
  house: House
  banner: ViewFinding | null
  /** The view that is being made; it settles whatever becomes of it. */
  making: Promise<unknown> | undefined
}

export function roomOf(first: House, { opening, watchPictures, troubled }: Tools): Room {
  const { root, io } = opening
  const state: State = { house: first, banner: null, making: undefined }
  const views = shelf<Promise<View | undefined>>(most)
  const good = shelf<Built>(most)
  const quick = shelf<Diagnostic[]>(most)
  /** What only all checks find, and what an issue is compared with: both serve until looked for anew. */
  const thorough = shelf<Diagnostic[]>(most)
  const against = shelf<Against[]>(most)
  const rows = new Map<string, Listed>()
  const pictures = new Map<string, string[]>()
  /** Issues whose row is that of before, and those that all checks have looked at as they are. */
  const outdated = new Set<string>()
  const settled = new Set<string>()
  const looked = shelf<true>(most)

  const pathOf = (name: string) => state.house.files.find(({ path }) => nameOf(path) === name)?.path

  /** Builds an issue with the quick checks. What only the others have found stays until they look anew. */
  const built = async (path: string): Promise<Built | undefined> => {
    outdated.delete(path)
    const made = await buildOf(path, state.house, { root, troubled })
    if (!made) return undefined
    quick.put(path, made.diagnostics)
    const kept = made.rendered ? (thorough.get(path) ?? []) : []
    const whole = { ...made, diagnostics: inOrder([...made.diagnostics, ...kept]) }
    const own = picturesFor(made.issue, state.house.newsroom)
    pictures.set(path, own)
    watchPictures(own)
    rows.set(path, listedOf(whole, state.house.newsroom))
    return whole
  }

  const make = async (path: string): Promise<View | undefined> => {
    const made = await built(path)
    if (!made) return undefined
    if (made.rendered) good.put(path, made)
    const compared = against.get(path) ?? (await againstOf(path, state.house, io.env))
    against.put(path, compared)
    const lastGood = good.get(path)
    return viewOf(made, state.house.newsroom, {
      ...{ path, cwd: io.cwd },
      ...{ against: compared, lastGood, isPartial: !thorough.get(path) },
    })
  }

  const view = (path: string): Promise<View | undefined> => {
    const known = views.get(path)
    if (known) return known
    const made = make(path)
    views.put(path, made)
    // What went wrong is tried again the next time.
    state.making = made.catch(() => views.delete(path))
    return made
  }

  const tellStrays = (): void => {
    for (const path of state.house.strays) troubled(strayed(shownPath(path, io.cwd)))
  }
  tellStrays()

  /** Opens the newsroom anew; where it cannot be, all stays as it was, under a banner. */
  const reopen = async (): Promise<boolean> => {
    try {
      const { house, faults } = await openHouse(opening)
      const fault = faults.find(isError)
      state.banner = fault ? bannerOf(fault, io.cwd) : null
      if (!house) return false
      state.house = house
      tellStrays()
      return true
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      state.banner = bannerOf(error, io.cwd)
      return false
    }
  }

  const tables = [rows, pictures, outdated, settled, looked, views, good, quick, thorough, against]
  const paths = () => state.house.files.map(({ path }) => path)

  return {
    listed: () =>
      state.house.files.map(
        ({ path, number }) => rows.get(path) ?? waiting(path, number, shownPath(path, io.cwd)),
      ),
    banner: () => state.banner,
    publication: () => state.house.newsroom.publication,
    async view(name) {
      const path = pathOf(name)
      if (path === undefined) return undefined
      looked.put(path, true)
      const compared = against.get(path)
      if (compared && !isOfLastBuild(path, compared, state.house, io.env)) {
        against.delete(path)
        views.delete(path)
      }
      return view(path)
    },
    async take(batch) {
      const themes = state.banner ? undefined : state.house.themes
      const found = affected(batch, { root, themes, pictures })
      const before = paths()
      const isOpened =
        (found.house !== undefined || found.isListChanged || state.banner !== null) &&
        (await reopen())
      // Also while the settings are broken, issues come and go.
      if (!isOpened && found.isListChanged) state.house = await withFiles(state.house, root)
      const after = paths()
      const gone = before.filter((path) => !after.includes(path))
      for (const path of gone) for (const table of tables) table.delete(path)
      const isAll = isOpened || found.isListChanged
      const changed = isAll ? after : after.filter((path) => found.issues.has(path))
      for (const path of changed) {
        views.delete(path)
        outdated.add(path)
      }
      // The checks of one issue may look at those before it.
      settled.clear()
      return [...changed, ...gone].map(nameOf)
    },
    async next() {
      // Somebody waits for a view; for the list, nobody does.
      await state.making
      const path = paths().findLast((each) => !rows.has(each) || outdated.has(each))
      if (path === undefined) return false
      const made = await built(path)
      // One that cannot be read is not tried over and over.
      if (!made) rows.set(path, waiting(path, issueNumber(path) ?? 0, shownPath(path, io.cwd)))
      return true
    },
    async think(name) {
      const path = pathOf(name)
      const shown = path && !settled.has(path) && (await views.get(path))
      if (!path || !shown) return false
      settled.add(path)
      const { house } = state
      const whole = await buildOf(
        path,
        { build: await thoroughBuild(house.newsroom, opening) },
        { root, troubled },
      )
      if (!whole || state.house !== house) return false
      const known = new Set(quick.get(path)?.map(keyOf))
      const found = whole.diagnostics.filter((each) => !known.has(keyOf(each)))
      thorough.put(path, found)
      against.put(path, await againstOf(path, house, io.env))
      views.delete(path)
      const next = await view(path)
      return next !== undefined && sayings(next) !== sayings(shown)
    },
    isLookedAt: (name) => thorough.keys().some((path) => nameOf(path) === name),
    recent: () => looked.keys().map(nameOf),
  }
}

type Builder = Pick<House, 'build'>

/** Undefined for an issue that is gone, that nobody may read, or that leads out of the newsroom. */
async function buildOf(
  path: string,
  { build }: Builder,
  { root, troubled }: { root: string; troubled: Tools['troubled'] },
): Promise<Built | undefined> {
  if (leadsOut(path, root)) return undefined
  try {
    return await build(path)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    if (existsSync(path)) troubled(error)
    return undefined
  }
}

/** What the thorough checks may add to. */
const sayings = ({ findings, changes, isPartial }: View): string =>
  JSON.stringify([findings, changes, isPartial])

const waiting = (path: string, number: number, file: string): Listed => ({
  ...{ name: nameOf(path), number, file, date: null, dateText: null, subject: null },
  ...{ itemCount: 0, state: 'waiting', counts: { errors: 0, warnings: 0, notes: 0 }, bytes: null },
})

const nameOf = (path: string): string => basename(path, extname(path))

const keyOf = ({ code, message, place }: Diagnostic): string =>
  `${code} ${place?.file} ${place?.line}:${place?.column} ${message}`

const strayed = (file: string): UserError =>
  new UserError(
    `\`${file}\` is a link that leads out of the newsroom, so no page shows it.`,
    'Put the file itself there.',
  )
