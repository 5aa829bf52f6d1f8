import { formatDate } from './dates.ts'
import { askLooseEnds, homeOf, type Offered } from './draft/carry.ts'
import type { Draft } from './draft/composition.ts'
import type { Desk, RawItem } from './draft/desk.ts'
import { fillSection } from './draft/fill.ts'
import type { Ask } from './draft/question.ts'
import { type Proof, review } from './draft/review.ts'
import type { Likely } from './draft/rhythm.ts'
import {
  askSections,
  type DraftSection,
  namedSections,
  possibleSections,
} from './draft/sections.ts'
import { looseEnds } from './loose-ends.ts'
import type { Day, Issue, Newsroom } from './model.ts'

export type { Draft } from './draft/composition.ts'
export type { RawItem } from './draft/desk.ts'
export { fold } from './draft/fold.ts'
export { askItem, changeItem } from './draft/item.ts'
export type * from './draft/question.ts'
export { isSeveral, StepBack } from './draft/question.ts'
export { memory, run, type Tape } from './draft/replay.ts'
export type { Proof } from './draft/review.ts'
export { nextIssue } from './draft/rhythm.ts'
export { unattended, withProposals } from './draft/unattended.ts'

/** A past issue: what was validated, and the data of its file, in which snippets are not resolved. */
export type Past = { issue: Issue; data: unknown }

/** What the flow starts from. All of it is data: the same material and answers make the same draft. */
export type Material = {
  newsroom: Newsroom
  number: number
  /** The day that the rhythm of past issues suggests, and why. */
  likely: Pick<Likely, 'date' | 'why'>
  /** Where the past has no rhythm, days are read against this one. */
  today: Day
  /** The issues before, oldest first; the last supplies sections and loose ends. */
  past: readonly Past[]
  /** What the options of the command have settled. */
  given: { date?: Day | undefined; sections?: readonly string[] | undefined; looseEnds: boolean }
}

/**
 * Drafts an issue by asking, from its date to the last look. Gives the draft and whether it is to be
 * written. It asks in the same order for the same answers, and does nothing else: so a journal of the
 * answers brings it back to any point.
 */
export async function draftIssue(
  ask: Ask,
  material: Material,
  proof: Proof,
): Promise<{ draft: Draft; write: boolean }> {
  const { newsroom, number, past, given } = material
  const on = given.date ?? (await askDate(ask, material))
  const desk: Desk = { ask, newsroom, on, added: {} }
  const ends = given.looseEnds ? await askLooseEnds(desk, offered(past, on)) : []
  const issues = past.map(({ issue }) => issue)
  const possible = possibleSections(newsroom, issues)
  const chosen = await chooseSections(desk, given.sections, possible)
  const planned = withHomes(chosen, possible, ends)

  const sections: DraftSection[] = []
  for (const [index, section] of planned.entries()) {
    const place = `${index + 1} of ${planned.length}`
    const own = ends.filter((end) => homeOf(end, planned) === section)
    sections.push(await fillSection(desk, section, { place, issues, ends: own }))
  }
  return review(desk, { number, issues, possible, sections, own: {} }, proof)
}

async function askDate(ask: Ask, { likely, today }: Material): Promise<Day> {
  const proposal = likely.date ? { date: likely.date } : undefined
  const near = likely.date ?? today
  const answer = await ask({
    kind: 'when',
    key: 'date',
    label: 'Day of publication',
    about: likely.why ? `Likely: ${likely.why}.` : 'Everything dated is read against it.',
    example: formatDate(near, 'en'),
    flag: '--date',
    on: near,
    ...(proposal && { proposal, yes: proposal }),
    check: ({ date, until, time }) =>
      !date || date === 'tbc' || until || time ? 'Say one day, like `18 May 2009`.' : undefined,
  })
  return answer?.date ?? today
}

/** The loose ends with the items as they stand in the file, where snippets are not resolved. */
function offered(past: readonly Past[], on: Day): Offered[] {
  const last = past.at(-1)
  return looseEnds(
    past.map(({ issue }) => issue),
    on,
  ).map((end) => ({ ...end, raw: at(last?.data, end.path) as RawItem }))
}

const at = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce((value, step) => (value as Record<string | number, unknown>)[step], data)

function chooseSections(
  desk: Desk,
  named: readonly string[] | undefined,
  possible: readonly DraftSection[],
): Promise<DraftSection[]> | DraftSection[] {
  if (named) return namedSections(desk.newsroom, possible, named)
  const former = possible.filter(({ id }) => id.includes('/')).map(({ id }) => id)
  return askSections(desk, 'sections', possible, former)
}

/** The sections, and one more for each loose end that none of them would take. */
function withHomes(
  chosen: readonly DraftSection[],
  possible: readonly DraftSection[],
  ends: readonly Offered[],
): DraftSection[] {
  const sections = [...chosen]
  for (const end of ends) {
    if (homeOf(end, sections)) continue
    const home = homeOf(end, possible)
    if (home) sections.push(home)
  }
  return sections
}
