import { join, resolve } from 'node:path'
import { type Browser, findBrowser, openBrowser } from '../browser.ts'
import { pictureFile } from '../checks/index.ts'
import { exits, isError } from '../diagnostic.ts'
import { type Entered, enter, isFaulty, reportedOf } from '../enter.ts'
import type { Artifact, Day, IO, Newsroom, Setting } from '../model.ts'
import { shownPath } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { clean, jsonReport, plural, type Reported, textReport } from '../report.ts'
import { write } from '../write.ts'
import { listing } from './shots/listing.ts'
import { proof } from './shots/proof.ts'
import { type Look, looksFor, type Wanted } from './shots/views.ts'

type Options = Wanted & { all?: boolean; out?: string; asOf?: Day }

/** Takes pictures of the named issues, or prints proofs of them, with the browser that is installed. */
export async function shots(setting: Setting, named: string[], options: Options): Promise<number> {
  const looks = looksFor(options)
  const { io, json } = setting
  // Without one no work begins that cannot be finished.
  findBrowser(io.env)
  const entered = await enter(setting, named, options)
  if (typeof entered === 'number') return entered

  const reported = [...entered.house]
  try {
    await produce(entered, looks, options, io, reported)
  } catch (error) {
    // What was done before the browser broke off is said all the same.
    if (!json) tell(reported, setting)
    throw error
  }
  if (json) io.stdout.write(jsonReport(reported))
  else tell(reported, setting)
  return reported.some((each) => isFaulty(each)) ? exits.faulty : exits.done
}

// ---------------------------------------------------------------- what is done

async function produce(
  { newsroom, issues }: Entered,
  looks: readonly Look[],
  { out, pdf = false }: Options,
  io: IO,
  reported: Reported[],
): Promise<void> {
  const folder = out === undefined ? join(newsroom.root, 'out', 'shots') : resolve(io.cwd, out)
  const fileOf = (url: string) => pictureFile(url, newsroom)
  let browser: Browser | undefined
  try {
    for await (const built of issues()) {
      const report = reportedOf(built)
      reported.push(report)
      // An error of a check keeps no mail from being made, and its picture is worth seeing.
      if (!built.rendered) continue
      browser ??= await openBrowser(io.env, { fileOf })
      const made = await Promise.all([
        ...looks.map((look) => picture(built, look, browser as Browser)),
        ...(pdf ? [proofOf(built, browser)] : []),
      ])
      const written = write(made.flat(), folder)
      report.outputs = written.map(({ path, bytes }) => ({ path: shownPath(path, io.cwd), bytes }))
      tellOfForeign(built, newsroom, io)
    }
  } finally {
    await browser?.close()
  }
}

async function picture(
  { edition, rendered }: Built,
  { name, shot }: Look,
  browser: Browser,
): Promise<Artifact[]> {
  if (!edition || !rendered) return []
  const body = await browser.shoot(rendered.html, shot)
  return [{ path: `${edition.number}-${name}.png`, type: 'image/png', body }]
}

async function proofOf({ edition, source }: Built, browser: Browser): Promise<Artifact[]> {
  if (!edition || !source) return []
  const { html, foot } = proof(edition, source)
  const body = await browser.print(html, { foot, day: edition.date })
  return [{ path: `${edition.number}-proof.pdf`, type: 'application/pdf', body }]
}

// ---------------------------------------------------------------- what is said

/** The network is never asked, so a picture that stands there alone is an empty frame. */
function tellOfForeign({ file, rendered }: Built, newsroom: Newsroom, { stderr }: IO): void {
  const isForeign = (src: string) => pictureFile(src, newsroom) === undefined
  const foreign = [...new Set(rendered?.images.filter(isForeign))]
  if (foreign.length === 0) return
  const names = foreign.map((src) => `  ${clean(src)}\n`).join('')
  stderr.write(
    `${clean(file)}: ${plural(foreign.length, 'picture')} not on this disk and not fetched:\n${names}`,
  )
}

function tell(reported: readonly Reported[], { io, colour }: Setting): void {
  const outputs = reported.flatMap((each) => each.outputs ?? [])
  if (outputs.length > 0) io.stdout.write(listing(outputs))
  // What is only to be considered, `check` says; here it would bury the names of the pictures.
  const faulty = reported.filter((each) => isFaulty(each))
  if (faulty.length > 0) {
    io.stderr.write(`${textReport(faulty.map(errorsOnly), colour('stderr'))}\n`)
  }
  const unseen = reported.filter(({ isNewsroom, outputs }) => !isNewsroom && !outputs)
  if (unseen.length === 0) return
  const what = unseen.length === 1 ? '1 issue makes' : `${unseen.length} issues make`
  io.stderr.write(`${what} no mail, so there is no picture of it.\n`)
}

const errorsOnly = (each: Reported): Reported => ({
  ...each,
  diagnostics: each.diagnostics.filter(isError),
})
