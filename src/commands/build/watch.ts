import { exits, Stopped, UserError } from '../../diagnostic.ts'
import { enter, reportedOf } from '../../enter.ts'
import type { Setting } from '../../model.ts'
import { findIssues, newsroomRoot } from '../../newsroom.ts'
import { clean, type Reported } from '../../report.ts'
import { themesOf } from '../../theme.ts'
import { type Affected, affected, picturesFor, type Watcher, watch } from '../../watch.ts'
import { type Options, oneIssueOnly } from './asked.ts'
import { type Concerned, concerned } from './concerned.ts'
import { delivery } from './deliver.ts'
import { type Round, roundTold, type Told } from './rounds.ts'
import { tell } from './tell.ts'

/** What lasts from one batch to the next. */
type Memory = {
  themes: ReadonlySet<string> | undefined
  /** The places of the pictures of each issue that was built, by the path of its file. */
  pictures: Map<string, string[]>
  told: Told
  /** Settings, a theme or a disk kept issues from being built: all are, once that is over. */
  isBehind: boolean
}

type Desk = {
  setting: Setting
  named: readonly string[]
  options: Options
  formats: readonly string[]
  watcher: Watcher
  memory: Memory
  isStopped(): boolean
}

/**
 * Builds the named issues, and then those of them that a change concerns, until Ctrl-C. What an author
 * or a disk does wrong is said, and the next change awaited.
 */
export async function keepBuilding(
  setting: Setting,
  named: readonly string[],
  options: Options,
  formats: readonly string[],
): Promise<number> {
  const { io } = setting
  const root = newsroomRoot(io.cwd)
  const say = (text: string) => io.stderr.write(`${text}\n`)
  const watcher = await watch(root, (fault) => say(worded(fault)))
  const state = { isStopped: false }
  io.stopped?.().then(() => {
    state.isStopped = true
    return watcher.close()
  })
  const memory: Memory = { themes: undefined, pictures: new Map(), told: new Map(), isBehind: true }
  const isStopped = () => state.isStopped
  const desk: Desk = { setting, named, options, formats, watcher, memory, isStopped }

  try {
    await first(desk)
    say('Watching for changes; Ctrl-C ends it.')
    for await (const batch of watcher.batches()) {
      const { themes, pictures } = memory
      await next(affected(batch, { root, themes, pictures }), desk)
    }
  } finally {
    await watcher.close()
  }
  if (state.isStopped) throw new Stopped('Stopped.')
  return exits.done
}

const worded = ({ message, hint }: UserError): string =>
  `newswire: ${clean(message)}${hint ? `\n  ${clean(hint)}` : ''}`

// ---------------------------------------------------------------- rounds

/** The first time is a build like any other, but for a fault of the settings: that can be mended. */
async function first(desk: Desk): Promise<void> {
  const { setting, options, memory } = desk
  const done = await built(undefined, desk)
  if (!done) return say(desk, 'Nothing is built until that is mended.')
  const reported = [...done.house, ...done.rounds.map(({ report }) => report)]
  tell(reported, options, setting)
  // Remembered, so that what is said here is not said again.
  roundTold(done, memory.told, setting)
}

async function next(found: Affected, desk: Desk): Promise<void> {
  const { setting, memory } = desk
  const isNothing = !found.house && found.issues.size === 0
  if (isNothing && !memory.isBehind) return
  try {
    const done = await built(found, desk)
    if (done) setting.io.stderr.write(roundTold(done, memory.told, setting))
    else say(desk, 'Nothing is rebuilt until that is mended.')
  } catch (error) {
    memory.isBehind = true
    say(desk, worded(refusalOf(error)))
  }
}

const say = ({ setting }: Desk, text: string): void => {
  setting.io.stderr.write(`${text}\n`)
}

/** What a file that went away at the wrong moment makes Node throw is no fault of ours. */
function refusalOf(error: unknown): UserError {
  if (error instanceof UserError) return error
  const { code, syscall, message } = error as NodeJS.ErrnoException
  if (code && syscall) return new UserError(`A file cannot be read: ${message}.`, 'Save it again.')
  throw error
}

type Done = { house: Reported[]; rounds: Round[]; gone: Concerned['gone'] }

/** Builds and writes what a change concerns; without one, all. Undefined where the newsroom has a fault. */
async function built(found: Affected | undefined, desk: Desk): Promise<Done | undefined> {
  const { setting, named, options, formats, watcher, memory } = desk
  const entered = await enter(setting, named, options)
  if (typeof entered === 'number') {
    memory.isBehind = true
    return undefined
  }
  if (options.output !== undefined && entered.count > 1) throw oneIssueOnly()
  const { newsroom, house } = entered
  const paths = await findIssues(newsroom, named, {
    all: options.all ?? false,
    cwd: setting.io.cwd,
  })
  const { causes, gone } = concerned(paths, found, {
    known: memory.pictures,
    isBehind: memory.isBehind,
  })
  for (const { path } of gone) memory.pictures.delete(path)
  const deliver = delivery({ ...entered, count: causes.size }, formats, options, setting.io)
  const rounds: Round[] = []
  for (const [path, cause] of causes) {
    const issue = await entered.build(path)
    const report = reportedOf(issue)
    const outputs = deliver(issue, report)
    if (outputs) report.outputs = outputs
    rounds.push({ path, report, cause })
    const pictures = picturesFor(issue.issue, newsroom)
    memory.pictures.set(path, pictures)
    watcher.add(pictures)
    // Between two issues Node hears of a signal.
    await new Promise((done) => setImmediate(done))
    if (desk.isStopped()) break
  }
  memory.themes = themesOf(newsroom)
  memory.isBehind = false
  return { house, rounds, gone }
}
