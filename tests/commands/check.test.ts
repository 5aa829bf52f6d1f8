import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { folderOf, issue, newswire, sampleNewsroom, settings } from '../support/program.ts'

const faulty = `number: 16
date: 2009-04-20
sections:
  - type: publications
    items:
      - title: One
        body: Text.
      - tilte: Two
        body: Text.
`
const room = sampleNewsroom({ 'issues/16.yaml': faulty })
const check = (args: string) => newswire(['check', ...args.split(' ').filter(Boolean)], room)

describe('check', () => {
  it('prints the report as a result, and writes nothing', () => {
    const before = readdirSync(room)
    const { code, stdout, stderr } = check('16')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const line =
      '  8:9    error    Unknown key `tilte` in a publication. Did you mean `title`?  unknown-key'
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'issues/16.yaml',
      line,
      '            8 │       - tilte: Two',
      '              │         ^^^^^',
    ])
    expect(stdout).toMatch(/\n\n✖ \d errors? {2}in 1 issue\n$/)
    expect(readdirSync(room)).toEqual(before)
  })

  it.each<[args: string, code: number, last: RegExp]>([
    ['14', 0, /✔ no faults in 1 issue\n$/],
    ['14 15', 0, /✔ no faults in 2 issues\n$/],
    ['--all', 1, /in 3 issues\n$/],
    ['14 --format text', 0, /✔ no faults in 1 issue\n$/],
    ['14 --as-of 2010-01-01', 0, /▲ \d+ warnings? {2}in 1 issue\n$/],
    ['14 --as-of 2010-01-01 --strict', 1, /▲ \d+ warnings? {2}in 1 issue\n$/],
    ['14 --strict', 0, /✔ no faults in 1 issue\n$/],
  ])('check %s: exit %i', (args, code, last) => {
    const run = check(args)
    expect(run.code).toBe(code)
    expect(run.stdout).toMatch(last)
  })

  it.each(['--json', '--format json', '--format=json', '--json --format json'])(
    '%s prints one document',
    (flags) => {
      const { code, stdout, stderr } = check(`14 16 ${flags}`)
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      const { version, summary, issues } = JSON.parse(stdout)
      expect(version).toBe(1)
      expect(summary.errors).toBe(issues[1].diagnostics.length)
      expect(issues.map((each: { file: string }) => each.file)).toEqual([
        'issues/14.yaml',
        'issues/16.yaml',
      ])
      expect(Object.keys(issues[1])).toEqual(['issue', 'file', 'outputs', 'diagnostics'])
      expect(Object.keys(issues[1].diagnostics[0])).toEqual(
        'code severity message hint file line column endLine endColumn path'.split(' '),
      )
    },
  )

  it('says which two files share a number', () => {
    const twins = folderOf({
      'newswire.yaml': settings,
      'issues/7.yaml': issue(7),
      'issues/007.yml': issue(7),
    })
    const { code, stdout } = newswire(['check', '7'], twins)
    expect(code).toBe(1)
    expect(stdout).toContain('the other is `007.yml`')
    expect(stdout).toContain('the other is `7.yaml`')
  })
})
