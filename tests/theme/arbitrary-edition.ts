import fc from 'fast-check'
import { english } from '../../src/languages/index.ts'
import { escapeHtml } from '../../src/markdown.ts'
import type {
  ContentsSection,
  Edition,
  EditionItem,
  EditionSection,
  Phrase,
  Prose,
} from '../../src/model.ts'
import { sectionTypes } from '../../src/sections/index.ts'

/** Texts that a template language, an XML reader or MJML could take for their own. */
const nasty = [
  ...['{{title}}', '{{{prose body}}}', '{{#each sections}}', '{{/if}}', '}}', '{{theme.accent}}'],
  ...['</mj-text>', '<mj-section>', '<mj-raw>', '</td></tr></table>', '<!--[if mso]>', '-->'],
  ...['<![endif]-->', '<script>', '&amp;', '&lt;b&gt;', '"', "'", '" onclick="x', '`', '\\', '$&'],
  ...[
    '$1',
    '#0b5',
    '#a3201f',
    'true',
    'false',
    '0',
    'a  b',
    'مرحبا',
    'שלום',
    '字字',
    '👩‍👩‍👧',
    'İ',
  ],
]
const piece = fc.oneof(fc.constantFrom(...nasty), fc.constantFrom('one', 'Two', '2009'))

/** One line of text; never empty, as an edition holds `null` where there is nothing. */
const line = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '))
const url = fc
  .tuple(
    fc.constantFrom('https://example.org/?a=1&b=', 'mailto:', 'tel:'),
    fc.constantFrom('2', "'{{x}}", '%22'),
  )
  .map((parts) => parts.join(''))
const id = fc.constantFrom('a', 'b-2', 'section-3', 'عنوان')
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 3 })
const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 3 })

const phrase: fc.Arbitrary<Phrase> = line.map((text) => ({ html: escapeHtml(text), text }))
const prose: fc.Arbitrary<Prose> = fc
  .tuple(line, line, fc.constantFrom('p', 'ul', 'ol', 'blockquote', 'mixed'))
  .map(([one, two, kind]) => ({
    html: htmlOf(kind, escapeHtml(one), escapeHtml(two)),
    text: [block(one), block(two)],
  }))

const block = (text: string) => ({ lead: '', hang: '', text, tight: false })

function htmlOf(kind: string, one: string, two: string): string {
  if (kind === 'p') return `<p>${one}<br>\n${two}</p>`
  if (kind === 'blockquote') return `<blockquote>\n<p>${one}</p>\n</blockquote>\n<p>${two}</p>`
  if (kind === 'mixed') {
    return `<p><em>${one}</em> <strong>${two}</strong> <a href="https://example.org/">x</a> <abbr title="y">z</abbr></p>`
  }
  return `<${kind}>\n<li>${one}</li>\n<li><p>${two}</p></li>\n</${kind}>`
}

const item: fc.Arbitrary<EditionItem> = fc.record({
  id,
  title: orNull(line),
  quiet: orNull(line),
  tiles: some(fc.record({ weekday: line, day: line, month: line })),
  dateToBeConfirmed: orNull(line),
  deadlines: some(fc.record({ label: line, for: orNull(line), text: line, closed: fc.boolean() })),
  facts: some(
    fc
      .tuple(fc.constantFrom('when', 'where'), line, phrase)
      .map(([kind, label, value]) => ({ kind, label, ...value })),
  ),
  body: orNull(prose),
  quote: orNull(fc.record({ prose, by: line })),
  image: orNull(
    fc.record({
      src: url,
      alt: line,
      caption: orNull(line),
      width: orNull(fc.integer({ min: 1, max: 999 })),
    }),
  ),
  links: some(fc.record({ text: line, url })),
  action: orNull(fc.record({ text: line, url, label: line })),
  contact: orNull(phrase),
})

const types = Object.keys(sectionTypes)
const section: fc.Arbitrary<EditionSection> = fc.record({
  id,
  type: fc.constantFrom(...types, 'have-your-say'),
  base: fc.constantFrom(...types),
  heading: line,
  intro: orNull(prose),
  items: some(item),
})

const contents: fc.Arbitrary<ContentsSection> = fc.record({
  id,
  heading: line,
  count: fc.nat(9),
  entries: some(fc.record({ id, title: line, note: orNull(line) })),
})

const sides = fc.constantFrom(
  { language: 'en-GB', direction: 'ltr', start: 'left', end: 'right' } as const,
  { language: 'ar', direction: 'rtl', start: 'right', end: 'left' } as const,
)

/** Editions of every shape that the type allows, wilder than any that `compose` makes. */
export const edition: fc.Arbitrary<Edition> = fc
  .tuple(
    sides,
    fc.record({
      publication: line,
      slug: fc.constant('sample-1'),
      organisation: fc.record({
        name: line,
        short: line,
        strapline: orNull(line),
        address: orNull(line),
        website: orNull(url),
      }),
      number: fc.integer({ min: 1, max: 999 }),
      date: fc.constant('2009-04-20'),
      dateText: line,
      month: line,
      title: line,
      subject: line,
      preheader: line,
      intro: orNull(prose),
      contents: some(contents),
      sections: some(section),
      footer: orNull(prose),
      permission: line,
      unsubscribe: orNull(url),
      viewInBrowser: orNull(url),
      labels: fc.constant(english),
    }),
  )
  .map(([side, rest]) => ({ ...rest, ...side }))
