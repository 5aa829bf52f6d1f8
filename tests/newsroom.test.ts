import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../src/diagnostic.ts'
import type { Newsroom } from '../src/model.ts'
import {
  findIssues,
  findNewsroom,
  issueFiles,
  issueNumber,
  sharedNumbers,
  shownPath,
} from '../src/newsroom.ts'
import { folderOf, issue, settings } from './support/program.ts'

async function open(folder: string): Promise<Newsroom> {
  const { value, diagnostics } = await findNewsroom(folder)
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join())
  return value
}

const names = (paths: readonly string[]) => paths.map((path) => path.split('/').at(-1))

describe('findNewsroom', () => {
  it('walks up to the nearest one', async () => {
    const outer = folderOf({
      'newswire.yaml': settings,
      'a/newswire.yaml': settings.replace('Bulletin', 'Inner'),
      'a/b/c/x': '',
      'd/x': '',
    })
    expect((await open(join(outer, 'a/b/c'))).publication).toBe('Inner')
    expect((await open(join(outer, 'd'))).publication).toBe('Bulletin')
    expect((await open(outer)).root).toBe(outer)
  })

  it('refuses where there is none', async () => {
    const folder = folderOf({})
    await expect(findNewsroom(folder)).rejects.toThrow(
      `There is no \`newswire.yaml\` in \`${folder}\``,
    )
  })

  it('shows the place of a fault from where it was called', async () => {
    const root = folderOf({ 'newswire.yaml': `${settings}bogus: 1\n`, 'a/b/x': '' })
    const fileFrom = async (folder: string) =>
      (await findNewsroom(join(root, folder))).diagnostics[0]?.place?.file
    expect(await fileFrom('.')).toBe('newswire.yaml')
    expect(await fileFrom('a')).toBe('../newswire.yaml')
    expect(await fileFrom('a/b')).toBe(join(root, 'newswire.yaml'))
  })

  it('warns of a language that newswire does not speak', async () => {
    const root = folderOf({ 'newswire.yaml': settings.replace('en-GB', 'cy') })
    const { value, diagnostics } = await findNewsroom(root)
    expect(value?.words.deadline).toBe('Deadline')
    expect(diagnostics).toMatchObject([
      { code: 'untranslated', severity: 'warning', place: { line: 3 }, excerpt: 'language: cy' },
    ])
  })
})

describe('the issues', () => {
  const root = folderOf({
    'newswire.yaml': settings,
    ...Object.fromEntries(
      ['2.yaml', '10.yml', '009.yaml', '9.yaml', '7.YAML', 'x7.yaml', '8.yaml.bak', '.6.yaml'].map(
        (name) => [`issues/${name}`, issue(1)],
      ),
    ),
  })

  it('are the files called by a number, in its order', async () => {
    const files = await issueFiles(await open(root))
    expect(files.map(({ number }) => number)).toEqual([2, 7, 9, 9, 10])
    expect(names(files.map(({ path }) => path)).join()).toBe('2.yaml,7.YAML,009.yaml,9.yaml,10.yml')
  })

  it('are none where there is no folder', async () => {
    expect(await issueFiles(await open(folderOf({ 'newswire.yaml': settings })))).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('may not be read by everybody', async () => {
    const locked = folderOf({ 'newswire.yaml': settings })
    mkdirSync(join(locked, 'issues'), { mode: 0 })
    await expect(issueFiles(await open(locked))).rejects.toThrow(UserError)
    chmodSync(join(locked, 'issues'), 0o700)
  })

  it.each<[named: string[], all: boolean, expected: string]>([
    [[], false, '10.yml'],
    [[], true, '2.yaml,7.YAML,009.yaml,9.yaml,10.yml'],
    [['2'], false, '2.yaml'],
    [['00002'], false, '2.yaml'],
    [['10', '2'], false, '10.yml,2.yaml'],
    [['9'], false, '009.yaml,9.yaml'],
    [['2', 'issues/2.yaml', './issues/../issues/2.yaml'], false, '2.yaml'],
    [['issues/x7.yaml'], false, 'x7.yaml'],
  ])('named %j (all: %s) are %s', async (named, all, expected) => {
    const found = await findIssues(await open(root), named, { all, cwd: root })
    expect(names(found).join()).toBe(expected)
  })

  it.each([
    ['3', 'There is no issue 3.', 'The newest is 10'],
    ['00003', 'There is no issue 00003.', 'The newest is 10'],
    ['2.yaml', 'There is no file `2.yaml`.', '`issues/2.yaml`'],
    ['nix.yaml', 'There is no file `nix.yaml`.', 'by its number or by the path'],
  ])('%s is refused', async (name, message, hint) => {
    const refused = findIssues(await open(root), ['2', name], { all: false, cwd: root })
    await expect(refused).rejects.toMatchObject({ message, hint: expect.stringContaining(hint) })
  })

  it('of one number know of each other', async () => {
    const files = await issueFiles(await open(root))
    const faultOf = (name: string) => sharedNumbers(files)(join(root, 'issues', name))
    expect(faultOf('009.yaml')).toMatchObject([{ code: 'duplicate-number', path: ['number'] }])
    expect(faultOf('009.yaml')[0]?.message).toContain('`9.yaml`')
    expect(faultOf('9.yaml')[0]?.message).toContain('`009.yaml`')
    expect(faultOf('2.yaml')).toEqual([])
    expect(faultOf('unknown.yaml')).toEqual([])
  })
})

it.each([
  ['issues/016.yaml', 16],
  ['/a/b/7.yml', 7],
  ['7.txt', undefined],
  ['no7.yaml', undefined],
])('issueNumber of %s is %s', (path, number) => {
  expect(issueNumber(path)).toBe(number)
})

it.each([
  ['/a/b/c', '/a/b', 'c'],
  ['/a/b/c/d', '/a/b', 'c/d'],
  ['/a/x', '/a/b', '../x'],
  ['/x/y', '/a/b', '/x/y'],
  ['/a', '/a/b/c', '/a'],
  ['/a/b', '/a/b', '/a/b'],
  ['/a/b\\c', '/a', 'b\\c'],
])('shownPath of %s from %s is %s', (path, from, shown) => {
  if (process.platform !== 'win32') expect(shownPath(path, from)).toBe(shown)
})
