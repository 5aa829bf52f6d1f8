import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../src/diagnostic.ts'
import { findNewsroom } from '../src/newsroom.ts'
import { openPress } from '../src/pipeline.ts'
import { folderOf } from './support/program.ts'

const settings = `publication: Bulletin
organisation: { name: Harbour Partnership, address: 1 Quay Street }
links: { unsubscribe: https://harbour.example.net/unsubscribe }
`

/** An issue with one event that is over, on line 6, and what comments say of it. */
const issue = (above = '', behind = '', top = '') => `${top}number: 17
date: 2009-05-20
sections:
  - type: events
    items:${above}
      - title: Regatta
        date: 2009-05-19${behind}
        venue: The quay
`

async function found(text: string, lines = '', thorough = true): Promise<Diagnostic[]> {
  const root = folderOf({ 'newswire.yaml': settings + lines, 'issues/17.yaml': text })
  const { value } = await findNewsroom(root)
  if (!value) throw new Error('no newsroom')
  const { build } = await openPress(value, { cwd: root, thorough })
  return (await build?.('issues/17.yaml'))?.diagnostics ?? []
}

const told = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics
    .filter(({ code }) => code === 'past-date' || code === 'unused-silencer')
    .map(({ code, severity, place }) => `${severity} ${code} ${place?.line}:${place?.column}`)

describe('how serious a finding is', () => {
  it.each<[string, string, string[]]>([
    ['as the check says', '', ['warning past-date 7:15']],
    ['as the newsroom says', 'checks: { past-date: error }\n', ['error past-date 7:15']],
    ['or milder', 'checks: { past-date: info }\n', ['info past-date 7:15']],
    ['or not at all', 'checks: { past-date: off }\n', []],
  ])('is %s', async (_, lines, expected) => {
    expect(told(await found(issue(), lines))).toEqual(expected)
  })

  it('lets a build look for what is an error here, and for nothing else of the kind', async () => {
    const twice = issue('', '\n        body: The the quay is is open.').replace('Regatta', 'Regata')
    const codes = async (lines: string) =>
      (await found(twice, lines, false)).map(({ code, severity }) => `${severity} ${code}`)
    expect(await codes('')).not.toContainEqual(expect.stringContaining('repeated-word'))
    const raised = await codes('checks: { repeated-word: error, past-date: error }\n')
    expect(raised.filter((each) => each.startsWith('error'))).toEqual([
      'error past-date',
      'error repeated-word',
      'error repeated-word',
    ])
    expect(raised).not.toContainEqual(expect.stringContaining('spelling'))
  })

  it.each([
    ['checks: { past-dates: off }', 'Unknown key', 'past-date'],
    ['checks: { past-date: warn }', '`past-date` cannot be `warn`.', '`warning` or `error`'],
    ['limits: { closing: soon }', 'closing', ''],
  ])('%s is refused in words', async (lines, message, hint) => {
    const root = folderOf({ 'newswire.yaml': `${settings}${lines}\n` })
    const { value, diagnostics } = await findNewsroom(root)
    expect(value).toBeUndefined()
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]?.message).toContain(message)
    expect(`${diagnostics[0]?.message} ${diagnostics[0]?.hint}`).toContain(hint)
  })
})

describe('of very many findings', () => {
  it.each([
    ['leftover-code', 100, 100, false, '{{name}} '],
    ['leftover-code', 101, 100, true, '{{name}} '],
    ['leftover-code', 1000, 100, true, '{{name}} '],
    // Two that share a word are of one cause.
    ['stray-space', 1000, 50, true, 'word  '],
  ])(
    'of %s (%i) so many are told: %i, and whether there are others',
    async (code, many, few, isMore, piece) => {
      const body = JSON.stringify(`The ${piece.repeat(many)}end.`)
      const text = `number: 17\ndate: 2009-05-20\nsections:\n  - type: news\n    items:\n      - title: Lock\n        body: ${body}\n`
      const all = (await found(text)).filter((each) => each.code === code)
      expect(all).toHaveLength(few)
      const hints = all.filter(({ hint }) => hint?.endsWith('There are more of this kind.'))
      expect(hints).toEqual(isMore ? [all.at(-1)] : [])
    },
  )
})

it('silenced findings keep no others from being told', async () => {
  const links = (count: number, user: string) =>
    Array.from({ length: count }, (_, n) => `[minutes ${n}](https://${user}:pw@example.net/${n})`)
  const item = (title: string, words: string[]) =>
    `      - title: ${title}\n        body: >-\n${words.map((word) => `          ${word}\n`).join('')}`
  const text = `number: 17
date: 2009-05-20
sections:
  - type: news
    items:
      # newswire-ignore link-with-password: the guests' own way in
${item('Guests', links(150, 'guest'))}${item('Board', links(1, 'bob'))}`
  const all = (await found(text)).filter(({ code }) => /password|silencer/.test(code))
  expect(all.map(({ code, place }) => `${code} ${place?.line}`)).toEqual(['link-with-password 161'])
})

it('of findings that are told once, a silenced one keeps the next from no one', async () => {
  const text = (first: string, second: string) => `number: 17
date: 2009-05-20
sections:
  - type: news
    items:
${first}      - { title: Poem, body: We recieve it. }
${second}      - { title: News, body: We recieve more. We recieve all. }
`
  const silencer = '      # newswire-ignore spelling: the poet writes so\n'
  const places = async (lines: string) =>
    (await found(lines))
      .filter(({ code }) => code === 'spelling' || code === 'unused-silencer')
      .map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)
  expect(await places(text('', ''))).toEqual(['spelling 6:33'])
  expect(await places(text(silencer, ''))).toEqual(['spelling 8:33'])
  expect(await places(text('', silencer))).toEqual(['spelling 6:33'])
  expect(await places(text(silencer, silencer))).toEqual([])
})

describe('a silencer', () => {
  const comment = '# newswire-ignore past-date: we report on it below'

  it.each<[string, string, string[]]>([
    ['behind the words', issue('', ` ${comment}`), []],
    ['above the line', issue().replace(/( +)date: 2009-05-19/, `$1${comment}\n$&`), []],
    ['above the item', issue(`\n      ${comment}`), []],
    ['above the section', issue().replace('  - type', `  ${comment}\n  - type`), []],
    [
      'with a list of codes',
      issue('', ' # newswire-ignore past-date, past-deadline: so'),
      ['warning unused-silencer 7:26'],
    ],
    [
      'at another line',
      issue().replace('The quay', `The quay ${comment}`),
      ['warning past-date 7:15', 'warning unused-silencer 8:25'],
    ],
    [
      'for another check',
      issue('', ' # newswire-ignore past-deadline: so'),
      ['warning past-date 7:15', 'warning unused-silencer 7:26'],
    ],
    [
      'without a reason',
      issue('', ' # newswire-ignore past-date'),
      ['warning unused-silencer 7:26'],
    ],
    [
      'with a code that there is not',
      issue('', ' # newswire-ignore past-dat: so'),
      ['warning past-date 7:15', 'warning unused-silencer 7:26'],
    ],
    [
      'that is part of a text',
      issue().replace('Regatta', `"Regatta ${comment}"`),
      ['warning past-date 7:15'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(told(await found(text))).toEqual(expected)
  })

  it.each([
    ['error', ['error unused-silencer 7:26']],
    ['off', []],
  ])('that is unused is as serious as the newsroom says: %s', async (level, expected) => {
    const text = issue('', ' # newswire-ignore past-date')
    const settings = `checks: { unused-silencer: ${level} }`
    expect(told(await found(text, settings))).toEqual(expected)
  })

  it('is not called unused by a build, which looks for less', async () => {
    const text = issue('', ' # newswire-ignore past-deadline: so')
    expect(told(await found(text, '', false))).toEqual(['warning past-date 7:15'])
  })

  it('names the check that was meant', async () => {
    const diagnostics = await found(issue('', ' # newswire-ignore past-dat: so'))
    const fault = diagnostics.find(({ code }) => code === 'unused-silencer')
    expect(fault).toMatchObject({
      message: 'There is no check `past-dat`.',
      hint: 'Did you mean `past-date`?',
    })
  })
})
