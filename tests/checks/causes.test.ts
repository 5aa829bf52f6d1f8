import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findNewsroom, openPress } from '../../src/index.ts'
import { fixtures } from '../support/checked.ts'
import { folderOf } from '../support/program.ts'

const common = readFileSync(join(fixtures, 'newswire.yaml'), 'utf8')

/** What all checks say of an issue with these sections, and of what came out before it. */
async function told(sections: string, { head = '', house = '', before = '' } = {}) {
  const issue = (number: number, day: string, text: string, lines = '') =>
    `number: ${number}\ndate: ${day}\n${lines}sections:\n${text}${lines ? '' : 'preheader: Ten of them, and a weir to see\n'}`
  const root = folderOf({
    'newswire.yaml': common + house,
    ...(before && { 'issues/16.yaml': issue(16, '2009-04-20', before) }),
    'issues/17.yaml': issue(17, '2009-05-20', sections, head),
  })
  const { value } = await findNewsroom(root)
  if (!value) throw new Error('no newsroom')
  const { build } = await openPress(value, { cwd: root, thorough: true })
  const { diagnostics = [] } = (await build?.('issues/17.yaml')) ?? {}
  return diagnostics.map(({ code, place }) => `${code} ${place?.line}`)
}

const events = (items: string) => `  - type: events\n    items:\n${items}`
const news = (items: string) => `  - type: news\n    items:\n${items}`
const visit = `      - title: Study visit to the weir
        date: 2009-05-02
        time: 14:00-16:00
        venue: The weir
        booking: { contact: desk, by: 2009-04-28 }
`
const contact = '        contact: desk\n'

describe('one cause is told once:', () => {
  it('an event that is over, with its booking', async () => {
    expect(await told(events(visit))).toEqual(['past-date 7'])
  })

  it('an event that is over and was in the issue before', async () => {
    expect(await told(events(visit), { before: events(visit) })).toEqual(['repeated-past 6'])
  })

  it('a weekday that is wrong', async () => {
    const lecture = `      - title: A lecture
        date: 2009-06-10
        time: 14:00-16:00
        venue: The quay
        body: The lecture is on Tuesday 10 June.
${contact}`
    expect(await told(events(lecture))).toEqual(['weekday-mismatch 10'])
    const other = lecture.replace('Tuesday 10', 'Tuesday 11')
    expect(await told(events(other))).toEqual(['weekday-mismatch 10'])
  })

  it.each([
    ['code of a template', 'Dear *|FNAME|*, come and see the boats.', ['leftover-code 7']],
    ['code with a word in it', 'See %%unsub%% for the boats.', ['leftover-code 7']],
    [
      'dummy text',
      'Lorem ipsum dolor sit amet, consectetur adipiscing elit. The boats are here.',
      ['leftover-code 7'],
    ],
    ['an address', 'See www.harbour.example.net/qwrtz/ABCD for more.', ['bare-address 7']],
    [
      'an abbreviation that comes again and again',
      'The QRTZ is here. The QRTZ asks the QRTZ what the QRTZ is.',
      ['unexplained-acronym 7'],
    ],
    ['a name with a misprint', 'The Harbuor Partnership has met.', ['name-spelling 7']],
    [
      'an address that leads nowhere',
      'See [the report](http://example.com/x).',
      ['placeholder-link 7'],
    ],
    [
      'links that do not say where they go',
      'Read it [here](https://harbour.example.net/a) or [here](https://harbour.example.net/b).',
      ['vague-link 7', 'vague-link 7'],
    ],
    ['a quotation', 'The boatman’s ‘yes’ was a "loud one", he said.', ['mixed-quotes 7']],
    [
      'a sentence that is too long',
      `The accountability arrangements necessitate ${'appropriate organisational documentation of responsibilities and '.repeat(7)}prioritisation.`,
      ['long-sentence 7'],
    ],
  ])('%s', async (_, body, expected) => {
    const text = news(`      - title: A study of the weir\n        body: ${JSON.stringify(body)}\n`)
    expect(await told(text + contact)).toEqual(expected)
  })

  it('a text that was taken over, with its link and its misprint', async () => {
    const item = (title: string, word: string) =>
      news(`      - title: ${title}
        body: The lighthouse at the end of the quay can be ${word} on every first Sunday of the month.
        links:
          - text: See the lighthouse
            url: https://harbour.example.net/lighthouse
${contact}`)
    const before = item('The lighthouse', 'visited')
    expect(await told(item('A tower', 'vistied'), { before })).toEqual(['near-copy 7'])
  })

  it('a preheader that greets and repeats the subject', async () => {
    const head = 'subject: Hello all boatmen\npreheader: Hello all boatmen\n'
    const text = news(`      - title: A study of the weir\n        body: It is out.\n${contact}`)
    expect(await told(text, { head })).toEqual(['repeated-preheader 4'])
  })

  it('a snippet that is used twice', async () => {
    const house = 'snippets:\n  boats:\n    title: Boats\n    body: Ten boats for hrie.\n'
    const text = news(`      - use: boats\n${contact}      - use: boats\n${contact}`)
    const line = common.split('\n').length + 3
    expect((await told(text, { house })).sort()).toEqual(['same-title 8', `spelling ${line}`])
  })

  it('titles that are still to come', async () => {
    const text = news(
      `      - title: TBC\n        body: Ten boats.\n${contact}      - title: TBC\n        body: Six boats.\n${contact}`,
    )
    expect(await told(text)).toEqual(['still-tbc 6', 'still-tbc 9'])
  })
})

describe('a finding that a comment silences', () => {
  it('still spares the others of its cause, and the comment is used', async () => {
    const text = events(
      visit.replace(
        '      - title: Study visit to the weir',
        '      # newswire-ignore repeated-past: the trustees asked for it\n      - title: Study visit to the weir',
      ),
    )
    expect(await told(text, { before: events(visit) })).toEqual([])
  })
})

it.each([
  ['get in touch', 'To borrow it, get in touch before June.', ['no-contact 7']],
  ['a form below', 'Please download the form below.', ['no-contact 7']],
  ['a number', 'Get in touch: 01632 960001.', []],
  ['a link', 'Contact us [at the desk](https://harbour.example.net/desk).', []],
  ['somebody else', 'Get in touch with your neighbours.', []],
  ['a quotation', 'The boatman said: “Get in touch.”', []],
  ['in a year', 'The grant will be paid in a year; it is far below the others.', []],
])('an item that says %s', async (_, body, expected) => {
  const other = `      - title: Boats\n        body: Ten boats.\n${contact}`
  const text = news(`      - title: A gazebo\n        body: ${JSON.stringify(body)}\n${other}`)
  expect(await told(text)).toEqual(expected)
})

it('a fault that is everywhere is told a hundred times', async () => {
  const item = (title: string) =>
    `      - title: ${title}\n        body: ${'Ten  boats came. '.repeat(60)}\n${contact}`
  const all = await told(news(['A', 'B', 'C'].map(item).join('')))
  expect(all.filter((each) => each.startsWith('stray-space'))).toHaveLength(100)
})
