import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { looseEnds, type Reason } from '../src/loose-ends.ts'
import type { Issue, Item } from '../src/model.ts'
import { findNewsroom, issueFiles } from '../src/newsroom.ts'
import { read } from '../src/read.ts'
import { validate } from '../src/validate.ts'

const on = '2009-05-18'

const issue = (number: number, items: Item[], base = 'news'): Issue => ({
  number,
  date: number === 2 ? '2009-04-20' : '2009-03-16',
  sections: [{ type: base, base, items }],
})
const reasonsOf = (item: Item, before: Item[] = []): Reason[] =>
  looseEnds([issue(1, before), issue(2, [item])], on)[0]?.reasons ?? []

describe('promises in the text', () => {
  it.each([
    'Watch this space: the programme is nearly ready.',
    'The venue is to be confirmed.',
    'How it will work in detail is still to be\nconfirmed.',
    'The date has yet to be agreed.',
    'Speakers TBC.',
    'Speakers: t.b.a.',
    'Details to follow.',
    'A report will follow soon.',
    'More to follow!',
    'More details from us soon.',
    'Further information will be sent nearer the time.',
    'You will hear more from us soon.',
    'Coming soon: the programme',
    'We shall soon be publishing it.',
    'Read all about it in our next issue.',
    'Please save the date.',
    'A date for your diary',
  ])('%s', (body) => expect(reasonsOf({ body })).toMatchObject([{ kind: 'promised' }]))

  it.each([
    'Follow us, and follow the signs to the hall.',
    'The figures to follow up are in the annex.',
    'What is to be done? Nothing is to be feared.',
    'The details follow below.',
    'We will confirm your place by email.',
    'It was announced soon after.',
    'The confirmed minutes are online.',
    'Our space is limited: watch the clock.',
    'The TBCs of the ward are listed.',
    'As soon as the doors open, come in.',
  ])('not in: %s', (body) => expect(reasonsOf({ body })).toEqual([]))

  it('quotes the sentence, on one line', () => {
    const body = 'It was good. Further\ndetails will be sent soon, she said. Bye.'
    expect(reasonsOf({ body })).toEqual([
      { kind: 'promised', words: 'Further details will be sent soon, she said.' },
    ])
  })

  it('cuts a long sentence at a word, and keeps the promise in it', () => {
    const body = `${'Long words before it '.repeat(10)}watch this space ${'and after '.repeat(20)}.`
    const [reason] = reasonsOf({ body })
    const { words } = reason as { words: string }
    expect(words.length).toBeLessThan(130)
    expect(words).toContain('watch this space')
    expect(words).toMatch(/ (and|after) …$/)
  })

  it('looks into the title and the fields that say how and where', () => {
    expect(reasonsOf({ title: 'Coming soon' })).toMatchObject([{ kind: 'promised' }])
    expect(reasonsOf({ venue: 'Leeds (to be confirmed)' })).toMatchObject([{ kind: 'promised' }])
    expect(reasonsOf({ cost: 'TBA' })).toEqual([])
  })
})

describe('what else is open', () => {
  const cases: [string, Item, Reason[]][] = [
    ['a venue', { venue: 'tbc' }, [{ kind: 'unsettled', field: 'venue' }]],
    [
      'a date and a time',
      { date: 'tbc', time: 'tbc' },
      [
        { kind: 'unsettled', field: 'date' },
        { kind: 'unsettled', field: 'time' },
      ],
    ],
    ['an event since held', { date: '2009-05-17' }, [{ kind: 'held', date: '2009-05-17' }]],
    [
      'its last day counts',
      { date: '2009-05-16', until: '2009-05-18' },
      [{ kind: 'ahead', date: '2009-05-16' }],
    ],
    ['an event on the day', { date: on }, [{ kind: 'ahead', date: on }]],
    ['one that was past already', { date: '2009-04-19' }, []],
    [
      'held, with its venue open',
      { date: '2009-05-17', venue: 'tbc' },
      [{ kind: 'held', date: '2009-05-17' }],
    ],
    ['a deadline on the day', { deadline: { date: on } }, [{ kind: 'open', date: on }]],
    ['a deadline that has passed', { deadline: { date: '2009-05-17' } }, []],
    [
      'the later of two deadlines',
      { deadlines: [{ date: '2009-05-01' }, { date: '2009-06-01', for: 'Questions' }] },
      [{ kind: 'open', date: '2009-06-01', for: 'Questions' }],
    ],
    [
      'booking for what is ahead',
      { date: '2009-06-02', booking: { by: '2009-05-30' } },
      [
        { kind: 'open', date: '2009-05-30', for: 'booking' },
        { kind: 'ahead', date: '2009-06-02' },
      ],
    ],
    ['nothing', { title: 'A story', body: 'Told.' }, []],
  ]
  it.each(cases)('%s', (_, item, reasons) => expect(reasonsOf(item)).toEqual(reasons))
})

describe('standing items', () => {
  const course = { title: 'The Course', body: 'Three days.' }

  it('are those that the last two issues both carried', () => {
    expect(reasonsOf(course, [{ title: 'the course ' }])).toEqual([{ kind: 'standing' }])
    expect(reasonsOf(course, [{ title: 'Another course' }])).toEqual([])
    expect(reasonsOf({ ...course, id: 'course' }, [course])).toEqual([])
    expect(looseEnds([issue(2, [course])], on)).toEqual([])
  })

  it('are not those of an issue before the last two', () => {
    const ends = looseEnds([issue(0, [course]), issue(1, []), issue(2, [course])], on)
    expect(ends).toEqual([])
  })
})

describe('the sample newsroom', () => {
  const issues: Issue[] = []
  beforeAll(async () => {
    const room = (await findNewsroom(join(import.meta.dirname, '..'))).value
    if (!room) throw new Error('The sample newsroom has faults.')
    for (const { path } of await issueFiles(room)) {
      const source = (await read(path)).value
      const valid = source && validate(source, room).value
      if (valid) issues.push(valid)
    }
  })
  const told = (count: number, day: string) =>
    looseEnds(issues.slice(0, count), day).map(
      ({ path, reasons }) => `${path.join('.')} ${reasons.map(({ kind }) => kind).join(' ')}`,
    )

  it('has these, seen from the next issue', () => {
    expect(told(1, '2009-03-16')).toEqual([
      'sections.1.items.0 held',
      'sections.2.items.0 held',
      'sections.2.items.2 held',
    ])
    expect(told(2, '2009-04-20')).toEqual([
      'sections.0.items.0 promised',
      'sections.1.items.1 open',
      'sections.2.items.0 held',
      'sections.2.items.1 held',
      'sections.2.items.2 held',
      'sections.4.items.0 held',
      'sections.5.items.0 standing',
    ])
    expect(told(3, '2009-04-27')).toEqual([
      'sections.2.items.0 open',
      'sections.3.items.1 standing',
      'sections.3.items.2 promised',
    ])
  })
})
