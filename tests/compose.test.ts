import { beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../src/compose.ts'
import { inOrder, pinned } from '../src/diagnostic.ts'
import { wordsFor } from '../src/languages/index.ts'
import type { Edition, EditionItem, Newsroom } from '../src/model.ts'
import { parse } from '../src/read.ts'
import { validate } from '../src/validate.ts'
import { newsroom } from './support/mails.ts'

let house: Newsroom
beforeAll(async () => {
  house = await newsroom({
    organisation: { name: 'Progress through Partnership', website: 'https://example.org' },
    people: { events: { name: 'Events desk', email: 'events@example.org', phone: '01632 960001' } },
    sections: { 'have-your-say': { extends: 'consultation', heading: 'Have your say' } },
    links: { base: 'https://example.org/news/', tracking: {} },
    glossary: {},
    intro: 'Welcome to *newswire*, the bulletin.',
    footer: 'About us.',
  })
})

function composed(yaml: string, room: Newsroom = house, asOf?: string) {
  const { value: source, diagnostics } = parse('7.yaml', yaml)
  if (!source) throw new Error(diagnostics[0]?.message)
  const valid = validate(source, room)
  if (!valid.value) throw new Error(valid.diagnostics[0]?.message)
  const done = compose(valid.value, room, asOf)
  return { ...done, diagnostics: done.diagnostics.map((each) => pinned(each, source)) }
}

function edition(yaml: string, room?: Newsroom, asOf?: string): Edition {
  const { value, diagnostics } = composed(yaml, room, asOf)
  if (!value) throw new Error(diagnostics[0]?.message)
  return value
}

const head = (lines = '') => `number: 7\ndate: 2009-04-20\n${lines}sections:\n`
const section = (type: string, ...items: string[]) =>
  `  - type: ${type}\n    items:\n${items.map((item) => `      - { ${item} }\n`).join('')}`
const item = (type: string, fields: string, room?: Newsroom, asOf?: string): EditionItem => {
  const found = edition(head() + section(type, fields), room, asOf).sections[0]?.items[0]
  if (!found) throw new Error('no item')
  return found
}
const fact = (type: string, fields: string, kind: string, room?: Newsroom) =>
  item(type, fields, room).facts.find((each) => each.kind === kind)?.text

// ---------------------------------------------------------------- what an inbox shows

describe('the subject', () => {
  const news = section('news', 'title: "First  story", body: A', 'title: Second, body: B')

  it.each([
    ['is made from the first title', head(), 'newswire 7: First story'],
    ['is the author’s own', head('subject: Our  subject\n'), 'Our subject'],
  ])('%s', (_, top, expected) => expect(edition(top + news).subject).toBe(expected))

  it('does without a title where no item has one', () => {
    expect(edition(head() + section('resources', 'body: A')).subject).toBe('newswire 7')
  })
})

describe('the preheader', () => {
  const titles = (...all: string[]) =>
    edition(head() + section('news', ...all.map((title) => `title: "${title}", body: A`))).preheader

  it('is made from the titles that the subject does not say', () => {
    expect(titles('One', 'Two of the stories in this issue', 'Three of them, and more')).toBe(
      'Two of the stories in this issue · Three of them, and more',
    )
  })

  it('takes the welcome where the titles are too short', () => {
    expect(titles('One', 'Two')).toBe('Two · Welcome to newswire, the bulletin.')
  })

  it('ends with a whole word within ninety characters', () => {
    const preheader = titles('One', 'word '.repeat(40))
    expect(preheader.length).toBeLessThanOrEqual(90)
    expect(preheader).toMatch(/word…$/)
  })

  it('begins with the first title where the author has written the subject', () => {
    const top = head('subject: Something else\n')
    const { preheader } = edition(
      top + section('news', 'title: A title that is long enough, body: A'),
    )
    expect(preheader).toMatch(/^A title that is long enough/)
  })

  it('is the author’s own', () => {
    const top = head('preheader: Ours\n')
    expect(edition(top + section('news', 'title: A, body: B')).preheader).toBe('Ours')
  })
})

// ---------------------------------------------------------------- names and headings

describe('names in the mail', () => {
  const ids = ({ sections }: Edition) =>
    sections.flatMap(({ id, items }) => [id, ...items.map((i) => i.id)])

  it('are given once, whatever the headings and titles', () => {
    const yaml =
      head() +
      section('news', 'title: News, body: A', 'title: "***", body: B', 'title: "***", body: C') +
      section('news', 'title: News, body: D', 'title: News 2, body: E')
    const found = ids(edition(yaml))
    expect(new Set(found).size).toBe(found.length)
    expect(found).toEqual(['news', 'news-2', 'news-2-2', 'news-3', 'news-4', 'news-5', 'news-2-3'])
  })

  it('leave an author’s own id alone', () => {
    const yaml = head() + section('news', 'title: A, body: B, id: news', 'title: News, body: C')
    expect(ids(edition(yaml))).toEqual(['news-2', 'news', 'news-3'])
  })

  it('of a section whose heading has no letters are its type’s', () => {
    const yaml = `${head()}  - { type: news, heading: "***", items: [{ title: A, body: B }] }\n`
    expect(ids(edition(yaml))).toEqual(['news', 'a'])
  })
})

describe('a heading', () => {
  it.each([
    ['of its own', '  - { type: news, heading: "Our  news", items: [] }\n', 'Our news'],
    ['of its type', '  - { type: other-events, items: [] }\n', 'Other events'],
    ['of the newsroom', '  - { type: have-your-say, items: [] }\n', 'Have your say'],
  ])('%s', (_, lines, expected) => {
    expect(edition(head() + lines).sections[0]?.heading).toBe(expected)
  })
})

it('composes an issue that is empty so far', () => {
  for (const sections of ['sections: []\n', 'sections: [{ type: news, items: [] }]\n']) {
    const { subject, contents } = edition(`number: 7\ndate: 2009-04-20\n${sections}`)
    expect(subject).toBe('newswire 7')
    expect(contents.every(({ entries }) => entries.length === 0)).toBe(true)
  }
})

// ---------------------------------------------------------------- when, where, who

describe('when', () => {
  it.each([
    ['date: 2009-05-01', 'Friday 1 May 2009'],
    ['date: 2009-05-01, time: 14:00-16:00', 'Friday 1 May 2009, 2pm to 4pm'],
    ['date: 2009-05-01, until: 2009-05-01', 'Friday 1 May 2009'],
    ['date: 2009-05-01, time: tbc', 'Friday 1 May 2009, time to be confirmed'],
    ['date: tbc', 'Date to be confirmed'],
    ['date: tbc, time: tbc', 'Date to be confirmed'],
    ['date: tbc, time: 14:00', 'Date to be confirmed, 2pm'],
  ])('%s', (fields, expected) => {
    expect(fact('events', `title: A, ${fields}`, 'when')).toBe(expected)
  })

  it('follows the language', async () => {
    const { words } = await wordsFor('de')
    const german = { ...house, language: 'de', words }
    const fields = 'title: A, date: 2009-05-01, time: 14:00-16:00'
    expect(fact('events', fields, 'when', german)).toMatch(/^Freitag, 1\. Mai 2009.*14:00.*16:00/)
  })

  it.each([
    ['date: 2009-05-01', 1],
    ['date: 2009-05-01, until: 2009-05-01', 1],
    ['date: 2009-05-01, until: 2009-05-02', 2],
    ['date: tbc', 0],
  ])('has its tiles: %s', (fields, count) => {
    expect(item('events', `title: A, ${fields}`).tiles).toHaveLength(count)
  })
})

describe('a deadline', () => {
  const fields =
    'title: A, deadline: { date: 2009-05-01, time: 17:00, for: All }, deadlines: [{ date: 2009-04-21 }]'

  it('is open until its day is over', () => {
    const on = (day: string) => item('funding', fields, house, day).deadlines.map((d) => d.closed)
    expect(on('2009-04-20')).toEqual([false, false])
    expect(on('2009-04-21')).toEqual([false, false])
    expect(on('2009-04-22')).toEqual([false, true])
    expect(on('2009-05-02')).toEqual([true, true])
  })

  it('is written out, with what is due', () => {
    expect(item('funding', fields).deadlines[0]).toMatchObject({
      text: 'Friday 1 May 2009, 5pm',
      for: 'All',
    })
  })
})

describe('a contact', () => {
  it.each([
    ['of the register', 'events', 'Events desk, events@example.org, 01632\u00a0960001'],
    ['by a number alone', '{ phone: 01632 960001 ext 12 }', '01632\u00a0960001\u00a0ext\u00a012'],
  ])('%s', (_, contact, expected) => {
    expect(item('news', `title: A, body: B, contact: ${contact}`).contact?.text).toBe(expected)
  })

  it('has addresses that a telephone understands', () => {
    const html = (contact: string) =>
      item('news', `title: A, body: B, contact: ${contact}`).contact?.html
    expect(html('events')).toContain('href="mailto:events@example.org"')
    expect(html('{ phone: +44 (0)1632 960-001 }')).toContain('href="tel:+4401632960001"')
    expect(html('{ phone: 01632 960001 ext. 12 }')).toContain('href="tel:01632960001;ext=12"')
  })

  it('is text to HTML, whatever is in it', () => {
    const html = item('news', 'title: A, body: B, contact: { name: "<b>&", phone: "01632 960001" }')
    expect(html.contact?.html).toContain('&lt;b&gt;&amp;')
  })
})

// ---------------------------------------------------------------- links

describe('links', () => {
  it('are made whole, and tracked on our own website', () => {
    const links = { base: 'https://example.org/news/', tracking: { utm_source: 'newswire' } }
    const fields =
      'title: A, body: "[a](page) [b](https://other.example/)", links: [{ text: C, url: /c }]'
    const { body, links: made } = item('news', fields, { ...house, links })
    expect(body?.html).toContain('href="https://example.org/news/page?utm_source=newswire"')
    expect(body?.html).toContain('href="https://other.example/"')
    expect(made).toEqual([{ text: 'C', url: 'https://example.org/c?utm_source=newswire' }])
  })

  it('that are relative are faults without a base, at their place', () => {
    const room = { ...house, links: { tracking: {} } }
    const yaml = `${head()}  - type: news
    items:
      - title: A
        body: |
          One line.

          See [this](page) and [this](page) and [that](other).
        links: [{ text: C, url: /c }]
`
    const { value, diagnostics } = composed(yaml, room)
    expect(value).toBeUndefined()
    const places = inOrder(diagnostics).map(({ code, place }) => [code, place?.line, place?.column])
    expect(places).toEqual([
      ['relative-link', 10, 22],
      ['relative-link', 10, 56],
      ['relative-link', 11, 33],
    ])
  })

  it.each([
    [
      'funding',
      'deadline: 2009-05-01, links: [{ text: Apply, url: /a }, { text: More, url: /b }]',
      'Apply',
      1,
    ],
    ['news', 'body: B, links: [{ text: Read, url: /a }, { text: More, url: /b }]', undefined, 2],
    [
      'events',
      'date: tbc, booking: { url: /book }, links: [{ text: More, url: /b }]',
      'Book a place',
      1,
    ],
  ])('in a section %s: the one that is a button stands once', (type, fields, button, others) => {
    const found = item(type, `title: A, ${fields}`)
    expect(found.action?.text).toBe(button)
    expect(found.links).toHaveLength(others)
  })
})

// ---------------------------------------------------------------- the list of contents

describe('the list of contents', () => {
  it('notes days and deadlines', () => {
    const yaml =
      head() +
      section('events', 'title: A, date: 2009-05-01', 'title: B, date: tbc') +
      section('funding', 'title: C, deadline: 2009-05-01') +
      section('resources', 'body: D', 'title: E, body: F')
    const notes = edition(yaml).contents.map(({ entries }) => entries.map((e) => [e.title, e.note]))
    expect(notes).toEqual([
      [
        ['A', '1 May'],
        ['B', 'Date to be confirmed'],
      ],
      [['C', 'Deadline 1 May']],
      [['E', null]],
    ])
  })
})

it('gives the same edition twice, as plain data', () => {
  const yaml = head() + section('events', 'title: A, date: 2009-05-01, contact: events')
  expect(edition(yaml)).toEqual(edition(yaml))
  expect(JSON.parse(JSON.stringify(edition(yaml)))).toEqual(edition(yaml))
})
