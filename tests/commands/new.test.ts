import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../src/cli.ts'
import type { IO } from '../../src/model.ts'

const root = join(import.meta.dirname, '../..')
const room = mkdtempSync(join(tmpdir(), 'newswire-new-'))
const file = (name: string) => join(room, name)
afterAll(() => rmSync(room, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(file('issues'), { recursive: true, force: true })
  for (const name of ['issues', 'newswire.yaml']) {
    cpSync(join(root, name), file(name), { recursive: true })
  }
})

/** Runs the command where nobody can be asked. */
async function newIssue(...args: string[]) {
  const said = { out: '', err: '' }
  const io: IO = {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    cwd: room,
    env: {},
    now: () => new Date('2009-05-02T12:00:00Z'),
  }
  return { code: await run(['new', ...args], io), ...said }
}

const all = ['17', '--date', '2009-05-18', '--sections', 'news,events', '--no-loose-ends']

describe('where nobody can be asked', () => {
  it.each([
    ['nothing', [], 'newswire new 17'],
    ['a number', ['17'], '--date'],
    ['a number and a date', all.slice(0, 3), '--no-loose-ends'],
    ['all but the sections', [...all.slice(0, 3), '--no-loose-ends'], '--sections'],
    ['all that has an option', all, '--yes'],
    ['a draft that there is not', ['--resume'], 'newswire new'],
  ])('given %s, it ends with 2 and names what is missing', async (_, args, missing) => {
    const { code, out, err } = await newIssue(...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(missing)
    expect(readdirSync(file('issues'))).toEqual(['14.yaml', '15.yaml', '16.yaml'])
  })

  it('writes the frame of an issue when it may take what is proposed', async () => {
    const { code, out } = await newIssue(...all, '--yes')
    expect([code, out]).toEqual([0, 'issues/17.yaml\n'])
    expect(readFileSync(file('issues/17.yaml'), 'utf8')).toBe(
      [
        '# yaml-language-server: $schema=../schema/issue.schema.json',
        'number: 17',
        'date: 2009-05-18',
        '',
        'sections:',
        '  - type: news',
        '    items: []',
        '',
        '  - type: events',
        '    heading: PtP events',
        '    items: []',
        '',
      ].join('\n'),
    )
  })

  it('takes number, date and sections from the issues before', async () => {
    expect(await newIssue('--yes', '--no-loose-ends')).toMatchObject({ code: 0 })
    const text = readFileSync(file('issues/17.yaml'), 'utf8')
    expect(text).toContain('number: 17\ndate: 2009-05-18\n')
    expect(text.match(/type: .*/g)).toEqual(
      ['publications', 'publications', 'funding', 'resources', 'have-your-say'].map(
        (type) => `type: ${type}`,
      ),
    )
  })

  it('takes them from the issue that is named', async () => {
    await newIssue('--yes', '--no-loose-ends', '--from', '14')
    const text = readFileSync(file('issues/17.yaml'), 'utf8')
    expect(text.match(/type: .*/g)).toEqual(['type: news', 'type: special-alert', 'type: learning'])
  })

  it('goes on with a draft, and writes what it holds', async () => {
    const journal = file('issues/.17.draft.jsonl')
    const lines = [
      { draft: 1, issue: 17, given: { date: '2009-05-18', sections: ['news'], looseEnds: false } },
      { key: 'section/news/heading', answer: '' },
      { key: 'section/news/0/next', answer: '+' },
      { key: 'section/news/0/title', answer: 'Mistyped' },
      { back: true },
      { key: 'section/news/0/title', answer: 'A story: it begins' },
      { key: 'section/news/0/body', answer: 'It was told.\n\nAnd ended.' },
      { key: 'section/news/0/more', answer: [] },
      { key: 'section/news/1/next', answer: '.' },
      { key: 'review/0', unfinished: '' },
    ]
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    writeFileSync(journal, `${text}{"key":"torn","ans`)
    expect(await newIssue('--resume', '--yes')).toMatchObject({ code: 0 })
    expect(readFileSync(file('issues/17.yaml'), 'utf8')).toContain(
      [
        '      - title: "A story: it begins"',
        '        body: |',
        '          It was told.',
        '',
        '          And ended.',
        '',
      ].join('\n'),
    )
    expect(existsSync(journal)).toBe(false)
  })
})

describe('what is there already', () => {
  it('is not written over', async () => {
    const before = readFileSync(file('issues/16.yaml'), 'utf8')
    const { code, err } = await newIssue('16', ...all.slice(1), '--yes')
    expect([code, err]).toEqual([2, expect.stringContaining('--force')])
    expect(readFileSync(file('issues/16.yaml'), 'utf8')).toBe(before)
  })

  it('is written over by force, or left alone when the issue goes elsewhere', async () => {
    expect(await newIssue('16', ...all.slice(1), '--yes', '--out', 'draft.yaml')).toMatchObject({
      code: 0,
      out: 'draft.yaml\n',
    })
    expect(readFileSync(file('draft.yaml'), 'utf8')).toContain('number: 16')
    expect(await newIssue('16', ...all.slice(1), '--yes', '--force')).toMatchObject({ code: 0 })
    expect(readFileSync(file('issues/16.yaml'), 'utf8')).toContain('items: []')
  })

  it('counts as a draft only when something was answered', async () => {
    const journal = file('issues/.17.draft.jsonl')
    writeFileSync(journal, '{"draft":1,"issue":17,"given":{}}\n{"key":"date","answer":"x"}\n')
    const { code, err } = await newIssue(...all, '--yes')
    expect([code, err]).toEqual([2, expect.stringContaining('--resume')])
    expect(existsSync(journal)).toBe(true)
    writeFileSync(journal, '{"draft":1,"issue":17,"given":{}}\n')
    expect(await newIssue(...all, '--yes')).toMatchObject({ code: 0 })
  })
})

describe('what makes no sense', () => {
  it.each([
    [['seventeen'], 'not the number of an issue'],
    [['0'], 'not the number of an issue'],
    [['17', '--sections', 'newz'], 'Did you mean `news`?'],
    [['17', '--date', '18 May'], 'date'],
    [['17', '--from', '99'], 'There is no issue 99'],
  ])('%j', async (args, message) => {
    const { code, err } = await newIssue(...args, '--yes', '--no-loose-ends')
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })
})
