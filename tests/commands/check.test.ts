import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { here } from '../support/here.ts'
import { environment, folderOf, issue, sampleNewsroom, settings } from '../support/program.ts'

const faulty = `number: 17
date: 2009-04-20
sections:
  - type: publications
    items:
      - title: One
        body: Text.
      - tilte: Two
        body: Text.
`
const room = sampleNewsroom({ 'issues/17.yaml': faulty })
const check = (args: string, cwd = room) =>
  here(['check', ...args.split(' ').filter(Boolean)], cwd, environment())

describe('check', () => {
  it('prints the report as a result, and writes nothing', async () => {
    const before = readdirSync(room)
    const { code, stdout, stderr } = await check('17')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const line =
      '  8:9    error    Unknown key `tilte` in a publication. Did you mean `title`?  unknown-key'
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'issues/17.yaml',
      line,
      '            8 │       - tilte: Two',
      '              │         ^^^^^',
    ])
    expect(stdout).toMatch(/\n\n✖ \d errors? {2}in 1 issue\n$/)
    expect(readdirSync(room)).toEqual(before)
  })

  it.each<[args: string, code: number, last: RegExp]>([
    ['16', 0, /^✔ no faults in 1 issue\n$/],
    ['16 --strict --max-warnings 0', 0, /^✔ no faults in 1 issue\n$/],
    ['14 16', 0, /\n▲ 2 warnings {2}in 2 issues\n$/],
    ['--all', 1, /\n✖ \d errors? {2}▲ 8 warnings {2}• 3 notes {2}in 4 issues\n$/],
    ['16 --format text', 0, /^✔ no faults in 1 issue\n$/],
    ['16 --as-of 2010-01-01', 0, /▲ 1 warning {2}in 1 issue\n$/],
    ['16 --as-of 2010-01-01 --strict', 1, /▲ 1 warning {2}in 1 issue\n$/],
    ['14', 0, /▲ 2 warnings {2}in 1 issue\n$/],
    ['14 --strict', 1, /▲ 2 warnings {2}in 1 issue\n$/],
    ['14 --max-warnings 2', 0, /▲ 2 warnings {2}in 1 issue\n$/],
    ['14 --max-warnings 1', 1, /▲ 2 warnings {2}in 1 issue\n$/],
    // What is not printed counts all the same.
    ['14 --quiet', 0, /^▲ 2 warnings {2}in 1 issue\n$/],
    ['14 --quiet --strict', 1, /^▲ 2 warnings {2}in 1 issue\n$/],
    ['14 --quiet --max-warnings 1', 1, /^▲ 2 warnings {2}in 1 issue\n$/],
    ['17 --quiet', 1, /^issues\/17\.yaml\n[\s\S]*\n✖ \d errors? {2}in 1 issue\n$/],
  ])('check %s: exit %i', async (args, code, last) => {
    const run = await check(args)
    expect(run.code).toBe(code)
    expect(run.stdout).toMatch(last)
  })

  it.each(['--json', '--format json', '--format=json', '--json --format json'])(
    '%s prints one document',
    async (flags) => {
      const { code, stdout, stderr } = await check(`16 17 ${flags}`)
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      const { version, summary, issues } = JSON.parse(stdout)
      expect(version).toBe(1)
      expect(summary.errors).toBe(issues[1].diagnostics.length)
      expect(issues.map((each: { file: string }) => each.file)).toEqual([
        'issues/16.yaml',
        'issues/17.yaml',
      ])
      expect(Object.keys(issues[1])).toEqual(['issue', 'file', 'outputs', 'diagnostics'])
      expect(Object.keys(issues[1].diagnostics[0])).toEqual(
        'code severity message hint file line column endLine endColumn path'.split(' '),
      )
    },
  )

  it.each<[number: number, places: string[]]>([
    [14, ['no-time 56:15', 'no-time 98:15']],
    [
      15,
      [
        ...['cut-preheader 24:16', 'long-title 24:17', 'long-title 66:17', 'clock-change 82:15'],
        ...['no-booking 94:16', 'overlap 96:15', 'still-tbc 97:16', 'buried-alert 105:11'],
        'overlap 132:15',
      ],
    ],
    [16, []],
  ])('finds in sample issue %i what is there, and nothing else', async (number, places) => {
    const [{ diagnostics }] = JSON.parse((await check(`${number} --json`)).stdout).issues
    const found = diagnostics.map(
      ({ code, line, column }: Record<string, unknown>) => `${code} ${line}:${column}`,
    )
    expect(found).toEqual(places)
  })

  it('lets notes alone pass, even with --strict', async () => {
    const notes = { 'checks: { no-time: info }': 0, 'checks: { no-time: error }': 1 }
    const own = readFileSync(join(room, 'newswire.yaml'), 'utf8')
    for (const [line, code] of Object.entries(notes)) {
      const folder = sampleNewsroom({ 'newswire.yaml': `${own}${line}\n` })
      expect((await check('14 --strict --max-warnings 0', folder)).code).toBe(code)
      expect((await check('14', folder)).code).toBe(code)
    }
  })

  it('says which two files share a number', async () => {
    const twins = folderOf({
      'newswire.yaml': settings,
      'issues/7.yaml': issue(7),
      'issues/007.yml': issue(7),
    })
    const { code, stdout } = await check('7', twins)
    expect(code).toBe(1)
    expect(stdout).toContain('the other is `007.yml`')
    expect(stdout).toContain('the other is `7.yaml`')
  })
})
