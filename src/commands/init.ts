import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { exits, isError, type Result, UserError } from '../diagnostic.ts'
import {
  askCharter,
  type Charter,
  type Given,
  type Interview,
  init as layOut,
  readGiven,
  settleCharter,
  waitingChecks,
} from '../init.ts'
import { english, wordsFor } from '../languages/index.ts'
import type { Artifact, Day, IO, Newsroom, Setting, Source } from '../model.ts'
import { shownPath } from '../newsroom.ts'
import { parse } from '../read.ts'
import { settleTheme } from '../theme.ts'
import { validate, validateSettings } from '../validate.ts'
import { write } from '../write.ts'

type Options = Omit<Given, 'number'> & {
  firstNumber?: string
  yes?: boolean
  force?: boolean
  dryRun?: boolean
}

/** Makes a newsroom in a folder: settings, a first issue, and what editors and CI need. */
export async function init(
  setting: Setting,
  [dir = '.']: string[],
  options: Options,
): Promise<number> {
  const { io } = setting
  const folder = resolve(io.cwd, dir)
  const charter = await settle(setting, folder, options)
  const files = await besideOwn(await layOut(charter, manifest.version), folder)
  await proveSound(files, folder)
  if (!options.force) refuseObstacles(files, folder, io)
  if (!options.dryRun) write(files, folder)
  await tell(setting, files, folder, { charter, isDry: options.dryRun === true })
  return exits.done
}

// ---------------------------------------------------------------- what is asked

async function settle(setting: Setting, folder: string, options: Options): Promise<Charter> {
  const { io, json, colour } = setting
  const given: Given = { ...options, ...(options.firstNumber && { number: options.firstNumber }) }
  const interview: Interview = {
    folder: basename(folder) || 'newsletter',
    today: (timezone) => today(io.now(), timezone),
    accentFault: (accent, theme) => themeFault({ brand: { accent }, theme }, folder),
  }
  if (options.yes || json) return settleCharter(given, interview, { yes: options.yes === true })
  const { atOnce, isInteractive } = await import('../prompts.ts')
  if (!isInteractive(io)) return settleCharter(given, interview, { yes: false })
  const known = readGiven(given)
  return atOnce(io, { language: 'en-GB', words: english }, { colour: colour('stdout') }, (ask) =>
    askCharter(ask, known, interview),
  )
}

/** The day that it is in a time zone. Swedish writes days as we do. */
const today = (now: Date, timeZone: string): Day =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(now)

// ---------------------------------------------------------------- what would not work

/** Why a theme cannot be had in some colours; undefined when it can. */
async function themeFault(
  { brand, theme }: Pick<Newsroom, 'brand' | 'theme'>,
  root: string,
): Promise<string | undefined> {
  const newsroom = { brand, theme, root } as Newsroom
  const fault = (await settleTheme(newsroom)).diagnostics.find(isError)
  return fault && `${fault.message} ${fault.hint ?? ''}`.trim()
}

/** What is about to be written goes through the same doors as what an editor writes. */
async function proveSound(files: readonly Artifact[], root: string): Promise<void> {
  const settings = await sound(files, 'newswire.yaml', validateSettings)
  const colours = await themeFault(settings, root)
  if (colours) throw new UserError(`\`--accent\`: ${colours}`)
  const own = { words: english, ownWords: [] }
  const newsroom: Newsroom = { ...settings, root, file: 'newswire.yaml', ...own }
  await sound(files, 'issues/', (source) => validate(source, newsroom))
}

/** What a file of ours says. A fault in it is a fault of newswire. */
async function sound<T>(
  files: readonly Artifact[],
  name: string,
  check: (source: Source) => Result<T> | Promise<Result<T>>,
): Promise<T> {
  const { path, body } = files.find((file) => file.path.startsWith(name)) as Artifact
  const source = parse(path, Buffer.from(body))
  const checked: Result<T> = source.value ? await check(source.value) : { diagnostics: [] }
  const [fault] = [...source.diagnostics, ...checked.diagnostics]
  if (fault || !checked.value) throw new Error(`${path} would have a fault: ${fault?.message}`)
  return checked.value
}

/** A `.gitignore` that is there already keeps its lines; those of ours that it lacks are added. */
async function besideOwn(files: readonly Artifact[], folder: string): Promise<Artifact[]> {
  const own = await readFile(join(folder, kept), 'utf8').catch(() => '')
  const lines = own.split(/\r?\n/)
  return files.map((file) => {
    if (file.path !== kept || own === '') return file
    const missing = String(file.body)
      .split('\n')
      .filter((line) => line !== '' && !lines.includes(line))
    return { ...file, body: [own.trimEnd(), ...missing, ''].join('\n') }
  })
}

const kept = '.gitignore'

function refuseObstacles(files: readonly Artifact[], folder: string, io: IO): void {
  const there = files
    .map(({ path }) => path)
    .filter((path) => path !== kept && existsSync(join(folder, path)))
  if (there.length === 0) return
  const names = there.map((path) => `\`${shownPath(join(folder, path), io.cwd)}\``)
  throw new UserError(
    `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} in the way.`,
    'Nothing was written. Name another folder, or replace what is there with `--force`.',
  )
}

// ---------------------------------------------------------------- what is said

const unsettled =
  'What is not settled yet waits in `checks` of newswire.yaml: take its lines out one by one.'

async function tell(
  { io, json }: Setting,
  files: readonly Artifact[],
  folder: string,
  { charter, isDry }: { charter: Charter; isDry: boolean },
): Promise<void> {
  const paths = files.map(({ path }) => shownPath(join(folder, path), io.cwd))
  if (json) {
    const outputs = files.map(({ body }, index) => ({
      path: paths[index],
      bytes: Buffer.byteLength(body),
    }))
    const document = { version: 1, dryRun: isDry, outputs }
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
    return
  }
  io.stdout.write(`${paths.join('\n')}\n`)
  if (isDry) return void io.stderr.write('Nothing was written: this is what would be.\n')
  if (!(await wordsFor(charter.language)).found) {
    const { language } = charter
    io.stderr.write(`newswire has no words in \`${language}\`: labels will be English.\n`)
  }
  const issue = paths[files.findIndex(({ path }) => path.startsWith('issues/'))]
  const enter = folder === resolve(io.cwd) ? '' : `\`cd ${shownPath(folder, io.cwd)}\`, then `
  const steps = [
    `Open \`${issue}\` in an editor and write.`,
    `${enter}\`newswire build\` makes the mail.`,
    ...(waitingChecks(charter).length > 0 ? [unsettled] : []),
  ]
  const next = steps.map((step) => `  ${step.charAt(0).toUpperCase()}${step.slice(1)}`)
  io.stderr.write(`\nThe newsroom of ${charter.publication} is ready.\n${next.join('\n')}\n`)
}
