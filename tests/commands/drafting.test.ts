import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { run } from '../../src/cli.ts'
import { itemFlags } from '../../src/commands/amend/flags.ts'
import { difference } from '../../src/edit.ts'
import { fields } from '../../src/validate/fields.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'
import { tool } from '../support/tools.ts'

const root = join(import.meta.dirname, '../..')
const bin = join(root, 'bin/newswire.js')
const top = mkdtempSync(join(tmpdir(), 'newswire-items-'))
afterAll(() => rmSync(top, { recursive: true, force: true }))

// ---------------------------------------------------------------- a newsroom, and the program in it

type Item = Record<string, unknown>
type Issue = { sections: { type: string; heading?: string; items: Item[] }[] }

/** A copy of the sample newsroom; `files` are changed or added. */
function newsroom(files: Record<string, string> = {}) {
  const folder = mkdtempSync(join(top, 'room-'))
  for (const name of ['newswire.yaml', 'issues']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const text = (number: number) => readFileSync(join(folder, `issues/${number}.yaml`), 'utf8')
  return {
    folder,
    text,
    issue: (number: number) => parseYaml(text(number)) as Issue,
    run: (args: readonly string[], input = '') => program(args, folder, input),
  }
}

type Run = { code: number; stdout: string; stderr: string }

/** Runs the program as a process of its own, without a terminal. */
function program(args: readonly string[], cwd: string, input: string): Promise<Run> {
  const env = { PATH: process.env.PATH, HOME: cwd }
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [bin, ...args],
      { cwd, env, timeout: 30_000 },
      (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
    child.stdin?.end(input)
  })
}

/** Removed and added lines, without the lines round them. */
const changedLines = (before: string, after: string) =>
  difference('', before, after)
    .split('\n')
    .slice(2)
    .filter((line) => /^[-+]/.test(line))

// ---------------------------------------------------------------- what is written

type Written = {
  args: string[]
  input?: string
  /** The lines that go and come. */
  lines: string[]
  stdout: string
  stderr?: string
}

const written: Written[] = [
  {
    args: [
      'add',
      '15',
      'events',
      '--title',
      'Open day: all welcome',
      '--date',
      'Tue 24 March 2-4pm',
      '--venue',
      'Town Hall: council chamber',
      '--booking-contact',
      'events',
      '--at',
      '1',
    ],
    lines: [
      '+      - title: "Open day: all welcome"',
      '+        date: 2009-03-24',
      '+        time: 14:00-16:00',
      '+        venue: "Town Hall: council chamber"',
      '+        booking: { contact: events }',
      '+',
    ],
    stdout: 'issues/15.yaml: added ptp-events/1 (open-day-all-welcome)\n',
    stderr: '`date` is Tuesday 24 March 2009, 2pm to 4pm\n',
  },
  {
    args: [
      'add',
      '15',
      'news',
      '--section',
      'PtP news',
      '--title',
      'A guide',
      '--body-file',
      '-',
      '--link',
      'Read a=b=https://example.org/?c=d',
      '--quote',
      'Good.',
      '--quote-by',
      'Somebody',
      '--id',
      'guide',
    ],
    input: '\uFEFFOne paragraph.\r\n\r\n- a list\r\n\r\n\r\n',
    lines: [
      '+      - id: guide',
      '+        title: A guide',
      '+        body: |',
      '+          One paragraph.',
      '+',
      '+          - a list',
      '+        quote:',
      '+          text: |',
      '+            Good.',
      '+          by: Somebody',
      '+        links:',
      '+          - text: Read a=b',
      '+            url: https://example.org/?c=d',
      '+',
    ],
    stdout: 'issues/15.yaml: added ptp-news/2 (guide)\n',
  },
  {
    args: [
      'add',
      'funding',
      '--title',
      'Small grants',
      '--deadline',
      '1 May 2009 5pm',
      '--funder',
      'A trust',
      '--amount',
      '£500',
      '--eligibility',
      'Anybody',
      '--contact',
      'Ann <ann@harbour.org>',
    ],
    lines: [
      '+      - title: Small grants',
      '+        deadline: { date: 2009-05-01, time: 17:00 }',
      '+        funder: A trust',
      '+        amount: £500',
      '+        eligibility: Anybody',
      '+        contact: { name: Ann, email: ann@harbour.org }',
      '+',
    ],
    stdout: 'issues/16.yaml: added funding-news/2 (small-grants)\n',
    stderr: '`deadline` is Friday 1 May 2009, 5pm\n',
  },
  {
    args: [
      'add',
      '16',
      'consultation',
      '--title',
      'Have a say',
      '--body',
      'Do.',
      '--owner',
      'CLG',
      '--deadline',
      '2009-05-01=Part 1',
      '--deadline',
      '2009-05-08=Part 2',
    ],
    lines: [
      '+',
      '+  - type: consultation',
      '+    items:',
      '+      - title: Have a say',
      '+        owner: CLG',
      '+        body: |',
      '+          Do.',
      '+        deadlines:',
      '+          - date: 2009-05-01',
      '+            for: Part 1',
      '+          - date: 2009-05-08',
      '+            for: Part 2',
    ],
    stdout: 'issues/16.yaml: added have-your-say-2/1 (have-a-say)\n',
    stderr:
      '`deadline` is Friday 1 May 2009\n`deadline` is Friday 8 May 2009\nThe section “Have your say” is new, at the end.\n',
  },
  {
    args: [
      'add',
      '15',
      'learning',
      '--use',
      'learning-modules',
      '--body',
      'Short.',
      '--topic',
      'Scrutiny',
      '--topic',
      'Budgets',
      '--places',
      '30',
      '--time',
      'tbc',
      '--date',
      'tbc',
      '--at',
      '3',
    ],
    lines: [
      '+      - use: learning-modules',
      '+        date: tbc',
      '+        time: tbc',
      '+        places: 30',
      '+        topics:',
      '+          - Scrutiny',
      '+          - Budgets',
      '+        body: |',
      '+          Short.',
      '+',
    ],
    stdout: 'issues/15.yaml: added ptp-learning-events/3 (ptp-learning-modules-2)\n',
    stderr: expect.stringMatching(
      /^`date` is Date to be confirmed\n`time` is Time to be confirmed\nissues\/15\.yaml\n/,
    ) as string,
  },
  {
    args: [
      'add',
      '16',
      'publications',
      '--section',
      '2',
      '--title',
      'Three ways',
      '--body',
      'Short.',
      '--published',
      'March 2009',
      '--publisher',
      'CLG',
      '--format',
      'PDF',
      '--image',
      'https://example.org/a.png',
      '--image-alt',
      'A cover',
    ],
    lines: [
      '+      - title: Three ways',
      '+        publisher: CLG',
      '+        published: 2009-03',
      '+        format: PDF',
      '+        body: |',
      '+          Short.',
      '+        image:',
      '+          src: https://example.org/a.png',
      '+          alt: A cover',
      '+',
    ],
    stdout: 'issues/16.yaml: added new-publications-other/4 (three-ways)\n',
  },
  {
    args: [
      'edit',
      '16',
      'planning-together',
      '--set',
      'published=2009',
      '--unset',
      'format',
      '--link',
      'Read Planning together=https://example.org/new',
    ],
    lines: [
      '-        published: 2009-04',
      '-        format: Practical guide, updated',
      '+        published: 2009',
      '-            url: https://example.org/clg/planning-together',
      '+            url: https://example.org/new',
    ],
    stdout: 'issues/16.yaml: changed new-publications-other/2 (planning-together)\n',
  },
  {
    args: [
      'edit',
      '15',
      'ptp-events/2',
      '--set',
      'time=3-5pm',
      '--set',
      'booking.by=27 March 2009',
      '--booking-url',
      'https://example.org/book',
      '--unset',
      'places',
    ],
    lines: [
      '-        time: 15:00-18:00',
      '+        time: 15:00-17:00',
      '-        places: Limited',
      '+        booking: { url: https://example.org/book, by: 2009-03-27 }',
    ],
    stdout: 'issues/15.yaml: changed ptp-events/2 (migrant-workers-follow-up-event)\n',
    stderr: '`time` is 3pm to 5pm\n`booking.by` is Friday 27 March 2009\n',
  },
  {
    args: [
      'edit',
      '15',
      '2/2',
      '--set',
      'deadlines.2.date=Mon 18 May 2009',
      '--set',
      'links.1.text=Read the paper',
      '--unset',
      'deadlines.1',
    ],
    lines: [
      '-          - date: 2009-04-03',
      '-            for: "Questions 1 and 2: arrangements for the first reports"',
      '-          - date: 2009-05-15',
      '+          - date: 2009-05-18',
      '-          - text: Download the consultation paper',
      '+          - text: Read the paper',
    ],
    stdout: 'issues/15.yaml: changed news/2 (sustainable-communities-act-2007)\n',
    stderr: '`deadlines.2.date` is Monday 18 May 2009\n',
  },
  {
    args: [
      'edit',
      '16',
      'PtP area leads',
      '--body',
      `${'A long text of one line. '.repeat(6)}`,
      '--title',
      'Area leads',
    ],
    lines: expect.arrayContaining([
      '+      - title: Area leads',
      '+          A long text of one line. A long text of one line. A long text of one line. A',
    ]) as string[],
    stdout: 'issues/16.yaml: changed other-ptp-resources/1 (area-leads)\n',
  },
  {
    args: ['move', '14', 'more-copies-of-the-ptp-dvd', '--to', 'news/1'],
    lines: expect.any(Array) as string[],
    stdout: 'issues/14.yaml: moved news/1 (more-copies-of-the-ptp-dvd)\n',
  },
  {
    args: ['move', '15', '1/1', '--to', 'news'],
    lines: expect.arrayContaining(['+    items: []']) as string[],
    stdout: 'issues/15.yaml: moved news/4 (a-new-contract-for-ptp)\n',
    stderr: expect.stringContaining('8:12   warning  This section has no items') as string,
  },
  {
    args: ['remove', '16', '5/1', '--yes'],
    lines: expect.arrayContaining([
      '-      - title: IESE engagement survey',
      '+    items: []',
    ]) as string[],
    stdout: 'issues/16.yaml: removed have-your-say/1 (iese-engagement-survey)\n',
    stderr: expect.stringContaining('175:12 warning  This section has no items') as string,
  },
]

describe('what is written', () => {
  it.concurrent.each(written)(
    'newswire $args',
    async ({ args, input, lines, stdout, stderr = '' }) => {
      const room = newsroom()
      const number = Number(/\d+/.exec(stdout)?.[0])
      const before = room.text(number)
      const run = await room.run(args, input)
      expect(run).toEqual({ code: 0, stdout, stderr })
      expect(changedLines(before, room.text(number))).toEqual(lines)
    },
  )

  it('is nothing when it stands there already', async () => {
    const room = newsroom()
    const run = await room.run(['edit', '16', 'planning-together', '--set', 'published=2009-04'])
    expect(run.code).toBe(0)
    expect(run.stderr).toContain('it says so already')
  })
})

describe('--dry-run', () => {
  it.concurrent.each([
    [['edit', '16', '2/2', '--title', 'Planning']],
    [['add', '16', 'notice', '--title', 'A', '--body', 'B']],
    [['move', '16', '2/2', '--to', '1']],
    [['remove', '16', '2/2']],
  ])('shows what newswire %j would do', async (args) => {
    const room = newsroom()
    const before = room.text(16)
    const shown = await room.run([...args, '--dry-run'])
    expect(shown.code).toBe(0)
    expect(room.text(16)).toBe(before)
    await room.run([...args, ...(args[0] === 'remove' ? ['--yes'] : [])])
    expect(shown.stdout).toBe(difference('issues/16.yaml', before, room.text(16)))
  })
})

describe('--json', () => {
  it('prints what was done as one document', async () => {
    const room = newsroom()
    const before = room.text(15)
    const day = ['--title', 'A', '--date', '8 April 2009 2pm', '--venue', 'Town Hall']
    const args = ['add', '15', 'events', ...day, '--booking-contact', 'events', '--json']
    const { code, stdout, stderr } = await room.run(args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      issue: 15,
      file: 'issues/15.yaml',
      done: 'added',
      written: true,
      item: { id: 'a', title: 'A', place: 'ptp-events/4', section: 3, number: 4 },
      understood: { date: 'Wednesday 8 April 2009, 2pm' },
      note: null,
      diff: difference('issues/15.yaml', before, room.text(15)),
      summary: { errors: 0, warnings: 0 },
      diagnostics: [],
    })
  })

  it('prints why nothing was done', async () => {
    const room = newsroom()
    const faulty = await room.run(['edit', '16', '2/2', '--set', 'contact=nobody', '--json'])
    expect(faulty.code).toBe(1)
    expect(JSON.parse(faulty.stdout).issues[0].diagnostics[0].code).toBe('unknown-person')
    const failed = await room.run(['edit', '16', '9/9', '--title', 'A', '--json'])
    expect(failed.code).toBe(2)
    expect(JSON.parse(failed.stdout).error.message).toContain('There is no section')
  })
})

// ---------------------------------------------------------------- what is refused

type Refused = [args: string, code: number, says: string | RegExp]

/** What is missing is named by its option; nobody is asked, and nothing hangs. */
const missing: Refused[] = [
  ['add 15', 2, /No section type.*Give one of news, events/s],
  ['add 15 events', 2, 'Give `--title`'],
  ['add 15 events --title A', 2, 'Give `--date`'],
  ['add 16 funding --title A', 2, 'Give `--deadline`'],
  ['add 15 news --title A --body B', 2, 'Give `--section`'],
  ['add 15 learning --use making-partnerships-work --at 9', 2, '`--at` takes 1 to 3'],
  ['edit 15', 2, /No item is named.*like `2\/1`/s],
  ['edit 15 2/1', 2, 'Give `--set field=value`'],
  ['move 15 2/1', 2, 'Give `--to section`'],
  ['remove 15', 2, 'No item is named'],
  ['remove 15 2/1', 2, 'Give `--yes`'],
]

const refused: Refused[] = [
  // What is misspelt gets a proposal.
  ['add 15 event --title A', 2, 'Did you mean `events`?'],
  ['edit 16 planing-together --title A', 2, 'Did you mean `planning-together`?'],
  ['edit 16 2/9 --title A', 2, '“New publications – other” has 3 items'],
  ['edit 16 things/1 --title A', 2, '1 new-ptp-publications, 2 new-publications-other'],
  ['edit 16 publications/1 --title A', 2, 'Several sections are `publications`'],
  ['move 15 2/1 --to news/9', 2, '`--to news/…` takes 1 to 3'],
  ['add 15 events --section News --title A', 2, 'is a section of type `news`'],
  ['add 15 news --section 1 --title A --body B --venue C', 2, 'A story has no `venue`'],
  ['edit 15 2/1 --unset venue', 2, 'The item has no `venue`'],
  ['edit 15 2/1 --set venue', 2, 'does not name a field'],
  ['edit 15 2/1 --link here', 2, 'has no words or no address'],
  ['edit 15 2/1 --body-file no.md', 2, 'cannot be read: there is none'],
  ['edit 15 2/1 --body A --body-file b.md', 2, 'exclude each other'],
  // Days and times are read right or asked about.
  ['edit 15 3/1 --date Sat_27_March_2009', 2, /Friday.*not a Saturday/s],
  ['edit 15 3/1 --date soon', 2, 'was not understood as `date`'],
  ['edit 15 3/1 --date 2pm', 2, 'There is no day in it'],
  ['edit 15 3/1 --until tbc', 2, 'was not understood as `until`'],
  ['edit 15 3/1 --time 25:00', 2, 'was not understood as `time`'],
  ['edit 16 3/1 --deadline 27-29_April', 2, 'A deadline is one day'],
  // What would make an error in the file is not written.
  ['edit 16 2/2 --set colour=red', 1, /unknown-key.*Nothing was written/s],
  ['edit 16 2/2 --unset title', 1, 'missing-field'],
  ['edit 15 3/1 --until 2009-03-01', 1, 'until-before-date'],
  ['edit 16 2/2 --id iese --contact nobody', 1, 'unknown-person'],
  ['move 15 ptp-events/1 --to news', 1, 'unknown-key'],
  ['edit 16 2/2 --set title.x=1', 1, 'edit-refused'],
]

describe('what is refused', () => {
  const room = newsroom()
  const texts = () => [14, 15, 16].map(room.text)
  const before = texts()

  const judge = ({ code, stdout, stderr }: Run, expected: number, says: string | RegExp) => {
    expect(stderr).toMatch(says)
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
    expect(texts()).toEqual(before)
  }

  it.concurrent.each(missing)('newswire %s', async (line, code, says) => {
    judge(await room.run(line.split(' ')), code, says)
  })

  it.each(refused)('newswire %s', async (line, code, says) => {
    const said: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] }
    const io = {
      stdout: { write: (text: string | Uint8Array) => said.stdout.push(String(text)) },
      stderr: { write: (text: string) => said.stderr.push(text) },
      cwd: room.folder,
      env: { HOME: room.folder },
      now: () => new Date('2009-04-20T09:00:00Z'),
    }
    const args = line.split(' ').map((word) => word.replaceAll('_', ' '))
    const found = await run(args, io)
    const [stdout, stderr] = [said.stdout.join(''), said.stderr.join('')]
    judge({ code: found, stdout, stderr }, code, says)
  })
})

// ---------------------------------------------------------------- files that are not as they should be

const small = (items: string) => `number: 17
date: 2009-05-18
sections:
  - type: news
    items:${items}`

describe('a file that', () => {
  const adding = ['add', '17', 'news', '--title', 'B', '--body', 'C']

  it('has errors elsewhere can still be added to', async () => {
    const text = small('\n      - title: A # no body\n')
    const room = newsroom({ 'issues/17.yaml': text })
    const { code, stdout, stderr } = await room.run(adding)
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'issues/17.yaml: added news/2 (b)\n' })
    expect(stderr).toContain('missing-field')
    expect(room.text(17)).toBe(`${text}\n      - title: B\n        body: |\n          C\n`)
  })

  it('is no sound YAML is left as it is, with the place', async () => {
    const text = small('\n      - title: A: b\n        body: c\n')
    const room = newsroom({ 'issues/17.yaml': text })
    const { code, stderr } = await room.run(adding)
    expect(code).toBe(1)
    expect(stderr).toMatch(/6:\d+ +error .*unquoted-colon/)
    expect(room.text(17)).toBe(text)
  })

  it('has no items yet gets its first', async () => {
    const room = newsroom({ 'issues/17.yaml': small(' []\n') })
    expect((await room.run(adding)).code).toBe(0)
    expect(room.issue(17).sections[0]?.items).toEqual([{ title: 'B', body: 'C\n' }])
  })

  it('comes from Windows keeps its ways', async () => {
    const text = `\uFEFF${small('\n      - title: A\n        body: b\n')}`.replaceAll('\n', '\r\n')
    const room = newsroom({ 'issues/17.yaml': text })
    expect((await room.run(adding)).code).toBe(0)
    const added = '\n      - title: B\n        body: |\n          C\n'.replaceAll('\n', '\r\n')
    expect(room.text(17)).toBe(text + added)
  })

  it.skipIf(process.platform === 'win32')('somebody else changes is left to them', async () => {
    const room = newsroom({ 'issues/17.yaml': small(' []\n') })
    const pipe = join(room.folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const run = room.run(['add', '17', 'news', '--title', 'B', '--body-file', 'pipe'])
    // The pipe opens when the program wants the text, and by then it has read the issue.
    const text = await open(pipe, 'w')
    const other = small(' []\n# changed meanwhile\n')
    writeFileSync(join(room.folder, 'issues/17.yaml'), other)
    await text.writeFile('Text.')
    await text.close()
    const { code, stderr } = await run
    expect(code).toBe(2)
    expect(stderr).toContain('issues/17.yaml` has changed since it was read')
    expect(room.text(17)).toBe(other)
  })
})

// ---------------------------------------------------------------- at a terminal

const tmux = tool('tmux')

describe.skipIf(!tmux)('at a terminal', () => {
  const room = newsroom()
  const opened: Terminal[] = []
  const start = (...args: string[]) => {
    const terminal = openTerminal(tmux as string, args, { cwd: room.folder })
    opened.push(terminal)
    return terminal
  }
  afterAll(() => opened.forEach((terminal) => void terminal.close()))

  it('what the options leave open is asked for', async () => {
    const t = start('add', '15', 'events', '--title', 'Asked', '--body', 'Text.')
    await t.asked('When')
    t.keys('Fri 27 March 2-4pm', '<Enter>')
    await t.sees('Friday 27 March 2009, 2pm to 4pm')
    await t.answer('When', '<Enter>')
    await t.answer('What else does it have?', '<Enter>')
    await t.answer('Add this to issues/15.yaml?', '<Enter>')
    expect(await t.ended()).toBe(0)
    expect(room.issue(15).sections[2]?.items.at(-1)).toEqual({
      title: 'Asked',
      date: '2009-03-27',
      time: '14:00-16:00',
      body: 'Text.\n',
    })
  })

  it('an item and its new place are picked from lists', async () => {
    const t = start('move', '15')
    await t.asked('Which item?')
    t.keys('Asked')
    await t.sees('ptp-events/4')
    await t.answer('Which item?', '<Enter>')
    await t.answer('To which section?', '<Down>', '<Down>', '<Enter>')
    await t.answer('Where there?', '<Up>', '<Up>', '<Up>', '<Enter>')
    expect(await t.ended()).toBe(0)
    expect(room.issue(15).sections[2]?.items[0]?.title).toBe('Asked')
  })

  it('a change is made field by field, and seen before it is written', async () => {
    const t = start('edit', '15', '3/1')
    await t.answer('What is to be changed?', '<Down>', '<Enter>')
    await t.answer('Title', '<C-u>', 'Answered', '<Enter>')
    await t.answer('What is to be changed?', '<Enter>')
    await t.sees('+      - title: Answered')
    await t.answer('Write this to issues/15.yaml?', '<Enter>')
    expect(await t.ended()).toBe(0)
    expect(room.issue(15).sections[2]?.items[0]?.title).toBe('Answered')
  })

  it('a program is asked nothing', async () => {
    const t = start('remove', '15', '3/1', '--json')
    expect(await t.ended()).toBe(2)
    expect(t.screen()).toContain('"hint": "Give `--yes`."')
  })

  it('nothing is removed without a yes', async () => {
    const before = room.text(15)
    const no = start('remove', '15', '3/1')
    await no.answer('Remove “Answered”?', '<Down>', '<Enter>')
    expect(await no.ended()).toBe(0)
    expect(room.text(15)).toBe(before)
    const yes = start('remove', '15', '3/1')
    await yes.answer('Remove “Answered”?', '<Enter>')
    expect(await yes.ended()).toBe(0)
    expect(room.text(15)).toBe(readFileSync(join(root, 'issues/15.yaml'), 'utf8'))
  })
})

describe('the options of an item', () => {
  it('are one for each field at least', () => {
    const named = itemFlags.map(({ flags }) => /^--([a-z]+)/.exec(flags)?.[1] as string)
    const known = [...named, ...named.map((name) => `${name}s`)]
    expect(Object.keys(fields).filter((name) => !known.includes(name))).toEqual([])
  })
})
