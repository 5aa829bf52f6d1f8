import { addDays, weekday } from '../dates.ts'
import { compileYaml } from '../edit.ts'
import type { Day } from '../model.ts'
import { wrap } from '../text.ts'
import type { Charter } from './charter.ts'
import { type Example, examples } from './examples.ts'

const head = [
  '# yaml-language-server: $schema=../schema/issue.schema.json',
  '# An example of an issue: replace what you like, and look at it with `newswire build`.',
].join('\n')

/** The text of the first issue: a story, an event and a notice in the newsletter's language. */
export function firstIssue(charter: Charter): string {
  const { news, event, notice } = exampleFor(charter)
  const contact = charter.email ? { contact: 'office' } : {}
  const data = {
    number: charter.number,
    date: charter.date,
    sections: [
      { type: 'news', items: [{ title: news.title, body: block(news.body) }] },
      {
        type: 'events',
        items: [
          {
            title: event.title,
            date: meetingDay(charter.date),
            time: '14:00-16:00',
            venue: charter.address ?? event.venue,
            cost: event.cost,
            body: block(event.body),
            ...(charter.email && { booking: contact }),
          },
        ],
      },
      { type: 'notice', items: [{ title: notice.title, body: block(notice.body), ...contact }] },
    ],
  }
  return compileYaml(data, head)
}

/** A text as a block of the file, in lines that fit beside its indent; a line break is no new line. */
export const block = (text: string): string =>
  `${text
    .split('\n')
    .map((line) => wrap(line, 80))
    .join('\n')}\n`

/** The words of the example for a newsletter, with its names filled in. */
export function exampleFor({ language, publication, organisation }: Charter): Example {
  const names: Record<string, string> = { publication, organisation }
  const text = JSON.stringify(lookUp(language)).replace(/\{(\w+)\}/g, (whole, name) =>
    names[name] === undefined ? whole : JSON.stringify(asMarkdown(names[name])).slice(1, -1),
  )
  return JSON.parse(text) as Example
}

/** By the lookup of RFC 4647, as the words of the language are found; English where there is none. */
function lookUp(language: string): Example {
  const subtags = language.toLowerCase().split('-')
  const tags = subtags.map((_, index) => subtags.slice(0, subtags.length - index).join('-'))
  const tag = tags.find((each) => Object.hasOwn(examples, each)) ?? 'en'
  return examples[tag] as Example
}

/** A name as Markdown prints it: `R*D_News` is no emphasis. */
const asMarkdown = (name: string): string => name.replace(/[\\`*_[\]<>&~#|]/g, '\\$&')

/** The first Tuesday that is two weeks off or more: few holidays fall on a Tuesday. */
function meetingDay(date: Day): Day {
  const soonest = addDays(date, 14)
  return addDays(soonest, (2 - weekday(soonest) + 7) % 7)
}
