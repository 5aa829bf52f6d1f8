import {
  action,
  contact,
  type Desk,
  deadlines,
  facts,
  note,
  oneLine,
  quiet,
  tiles,
} from './compose/item.ts'
import { formatDate, formatMonth } from './dates.ts'
import type { Diagnostic, Result } from './diagnostic.ts'
import { result } from './diagnostic.ts'
import type {
  ContentsSection,
  Day,
  Edition,
  EditionItem,
  EditionSection,
  Issue,
  Item,
  Newsroom,
  Path,
  Prose,
  Section,
} from './model.ts'
import { createReader, type Reader } from './prose.ts'
import { type SectionType, sectionTypes } from './sections/index.ts'
import { namer, slug } from './slug.ts'

type Bench = Desk & Reader & { name(wanted: string): string }

/**
 * An issue and its newsroom → the edition: everything resolved, formatted and in order. `asOf` is the
 * day of reading (else the day of publication): a deadline that has passed by then is shown as closed.
 */
export function compose(issue: Issue, newsroom: Newsroom, asOf: Day = issue.date): Result<Edition> {
  const diagnostics: Diagnostic[] = []
  const bench = makeBench(issue, newsroom, asOf, diagnostics)
  const { words, organisation, language } = newsroom
  const month = formatMonth(issue.date, language)
  const intro = issue.intro ?? newsroom.intro
  const opening = intro
    ? bench.prose(intro, ['intro'], issue.intro ? undefined : newsroom.source)
    : null
  const sections = issue.sections.map((section, index) =>
    composeSection(section, ['sections', index], bench),
  )
  const titles = sections.flatMap(({ items }) => items.flatMap(({ title }) => title ?? []))
  const name = `${slug(newsroom.publication) || 'issue'}-${issue.number}`
  const edition: Edition = {
    language,
    direction: words.direction,
    start: words.direction === 'rtl' ? 'right' : 'left',
    end: words.direction === 'rtl' ? 'left' : 'right',
    publication: newsroom.publication,
    slug: name,
    organisation: {
      name: organisation.name,
      short: organisation.short ?? organisation.name,
      strapline: organisation.strapline ?? null,
      address: organisation.address ?? null,
      website: organisation.website ?? null,
    },
    number: issue.number,
    date: issue.date,
    dateText: formatDate(issue.date, language),
    month,
    title: `${newsroom.publication} ${issue.number}, ${month}`,
    subject: oneLine(issue.subject ?? defaultSubject(issue, newsroom, titles)),
    preheader: oneLine(issue.preheader ?? defaultPreheader(issue, titles, opening)),
    intro: opening,
    contents: contents(issue, sections, bench),
    sections,
    footer: newsroom.footer ? bench.prose(newsroom.footer, ['footer'], newsroom.source) : null,
    permission: oneLine(newsroom.permission ?? permission(newsroom)),
    unsubscribe: newsroom.links.unsubscribe ?? null,
    viewInBrowser: newsroom.links.base ? new URL(`${name}.html`, newsroom.links.base).href : null,
    labels: words,
  }
  return result(edition, diagnostics)
}

/** After so many faults of texts and links the rest are of one kind. */
const mostFaults = 200

function makeBench(issue: Issue, newsroom: Newsroom, asOf: Day, diagnostics: Diagnostic[]): Bench {
  const explicit = issue.sections.flatMap(({ items }) => items.flatMap(({ id }) => id ?? []))
  const reader = createReader(newsroom, (fault) => {
    if (diagnostics.length < mostFaults) diagnostics.push(fault)
  })
  return { ...reader, newsroom, asOf, name: namer(explicit) }
}

// ---------------------------------------------------------------- sections and items

function composeSection(section: Section, path: Path, bench: Bench): EditionSection {
  const { newsroom } = bench
  const type = sectionTypes[section.base] as SectionType
  const own = Object.hasOwn(newsroom.sections, section.type)
    ? newsroom.sections[section.type]
    : undefined
  const heading = oneLine(
    section.heading ?? own?.heading ?? newsroom.words.headings[section.base] ?? section.type,
  )
  const id = bench.name(slug(heading) || section.type)
  const intro = section.intro ? bench.prose(section.intro, [...path, 'intro']) : null
  const items = section.items.map((item, index) =>
    composeItem(item, type, id, [...path, 'items', index], bench),
  )
  return { id, type: section.type, base: section.base, heading, intro, items }
}

function composeItem(
  item: Item,
  type: SectionType,
  section: string,
  path: Path,
  bench: Bench,
): EditionItem {
  const links = (item.links ?? []).map(({ text, url }, index) => ({
    text: oneLine(text),
    url: bench.url(url, [...path, 'links', index, 'url']),
  }))
  const wanted = slug(item.title ?? '') || `${section}-${Number(path.at(-1)) + 1}`
  if (item.booking?.url) bench.url(item.booking.url, [...path, 'booking', 'url'])
  const todo = action(item, type, bench)
  return {
    id: item.id ?? bench.name(wanted),
    title: item.title ? oneLine(item.title) : null,
    quiet: quiet(item, type, bench),
    tiles: tiles(item, bench),
    dateToBeConfirmed: item.date === 'tbc' ? bench.newsroom.words.dateToBeConfirmed : null,
    deadlines: deadlines(item, bench),
    facts: facts(item, bench),
    body: item.body ? bench.prose(item.body, [...path, 'body']) : null,
    quote: item.quote
      ? {
          prose: bench.prose(item.quote.text, [...path, 'quote', 'text']),
          by: oneLine(item.quote.by),
        }
      : null,
    image: item.image
      ? {
          src: bench.url(item.image.src, [...path, 'image', 'src']),
          alt: oneLine(item.image.alt),
          caption: item.image.caption ? oneLine(item.image.caption) : null,
          width: item.image.width ?? null,
        }
      : null,
    // A link that is the item's button is not shown a second time.
    links: todo && !item.booking?.url ? links.slice(1) : links,
    action: todo,
    contact: item.contact ? contact(item.contact, bench) : null,
  }
}

function contents(issue: Issue, sections: EditionSection[], bench: Bench): ContentsSection[] {
  return sections.map(({ id, heading, items }, s) => ({
    id,
    heading,
    count: items.length,
    entries: items.flatMap((item, i) => {
      const written = issue.sections[s]
      const source = written?.items[i]
      if (!item.title || !written || !source) return []
      const type = sectionTypes[written.base] as SectionType
      return [{ id: item.id, title: item.title, note: note(source, type, bench) }]
    }),
  }))
}

// ---------------------------------------------------------------- what an inbox shows

function defaultSubject(issue: Issue, newsroom: Newsroom, titles: string[]): string {
  const name = `${newsroom.publication} ${issue.number}`
  return titles[0] ? `${name}: ${titles[0]}` : name
}

/** 40 to 90 characters of whole words: titles that the subject does not say already, else the welcome. */
function defaultPreheader(issue: Issue, titles: string[], intro: Prose | null): string {
  const rest = issue.subject === undefined ? titles.slice(1) : titles
  let text = ''
  for (const title of rest) {
    if (text.length >= 40) break
    text = text ? `${text} · ${title}` : title
  }
  if (text.length < 40 && intro) {
    text = [text, ...intro.text.map((block) => block.text)].filter(Boolean).join(' · ')
  }
  return cut(oneLine(text || titles.join(' · ')), 90)
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const short = text.slice(0, most - 1)
  const space = short.lastIndexOf(' ')
  return `${(space > 0 ? short.slice(0, space) : short).replace(/[\s,;:·–-]+$/, '')}…`
}

const permission = ({ words, publication, organisation }: Newsroom): string =>
  words.permission
    .replaceAll('{publication}', () => publication)
    .replaceAll('{organisation}', () => organisation.name)
