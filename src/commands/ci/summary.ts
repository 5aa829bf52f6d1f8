import type { Diagnostic } from '../../diagnostic.ts'
import { plural } from '../../report.ts'
import { escaped } from '../diff/markdown.ts'
import type { Base } from './base.ts'
import { type About, partFor, title } from './part.ts'
import { countNew, type Review } from './review.ts'
import { code, linked, problemList, told } from './words.ts'

/** Hidden in the summary, so that the one comment that holds it can be found again. */
export const marker = '<!-- newswire-ci -->'

/** A comment may have 65,536 characters on GitHub; whoever posts it may want to add a line. */
const most = 60_000

/** All that the summary tells. */
export type Facts = Omit<About, 'newsroom'> & {
  publication: string
  base: Base
  reviews: readonly Review[]
  newsroom: About['newsroom'] | undefined
  /** What is new about the settings and the theme. */
  house: readonly Diagnostic[]
  /** What has to be known of the comparison or the pictures. */
  notes: readonly string[]
}

/** The summary; and it in full when something had to be left out, because a comment has its limits. */
export type Summary = { text: string; full: string | undefined }

/** Where the summary stands in full. */
export const fullFile = 'summary-in-full.md'

/** What changed, as Markdown for the comment of a pull request. No author's word means anything in it. */
export function summarise(facts: Facts): Summary {
  const full = whole(facts, Number.POSITIVE_INFINITY)
  if (full.length <= most) return { text: full, full: undefined }
  const rest = `This is not all: ${linked('the whole summary', fullFile, facts.links)} is among the results.`
  for (const rows of [100, 30, 10, 3, 0]) {
    const text = `${whole(facts, rows)}\n${rest}\n`
    if (text.length <= most) return { text, full }
  }
  return { text: `${cut(facts, most - rest.length - 200)}\n${rest}\n`, full }
}

function whole(facts: Facts, rows: number): string {
  return `${[...top(facts, rows), ...parts(facts, rows), ...notes(facts)].join('\n\n')}\n`
}

/** As many of the issues as fit, each as short as can be. */
function cut(facts: Facts, room: number): string {
  const blocks = [...top(facts, 0)]
  const all = parts(facts, 0)
  let left = room - blocks.join('\n\n').length
  const fitting = all.filter((part) => {
    left -= part.length + 2
    return left > 0
  })
  return [...blocks, ...fitting, `… and ${all.length - fitting.length} more.`].join('\n\n')
}

// ---------------------------------------------------------------- the parts

function top({ publication, base, reviews, house, newsroom }: Facts, rows: number): string[] {
  const name = escaped(publication)
  const against =
    base.commit === undefined
      ? 'This is the first commit, so all is new.'
      : `Compared with ${code(base.name)} at ${code(base.commit.slice(0, 7))}, ${told(base.why)}.`
  const blocks = [
    `${marker}\n## ${name}: ${verdict(reviews, house, newsroom !== undefined)}`,
    against,
  ]
  if (house.length > 0) {
    const lead = newsroom ? 'New in the settings or the theme' : 'No issue can be built'
    blocks.push(`### ${lead}\n\n${problemList(house, '', rows)}`.trimEnd())
  }
  return blocks
}

function verdict(
  reviews: readonly Review[],
  house: readonly Diagnostic[],
  isOpen: boolean,
): string {
  if (!isOpen) return 'nothing can be built'
  const problems = countNew(house, reviews)
  const isQuiet = reviews.every(isUnseen)
  if (isQuiet && problems === 0) return 'nothing that readers see has changed'
  const what = isQuiet
    ? 'nothing that readers see has changed'
    : `${plural(reviews.filter((each) => !isUnseen(each)).length, 'issue')} changed`
  return `${what}, ${problems === 0 ? 'no new problems' : plural(problems, 'new problem')}`
}

/** A file may change where no reader sees it, as in a comment. */
const isUnseen = ({ isSame, how }: Review): boolean => isSame && how !== 'affected'

function parts({ reviews, newsroom, ...about }: Facts, rows: number): string[] {
  if (!newsroom) return []
  const shown = reviews.filter((each) => !isUnseen(each) || each.fresh.length > 0)
  return together(shown).map(([first, ...alike]) => {
    const part = partFor(first, { ...about, newsroom }, rows)
    if (alike.length === 0) return part
    const names = alike.map((each) => title(each, newsroom))
    const told = names.slice(0, mostNames).join('; ')
    const rest = names.length > mostNames ? ` and ${names.length - mostNames} more` : ''
    return `${part}\n\nThe same holds for ${plural(alike.length, 'other issue')}: ${told}${rest}.`
  })
}

/** How many names of issues stand in a sentence. */
const mostNames = 10

type Group = [Review, ...Review[]]

/** What all issues share changes many of them alike: that is told once, of the newest. */
function together(reviews: readonly Review[]): Group[] {
  const groups = new Map<string, Group>()
  for (const [index, review] of [...reviews].reverse().entries()) {
    const key = isShared(review)
      ? JSON.stringify(review.sentences.map(({ text }) => text))
      : `${index}`
    const group = groups.get(key)
    if (group) group.push(review)
    else groups.set(key, [review])
  }
  return [...groups.values()]
}

const isShared = ({ how, fresh, after }: Review): boolean =>
  how === 'affected' && fresh.length === 0 && after?.rendered !== undefined

const notes = ({ notes: all }: Facts): string[] => all.map((each) => `_${told(each)}_`)
