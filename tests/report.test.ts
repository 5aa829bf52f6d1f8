import { describe, expect, it } from 'vitest'
import type { Diagnostic, Severity } from '../src/diagnostic.ts'
import { jsonReport, type Reported, summary, textReport } from '../src/report.ts'

const fault = (line: number, column: number, end: number, more: Partial<Diagnostic> = {}) => ({
  code: 'unknown-key' as const,
  severity: 'error' as Severity,
  message: 'Unknown key `tilte`.',
  place: { file: 'issues/16.yaml', line, column, endLine: line, endColumn: end },
  ...more,
})
const of = (...diagnostics: Diagnostic[]): Reported => ({
  file: 'issues/16.yaml',
  issue: 16,
  diagnostics,
})
const lines = (...reported: Reported[]) => textReport(reported, false).split('\n')

describe('the report for a person', () => {
  it('has a block for each fault: place, severity, sentence, code, excerpt, caret, hint', () => {
    const first = fault(12, 9, 14, { excerpt: '        tilte: PtP case study' })
    const second = fault(31, 19, 29, {
      code: 'past-deadline',
      severity: 'warning',
      message: 'This deadline has passed.',
      hint: 'Check the date.',
      excerpt: '        deadline: 2009-05-01',
    })
    expect(lines(of(first, second))).toEqual([
      'issues/16.yaml',
      '  12:9   error    Unknown key `tilte`.  unknown-key',
      '           12 │         tilte: PtP case study',
      '              │         ^^^^^',
      '  31:19  warning  This deadline has passed.  past-deadline',
      '           31 │         deadline: 2009-05-01',
      '              │                   ^^^^^^^^^^',
      '                  Check the date.',
      '',
      '✖ 1 error  ▲ 1 warning  in 1 issue',
    ])
  })

  it('keeps its columns whatever the numbers', () => {
    const [, first, second] = lines(of(fault(9, 1, 2), fault(12345, 101, 103)))
    expect(first?.indexOf('error')).toBe(second?.indexOf('error'))
    expect(second).toMatch(/^ {2}12345:101 error/)
  })

  it.each<[string, Reported[], string]>([
    ['nothing', [of()], '✔ no faults in 1 issue'],
    ['nothing in several', [of(), of()], '✔ no faults in 2 issues'],
    ['errors', [of(fault(1, 1, 2), fault(2, 1, 2))], '✖ 2 errors  in 1 issue'],
    ['an error in one of two', [of(fault(1, 1, 2)), of()], '✖ 1 error  in 2 issues'],
    ['a note', [of(fault(1, 1, 2, { severity: 'info' }))], '✔ no faults in 1 issue'],
    ['the newsroom', [{ ...of(fault(1, 1, 2)), isNewsroom: true }], '✖ 1 error'],
    [
      'newsroom and issue',
      [{ ...of(fault(1, 1, 2)), isNewsroom: true }, of()],
      '✖ 1 error  in 1 issue',
    ],
  ])('counts %s', (_, reported, totals) => {
    expect(lines(...reported).at(-1)).toBe(totals)
  })

  it('puts a fault under the file in which it stands', () => {
    const place = { file: 'newswire.yaml', line: 3, column: 1, endLine: 3, endColumn: 5 }
    const heads = lines(of(fault(1, 1, 2), { ...fault(3, 1, 5), place })).filter((line) =>
      /^\w/.test(line),
    )
    expect(heads).toEqual(['issues/16.yaml', 'newswire.yaml'])
  })

  it('does without a place or an excerpt', () => {
    const { place: _, ...bare } = fault(1, 1, 2)
    expect(lines(of(bare))[1]).toBe('         error    Unknown key `tilte`.  unknown-key')
  })

  it.each([
    ['a wide sign counts two columns', 'a: 日本語', 4, 7, '   ^^^^^^'],
    ['a tab one', '\ta: b', 5, 6, '    ^'],
    ['a caret stands even under nothing', 'a:', 3, 3, '  ^'],
    ['a combining mark none', 'e\u0301: x', 5, 6, '   ^'],
  ])('points exactly: %s', (_, excerpt, column, end, caret) => {
    const marked = lines(of(fault(1, column, end, { excerpt })))[3]
    expect(marked?.split('│ ')[1]).toBe(caret)
  })

  it('cuts a long line to a window round the fault', () => {
    const excerpt = `${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`
    const [, , shown = '', caret = ''] = lines(of(fault(1, 5001, 5005, { excerpt })))
    expect(shown.length).toBeLessThan(130)
    const at = caret.indexOf('^')
    expect(shown.slice(at, at + 4)).toBe('HERE')
    expect(caret.trimEnd().length - at).toBe(4)
  })

  it('shows the first hundred faults of a file, and counts the rest', () => {
    const all = Array.from({ length: 250 }, (_, index) => fault(index + 1, 1, 2))
    const report = lines(of(...all))
    expect(report.filter((line) => line.includes('unknown-key'))).toHaveLength(100)
    expect(report).toContain('  … and 150 more')
    expect(report.at(-1)).toBe('✖ 250 errors  in 1 issue')
  })

  it('lets nothing of the author drive the terminal', () => {
    const nasty = '\u001b[31m\u0007\u202e\u009b2J'
    const each = fault(1, 1, 2, { message: nasty, hint: nasty, excerpt: nasty })
    const report = textReport([{ ...of(each), file: `a${nasty}` }], false)
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })

  it('says with colours nothing that it does not say without', () => {
    const reported = [of(fault(12, 9, 14, { excerpt: '        tilte: x', hint: 'Mend it.' }))]
    const painted = textReport(reported, true)
    expect(painted).toContain('\u001b[31merror')
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(textReport(reported, false))
  })
})

describe('the report for a machine', () => {
  it('has every field, null where there is nothing', () => {
    const { place: _, ...bare } = fault(1, 1, 2)
    expect(JSON.parse(jsonReport([{ file: 'issues/x.yaml', diagnostics: [bare] }]))).toEqual({
      version: 1,
      summary: { errors: 1, warnings: 0 },
      issues: [
        {
          ...{ issue: null, file: 'issues/x.yaml', outputs: [] },
          diagnostics: [
            {
              ...{ code: 'unknown-key', severity: 'error', message: 'Unknown key `tilte`.' },
              ...{ hint: null, file: 'issues/x.yaml', line: null, column: null },
              ...{ endLine: null, endColumn: null, path: null },
            },
          ],
        },
      ],
    })
  })

  it('keeps what it was given, in its order', () => {
    const path = ['sections', 0, 'items', 1, 'tilte']
    const each = fault(12, 9, 14, { hint: 'Mend it.', path })
    const reported = { ...of(each), outputs: [{ path: 'out/a.html', bytes: 3 }] }
    const { issues } = JSON.parse(jsonReport([reported, of()]))
    expect(issues).toHaveLength(2)
    expect(issues[0]).toMatchObject({ issue: 16, outputs: [{ path: 'out/a.html', bytes: 3 }] })
    expect(issues[0].diagnostics[0]).toMatchObject({
      ...{ hint: 'Mend it.', path, line: 12, column: 9, endLine: 12, endColumn: 14 },
    })
  })

  it('counts errors and warnings, not notes', () => {
    const severities: Severity[] = ['error', 'warning', 'warning', 'info']
    const all = severities.map((severity) => fault(1, 1, 2, { severity }))
    expect(summary([of(...all), of(fault(1, 1, 2))])).toEqual({ errors: 2, warnings: 2 })
  })
})
