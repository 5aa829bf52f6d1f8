import { describe, expect, it } from 'vitest'
import { folderOf, issue, newswire, sampleNewsroom, settings } from '../support/program.ts'

const room = sampleNewsroom({ 'issues/15.yaml': 'number: [\n', 'issues/notes.yaml': 'no: issue\n' })

describe('list', () => {
  it('is a table, the newest first; a file that cannot be read has its number', () => {
    const { code, stdout, stderr } = newswire(['list'], room)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n')).toEqual([
      'Issue  Date        Sections  Items  Errors  Warnings  File',
      '   16  2009-04-20         5     12       0         0  issues/16.yaml',
      '   15  –                  –      –       1         0  issues/15.yaml',
      '   14  2008-12-10         3      7       0         2  issues/14.yaml',
      '',
    ])
  })

  it('has columns that fit what stands in them', () => {
    const wide = folderOf({ 'newswire.yaml': settings, 'issues/1000000.yaml': issue(1000000) })
    const [head = '', row = ''] = newswire(['list'], wide).stdout.split('\n')
    expect(head.startsWith('  Issue  Date')).toBe(true)
    expect(row.startsWith('1000000  –')).toBe(true)
    expect(head.indexOf('File')).toBe(row.indexOf('issues/'))
  })

  it('counts the warnings of a day', () => {
    const { stdout } = newswire(['list', '--as-of', '2010-01-01', '--json'], room)
    const [newest] = JSON.parse(stdout).issues
    expect(newest.warnings).toBeGreaterThan(0)
  })

  it('is one document with --json', () => {
    const { code, stdout } = newswire(['list', '--json'], room)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      issues: [
        {
          ...{ issue: 16, date: '2009-04-20', sections: 5, items: 12 },
          ...{ errors: 0, warnings: 0, file: 'issues/16.yaml' },
        },
        {
          ...{ issue: 15, date: null, sections: null, items: null },
          ...{ errors: 1, warnings: 0, file: 'issues/15.yaml' },
        },
        {
          ...{ issue: 14, date: '2008-12-10', sections: 3, items: 7 },
          ...{ errors: 0, warnings: 2, file: 'issues/14.yaml' },
        },
      ],
    })
  })

  it('is empty where there is nothing yet', () => {
    const empty = folderOf({ 'newswire.yaml': settings })
    expect(newswire(['list'], empty)).toEqual({
      code: 0,
      stdout: '',
      stderr: 'There are no issues yet.\n',
    })
    expect(JSON.parse(newswire(['list', '--json'], empty).stdout).issues).toEqual([])
  })
})
