import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Newsroom } from '../src/model.ts'
import { findNewsroom } from '../src/newsroom.ts'
import { type Built, buildIssue, openPress } from '../src/pipeline.ts'
import { issue, root, sampleNewsroom, smallNewsroom } from './support/program.ts'

async function open(folder: string): Promise<Newsroom> {
  const { value } = await findNewsroom(folder)
  if (!value) throw new Error('no newsroom')
  return value
}

describe('buildIssue', () => {
  it('takes one file down the whole road', async () => {
    const newsroom = await open(root)
    const built = await buildIssue('issues/16.yaml', newsroom, { cwd: root })
    expect(built.file).toBe('issues/16.yaml')
    expect(built.diagnostics).toEqual([])
    expect(built.issue?.number).toBe(16)
    expect(built.edition?.slug).toBe('newswire-16')
    expect(built.rendered?.html).toContain('</html>')
    expect(built.rendered?.subject).toBe(built.edition?.subject)
  })

  it('reads paths from `cwd`, and shows them from there', async () => {
    const folder = sampleNewsroom()
    const newsroom = await open(folder)
    const cases = [
      ['issues/14.yaml', folder, 'issues/14.yaml'],
      ['14.yaml', join(folder, 'issues'), '14.yaml'],
      [join(folder, 'issues/14.yaml'), join(folder, 'issues'), '14.yaml'],
      [
        join(folder, 'issues/14.yaml'),
        join(root, 'src/theme/compile'),
        join(folder, 'issues/14.yaml'),
      ],
    ] as const
    for (const [path, cwd, file] of cases) {
      const built = await buildIssue(path, newsroom, { cwd })
      expect(built).toMatchObject({ file, issue: { number: 14 } })
    }
  })

  it('has no mail of an issue with errors, and every fault in the order of the file', async () => {
    const folder = smallNewsroom({
      5: `${issue(6).replace('title', 'tilte')}      - title: B\n        body: ""\n`,
    })
    const built = await buildIssue('issues/5.yaml', await open(folder), { cwd: folder })
    expect(built.rendered).toBeUndefined()
    expect(built.diagnostics.map(({ code }) => code)).toEqual([
      'number-unlike-file',
      'unknown-key',
      'empty-text',
    ])
    const places = built.diagnostics.map(({ place }) => place?.line)
    expect(places).toEqual([1, 6, 9])
    expect(built.diagnostics.every(({ excerpt }) => excerpt)).toBe(true)
  })

  it('finds the twin of a number however the file was named', async () => {
    const folder = smallNewsroom({ 5: issue(5), '05': issue(5) })
    for (const path of ['issues/5.yaml', join(folder, 'issues/05.yaml')]) {
      const { diagnostics } = await buildIssue(path, await open(folder), { cwd: folder })
      expect(diagnostics.map(({ code }) => code)).toContain('duplicate-number')
    }
  })

  it('warns as of a day, and only as of a day', async () => {
    const newsroom = await open(root)
    const codes = async (asOf?: string) => {
      const { diagnostics } = await buildIssue('issues/15.yaml', newsroom, { cwd: root, asOf })
      return new Set(diagnostics.map(({ code }) => code).filter((code) => /^past-/.test(code)))
    }
    expect(await codes()).toEqual(new Set())
    expect(await codes('2010-01-01')).toEqual(new Set(['past-date', 'past-deadline']))
  })

  it('refuses a file that is not there', async () => {
    const missing = buildIssue('issues/99.yaml', await open(root), { cwd: root })
    await expect(missing).rejects.toThrow('There is no file `issues/99.yaml`.')
  })
})

describe('openPress', () => {
  it('builds many issues alike', async () => {
    const press = await openPress(await open(root), { cwd: root })
    const built = async (path: string) => {
      const { source: _, ...rest } = (await press.build?.(path)) ?? ({} as Built)
      return rest
    }
    const once = await built('issues/14.yaml')
    const other = await built('issues/15.yaml')
    const again = await built('issues/14.yaml')
    expect(again).toEqual(once)
    expect(other.rendered?.html).not.toBe(once.rendered?.html)
  })
})
