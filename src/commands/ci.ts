import { dirname, join, relative, resolve, sep } from 'node:path'
import { exits, newSince } from '../diagnostic.ts'
import { isFaulty, reportedOf } from '../enter.ts'
import type { Setting } from '../model.ts'
import { newsroomRoot } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { writeSite } from '../site.ts'
import { put } from '../write.ts'
import { type Base, baseFor } from './ci/base.ts'
import { keepResults } from './ci/folder.ts'
import type { Found, Outcome } from './ci/outcome.ts'
import { picturesOf } from './ci/pictures.ts'
import { type Review, review, worthShowing } from './ci/review.ts'
import { type Former, openFormer, openSide, type Side } from './ci/side.ts'
import { sideBySide } from './ci/side-by-side.ts'
import { type Facts, fullFile, summarise } from './ci/summary.ts'
import { appendToStep, tell } from './ci/tell.ts'
import { touchedIssues } from './ci/touched.ts'

type Options = {
  base?: string
  out?: string
  summary?: string
  pictures: boolean
  strict?: boolean
}

/**
 * Finds what changed since the branch that a checkout is meant for, checks and builds those issues, and
 * writes a folder for the reviewers: a summary, a preview, pages and pictures of before and after.
 */
export async function ci(setting: Setting, _: string[], options: Options): Promise<number> {
  const { io } = setting
  const root = newsroomRoot(io.cwd)
  const base = baseFor(root, io.env, options.base)
  const out = options.out === undefined ? join(root, 'out', 'ci') : resolve(io.cwd, options.out)
  const former = await openFormer(root, base.commit, io)
  try {
    const now = await openSide(io.cwd, io.env)
    const found = now.side ? await lookAt(now.side, former, base, out, setting, options) : nothing
    const house = newSince(now.side ? former.diagnostics : [], now.diagnostics)
    return finish({ base, out, now, house, former, ...found }, setting, options)
  } finally {
    former.clear()
  }
}

// ---------------------------------------------------------------- what is done

const nothing: Found = {
  reviews: [],
  pictures: { artifacts: [], ofIssue: new Map(), note: undefined, isFailed: false },
  pages: [],
  site: [],
  notes: [],
}

async function lookAt(
  side: Side,
  former: Former,
  { commit, name }: Base,
  out: string,
  { io }: Setting,
  options: Options,
): Promise<Found> {
  const reviews: Review[] = []
  for (const each of await touchedIssues(side, former, commit)) {
    reviews.push(await review(each, side, former))
  }
  const { shown, note } = worthShowing(reviews)
  const folder = join(out, 'site')
  const earlier = new Map(reviews.map(({ after, before }) => [after?.file, before?.issue]))
  const { outputs } = await writeSite(inTurn(shown.flatMap(({ after }) => after ?? [])), {
    ...{ newsroom: side.newsroom, io, folder, pictures: false },
    against: async ({ file }) => {
      const issue = earlier.get(file)
      return issue ? [{ against: name, issue, newsroom: former.side?.newsroom }] : []
    },
  })
  const taken = options.pictures ? await picturesOf(shown, side, former, io) : nothing.pictures
  const pages = await sideBySide(shown, side, former, { commit, name }, io)
  const site = outputs.map(({ path }) => `site/${relative(folder, path).split(sep).join('/')}`)
  return { reviews, pictures: taken, pages, site, notes: note ? [note] : [] }
}

async function* inTurn(all: readonly Built[]): AsyncGenerator<Built> {
  yield* all
}

// ---------------------------------------------------------------- what is written and said

function finish(outcome: Outcome, setting: Setting, options: Options): number {
  const { io } = setting
  const { out, pictures, pages } = outcome
  const own = join(out, 'summary.md')
  const facts = factsOf(outcome, './')
  const { text, full } = summarise(facts)
  const artifacts = [
    { path: 'summary.md', type: 'text/markdown', body: text },
    ...(full === undefined ? [] : [{ path: fullFile, type: 'text/markdown', body: full }]),
    ...[...pages, ...pictures.artifacts],
  ]
  const results = keepResults(artifacts, out)
  if (options.summary !== undefined) {
    const path = resolve(io.cwd, options.summary)
    const links = `./${relative(dirname(path), out).split(sep).join('/')}/`.replace('.//', './')
    if (path !== own) put(path, Buffer.from(summarise(factsOf(outcome, links)).text))
  }
  appendToStep(text, io)
  tell(outcome, results, setting, options.strict === true)
  return verdict(outcome, options)
}

function factsOf(
  { base, now, house, former, reviews, pictures, pages, site, notes }: Outcome,
  links: string,
): Facts {
  return {
    ...{ base, house, reviews, links, newsroom: now.side?.newsroom, pictures: pictures.ofIssue },
    publication: now.side?.newsroom.publication ?? 'The newsletter',
    pages: new Set([...pages.map(({ path }) => path), ...site]),
    notes: [
      ...(now.side ? formerNotes(former, base) : []),
      ...[...notes, ...(pictures.note ? [pictures.note] : [])],
    ],
  }
}

function formerNotes({ side, isPatched }: Former, { name }: Base): string[] {
  if (!isPatched) return []
  const state = `The newsroom at \`${name}\` has errors`
  return [
    side
      ? `${state}, so the settings of now stand for both.`
      : `${state}, so nothing can be compared with it.`,
  ]
}

function verdict({ now, reviews, pictures }: Outcome, { strict }: Options): number {
  if (!now.side || pictures.isFailed) return exits.failed
  const isBad = reviews.some(({ after }) => after && isFaulty(reportedOf(after), strict))
  return isBad ? exits.faulty : exits.done
}
