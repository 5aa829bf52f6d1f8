import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { here } from '../support/here.ts'
import { environment, folderOf, issue, sampleNewsroom, smallNewsroom } from '../support/program.ts'
import { tool } from '../support/tools.ts'

const browser = tool('browser')

const newswire = (args: string[], cwd: string, env?: NodeJS.ProcessEnv) =>
  here(args, cwd, environment(env))

/** All files of a folder with their bytes. */
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path).toString('base64')]),
  )

const workbench = [
  '.newswire-site.json',
  'index.html',
  'issues.js',
  'workbench.css',
  'workbench.js',
]
const ofIssue = (number: number, name = 'newswire') => [
  `issues/${number}.html`,
  ...[`mails/${name}-${number}.html`, `mails/${name}-${number}.txt`],
]

describe('site', () => {
  it('is a list, a page for each issue, and the mails; the same bytes each time', async () => {
    const room = sampleNewsroom()
    const { code, stdout, stderr } = await newswire(['site', '--drafts'], room)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^out\/site\/index\.html {2}3 issues, 13 files, 0\.\d MB\n$/)
    const made = filesIn(join(room, 'out/site'))
    expect(Object.keys(made).sort()).toEqual(
      [...workbench, ...[14, 15, 16].flatMap((each) => ofIssue(each))].sort(),
    )
    await newswire(['site', '--drafts', '--out', 'again'], room)
    expect(filesIn(join(room, 'again'))).toEqual(made)
    await newswire(['site', '--drafts'], room)
    expect(filesIn(join(room, 'out/site'))).toEqual(made)
  })

  it('names nothing of the machine and nothing of the network but the links of the mails', async () => {
    const room = sampleNewsroom()
    await newswire(['site', '--drafts', '--out', 'public'], room)
    for (const name of [
      'index.html',
      'issues.js',
      'issues/16.html',
      'workbench.js',
      'workbench.css',
    ]) {
      const text = readFileSync(join(room, 'public', name), 'utf8')
      expect(text, name).not.toContain(room)
      const asked = [...text.matchAll(/(?:src|href)="([^"#]*)"|url\(([^)]*)\)|@import/g)].map(
        ([whole]) => whole,
      )
      expect(
        asked.filter((each) => /^(?:src|url|@import)/.test(each) && /https?:|\/\//.test(each)),
        name,
      ).toEqual([])
    }
  })

  it('has the issues whose date has come; all of them with --drafts', async () => {
    const room = sampleNewsroom({ 'issues/17.yaml': 'number: [\n' })
    const args = ['site', '--as-of', '2009-03-16', '--out', 'public']
    expect((await newswire(args, room)).code).toBe(0)
    expect(readdirSync(join(room, 'public/issues'))).toEqual(['14.html', '15.html'])
    const { code, stderr } = await newswire([...args, '--drafts'], room)
    expect(code).toBe(1)
    expect(stderr).toContain('issues/17.yaml')
    expect(readdirSync(join(room, 'public/issues'))).toEqual([
      '14.html',
      '15.html',
      '16.html',
      '17.html',
    ])
  })

  it('removes what it made before and needs no more, and nothing else', async () => {
    const room = sampleNewsroom()
    await newswire(['site', '--drafts', '--out', 'public'], room)
    writeFileSync(join(room, 'public/CNAME'), 'example.org\n')
    writeFileSync(join(room, 'public/issues/own.html'), 'mine\n')
    rmSync(join(room, 'issues/14.yaml'))
    const { code, stderr } = await newswire(['site', '--drafts', '--out', 'public'], room)
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '3 files of issues that are gone removed.\n',
    })
    const left = Object.keys(filesIn(join(room, 'public')))
    const kept = [...workbench, ...ofIssue(15), ...ofIssue(16), 'CNAME', 'issues/own.html']
    expect(left.sort()).toEqual(kept.sort())
  })

  it('replaces no file that it did not make', async () => {
    const room = smallNewsroom({ 1: issue(1) })
    mkdirSync(join(room, 'public/issues'), { recursive: true })
    for (const name of ['index.html', 'issues/1.html']) {
      writeFileSync(join(room, 'public', name), 'mine\n')
      const { code, stderr } = await newswire(['site', '--drafts', '--out', 'public'], room)
      expect(code).toBe(2)
      expect(stderr).toContain(`${name}\` is there already, and newswire did not make it.`)
      expect(readFileSync(join(room, 'public', name), 'utf8')).toBe('mine\n')
      rmSync(join(room, 'public', name))
    }
    // What the runs before left behind is known to be newswire's.
    expect((await newswire(['site', '--drafts', '--out', 'public'], room)).code).toBe(0)
  })

  it.each([
    [
      'names outside',
      '{ "version": 1, "files": ["../keep.txt", "/etc/hosts", "issues/../../keep.txt", "issues/..", 4] }',
    ],
    ['a name below a link', '{ "version": 1, "files": ["pictures/keep.txt"] }'],
  ])('is not led astray by a record with %s', async (_, record) => {
    const room = smallNewsroom({ 1: issue(1) })
    const other = folderOf({ 'keep.txt': 'mine\n' })
    mkdirSync(join(room, 'public'))
    writeFileSync(join(room, 'keep.txt'), 'mine\n')
    writeFileSync(join(room, 'public/.newswire-site.json'), record)
    symlinkSync(other, join(room, 'public/pictures'))
    await newswire(['site', '--drafts', '--out', 'public'], room)
    expect(existsSync(join(room, 'keep.txt'))).toBe(true)
    expect(existsSync(join(other, 'keep.txt'))).toBe(true)
  })

  it('says so when its record cannot be read', async () => {
    const room = smallNewsroom({ 1: issue(1) })
    mkdirSync(join(room, 'public'))
    writeFileSync(join(room, 'public/.newswire-site.json'), 'no')
    const { code, stderr } = await newswire(['site', '--drafts', '--out', 'public'], room)
    expect(code).toBe(2)
    expect(stderr).toContain('--out')
  })

  it('is one document with --json', async () => {
    const room = smallNewsroom({ 1: issue(1) })
    const { code, stdout, stderr } = await newswire(['site', '--drafts', '--json'], room)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [only] = JSON.parse(stdout).issues
    expect(only.outputs.map(({ path }: { path: string }) => path)).toEqual(
      ofIssue(1, 'bulletin').map((name) => `out/site/${name}`),
    )
  })

  it('is a list of none where there are no issues', async () => {
    const room = smallNewsroom({})
    expect((await newswire(['site', '--drafts'], room)).code).toBe(0)
    expect(readFileSync(join(room, 'out/site/index.html'), 'utf8')).toContain('0 issues')
  })

  it.skipIf(!browser)('has pictures when they are asked for', async () => {
    const room = smallNewsroom({ 1: issue(1) })
    const { code } = await newswire(['site', '--drafts', '--pictures'], room, {
      CHROME_PATH: browser,
    })
    expect(code).toBe(0)
    const names = readdirSync(join(room, 'out/site/pictures'))
    expect(names).toEqual(['1-dark.png', '1-desktop.png', '1-phone.png'])
    const page = readFileSync(join(room, 'out/site/issues/1.html'), 'utf8')
    for (const name of names) expect(page).toContain(`href="../pictures/${name}"`)
  })

  it('asks for a browser before it begins', async () => {
    const room = smallNewsroom({ 1: issue(1) })
    const { code } = await newswire(['site', '--drafts', '--pictures'], room, {
      CHROME_PATH: '/no/browser',
    })
    expect(code).toBe(2)
    expect(existsSync(join(room, 'out'))).toBe(false)
  })
})
