import { english } from '../languages/index.ts'
import type { Edition, EditionItem, EditionSection, Prose } from '../model.ts'
import { sectionTypes } from '../sections/index.ts'

/**
 * Made-up editions that show a theme everything an edition can be: each optional thing present and
 * absent, none of a list, one and many. A theme is compiled only if it renders all of them soundly.
 */
export function samples(): Record<string, Edition> {
  const types = Object.keys(sectionTypes)
  return {
    full: edition(types.map((type) => section(type, [fullItem(type, 1), fullItem(type, 2)]))),
    bare: bareEdition(types.map((type) => section(type, [bareItem(type)]))),
    mixed: edition(
      types.map((type) => section(type, [bareItem(type), fullItem(type, 1), tbcItem(type)])),
    ),
    empty: bareEdition([]),
    single: edition([section('news', [fullItem('news', 1)]), section('events', [])]),
    lacking: edition([section('news', oneFieldLess())]),
    mirrored: { ...edition([section('events', [fullItem('events', 1)])]), ...mirror },
  }
}

/** The name of every field that an edition may have, at whatever depth. */
export const fieldNames = (): Set<string> => new Set(keysIn(samples()))

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(keysIn)
  return Object.entries(value).flatMap(([key, each]) => [key, ...keysIn(each)])
}

const prose = (text: string): Prose => ({
  html: `<p>${text} &amp; <em>more</em> <a href="https://example.org/">at our site</a>.</p>\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<blockquote><p>A word.</p></blockquote>`,
  text: [
    { lead: '', hang: '', text, tight: false },
    { lead: '- ', hang: '  ', text: 'One', tight: false },
    { lead: '- ', hang: '  ', text: 'Two', tight: true },
  ],
})

function fullItem(type: string, count: number): EditionItem {
  return {
    id: `${type}-${count}`,
    title: `Sample ${count} & <title>`,
    quiet: 'A publisher · April 2009 · 10 pages',
    tiles: [
      { weekday: 'Fri', day: '27', month: 'Mar' },
      { weekday: 'Sat', day: '28', month: 'Mar' },
    ].slice(0, count),
    dateToBeConfirmed: null,
    deadlines: [
      { label: 'Deadline', for: null, text: 'Friday 1 May 2009, 5pm', closed: false },
      { label: 'Closed', for: 'Questions 1 and 2', text: 'Friday 3 April 2009', closed: true },
    ].slice(0, count),
    facts: [
      { kind: 'when', label: 'When', html: 'Friday 27 March 2009', text: 'Friday 27 March 2009' },
      { kind: 'where', label: 'Where', html: '1 High Street', text: '1 High Street' },
    ],
    body: prose('A body'),
    quote: { prose: prose('Some words'), by: 'A delegate' },
    image: {
      src: 'https://example.org/hall.jpg',
      alt: 'A full hall',
      caption: count > 1 ? 'The conference' : null,
      width: count > 1 ? 560 : null,
    },
    links: [
      { text: 'Read the study', url: 'https://example.org/a?b=1&c=2' },
      { text: 'Read the annex', url: 'https://example.org/annex' },
    ].slice(0, count),
    action: {
      text: 'Book a place',
      url: 'https://example.org/book',
      label: 'Book a place: Sample',
    },
    contact: { html: 'Events desk', text: 'Events desk' },
  }
}

function bareItem(type: string): EditionItem {
  return {
    id: `${type}-0`,
    title: null,
    quiet: null,
    tiles: [],
    dateToBeConfirmed: null,
    deadlines: [],
    facts: [],
    body: null,
    quote: null,
    image: null,
    links: [],
    action: null,
    contact: null,
  }
}

/** A full item for each field, without that field: what one condition hides, another must not miss. */
const oneFieldLess = (): EditionItem[] =>
  Object.keys(bareItem('news')).flatMap((name) =>
    name === 'id' ? [] : [{ ...fullItem('news', 2), ...pick(bareItem('news'), name) }],
  )

const pick = (item: EditionItem, name: string): Partial<EditionItem> =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key === name))

const mirror = { language: 'ar', direction: 'rtl', start: 'right', end: 'left' } as const

const tbcItem = (type: string): EditionItem => ({
  ...bareItem(type),
  id: `${type}-tbc`,
  title: 'To come',
  dateToBeConfirmed: 'Date to be confirmed',
})

function section(type: string, items: EditionItem[]): EditionSection {
  const intro = items.length > 1 ? prose('An introduction') : null
  return { id: `section-${type}`, type, base: type, heading: `Sample ${type}`, intro, items }
}

function edition(sections: EditionSection[]): Edition {
  return {
    ...bareEdition(sections),
    organisation: {
      name: 'Sample Organisation',
      short: 'Sample',
      strapline: 'A strapline',
      address: '1 High Street, Town',
      website: 'https://example.org/',
    },
    intro: prose('Welcome'),
    footer: prose('About us'),
    unsubscribe: 'https://example.org/unsubscribe',
    viewInBrowser: 'https://example.org/sample-1.html',
  }
}

function bareEdition(sections: EditionSection[]): Edition {
  return {
    language: 'en-GB',
    direction: 'ltr',
    start: 'left',
    end: 'right',
    publication: 'sample',
    slug: 'sample-1',
    organisation: {
      name: 'Sample',
      short: 'Sample',
      strapline: null,
      address: null,
      website: null,
    },
    number: 1,
    date: '2009-04-20',
    dateText: '20 April 2009',
    month: 'April 2009',
    title: 'sample 1, April 2009',
    subject: 'sample 1',
    preheader: 'A sample preheader of some forty characters or more',
    intro: null,
    contents: sections.map(({ id, heading, items }) => ({
      id,
      heading,
      count: items.length,
      entries: items.map((item, index) => ({
        id: item.id,
        title: item.title ?? 'Untitled',
        note: index ? '27 March' : null,
      })),
    })),
    sections,
    footer: null,
    permission: 'You receive this because you asked for it.',
    unsubscribe: null,
    viewInBrowser: null,
    labels: english,
  }
}
