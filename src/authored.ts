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
export function textsOf({ subject, preheader, intro, sections }: Issue): Text[] {
  const texts: Text[] = []
  const top: Place = { path: [] }
  line(texts, 'subject', subject, top, 'subject')
  line(texts, 'preheader', preheader, top, 'preheader')
  prose(texts, intro, top, 'intro')
  for (const [s, section] of sections.entries()) {
    const place: Place = { path: ['sections', s], section: s }
    line(texts, 'heading', section.heading, place, 'heading')
    prose(texts, section.intro, place, 'intro')
    for (const [i, item] of section.items.entries()) {
      addItem(texts, item, { path: ['sections', s, 'items', i], section: s, item: i })
    }
  }
  return texts
}

/** Where texts stand: the path of what they belong to, and its section and item. */
type Place = { path: Path; section?: number; item?: number }

/** In the order of the page: the facts above the text, what to do below it. */
const linesAbove = [
  ...(['publisher', 'format', 'venue', 'organiser', 'cost'] as const),
  ...(['funder', 'amount', 'eligibility', 'owner'] as const),
]

function addItem(texts: Text[], item: Item, place: Place): void {
  const { title, topics, body, quote, image, links, deadline, deadlines } = item
  line(texts, 'title', title, place, 'title')
  line(texts, 'line', deadline?.for, place, 'deadline', 'for')
  deadlines?.forEach((each, d) => {
    line(texts, 'line', each.for, place, 'deadlines', d, 'for')
  })
  for (const name of linesAbove) line(texts, 'line', item[name], place, name)
  topics?.forEach((topic, t) => {
    line(texts, 'line', topic, place, 'topics', t)
  })
  line(texts, 'alt', image?.alt, place, 'image', 'alt')
  line(texts, 'line', image?.caption, place, 'image', 'caption')
  prose(texts, body, place, 'body')
  prose(texts, quote?.text, place, 'quote', 'text')
  line(texts, 'line', quote?.by, place, 'quote', 'by')
  links?.forEach((link, l) => {
    line(texts, 'link', link.text, place, 'links', l, 'text')
  })
}

/** A line that is `tbc` is no text but the word of the format for what is not settled. */
function line(
  texts: Text[],
  kind: Text['kind'],
  words: string | undefined,
  place: Place,
  ...steps: Path
): void {
  if (words !== undefined && words !== 'tbc') add(texts, kind, words, place, steps)
}

function add(
  texts: Text[],
  kind: Text['kind'],
  words: string,
  { path, section, item }: Place,
  steps: Path,
): void {
  const text: Text = { kind, words, path: path.concat(steps) }
  if (section !== undefined) text.section = section
  if (item !== undefined) text.item = item
  texts.push(text)
}

function prose(texts: Text[], markdown: string | undefined, place: Place, ...steps: Path): void {
  if (markdown !== undefined) add(texts, 'prose', plainWords(markdown), place, steps)
}
