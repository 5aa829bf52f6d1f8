import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Newsroom } from '../../src/model.ts'
import { findNewsroom } from '../../src/newsroom.ts'
import { buildIssue } from '../../src/pipeline.ts'
import {
  folderOf,
  issue,
  newswire,
  type Run,
  sampleNewsroom,
  settings,
  shell,
  smallNewsroom,
} from '../support/program.ts'

const sample = sampleNewsroom()
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')
const build = (args: string, cwd: string): Run =>
  newswire(['build', ...args.split(' ').filter(Boolean)], cwd)

describe('what build writes', () => {
  it('is both parts of the newest issue', () => {
    const room = sampleNewsroom()
    const { code, stdout, stderr } = build('', room)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(readdirSync(join(room, 'out')).sort()).toEqual(['newswire-16.html', 'newswire-16.txt'])
    expect(read(room, 'out/newswire-16.html')).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/i)
    expect(stdout.match(/\n/g)).toHaveLength(2)
  })

  it.each([
    ['--all', ['14.html', '14.txt', '15.html', '15.txt', '16.html', '16.txt']],
    ['16 14', ['14.html', '14.txt', '16.html', '16.txt']],
    ['14 014 issues/14.yaml', ['14.html', '14.txt']],
    ['14 --format text', ['14.txt']],
    ['14 --format html', ['14.html']],
    ['14 --format text,html,text', ['14.html', '14.txt']],
  ])('newswire build %s', (args, expected) => {
    const out = folderOf({})
    const { code, stdout } = build(`${args} --out ${out}`, sample)
    expect(code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(expected.map((name) => `newswire-${name}`))
    expect(stdout.match(/\n/g)).toHaveLength(expected.length)
  })

  it('leaves other files of the folder alone', () => {
    const out = folderOf({ 'index.html': 'mine', 'old/newswire-1.html': 'old' })
    build(`14 --out ${out}`, sample)
    expect(read(out, 'index.html')).toBe('mine')
    expect(read(out, 'old/newswire-1.html')).toBe('old')
  })

  it('leaves a file that holds the same already', () => {
    const out = folderOf({})
    build(`14 --out ${out}`, sample)
    const before = statSync(join(out, 'newswire-14.html')).mtimeMs
    build(`14 --out ${out}`, sample)
    expect(statSync(join(out, 'newswire-14.html')).mtimeMs).toBe(before)
  })

  it('is what the source makes, with all that the bundle loads late', async () => {
    const body = '"Caf&eacute; &amp; 日本語 한국어 ไทย 👩‍🚀, CO₂"'
    const room = smallNewsroom({ 3: issue(3, body, body) })
    const { value: newsroom } = await findNewsroom(room)
    const { rendered } = await buildIssue('issues/3.yaml', newsroom as Newsroom, { cwd: room })
    expect(build('-o - --format text', room)).toMatchObject({ code: 0, stdout: rendered?.text })
    expect(build('-o - --format html', room).stdout).toBe(rendered?.html)
    expect(rendered?.text).toContain('Café & 日本語')
  })

  it('names the files by the publication', () => {
    const room = smallNewsroom({ 3: issue(3) })
    expect(build('', room).stdout).toContain('out/bulletin-3.html')
  })
})

describe('what build says', () => {
  it('is one line for each file, in columns', () => {
    const rooms = [
      sample,
      smallNewsroom({ 9: issue(9), 10: issue(10, 'Long. '.repeat(3000)), 1000: issue(1000) }),
    ]
    for (const room of rooms) {
      const lines = build('--all', room).stdout.trimEnd().split('\n')
      const shapes = lines.map((line) => {
        const shape = /^(\S+ +)( *\d+\.\d KB)( +\d+% of Gmail's 102 KB)?$/.exec(line)
        expect(shape, line).not.toBeNull()
        const [, name = '', size = '', share] = shape ?? []
        expect(share !== undefined).toBe(name.trim().endsWith('.html'))
        return { size: name.length + size.length, line: share && line.length }
      })
      expect(new Set(shapes.map(({ size }) => size)).size).toBe(1)
      expect(new Set(shapes.flatMap(({ line }) => line ?? [])).size).toBe(1)
    }
  })

  it('is the size and the share of what Gmail shows', () => {
    const { stdout } = build('16', sample)
    const { size } = statSync(join(sample, 'out/newswire-16.html'))
    expect(stdout).toContain(`${(size / 1024).toFixed(1)} KB`)
    expect(stdout).toContain(`${Math.ceil((size / (102 * 1024)) * 100)}% of Gmail's 102 KB`)
  })
})

describe('a faulty issue', () => {
  const faulty = { 'issues/15.yaml': issue(15).replace('title', 'tilte') }

  it('is not built, and the others are: exit 1', () => {
    const room = sampleNewsroom(faulty)
    mkdirSync(join(room, 'out'))
    writeFileSync(join(room, 'out/newswire-15.html'), 'older')
    const { code, stdout, stderr } = build('--all', room)
    expect(code).toBe(1)
    expect(stdout.match(/newswire-\d+/g)).toEqual(
      ['14', '14', '16', '16'].map((number) => `newswire-${number}`),
    )
    expect(readdirSync(join(room, 'out'))).toHaveLength(5)
    expect(read(room, 'out/newswire-15.html')).toBe('older')
    expect(stderr).toContain('issues/15.yaml\n')
    expect(stderr).toMatch(/^ {2}6:9 +error +Unknown key `tilte`/m)
    expect(stderr).toContain('1 issue not built; what was built earlier is left as it was.\n')
  })

  it('leaves the file of --output alone', () => {
    const room = sampleNewsroom({ ...faulty, 'mine.html': 'older' })
    const { code, stdout } = build('15 -o mine.html', room)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(read(room, 'mine.html')).toBe('older')
    expect(build('15 -o - --format html', room).stdout).toBe('')
  })

  it('is one entry of the JSON document', () => {
    const room = sampleNewsroom(faulty)
    const { code, stdout, stderr } = build('15 16 --json', room)
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const { version, summary, issues } = JSON.parse(stdout)
    expect({ version, summary }).toEqual({ version: 1, summary: { errors: 1, warnings: 0 } })
    const bytes = (name: string) => statSync(join(room, name)).size
    expect(issues).toEqual([
      {
        issue: null,
        file: 'issues/15.yaml',
        outputs: [],
        diagnostics: [
          {
            code: 'unknown-key',
            severity: 'error',
            message: expect.stringContaining('`tilte`'),
            ...{ hint: null, file: 'issues/15.yaml' },
            ...{ line: 6, column: 9, endLine: 6, endColumn: 14 },
            path: ['sections', 0, 'items', 0, 'tilte'],
          },
        ],
      },
      {
        issue: 16,
        file: 'issues/16.yaml',
        outputs: ['out/newswire-16.html', 'out/newswire-16.txt'].map((path) => ({
          path,
          bytes: bytes(path),
        })),
        diagnostics: [],
      },
    ])
  })
})

describe('--strict', () => {
  const warned = sampleNewsroom()

  it('lets warnings pass without it', () => {
    const { code, stdout, stderr } = build('14 --as-of 2010-01-01', warned)
    expect(code).toBe(0)
    expect(stdout).toContain('newswire-14.html')
    expect(stderr).toMatch(/▲ \d+ warnings {2}in 1 issue/)
  })

  it('stops at warnings with it, and says why', () => {
    const { code, stdout, stderr } = build('14 --as-of 2010-01-01 --strict', warned)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('1 issue not built (--strict)')
  })

  it('does nothing where there is no warning', () => {
    expect(build('16 --strict', warned).code).toBe(0)
  })

  it('counts a warning about the newsroom against every issue', () => {
    const room = folderOf({
      'newswire.yaml': settings.replace('en-GB', 'cy'),
      'issues/1.yaml': issue(1),
    })
    expect(build('', room)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('untranslated'),
    })
    expect(build('--strict', room)).toMatchObject({ code: 1, stdout: '' })
  })
})

describe('what the checks find', () => {
  /** Issues with one event each that does not say when it begins. */
  const event = (number: number) => `number: ${number}
date: 2009-04-20
preheader: Come and see
sections:
  - type: events
    items:
      - { title: Open day ${number}, date: 2009-05-0${number}, venue: The quay, contact: desk }
`
  const house = `${settings}people: { desk: { email: desk@harbour.org } }\n`
  const room = folderOf({
    'newswire.yaml': house,
    ...Object.fromEntries([1, 2, 3, 4].map((number) => [`issues/${number}.yaml`, event(number)])),
    'issues/5.yaml': `preheader: Come and see\n${issue(5)}        contact: desk\n`,
    'drafts/6.yaml': event(6),
    'notes/newswire.yaml': `${house}checks: { no-time: info }\n`,
    'notes/issues/1.yaml': event(1),
    'strict/newswire.yaml': `${house}checks: { no-time: error }\n`,
    'strict/issues/1.yaml': event(1),
  })

  it.each<[args: string, line: string]>([
    ['1', '▲ 1 warning  in 1 issue  (`newswire check 1` shows them)'],
    ['1 5', '▲ 1 warning  in 2 issues  (`newswire check 1` shows them)'],
    ['1 2 3', '▲ 3 warnings  in 3 issues  (`newswire check 1 2 3` shows them)'],
    ['--all', '▲ 4 warnings  in 5 issues  (`newswire check --all` shows them)'],
    ['drafts/6.yaml', '▲ 1 warning  in 1 issue  (`newswire check drafts/6.yaml` shows them)'],
    ['1 -C notes', '✔ no faults  • 1 note  in 1 issue  (`newswire check 1` shows them)'],
  ])('build %s counts it in one line', (args, line) => {
    const { code, stdout, stderr } = build(args, room)
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${line}\n` })
    expect(stdout).toContain('.html')
  })

  it('is shown by the command that the line names', () => {
    const { stderr } = build('1 2 3', room)
    const named = /`newswire (check [^`]+)`/.exec(stderr)?.[1] ?? ''
    const { stdout } = newswire(named.split(' '), room)
    expect(stdout.match(/ no-time$/gm)).toHaveLength(3)
    const path = newswire(['check', 'drafts/6.yaml'], room)
    expect(path.stdout).toMatch(/^drafts\/6\.yaml\n[\s\S]* no-time$/m)
  })

  it('is nothing to say of a sound issue', () => {
    expect(build('5', room)).toMatchObject({ code: 0, stderr: '' })
  })

  it('is told in full with --strict, and stops the build', () => {
    const { code, stdout, stderr } = build('1 5 --strict', room)
    expect(code).toBe(1)
    expect(stdout.match(/bulletin-\d/g)).toEqual(['bulletin-5', 'bulletin-5'])
    expect(stderr).toMatch(/^issues\/1\.yaml\n {2}7:\d+ +warning .* {2}no-time\n/)
    expect(stderr).toContain('▲ 1 warning  in 2 issues\n1 issue not built (--strict)')
    expect(stderr).not.toContain('shows them')
  })

  it('is told in full with --strict where only notes are found, which stop nothing', () => {
    const { code, stdout, stderr } = build('1 --strict -C notes', room)
    expect(code).toBe(0)
    expect(stdout).toContain('.html')
    expect(stderr).toMatch(/ info .* {2}no-time$/m)
  })

  it('is told in full where the newsroom makes an error of it', () => {
    const { code, stdout, stderr } = build('1 -C strict', room)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/ error .* {2}no-time$/m)
    expect(stderr).not.toContain('shows them')
  })

  it('is counted beside faults of other kinds, which are told in full', () => {
    const folder = folderOf({
      'newswire.yaml': house.replace('en-GB', 'cy'),
      'issues/1.yaml': event(1),
    })
    const { code, stderr } = build('1', folder)
    expect(code).toBe(0)
    expect(stderr).toContain('untranslated')
    expect(stderr).not.toContain('no-time')
    expect(stderr).toMatch(/▲ 2 warnings {2}in 1 issue {2}\(`newswire check 1` shows them\)\n$/)
  })

  it('is in the JSON document as it is with check', () => {
    const { issues, summary } = JSON.parse(build('1 5 --json', room).stdout)
    expect(summary).toEqual({ errors: 0, warnings: 1 })
    const codes = issues.map((each: { diagnostics: { code: string }[] }) =>
      each.diagnostics.map(({ code }) => code),
    )
    expect(codes).toEqual([['no-time'], []])
  })
})

describe('--as-of', () => {
  it('closes deadlines that have passed by then, and warns of them', () => {
    const text = (date: string) => build(`16 -o - --format text --strict --as-of ${date}`, sample)
    const early = text('2009-03-01')
    const late = build('16 -o - --format text --as-of 2009-12-31', sample)
    expect(early).toMatchObject({ code: 0, stderr: '' })
    expect(early.stdout).toMatch(/DEADLINE|Deadline/)
    expect(early.stdout).not.toMatch(/CLOSED|Closed/)
    expect(late.stdout).toMatch(/CLOSED|Closed/)
    const told = text('2009-12-31')
    expect(told).toMatchObject({ code: 1, stdout: '' })
    expect(told.stderr).toContain('past-deadline')
    expect(build('14 --strict --as-of 2009-12-31', sample).stderr).toContain('past-date')
  })

  it("is without it each issue's own day, whatever the clock says", () => {
    const { stdout } = build('14 -o - --format text', sample)
    expect(stdout).toBe(build('14 -o - --format text --as-of 2008-12-10', sample).stdout)
  })
})

describe('--output', () => {
  const room = sampleNewsroom()

  it.each([
    ['a.html', /^<!doctype html>/i],
    ['a.HTM', /^<!doctype html>/i],
    ['a.txt', /^(?!<)/],
    ['deep/er/a.txt', /^(?!<)/],
    ['a.eml --format text', /^(?!<)/],
  ])('%s', (args, begins) => {
    const { code, stdout } = build(`14 -o ${args}`, room)
    const [name = ''] = args.split(' ')
    expect(code).toBe(0)
    expect(read(room, name)).toMatch(begins)
    expect(stdout).toMatch(new RegExp(`^${name} +\\d`))
    expect(existsSync(join(room, 'out'))).toBe(false)
  })

  it('- is standard output and nothing else', () => {
    const { stdout } = build('14 -o - --format html', room)
    expect(build('16 -o - --format html', room).stderr).toBe('')
    expect(stdout).toBe(read(room, 'a.html'))
    expect(shell('newswire build 14 -o /dev/stdout --format html', room).stdout).toBe(stdout)
  })

  it('writes through a link, and keeps who may read the file', () => {
    writeFileSync(join(room, 'real.html'), 'old')
    chmodSync(join(room, 'real.html'), 0o600)
    symlinkSync('real.html', join(room, 'link.html'))
    expect(build('14 -o link.html', room).code).toBe(0)
    expect(readlinkSync(join(room, 'link.html'))).toBe('real.html')
    expect(statSync(join(room, 'real.html')).mode & 0o777).toBe(0o600)
    expect(read(room, 'real.html')).toBe(read(room, 'a.html'))
  })

  it.skipIf(process.platform === 'win32')('writes into a device or a pipe', () => {
    expect(shell('newswire build 14 -o /dev/null --format html', room).code).toBe(0)
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
    const { stdout } = shell('mkfifo p.txt; cat p.txt & newswire build 14 -o p.txt; wait', room)
    expect(stdout).toContain(read(room, 'a.txt'))
    expect(lstatSync(join(room, 'p.txt')).isFIFO()).toBe(true)
  })

  it('is said in JSON too', () => {
    const { issues } = JSON.parse(build('14 -o a.txt --json', room).stdout)
    expect(issues[0].outputs).toEqual([
      { path: 'a.txt', bytes: statSync(join(room, 'a.txt')).size },
    ])
  })
})

describe('a place that cannot be written', () => {
  const room = sampleNewsroom({ file: '' })
  const cases: [args: string, reason: string][] = [
    ['--out file', 'a file stands where a folder is needed'],
    ['--out file/below', 'a file stands where a folder is needed'],
    ['-o issues --format text', 'a folder has that name'],
    ...(process.platform === 'linux'
      ? [
          ['-o /dev/full --format text', 'the disk is full'] as [string, string],
          ['--out /proc/none', 'the system makes no folder there'] as [string, string],
        ]
      : []),
  ]
  it.each(cases)('%s', (args, reason) => {
    const { code, stdout, stderr } = build(`14 ${args}`, room)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`cannot be written: ${reason}.`)
    expect(stderr).not.toMatch(/fault of newswire/)
    expect(readdirSync(room).filter((name) => name.includes('tmp'))).toEqual([])
  })

  it('does not hide what was written before', () => {
    const out = folderOf({ 'newswire-15.html/block': '' })
    const { code, stdout, stderr } = build(`--all --out ${out}`, room)
    expect(code).toBe(2)
    expect(stdout).toContain('newswire-14.html')
    expect(stderr).toContain('newswire-15.html` cannot be written: a folder has that name.')
  })
})

describe('no issues', () => {
  it.each(['build', 'build --all', 'check', 'check --all'])('%s: exit 2', (args) => {
    const room = folderOf({ 'newswire.yaml': settings })
    const { code, stdout, stderr } = newswire(args.split(' '), room)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('This newsroom has no issues yet.')
  })
})
