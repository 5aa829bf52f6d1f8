import {
  chmodSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { UserError } from '../src/diagnostic.ts'
import { changedFiles, commitOf, commonCommit, repositoryOf, textAt } from '../src/git.ts'
import { folderOf } from './support/program.ts'
import { commit, git, hasGit, repository } from './support/repository.ts'

const odd = [
  'a b.yaml',
  '-x.yaml',
  ':(top)y.yaml',
  'ü字.yaml',
  '[z]*.yaml',
  'line\nfeed.yaml',
  '"q".yaml',
]

/** The refusal that a call ends with. */
function refusal(call: () => unknown): { message: string; hint: string | undefined } {
  try {
    call()
  } catch (error) {
    if (error instanceof UserError) return { message: error.message, hint: error.hint }
    throw error
  }
  throw new Error('It was not refused.')
}

afterEach(() => vi.unstubAllEnvs())

describe.skipIf(!hasGit)('the text of a file at a revision', () => {
  const room = repository({ 'issues/1.yaml': 'one\n', 'crlf.yaml': '\uFEFFa\r\nb\r\n' })
  commit(room, { 'issues/1.yaml': 'two\n' })
  git(room, 'tag', 'v1')
  writeFileSync(join(room, 'issues/1.yaml'), 'three\n')

  it.each<[ref: string, text: string]>([
    ['HEAD', 'two\n'],
    ['HEAD~1', 'one\n'],
    ['v1', 'two\n'],
    ['main', 'two\n'],
    ['@', 'two\n'],
  ])('at %s', (ref, text) => {
    expect(textAt(join(room, 'issues/1.yaml'), ref)).toBe(text)
  })

  it('is what was committed, to the letter', () => {
    expect(textAt(join(room, 'crlf.yaml'), 'HEAD')).toBe('\uFEFFa\r\nb\r\n')
  })

  it('is none where there was no file, or a folder', () => {
    expect(textAt(join(room, 'issues/2.yaml'), 'HEAD')).toBeUndefined()
    expect(textAt(join(room, 'issues'), 'HEAD')).toBeUndefined()
    expect(textAt(join(room, 'gone/far/3.yaml'), 'HEAD')).toBeUndefined()
  })

  it('is found when the folder is gone', () => {
    const other = repository({ 'deep/er/1.yaml': 'one\n' })
    rmSync(join(other, 'deep'), { recursive: true })
    expect(textAt(join(other, 'deep/er/1.yaml'), 'HEAD')).toBe('one\n')
  })

  it.each(odd)('of the name %j', (name) => {
    const other = repository({ [name]: 'odd\n' })
    expect(textAt(join(other, name), 'HEAD')).toBe('odd\n')
  })

  it('may be longer than a megabyte', () => {
    const long = 'word '.repeat(500_000)
    expect(textAt(join(repository({ 'a.yaml': long }), 'a.yaml'), 'HEAD')).toBe(long)
  })

  it('is that of the repository in which the file lies, even in a hook of another', () => {
    vi.stubEnv('GIT_DIR', join(repository({ 'x.yaml': 'x' }), '.git'))
    vi.stubEnv('GIT_INDEX_FILE', '/nowhere')
    expect(textAt(join(room, 'issues/1.yaml'), 'HEAD')).toBe('two\n')
  })

  it.each([
    '--output=x',
    '-',
    '--',
    '',
    'no-such',
    'HEAD:issues/1.yaml',
    '-h',
    'a\0b',
    '$(touch x)',
    '--all',
  ])('refuses %j', (ref) => {
    const before = readdirSync(room)
    expect(refusal(() => textAt(join(room, 'issues/1.yaml'), ref))).toEqual({
      message: `git knows no revision \`${ref}\` here.`,
      hint: 'A branch, a tag or a commit will do, like `main` or `HEAD~1`.',
    })
    expect(readdirSync(room)).toEqual(before)
  })

  it('refuses what is in no repository', () => {
    const { message, hint } = refusal(() =>
      textAt(join(folderOf({ 'a.yaml': 'a' }), 'a.yaml'), 'HEAD'),
    )
    expect(message).toMatch(/is in no git repository\.$/)
    expect(hint).toContain('git init')
  })

  it('says so where there is no git', () => {
    vi.stubEnv('PATH', folderOf({}))
    const { message } = refusal(() => textAt(join(room, 'issues/1.yaml'), 'HEAD'))
    expect(message).toBe('There is no `git` on this machine.')
  })

  it('tells of a copy that has only the latest commits', () => {
    const shallow = join(folderOf({}), 'copy')
    git(dirname(shallow), 'clone', '--quiet', '--depth', '1', `file://${room}`, shallow)
    const { hint } = refusal(() => textAt(join(shallow, 'issues/1.yaml'), 'HEAD~1'))
    expect(hint).toContain('fetch-depth: 0')
  })

  it('runs no program that the repository names', () => {
    const other = repository({ 'a.yaml': 'a\n', '.gitattributes': '*.yaml diff=evil\n' })
    const script = join(other, '.git/evil')
    writeFileSync(script, `#!/bin/sh\ntouch "${join(other, '.git/ran')}"\n`)
    chmodSync(script, 0o755)
    for (const name of [
      'core.fsmonitor',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
    ]) {
      git(other, 'config', name, script)
    }
    writeFileSync(join(other, 'a.yaml'), 'b\n')
    expect(textAt(join(other, 'a.yaml'), 'HEAD')).toBe('a\n')
    expect(changedFiles(other, 'HEAD').map(({ how }) => how)).toEqual(['changed'])
    expect(readdirSync(join(other, '.git'))).not.toContain('ran')
  })
})

describe.skipIf(!hasGit)('the repository', () => {
  const room = repository({ 'rooms/a/1.yaml': 'one\n' })

  it('is found from a file, a folder, and what is gone', () => {
    const real = realpathSync.native(room)
    for (const path of ['', 'rooms/a', 'rooms/a/1.yaml', 'rooms/gone/2.yaml']) {
      expect(repositoryOf(join(room, path))).toBe(real)
    }
  })

  it('is none elsewhere, or without git', () => {
    expect(repositoryOf(folderOf({}))).toBeUndefined()
    vi.stubEnv('PATH', folderOf({}))
    expect(repositoryOf(room)).toBeUndefined()
  })

  it('names a commit in full', () => {
    expect(commitOf(room, 'HEAD')).toMatch(/^[0-9a-f]{40}$/)
  })
})

describe.skipIf(!hasGit)('the changed files', () => {
  const room = repository({
    ...{ '.gitignore': 'out\n', 'room/1.yaml': '1', 'room/2.yaml': '2', 'room/3.yaml': '3' },
    ...{ 'elsewhere.txt': 'x', [`room/${odd[5]}`]: 'odd' },
  })
  git(room, 'switch', '--quiet', '-c', 'work')
  commit(room, { 'room/1.yaml': 'one', 'room/4.yaml': '4', 'elsewhere.txt': 'y' })
  rmSync(join(room, 'room/2.yaml'))
  writeFileSync(join(room, 'room', odd[5] as string), 'odder')
  mkdirSync(join(room, 'room/out'))
  writeFileSync(join(room, 'room/out/16.html'), 'ignored')
  writeFileSync(join(room, 'room/ü new.yaml'), 'unknown to git')
  const folder = join(room, 'room')
  const told = (from: string, to?: string) =>
    changedFiles(folder, from, to).map(({ path, how }) => `${how} ${path.slice(folder.length + 1)}`)

  it('between two revisions', () => {
    expect(told('main', 'work')).toEqual(['changed 1.yaml', 'added 4.yaml'])
    expect(told('work', 'main')).toEqual(['changed 1.yaml', 'removed 4.yaml'])
  })

  it('between a revision and the disk', () => {
    expect(told('main')).toEqual([
      ...['changed 1.yaml', 'removed 2.yaml', 'added 4.yaml'],
      ...[`changed ${odd[5]}`, 'added ü new.yaml'],
    ])
  })

  it('are named by way of the folder that was asked for', () => {
    const link = join(folderOf({}), 'link')
    symlinkSync(folder, link)
    expect(changedFiles(link, 'main', 'work')[0]?.path).toBe(join(link, '1.yaml'))
  })

  it('begin where two branches part', () => {
    const start = commitOf(room, 'main')
    git(room, 'switch', '--quiet', '--force', 'main')
    commit(room, { 'room/3.yaml': 'three' })
    expect(commonCommit(room, 'main', 'work')).toBe(start)
    git(room, 'switch', '--quiet', '--orphan', 'alone')
    commit(room, { 'z.yaml': 'z' })
    expect(commonCommit(room, 'alone', 'work')).toBeUndefined()
  })
})
