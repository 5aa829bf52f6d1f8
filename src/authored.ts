import { plainWords } from './markdown.ts'
import type { Issue, Item, Path } from './model.ts'

/** A text that an author wrote, as a reader meets it. */
export type Text = {
  /** Where it stands in the issue's file. */
  path: Path
  kind: 'subject' | 'preheader' | 'heading' | 'title' | 'prose' | 'line' | 'link' | 'alt'
  /** What is read: the marks of Markdown are gone, and paragraphs end with an empty line. */
  words: string
  /** Section and item, counted from 0, of a text that stands in one. */
  section?: number
  item?: number
}

/** All texts of an issue in the order in which they are read; what the newsroom adds is not among them. */
export function textsOf(issue: Issue): Text[] {
  return [
    ...line('subject', issue.subject, ['subject']),
    ...line('preheader', issue.preheader, ['preheader']),
    ...prose(issue.intro, ['intro']),
    ...issue.sections.flatMap((section, s) => {
      const path: Path = ['sections', s]
      const own = [
        ...line('heading', section.heading, [...path, 'heading']),
        ...prose(section.intro, [...path, 'intro']),
      ].map((text) => ({ ...text, section: s }))
      const items = section.items.flatMap((item, i) =>
        textsOfItem(item, [...path, 'items', i]).map((text) => ({ ...text, section: s, item: i })),
      )
      return [...own, ...items]
    }),
  ]
}

/** In the order of the page: the facts above the text, what to do below it. */
const linesAbove = [
  ...(['publisher', 'format', 'venue', 'organiser', 'cost'] as const),
  ...(['funder', 'amount', 'eligibility', 'owner'] as const),
]

function textsOfItem(item: Item, path: Path): Text[] {
  const { title, topics, body, quote, image, links, deadline, deadlines } = item
  return [
    ...line('title', title, [...path, 'title']),
    ...line('line', deadline?.for, [...path, 'deadline', 'for']),
    ...(deadlines ?? []).flatMap((each, d) =>
      line('line', each.for, [...path, 'deadlines', d, 'for']),
    ),
    ...linesAbove.flatMap((name) => line('line', item[name], [...path, name])),
    ...(topics ?? []).flatMap((topic, t) => line('line', topic, [...path, 'topics', t])),
    ...line('alt', image?.alt, [...path, 'image', 'alt']),
    ...line('line', image?.caption, [...path, 'image', 'caption']),
    ...prose(body, [...path, 'body']),
    ...prose(quote?.text, [...path, 'quote', 'text']),
    ...line('line', quote?.by, [...path, 'quote', 'by']),
    ...(links ?? []).flatMap((link, l) => line('link', link.text, [...path, 'links', l, 'text'])),
  ]
}

const line = (kind: Text['kind'], words: string | undefined, path: Path): Text[] =>
  words === undefined || words === 'tbc' ? [] : [{ kind, words, path }]

const prose = (markdown: string | undefined, path: Path): Text[] =>
  markdown === undefined ? [] : [{ kind: 'prose', words: plainWords(markdown), path }]
