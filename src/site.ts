import { type Browser, openBrowser, type Shot } from './browser.ts'
import { pictureFile } from './checks/index.ts'
import { exporters } from './exporters/index.ts'
import type { Artifact, IO, Newsroom } from './model.ts'
import { openOwnFolder } from './own-folder.ts'
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

const made =
  /^(?:index\.html|issues\.js|workbench\.(?:css|js)|(?:issues|mails|pictures)\/(?!\.)[^/\\]+)$/

/**
 * Writes the workbench of some issues as a folder of files: a list, a page for each issue, the mails.
 * It needs no server and no network. What an earlier run made there and this one did not is removed;
 * a file that newswire did not make is never replaced. Throws a `UserError`.
 */
export async function writeSite(issues: AsyncIterable<Built>, options: Options): Promise<Site> {
  const { newsroom, io, folder } = options
  const own = openOwnFolder(folder, '.newswire-site.json', made)
  const site: Site = { outputs: [], ofIssue: new Map(), removed: [] }
  const save = (artifacts: readonly Artifact[]): Output[] => {
    const outputs = own.save(artifacts)
    site.outputs.push(...outputs)
    return outputs
  }

  const listed: Listed[] = []
  let browser: Browser | undefined
  try {
    // These come last, and are looked at first: else a whole folder is made in vain.
    own.refuseTaken(['index.html', 'issues.js'])
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
  site.removed = own.finish()
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
