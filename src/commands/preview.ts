import { basename, extname } from 'node:path'
import { exits, isError, Stopped, UserError } from '../diagnostic.ts'
import type { Day, Setting } from '../model.ts'
import { findIssues, newsroomRoot, shownPath } from '../newsroom.ts'
import { type House, openHouse, openPreview } from '../preview.ts'
import { clean, textReport } from '../report.ts'

type Options = { port?: number; open?: boolean; asOf?: Day }

const usualPort = 8016

/** Shows an issue in the browser, and what becomes of it while people write, until Ctrl-C. */
export async function preview(
  setting: Setting,
  named: string[],
  { port = usualPort, open = true, asOf }: Options,
): Promise<number> {
  const { io, colour } = setting
  if (port > 65535) throw new UserError(`There is no port ${port}.`, 'The last one is 65535.')
  const opening = { root: newsroomRoot(io.cwd), io, asOf }
  const { house, faults } = await openHouse(opening)
  if (faults.length > 0) {
    const reported = [{ file: 'newswire.yaml', isNewsroom: true, diagnostics: faults }]
    io.stderr.write(`${textReport(reported, colour('stderr'))}\n`)
  }
  if (!house || faults.some(isError)) return exits.failed

  const stopped = io.stopped?.()
  const path = await pathFor(named, house, io.cwd)
  const shown = await openPreview({
    opening,
    house,
    port,
    troubled: (fault) => tell(fault, setting),
  })
  const address = `http://localhost:${shown.port}${path}`
  const isMoved = port !== 0 && shown.port !== port
  if (isMoved) io.stderr.write(`Port ${port} is taken, so this is at ${shown.port}.\n`)
  io.stdout.write(`${address}\n`)
  io.stderr.write('The page follows what you save; Ctrl-C ends it.\n')
  if (open && io.stdout.isTTY && !io.env.CI) await openBrowser(address, setting)

  await stopped
  await shown.close()
  throw new Stopped('Stopped.')
}

/** The page of the issue that is wanted; that of all issues where there is none yet. */
async function pathFor(named: readonly string[], house: House, cwd: string): Promise<string> {
  const { files, newsroom } = house
  if (named.length === 0 && files.length === 0) return '/'
  const [path = ''] = await findIssues(newsroom, named, { all: false, cwd })
  if (files.some((file) => file.path === path)) return `/issues/${basename(path, extname(path))}`
  throw new UserError(
    `\`${shownPath(path, cwd)}\` is none of the issues that can be shown.`,
    'Put the file itself into the folder `issues`, named by its number: `issues/17.yaml`.',
  )
}

/** What goes wrong meanwhile is said, and the preview goes on. */
function tell(fault: unknown, { io }: Setting): void {
  const isOurs = !(fault instanceof UserError)
  const text = isOurs
    ? `newswire: This is a fault of newswire itself. Please report it with what follows.\n${(fault as Error).stack}`
    : `newswire: ${clean(fault.message)}${fault.hint ? `\n  ${clean(fault.hint)}` : ''}`
  io.stderr.write(`${text}\n`)
}

/** A machine without a browser, or one that is far away, still has the address. */
async function openBrowser(address: string, { io }: Setting): Promise<void> {
  try {
    const { default: open } = await import('open')
    const browser = await open(address)
    browser.once('error', () => undefined)
  } catch {
    io.stderr.write('The browser could not be opened: open the address yourself.\n')
  }
}
