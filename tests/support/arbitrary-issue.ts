import fc from 'fast-check'
import type { FieldName } from '../../src/model.ts'
import { sectionTypes } from '../../src/sections/index.ts'
import { common } from '../../src/validate/fields.ts'
import { writable } from './fuzz.ts'

/** Texts that have broken other programs: template languages, HTML, YAML, Markdown, JavaScript. */
const nasty = [
  ...['{{', '}}', '{{{x}}}', '{{theme.accent}}', '{{#each sections}}', '{{/if}}', '{{> item}}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an author may type it.
  ...['${x}', '$&', '$1', "$'", '%s', '\\u0041', '\\', '__proto__', 'constructor'],
  ...['</table>', '</td></tr>', '</title>', '</style>', '"><script>alert(1)</script>'],
  ...["' onclick='x", '<img src=x onerror=x>', '<mj-text>', '</mj-text>', '<?php', '<![CDATA['],
  ...['<!--[if mso]>', '<![endif]-->', '<!--', '-->', ']]>', '<', '>', '"', "'", '`'],
  ...['&', '&lt;', '&amp;amp;', '#', '- ', '1. ', '> ', '---', ': ', '! ', 'From ', '.', '-- '],
  ...['*', '**', '_', '[', '](', '](https://example.org)', 'a@example.org'],
  ...['javascript:alert(1)', '[a](javascript:alert(1))', '[b](https://example.org/"onclick=x)'],
  ...['https://example.org/a?b=1&c=2', 'LSP', 'LAAs', 'CO₂', '£35 million', '‘quoted’'],
  ...['a\u00a0b', 'a\u00adb', '\u200b', '\ufeff', 'مرحبا بالعالم', 'שלום', '\u202eback'],
  ...['\u2067over\u2069', '字字字', '안녕하세요', 'กขค', '😀', '👩‍👩‍👧', '🇬🇧', 'e\u0301', 'Ⅷ'],
  ...['ﬁ', '\u{1d49c}', 'İ', 'ß', 'a'.repeat(90)],
]

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 3, arbitrary: fc.constantFrom('one', 'two', 'Three', 'of', 'and', '2009') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
)

const text = (separators: string[], most: number) =>
  fc
    .tuple(
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...separators),
      fc.constantFrom('A', 'عنوان', '題'),
    )
    // The sign at the front is for texts that would otherwise be empty.
    .map(([pieces, separator, front]) => writable(front + pieces.join(separator)).slice(0, most))
    .map((cut) => cut.replace(/\p{Cs}$/u, ''))

/** One line of text, such as a title. */
const line = text([' ', '', ' '], 300)
const prose = text([' ', '\n', '\n\n', '  \n'], 2000)

const two = (number: number): string => String(number).padStart(2, '0')
const day = fc
  .tuple(fc.integer({ min: 2008, max: 2010 }), fc.integer({ min: 1, max: 12 }), fc.nat(27))
  .map(([year, month, date]) => `${year}-${two(month)}-${two(date + 1)}`)
const moment = fc.constantFrom('00:00', '9:30', '12:00', '23:15')
const time = fc.oneof(moment, fc.constantFrom('14:00-16:00', '09:00-12:00', 'tbc'))
const url = fc
  .tuple(
    fc.constantFrom(
      'https://example.org/',
      'https://example.net/?a=1&b=',
      'reports/',
      'http://[::1]/',
    ),
    fc.constantFrom(
      '',
      'x',
      '%22%3E',
      '"><script>',
      "'onclick='x",
      '{{x}}',
      '-->',
      '字',
      '#a',
      '&lt;',
    ),
  )
  .map((parts) => parts.join(''))
const email = fc.constantFrom('a@example.org', 'a.b+c@mail.example.org')
const phone = fc.constantFrom('01632 960001', '+44 (1632) 960001 ext. 12')
const person = fc.oneof(
  fc.constantFrom('events', 'budgeting'),
  fc.record({ name: line, role: line, email, phone }, { requiredKeys: ['email'] }),
)
const deadline = fc.record({ date: day, time: moment, for: line }, { requiredKeys: ['date'] })
const link = fc.record({ text: line, url })

const fields = {
  id: fc.uuid(),
  title: line,
  body: prose,
  date: fc.oneof(day, fc.constant('tbc')),
  until: fc.constantFrom('2011-01-01', '2011-02-03'),
  time,
  venue: line,
  online: fc.constantFrom('https://example.org/join?a=1&b="x"', "https://example.org/'%3E"),
  cost: line,
  booking: fc.record(
    { url, contact: person, by: fc.constant('2007-12-31') },
    { requiredKeys: ['url'] },
  ),
  places: fc.oneof(line, fc.integer({ min: 1, max: 999 })),
  organiser: line,
  topics: fc.array(line, { minLength: 1, maxLength: 4 }),
  publisher: line,
  published: fc.oneof(day, fc.constantFrom('2009', '2009-04', 2009)),
  format: line,
  deadline: fc.oneof(day, deadline),
  deadlines: fc.array(deadline, { minLength: 1, maxLength: 2 }),
  funder: line,
  amount: line,
  eligibility: line,
  owner: line,
  links: fc.array(link, { minLength: 1, maxLength: 3 }),
  contact: person,
  quote: fc.record({ text: prose, by: line }),
  image: fc.record(
    { src: url, alt: line, caption: line, width: fc.integer({ min: 1, max: 2000 }) },
    { requiredKeys: ['src', 'alt'] },
  ),
} satisfies Record<FieldName, fc.Arbitrary<unknown>>

const names = Object.keys(sectionTypes)

/** A section of any type, as an author could have written it, its items with some of their fields. */
const section = fc.constantFrom(...names).chain((name) => {
  const type = sectionTypes[name] as (typeof sectionTypes)[string]
  const item = fc
    .subarray([...new Set([...type.optional, ...common])], { maxLength: 6 })
    .chain((some) =>
      fc.record(
        Object.fromEntries([...type.required, ...some].map((each) => [each, fields[each]])),
      ),
    )
    .map(sensible)
  const items = fc.array(item, { minLength: 1, maxLength: 2 })
  return fc.record(
    { type: fc.constant(name), heading: line, intro: prose, items },
    { requiredKeys: ['type', 'items'] },
  )
})

/** Takes out what fields cannot say alone: an end or a time without a day. */
function sensible(item: Record<string, unknown>): Record<string, unknown> {
  if (item.date && item.date !== 'tbc') return item
  const { until: _, time: __, ...rest } = item
  return rest
}

/** A valid issue, but for addresses in its Markdown, with the text of a bad dream in every field. */
export const arbitraryIssue = fc.record(
  {
    number: fc.integer({ min: 1, max: 99_999 }),
    date: day,
    subject: line,
    preheader: line,
    intro: prose,
    sections: fc.array(section, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['number', 'date', 'sections'] },
)
