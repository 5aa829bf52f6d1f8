import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { exits, isError, Stopped } from '../diagnostic.ts'
import { draftIssue, type Material, run, unattended, withProposals } from '../draft.ts'
import {
  entriesOf,
  type Journal,
  journalPath,
  journals,
  noJournal,
  openJournal,
} from '../journal.ts'
import type { Day, Newsroom, Setting } from '../model.ts'
import { findNewsroom, type IssueFile, issueFiles, shownPath } from '../newsroom.ts'
import { atOnce, isInteractive } from '../prompts.ts'
import { plural, textReport } from '../report.ts'
import { chooseIssue, namedTypes } from './new/number.ts'
import { issueNamed, likelyIssue, pastIssues } from './new/past.ts'
import { placeOf, refuseExisting } from './new/place.ts'
import { countAnswers, type Given, type Kept, tapeOn } from './new/tape.ts'
import { atTerminal, greet, lateProof, teller } from './new/terminal.ts'

type Options = {
  date?: Day
  sections?: string
  from?: number
  looseEnds: boolean
  resume?: boolean
  restart?: boolean
  out?: string
  force?: boolean
  yes?: boolean
}

/** Drafts an issue by asking, keeps each answer at once, and writes the file at the end. */
export async function newIssue(
  setting: Setting,
  named: string[],
  options: Options,
): Promise<number> {
  const { io } = setting
  const newsroom = await openNewsroom(setting)
  if (!newsroom) return exits.failed
  const files = await issueFiles(newsroom)
  const given = givenBy(options, newsroom)
  const chosen = await choose(setting, newsroom, files, named, options)
  const where = { cwd: io.cwd, out: options.out, force: options.force === true }
  const place = placeOf(newsroom, files, chosen.number, where)
  refuseExisting(place)

  const isAsked = isInteractive(io)
  const journal = isAsked || chosen.isResumed ? await openDraft(newsroom, chosen) : noJournal()
  const tape = tapeOn(journal)
  try {
    tape.begin(chosen.number, given)
    const material = await gather(setting, newsroom, files, chosen.number, tape.given)
    if (isAsked) greet(setting, chosen.number, tape)
    const live = isAsked ? atTerminal(setting, newsroom, journal, tape) : unattended(!!options.yes)
    const { draft, write } = await run(
      (ask) => draftIssue(ask, material, lateProof(setting, place)),
      tape,
      options.yes ? withProposals(live, isAsked ? teller(setting, newsroom) : undefined) : live,
    )
    if (!write) {
      io.stderr.write(`${leave(setting, journal, tape)}\n`)
      return exits.done
    }
    const { finish } = await import('./new/finish.ts')
    finish(draft, place, journal)
  } catch (error) {
    if (error instanceof Stopped) throw new Stopped(leave(setting, journal, tape))
    journal.close()
    throw error
  }
  io.stdout.write(`${shownPath(place.path, io.cwd)}\n`)
  return isAsked ? offerBuild(setting, newsroom, place.path, chosen.number) : exits.done
}

// ---------------------------------------------------------------- which issue, and where

async function openNewsroom({ io, colour }: Setting): Promise<Newsroom | undefined> {
  const { value, diagnostics } = await findNewsroom(io.cwd)
  if (diagnostics.length > 0) {
    io.stderr.write(`${textReport([{ file: 'newswire.yaml', diagnostics }], colour('stderr'))}\n`)
  }
  return diagnostics.some(isError) ? undefined : value
}

function givenBy({ date, sections, from, looseEnds }: Options, newsroom: Newsroom): Given {
  const types = namedTypes(sections, newsroom)
  return {
    ...(date && { date }),
    ...(types && { sections: types }),
    ...(from !== undefined && { from }),
    ...(!looseEnds && { looseEnds }),
  }
}

type Chosen = { number: number; isResumed: boolean }

function choose(
  { io, colour }: Setting,
  newsroom: Newsroom,
  files: readonly IssueFile[],
  named: readonly string[],
  { resume = false, restart = false, force = false, yes = false }: Options,
): Promise<Chosen> {
  const folder = join(newsroom.root, 'issues')
  const drafts = new Map(
    journals(folder)
      .map((each) => [each, countAnswers(entriesOf(journalPath(folder, each)))] as const)
      .filter(([, answers]) => answers > 0),
  )
  const likely = (files.at(-1)?.number ?? 0) + 1
  const start = { named, files, drafts, likely, resume, restart, force }
  if (!isInteractive(io)) return chooseIssue(unattended(yes), start)
  return atOnce(io, newsroom, { colour: colour('stdout') }, (ask) =>
    chooseIssue(yes ? withProposals(ask) : ask, start),
  )
}

// ---------------------------------------------------------------- the draft

function openDraft(newsroom: Newsroom, { number, isResumed }: Chosen): Promise<Journal> {
  const folder = join(newsroom.root, 'issues')
  mkdirSync(folder, { recursive: true })
  const path = journalPath(folder, number)
  // A start that came to nothing is no draft to be put aside.
  const isAnew = !isResumed && existsSync(path) && countAnswers(entriesOf(path)) > 0
  return openJournal(path, isAnew)
}

async function gather(
  { io }: Setting,
  newsroom: Newsroom,
  files: readonly IssueFile[],
  number: number,
  { date, sections, from, looseEnds = true }: Given,
): Promise<Material> {
  const former = await pastIssues(newsroom, files, number - 1)
  const { date: likely, why, today } = likelyIssue(former, io)
  const past =
    from === undefined ? former : await pastIssues(newsroom, files, issueNamed(files, from))
  return {
    newsroom,
    number,
    past,
    today,
    likely: { ...(likely && { date: likely }), ...(why && { why }) },
    given: { date, sections, looseEnds },
  }
}

// ---------------------------------------------------------------- what is said

/** Leaves the draft as it is, and says how to go on with it. One without answers is no draft. */
function leave({ io }: Setting, journal: Journal, tape: Kept): string {
  if (tape.count() === 0) {
    journal.remove()
    return 'Stopped. Nothing was written.'
  }
  journal.close()
  const kept = `${shownPath(journal.path, io.cwd)} (${plural(tape.count(), 'answer')})`
  return `\nStopped. The draft is kept: ${kept}\n  Go on with: newswire new --resume`
}

async function offerBuild(
  setting: Setting,
  newsroom: Newsroom,
  path: string,
  number: number,
): Promise<number> {
  const { io, colour } = setting
  const answer = await atOnce(io, newsroom, { colour: colour('stdout') }, (ask) =>
    ask({
      kind: 'choice',
      key: 'build',
      label: `Build issue ${number} now?`,
      choices: [
        { value: 'yes', name: 'Yes', note: `The same as \`newswire build ${number}\`.` },
        { value: 'no', name: 'No' },
      ],
    }),
  ).catch((error: unknown) => {
    // The issue is written: to stop here is to say no.
    if (error instanceof Stopped) return 'no'
    throw error
  })
  if (answer === 'no') return exits.done
  const { build } = await import('./build.ts')
  return build(setting, [path], { format: 'html,text' })
}
