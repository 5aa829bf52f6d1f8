import { describe, expect, it } from 'vitest'
import { findNewsroom } from '../../src/newsroom.ts'
import { openPress } from '../../src/pipeline.ts'
import { folderOf, settings } from '../support/program.ts'

/** What the checks of subject and preheader say of an issue with these lines and these titles. */
async function found(lines: string, titles: readonly string[], house = ''): Promise<string[]> {
  const items = titles.map((title) => `      - { title: "${title}", body: A text. }\n`)
  const root = folderOf({
    'newswire.yaml': settings + house,
    'issues/17.yaml': `number: 17\ndate: 2009-05-20\n${lines}sections:\n  - type: news\n    items:\n${items.join('')}`,
  })
  const { value } = await findNewsroom(root)
  if (!value) throw new Error('no newsroom')
  const { build } = await openPress(value, { cwd: root })
  const { diagnostics = [] } = (await build?.('issues/17.yaml')) ?? {}
  return diagnostics
    .filter(({ code }) => /subject|preheader/.test(code))
    .map(({ code, severity, place }) => `${severity} ${code} ${place?.line}:${place?.column}`)
}

const titles = ['A study of the weir', 'Boats for hire from May to October', 'Small grants']
const subject = 'subject: Small grants are open again\n'

describe('a preheader that is written', () => {
  it.each<[string, string[]]>([
    ['Apply by 1 May, and see the study of the weir', []],
    ['Small grants are open again', ['warning repeated-preheader 4:12']],
    ['"Grants: small grants are open again."', ['warning repeated-preheader 4:21']],
    ['Open again', ['warning repeated-preheader 4:12']],
    ['Small grants: who can apply, and how', []],
    ['Small grants are open until July', ['warning repeated-preheader 4:12']],
    ['Hello everybody, this is what is new', ['warning cut-preheader 4:12']],
    ['Here are the winners of the small prizes', []],
    ['Welcome to Ann Weir, our new harbour master', []],
    ['Welcome to bulletin, with news of boats', ['warning cut-preheader 4:12']],
    ['Hello Dolly! opens the summer', []],
    ['View this email in your browser', ['warning cut-preheader 4:12']],
    ['Hello again, and welcome to our bulletin', ['warning cut-preheader 4:12']],
    [
      'In this month’s edition of our newsletter you will find boats',
      ['warning cut-preheader 4:12'],
    ],
    ['In this harbour, boats are for hire', []],
    ['Boats are for hire, the weir has been studied, and', ['warning cut-preheader 4:59']],
    ['Boats are for hire, and what the weir is made of', []],
    ['The viewing platform is open', []],
    ['The latest news from the harbour', ['warning cut-preheader 4:12']],
    ['The latest on the weir, and boats', []],
    ['The weir is open, and the …', ['warning cut-preheader 4:38']],
    ['Boats, grants, and more …', []],
    [`https://harbour.example.net/${'a'.repeat(30)} has it`, ['warning cut-preheader 4:12']],
  ])('%s', async (preheader, expected) => {
    expect(await found(`${subject}preheader: ${preheader}\n`, titles)).toEqual(expected)
  })
})

describe('a preheader that is made', () => {
  it.each<[string, string, string[], string, string[]]>([
    ['of telling titles', '', titles, '', []],
    [
      'of the title that is the subject',
      'subject: A study of the weir\n',
      titles,
      '',
      ['info repeated-preheader 3:10'],
    ],
    ['of the only title', '', ['A study of the weir'], '', ['info repeated-preheader 6:18']],
    [
      'of the welcome',
      '',
      ['A study'],
      'intro: Welcome to the Bulletin, for all.\n',
      ['info cut-preheader 1:9'],
    ],
    ['of its own intro', 'intro: The weir is open.\n', ['A study'], '', []],
    [
      'of a greeting',
      'intro: Dear readers, the weir is open.\n',
      ['A study'],
      '',
      ['info cut-preheader 3:8'],
    ],
    [
      'of a long name',
      subject,
      ['Ministry of Harbours and Inland Waterways (South): money', 'B'],
      '',
      ['info cut-preheader 7:18'],
    ],
    [
      'of a long name that says what',
      subject,
      ['Ministry of Harbours gives more money to boats: how', 'B'],
      '',
      [],
    ],
  ])('%s', async (_, lines, names, house, expected) => {
    expect(await found(lines, names, house)).toEqual(expected)
  })
})

describe('a subject', () => {
  const long = 'The county council invites everybody to speak their mind on it'
  it.each<[string, string, string[]]>([
    ['is long as it is written', `subject: ${long}\n`, ['warning long-subject 3:10']],
    ['is long as it is made', '', ['warning long-subject 6:18']],
  ])('%s', async (_, lines, expected) => {
    const other = 'Boats for hire from May to October'
    expect(await found(lines, lines ? [other, 'B'] : [long, other])).toEqual(expected)
  })

  it('is not told beside a title that is too long itself', async () => {
    expect(
      await found('', [`${long}, and on all that it may do`, 'Boats for hire in May']),
    ).toEqual([])
  })
})
