import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type Built, findNewsroom, issueFiles, type Newsroom, openPress } from '../../src/index.ts'
import { writeSite } from '../../src/site.ts'
import type { Against } from '../../src/workbench.ts'

/** The newsroom of a folder, and what builds its issues with every check. */
export async function opened(root: string): Promise<{ house: Newsroom; all(): Promise<Built[]> }> {
  const { value: house, diagnostics } = await findNewsroom(root)
  if (!house) throw new Error(JSON.stringify(diagnostics))
  const { build } = await openPress(house, { cwd: root, thorough: true })
  if (!build) throw new Error('The theme has faults.')
  const all = async () => {
    const files = await issueFiles(house)
    return Promise.all(files.map(({ path }) => build(path)))
  }
  return { house, all }
}

/** The workbench of a newsroom as a folder of files, each issue compared with the one before. */
export async function siteOf(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'newswire-site-'))
  const { house, all } = await opened(root)
  const built = await all()
  const against = async ({ issue }: Built): Promise<Against[]> => {
    const earlier = built.flatMap((each) => each.issue ?? [])
    const before = earlier.findLast(({ number }) => number < (issue?.number ?? 0))
    return before ? [{ against: `issue ${before.number}`, issue: before }] : []
  }
  const io = { stdout: process.stdout, stderr: process.stderr, cwd: root, env: process.env }
  const options = { newsroom: house, io: { ...io, now: () => new Date(0) }, folder, against }
  await writeSite(inTurn(built), { ...options, pictures: false })
  return folder
}

async function* inTurn<T>(all: readonly T[]): AsyncGenerator<T> {
  for (const each of all) yield each
}

const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

export const startBrowser = (executablePath: string | undefined): Promise<Browser> =>
  chromium.launch({ executablePath: executablePath as string, args: quiet })

type Look = { width?: number; height?: number; colorScheme?: 'light' | 'dark' }

/** A page, and all that the browser complained of or asked the network for. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1440, height = 900, colorScheme = 'light' }: Look = {},
): Promise<{ page: Page; noise: string[] }> {
  const viewport = { width, height }
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' })
  const noise: string[] = []
  page.on('console', (message) => noise.push(message.text()))
  page.on('pageerror', (error) => noise.push(error.message))
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) noise.push(request.url())
  })
  await page.goto(address)
  return { page, noise }
}
