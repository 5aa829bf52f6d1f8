import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Browser, openBrowser, type Shot } from './browser.ts'
import { pictureFile } from './checks/index.ts'
import { UserError } from './diagnostic.ts'
import { exporters } from './exporters/index.ts'
import type { Artifact, IO, Newsroom } from './model.ts'
import type { Built } from './pipeline.ts'
import {
  type Against,
  indexPage,
  issuePage,
  type Listed,
  listedOf,
  listFile,
  type PageFile,
  viewOf,
  workbenchFiles,
} from './workbench.ts'
import { put, write } from './write.ts'

type Options = {
  newsroom: Newsroom
  io: IO
  folder: string
  /** Takes pictures of each mail with the browser that is installed. */
  pictures: boolean
  /** What each issue is compared with. */
  against(built: Built): Promise<Against[]>
}

type Output = { path: string; bytes: number }

/** What was written: all of it, and for each issue its files, by the name of the issue's own. */
export type Site = { outputs: Output[]; ofIssue: Map<string, Output[]>; removed: string[] }

/** In the folder, the names of all that newswire made there, so that it can be removed later. */
const record = '.newswire-site.json'

/** Nothing else is ever removed, whatever a record says. */
const made =
  /^(?:index\.html|issues\.js|workbench\.(?:css|js)|(?:issues|mails|pictures)\/(?!\.)[^/\\]+)$/

/**
 * Writes the workbench of some issues as a folder of files: a list, a page for each issue, the mails.
 * It needs no server and no network. What an earlier run made there and this one did not is removed;
 * a file that newswire did not make is never replaced. Throws a `UserError`.
 */
export async function writeSite(issues: AsyncIterable<Built>, options: Options): Promise<Site> {
  const { newsroom, io, folder } = options
  const earlier = recorded(folder)
  const names = new Set<string>()
  const site: Site = { outputs: [], ofIssue: new Map(), removed: [] }
  const refuseTaken = (paths: readonly string[]): void => {
    const taken = paths.find(
      (path) => !earlier.has(path) && !names.has(path) && existsSync(join(folder, path)),
    )
    if (taken !== undefined) throw foreign(join(folder, taken))
  }
  const save = (artifacts: readonly Artifact[]): Output[] => {
    refuseTaken(artifacts.map(({ path }) => path))
    for (const { path } of artifacts) names.add(path)
    // Written down first: what is left when the disk is full or the power fails is known to be ours.
    keepRecord(folder, new Set([...earlier, ...names]))
    const outputs = write(artifacts, folder).map(({ path, bytes }) => ({ path, bytes }))
    site.outputs.push(...outputs)
    return outputs
  }

  const listed: Listed[] = []
  let browser: Browser | undefined
  try {
    // These come last, and are looked at first: else a whole folder is made in vain.
    refuseTaken(['index.html', 'issues.js'])
    save(workbenchFiles())
    for await (const built of issues) {
      listed.push(listedOf(built, newsroom))
      if (options.pictures && built.rendered) {
        browser ??= await openBrowser(io.env, { fileOf: (url) => pictureFile(url, newsroom) })
      }
      site.ofIssue.set(built.file, save(await filesOf(built, browser, options)))
    }
  } finally {
    await browser?.close()
  }
  const index = indexPage(listed, { ...where(newsroom), base: '' })
  save([listFile(listed), { ...page, path: 'index.html', body: index }])
  site.removed = [...earlier].filter((name) => !names.has(name) && isWithin(folder, name)).sort()
  for (const name of site.removed) rmSync(join(folder, name), { force: true })
  keepRecord(folder, names)
  return site
}

const page = { type: 'text/html; charset=utf-8' }

const where = ({ publication }: Newsroom) => ({ isLive: false, publication })

/** The page of an issue and what it leads to: the parts of its mail, its pictures. */
async function filesOf(
  built: Built,
  browser: Browser | undefined,
  { newsroom, against }: Options,
): Promise<Artifact[]> {
  const view = await viewOf(built, newsroom, { against: await against(built) })
  const mails = mailFiles(built)
  const pictures = browser ? await picturesOf(built, view.name, browser) : []
  const files: PageFile[] = [...mails, ...pictures].map(({ title, path }) => ({
    ...{ title, href: `../${path.split('/').map(encodeURIComponent).join('/')}` },
  }))
  const body = issuePage(view, null, {
    ...{ ...where(newsroom), base: '../' },
    ...(files.length > 0 && { files }),
  })
  return [{ ...page, path: `issues/${view.name}.html`, body }, ...mails, ...pictures]
}

type Titled = Artifact & { title: string }

const titles: Readonly<Record<string, string>> = {
  html: 'The HTML part',
  text: 'The plain-text part',
}

function mailFiles({ edition, rendered }: Built): Titled[] {
  if (!edition || !rendered) return []
  return Object.entries(exporters).map(([format, { make }]) => {
    const artifact = make(edition, rendered)
    return { ...artifact, path: `mails/${artifact.path}`, title: titles[format] ?? format }
  })
}

const shots: readonly { name: string; title: string; shot: Shot }[] = [
  { name: 'desktop', title: 'Picture on a desktop', shot: { width: 1024, full: true } },
  { name: 'phone', title: 'Picture on a telephone', shot: { width: 375, full: true } },
  { name: 'dark', title: 'Picture in the dark', shot: { width: 1024, full: true, dark: true } },
]

async function picturesOf({ rendered }: Built, name: string, browser: Browser): Promise<Titled[]> {
  if (!rendered) return []
  return Promise.all(
    shots.map(async ({ name: look, title, shot }) => ({
      ...{ path: `pictures/${name}-${look}.png`, type: 'image/png', title },
      body: await browser.shoot(rendered.html, shot),
    })),
  )
}

// ---------------------------------------------------------------- what was made before

/** A folder in it may be a link to one elsewhere, where nothing is removed. */
function isWithin(folder: string, name: string): boolean {
  const holder = join(folder, dirname(name))
  return existsSync(holder) && realpathSync(holder) === join(realpathSync(folder), dirname(name))
}

function recorded(folder: string): Set<string> {
  const path = join(folder, record)
  if (!existsSync(path)) return new Set()
  try {
    const { files } = JSON.parse(readFileSync(path, 'utf8')) as { files: unknown }
    const names = Array.isArray(files) ? files : []
    return new Set(names.filter((name) => typeof name === 'string' && made.test(name)))
  } catch {
    throw new UserError(
      `\`${path}\` cannot be read, so it is not known what newswire made there.`,
      'Name another folder with `--out`, or empty this one.',
    )
  }
}

const keepRecord = (folder: string, names: ReadonlySet<string>): void => {
  const files = [...names].sort()
  put(join(folder, record), Buffer.from(`${JSON.stringify({ version: 1, files }, null, 2)}\n`))
}

const foreign = (path: string): UserError =>
  new UserError(
    `\`${path}\` is there already, and newswire did not make it.`,
    'Name another folder with `--out`, or move the file away.',
  )
