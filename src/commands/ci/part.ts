import { gmailLimit } from '../../checks/index.ts'
import { formatDate } from '../../dates.ts'
import { shown } from '../../diagnostic.ts'
import type { Newsroom } from '../../model.ts'
import type { Built } from '../../pipeline.ts'
import { plural } from '../../report.ts'
import { changeList, escaped } from '../diff/markdown.ts'
import { nameOf } from './names.ts'
import type { Shown } from './pictures.ts'
import type { Review } from './review.ts'
import { code, kilobytes, linked, more, problemList } from './words.ts'

/** What an issue's part needs beside the issue. */
export type About = {
  newsroom: Newsroom
  /** Leads from the summary to the folder of the results, and begins with `./`. */
  links: string
  pictures: ReadonlyMap<string, readonly Shown[]>
  /** The results that are there, by their paths. */
  pages: ReadonlySet<string>
}

/** One issue in the summary. `most` is how many rows a list may have. */
export function partFor(review: Review, about: About, most: number): string {
  const { how, fresh, known, file } = review
  const blocks = [
    `### ${title(review, about.newsroom)}`,
    standing(review),
    how === 'removed' ? '' : results(file, about),
    ...(how === 'added' ? [contents(review, most)] : changes(review, most)),
    ...(fresh.length > 0 ? [problems(review, most)] : []),
    [...(known > 0 ? [older(known)] : []), ...size(review)].join(' '),
  ]
  return blocks.filter(Boolean).join('\n\n')
}

/** The name of an issue, as a heading has it: `Issue 16, 20 April 2009`. */
export function title({ after, before, file }: Review, { language }: Newsroom): string {
  const issue = after?.issue ?? before?.issue
  if (!issue) return code(file)
  return escaped(`Issue ${issue.number}, ${formatDate(issue.date, language)}`)
}

/** Its subject, its file, and what has become of it. */
function standing({ how, before, after, file }: Review): string {
  const subject = (after ?? before)?.edition?.subject
  const name = subject ? `“${escaped(shown(subject))}” in ${code(file)}.` : `${code(file)}.`
  const stands: Readonly<Record<Review['how'], string>> = {
    added: 'A new issue.',
    changed: '',
    renamed: `The file was ${code(before?.file ?? '')}.`,
    removed: 'The issue was removed.',
    affected: 'Its own file is as it was, but what all issues share or a picture is not.',
  }
  const broken =
    after && !after.rendered ? '**There is no mail of it: its errors come first.**' : ''
  return [name, stands[how], broken].filter(Boolean).join(' ')
}

function changes({ how, sentences, isSame, before, after }: Review, most: number): string[] {
  if (how === 'removed') return []
  if (sentences.length > 0) {
    const rest = more(sentences.length - most).join('')
    const list = changeList(sentences.slice(0, most))
    return [`**What readers will find changed**\n\n${list}${rest}`.trimEnd()]
  }
  if (!after?.issue) return ['What changed for readers can be told when the errors are mended.']
  if (!before?.issue) return ['What it was before cannot be read, so nothing is compared.']
  if (isSame && how !== 'affected') return ['Nothing that readers see has changed.']
  if (isSame) return ['The mail is the same, but a picture in it may look otherwise.']
  return ['The words are the same, but the mail is made otherwise: compare the pictures.']
}

/** What a new issue holds: its sections, and the titles in them. */
function contents({ after }: Review, most: number): string {
  const sections = after?.edition?.contents ?? []
  if (sections.length === 0) return ''
  const rows = sections.slice(0, most).map(({ heading, count, entries }) => {
    const titles = entries.map(({ title: name, note }) =>
      escaped(note ? `${name} (${note})` : name),
    )
    const listed = titles.length > 0 ? `: ${titles.slice(0, most).join('; ')}` : ''
    return `- **${escaped(heading)}**, ${plural(count, 'item')}${listed}\n`
  })
  return `**What is in it**\n\n${rows.join('')}${more(sections.length - rows.length).join('')}`.trimEnd()
}

function problems({ fresh, file, after }: Review, most: number): string {
  const name = after?.rendered ? plural(fresh.length, 'new problem') : 'What is wrong'
  return `**${name}**\n\n${problemList(fresh, file, most)}`.trimEnd()
}

const older = (known: number): string =>
  `${plural(known, 'problem')} that ${known === 1 ? 'was' : 'were'} there before ${known === 1 ? 'is' : 'are'} not listed.`

function size({ before, after }: Review): string[] {
  const now = bytesOf(after)
  if (now === undefined) return []
  const then = bytesOf(before)
  const from = then === undefined || then === now ? '' : `${kilobytes(then)} → `
  const over = now > gmailLimit ? ' **Gmail will cut it off.**' : ''
  return [`Size: ${from}${kilobytes(now)} of the ${gmailLimit / 1024} KB that Gmail shows.${over}`]
}

const bytesOf = (built: Built | undefined): number | undefined =>
  built?.rendered && Buffer.byteLength(built.rendered.html)

/** Where to look at it. */
function results(file: string, { links, pictures, pages }: About): string {
  const name = nameOf(file)
  const found = [
    ['Preview', `site/issues/${name}.html`],
    ['Before and after side by side', `changes/${name}.html`],
  ].flatMap(([words = '', path = '']) => (pages.has(path) ? [linked(words, path, links)] : []))
  const views = [...new Set(pictures.get(file)?.map(({ view }) => view))].map((view) => {
    const own = pictures.get(file)?.filter((each) => each.view === view) ?? []
    return `${view} ${own.map(({ when, path }) => linked(when, path, links)).join(' → ')}`
  })
  return [...found, ...(views.length > 0 ? [`Pictures: ${views.join(', ')}`] : [])].join(' · ')
}
