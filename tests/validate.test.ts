import { beforeAll, describe, expect, it } from 'vitest'
import { pinned } from '../src/diagnostic.ts'
import type { Issue, Newsroom } from '../src/model.ts'
import { parse } from '../src/read.ts'
import { sectionTypes } from '../src/sections/index.ts'
import { validate, validateSettings, validateTheme } from '../src/validate.ts'
import { newsroom } from './support/mails.ts'

let house: Newsroom
beforeAll(async () => {
  house = await newsroom({
    people: { events: { role: 'Events desk', email: 'events@example.org' } },
    sections: { 'have-your-say': { extends: 'consultation', heading: 'Have your say' } },
    snippets: {
      course: { title: 'The course', body: 'Three days.', topics: ['Scrutiny'] },
      meeting: { title: 'The meeting', date: '2009-05-01', until: '2009-05-02' },
    },
  })
})

function sourceOf(file: string, yaml: string) {
  const { value, diagnostics } = parse(file, yaml)
  if (!value) throw new Error(diagnostics[0]?.message)
  return value
}

/** An issue with one section, and one item in it, from its lines. */
const issueOf = (type: string, ...lines: string[]) =>
  `number: 7\ndate: 2009-04-20\nsections:\n  - type: ${type}\n    items:\n      - ${lines.join('\n        ')}\n`

const check = (yaml: string, file = '7.yaml', room = house) => validate(sourceOf(file, yaml), room)
const codesOf = (yaml: string, file?: string) => check(yaml, file).diagnostics.map((d) => d.code)
const itemOf = (yaml: string) => check(yaml).value?.sections[0]?.items[0]

// ---------------------------------------------------------------- every field, one by one

/** What an item needs beside the field in question. */
const rest: Record<string, string[]> = {
  publications: ['title: A', 'body: B'],
  'other-events': ['title: A', 'date: 2009-05-01'],
  funding: ['title: A', 'deadline: 2009-05-01'],
  consultation: ['title: A', 'body: B'],
  learning: ['title: A', 'body: B'],
  resources: ['body: B'],
}

describe('a field takes', () => {
  it.each([
    ['publications', 'id: milton-keynes'],
    ['publications', 'id: straße-2'],
    ['publications', 'publisher: Audit Commission'],
    ['publications', 'published: 2009'],
    ['publications', 'published: "2009"'],
    ['publications', 'published: 2009-04'],
    ['publications', 'published: 2009-04-20'],
    ['publications', 'format: 10 pages, PDF'],
    ['publications', 'links: [{ text: A, url: "tel:01632960001" }]'],
    ['publications', 'quote: { text: "*A*", by: B }'],
    ['publications', 'image: { src: https://example.org/a.png, alt: A, width: 560, height: 9 }'],
    [
      'publications',
      'deadlines: [{ date: 2009-05-01, time: 17:00, for: A }, { date: 2009-05-02 }]',
    ],
    ['publications', 'contact: events'],
    ['publications', 'contact: { name: Ann, role: Editor, phone: +44 (0)1632 960001 ext. 12 }'],
    ['other-events', 'until: 2009-05-01'],
    ['other-events', 'time: 14:00'],
    ['other-events', 'time: 9:00-16:30'],
    ['other-events', 'time: 09:00 – 24:00'],
    ['other-events', 'time: tbc'],
    ['other-events', 'venue: tbc'],
    ['other-events', 'online: https://example.org/join'],
    ['other-events', 'cost: £10'],
    ['other-events', 'booking: { url: https://example.org/book, by: 2009-05-01 }'],
    ['other-events', 'booking: { contact: { phone: 01632 960001 } }'],
    ['other-events', 'places: 30'],
    ['other-events', 'places: Limited'],
    ['other-events', 'organiser: Training Centre'],
    ['funding', 'funder: Government Office'],
    ['funding', 'amount: £35 million'],
    ['funding', 'eligibility: All'],
    ['consultation', 'owner: CLG'],
    ['consultation', 'deadline: { date: 2009-05-01, time: 17:00, for: Replies }'],
    ['learning', 'topics: [Scrutiny, "Part one: the start"]'],
    ['learning', 'use: course'],
    ['resources', 'title: A'],
  ])('in a section %s, %s', (type, field) => {
    expect(check(issueOf(type, ...(rest[type] ?? []), field)).diagnostics).toEqual([])
  })
})

describe('a section type', () => {
  it.each(Object.values(sectionTypes))('$type refuses an item without $required', (type) => {
    const { diagnostics } = check(issueOf(type.type, 'id: a'))
    const article = type.item.charAt(0).toUpperCase() + type.item.slice(1)
    expect(diagnostics.map(({ code }) => code)).toEqual(type.required.map(() => 'missing-field'))
    for (const { message } of diagnostics) expect(message).toContain(`${article} needs a`)
  })

  it('of a newsroom is the one that it extends', () => {
    const { value } = check(issueOf('have-your-say', 'title: A', 'body: B', 'owner: C'))
    expect(value?.sections[0]).toMatchObject({ type: 'have-your-say', base: 'consultation' })
  })

  it.each(['toString', 'constructor', 'hasOwnProperty', '""'])('is not %s', (type) => {
    const { value, diagnostics } = check(issueOf(type, 'title: A', 'body: B'))
    expect(value).toBeUndefined()
    expect(['unknown-type', 'empty-text', 'reserved-key']).toContain(diagnostics[0]?.code)
  })
})

// ---------------------------------------------------------------- what becomes of it

describe('an issue that is sound', () => {
  it('has its values in one form', () => {
    const yaml = issueOf(
      'learning',
      'title: A',
      'body: B',
      'date: 2009-05-01',
      'time: 9:30-24:00',
      'deadlines: [{ date: 2009-04-30, time: 17:00 }]',
    )
    expect(itemOf(yaml)).toEqual({
      title: 'A',
      body: 'B',
      date: '2009-05-01',
      time: { start: 570, end: 1440 },
      deadlines: [{ date: '2009-04-30', time: { start: 1020 } }],
    })
    expect(itemOf(issueOf('funding', 'title: A', 'deadline: 2009-05-01'))?.deadline).toEqual({
      date: '2009-05-01',
    })
    const published = issueOf('publications', 'title: A', 'body: B', 'published: 2009')
    expect(itemOf(published)?.published).toBe('2009')
  })

  it('has the fields of a snippet under its own', () => {
    const yaml = issueOf('learning', 'use: course', 'body: Four days.', 'contact: events')
    expect(itemOf(yaml)).toEqual({
      title: 'The course',
      body: 'Four days.',
      topics: ['Scrutiny'],
      contact: 'events',
    })
  })

  it('keeps what the author wrote, in its order', () => {
    const yaml = `number: 7
date: 2009-04-20
subject: S
preheader: P
intro: I
sections:
  - { type: news, heading: Two, intro: J, items: [{ title: A, body: B }, { title: C, body: D }] }
  - { type: news, items: [{ title: E, body: F }] }
`
    const expected: Issue = {
      number: 7,
      date: '2009-04-20',
      subject: 'S',
      preheader: 'P',
      intro: 'I',
      sections: [
        {
          type: 'news',
          base: 'news',
          heading: 'Two',
          intro: 'J',
          items: [
            { title: 'A', body: 'B' },
            { title: 'C', body: 'D' },
          ],
        },
        { type: 'news', base: 'news', items: [{ title: 'E', body: 'F' }] },
      ],
    }
    expect(check(yaml).value).toEqual(expected)
  })
})

// ---------------------------------------------------------------- the number and the file

describe('the number of an issue', () => {
  it.each([
    ['7.yaml', []],
    ['issues/7.yaml', []],
    ['C:\\news\\issues\\7.yml', []],
    ['issues/007.yaml', []],
    ['issues/8.yaml', ['number-unlike-file']],
    ['7/draft.yaml', ['number-unlike-file']],
    ['-', []],
  ])('in the file %s', (file, codes) => {
    expect(codesOf(issueOf('news', 'title: A', 'body: B'), file)).toEqual(codes)
  })

  it('is only warned of where the file has no number', () => {
    const { value, diagnostics } = check(issueOf('news', 'title: A', 'body: B'), 'draft.yaml')
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
    expect(value?.number).toBe(7)
  })
})

// ---------------------------------------------------------------- snippets

describe('an item with a snippet', () => {
  it.each([
    ['that is not there is not told what it lacks', ['use: curse'], ['unknown-snippet']],
    ['by an inherited name', ['use: toString'], ['unknown-snippet']],
    ['with faults of its own', ['use: course', 'date: soon'], ['bad-date']],
    ['whose field its section does not take', ['use: meeting', 'body: B'], ['ok']],
  ])('%s', (_, lines, codes) => {
    const found = codesOf(issueOf('learning', ...lines))
    expect(found.length ? found : ['ok']).toEqual(codes)
  })

  it('points at `use` for what the snippet gives', () => {
    const source = sourceOf('7.yaml', issueOf('events', 'use: meeting', 'date: 2009-05-03'))
    const [fault] = validate(source, house).diagnostics.map((each) => pinned(each, source))
    expect(fault).toMatchObject({ code: 'until-before-date', place: { line: 6, column: 14 } })
  })
})

// ---------------------------------------------------------------- many faults, much text

describe('a file that is far from an issue', () => {
  it('gets two hundred faults, not thousands', () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `k${i}: v`).join('\n')
    expect(codesOf(`${keys}\n`)).toHaveLength(200)
  })

  it('is refused when no mail could carry its texts', () => {
    const item = `      - title: A\n        body: ${'long text '.repeat(1900)}\n`
    const issue = (count: number) =>
      `number: 7\ndate: 2009-04-20\nsections:\n  - type: news\n    items:\n${item.repeat(count)}`
    expect(codesOf(issue(21))).toEqual([])
    expect(codesOf(issue(22))).toEqual(['too-large'])
  })
})

// ---------------------------------------------------------------- the settings and a theme

describe('settings', () => {
  const settingsOf = (yaml: string) => validateSettings(sourceOf('newswire.yaml', yaml))

  it('have defaults for all that may be left out', async () => {
    const { value, diagnostics } = await settingsOf('publication: A\norganisation: { name: B }\n')
    expect(diagnostics).toEqual([])
    expect(value).toEqual({
      publication: 'A',
      organisation: { name: 'B' },
      language: 'en-GB',
      timezone: 'Europe/London',
      theme: 'newswire',
      brand: {},
      sections: {},
      people: {},
      glossary: {},
      snippets: {},
      links: { tracking: {} },
    })
  })

  it.each(['en', 'en-GB', 'fr', 'pt-BR', 'zh-Hant-TW', 'gsw'])(
    'take the language %s',
    async (tag) => {
      const yaml = `publication: A\norganisation: { name: B }\nlanguage: ${tag}\n`
      expect((await settingsOf(yaml)).value?.language).toBe(tag)
    },
  )

  it('let a built-in type have another heading', async () => {
    const yaml =
      'publication: A\norganisation: { name: B }\nsections: { news: { extends: news, heading: C } }\n'
    expect((await settingsOf(yaml)).diagnostics).toEqual([])
  })

  it('tell the faults of a snippet where it stands, whether or not an issue uses it', async () => {
    const yaml = `publication: A
organisation: { name: B }
links: { base: https://example.org/news/ }
snippets:
  a: { title: A, body: "[a](page) [b](javascript:x)", booking: { by: 2009-05-01 } }
`
    const source = sourceOf('newswire.yaml', yaml)
    const found = (await validateSettings(source)).diagnostics.map((each) => pinned(each, source))
    expect(found.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
      ['missing-field', 5, 64],
      ['bad-link', 5, 39],
    ])
  })
})

describe('a theme', () => {
  const themeOf = (yaml: string) => validateTheme(sourceOf('theme.yaml', yaml))

  it('declares its tokens', async () => {
    const yaml = `description: Plain.
tokens: { accent: { type: color, default: "#0b5a61", description: Of headings. } }
contrast: [[accent, paper]]
`
    expect(await themeOf(yaml)).toMatchObject({
      diagnostics: [],
      value: { contrast: [['accent', 'paper']] },
    })
  })

  it.each([
    ['tokens: {}', 'missing-field'],
    ['description: A\ntokens: { a: { type: colour, default: B, description: C } }', 'bad-token'],
    ['description: A\ncontrast: [[a]]', 'missing-field'],
    ['description: A\ncolors: {}', 'unknown-key'],
    ['- a', 'not-a-map'],
  ])('with %j is refused', async (yaml, code) => {
    const { value, diagnostics } = await themeOf(`${yaml}\n`)
    expect(value).toBeUndefined()
    expect(diagnostics.map((each) => each.code)).toEqual([code])
  })
})
