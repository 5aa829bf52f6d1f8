import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { cacheFolder, keep, keyOf, recall } from '../src/cache.ts'
import { findNewsroom, type Newsroom } from '../src/index.ts'
import { themeFor } from '../src/theme.ts'
import { house, small } from './theme/house.ts'
import { folderOf, put } from './theme/temporary.ts'

const run = promisify(execFile)
const project = join(import.meta.dirname, '..')
const bin = join(project, 'bin/newswire.js')

const envOf = (root: string) => ({
  PATH: process.env.PATH,
  HOME: join(root, 'home'),
  XDG_CACHE_HOME: join(root, 'cache'),
})

const build = (root: string, node: string[] = [], env: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, [...node, bin, '-C', root, 'build', '16'], {
    env: { ...envOf(root), ...env },
  })

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const cached = (root: string) => filesIn(join(root, 'cache')).map((path) => basename(path))

describe('what builds keep, in real processes', () => {
  it('lets two builds race', async () => {
    const root = house()
    const done = await Promise.all([build(root), build(root)])
    expect(done.map(({ stderr }) => stderr)).toEqual(['', ''])
    expect(cached(root)).toEqual([
      expect.stringMatching(/^built-\w{7}$/),
      expect.stringMatching(/^settings-\w{7}$/),
      expect.stringMatching(/^theme-\w{7}$/),
    ])
    expect(filesIn(join(root, 'out')).map((path) => basename(path))).toEqual([
      'newswire-16.html',
      'newswire-16.txt',
    ])
    expect(readFileSync(join(root, 'out/newswire-16.html'), 'utf8')).toContain('#123456')
  })

  it('gives the same mail from the cache, and writes nothing but the mail and the cache', async () => {
    const root = small()
    const before = filesIn(root)
    await build(root)
    const first = filesIn(join(root, 'out')).map((path) => readFileSync(path, 'utf8'))
    await build(root)
    expect(filesIn(join(root, 'out')).map((path) => readFileSync(path, 'utf8'))).toEqual(first)
    const written = filesIn(root).filter((path) => !before.includes(path))
    expect(written.map((path) => path.slice(root.length + 1))).toEqual([
      ...cached(root).map((name) => `cache/newswire/${name}`),
      'out/newswire-16.html',
      'out/newswire-16.txt',
    ])
  })

  it('keeps it beside the packages where there are some', async () => {
    const root = small()
    mkdirSync(join(root, 'node_modules'))
    await build(root)
    expect(filesIn(join(root, 'node_modules/.cache/newswire'))).toHaveLength(3)
    expect(existsSync(join(root, 'cache'))).toBe(false)
  })

  it('builds all the same where no cache can be written, and says so', async () => {
    const root = small()
    put(root, 'cache/newswire', 'A file where the folder should be.')
    const { stdout, stderr } = await build(root)
    expect(stderr).toContain('cache-unwritable')
    expect(stdout).toContain('newswire-16.html')
    expect(cached(root)).toEqual(['newswire'])
  })
})

/** Every module of a package that a build loads. */
async function packagesOf(root: string): Promise<string[]> {
  const list = join(root, 'loads.txt')
  const hook = join(import.meta.dirname, 'fixtures/record-loads.mjs')
  await build(root, ['--import', hook], { NEWSWIRE_LOADS: list })
  const loads = readFileSync(list, 'utf8').split('\n')
  rmSync(list)
  return loads.filter((path) => path.includes('node_modules'))
}

describe('what a build loads', () => {
  it('is MJML and the compiler of Handlebars, when a theme has to be compiled, and then no more', async () => {
    const root = small()
    const cold = await packagesOf(root)
    for (const name of ['mjml', 'handlebars']) {
      expect(cold.some((path) => path.includes(`node_modules/${name}/`))).toBe(true)
    }
    expect(await packagesOf(root)).toEqual([])
  })

  it.each(['newswire', 'letter'])('is no package, by the theme %s as it ships', async (theme) => {
    const root = house()
    const settings = readFileSync(join(root, 'newswire.yaml'), 'utf8')
    const plain = settings.replace(/^brand: .*$/m, '').replace(/^theme: .*$/m, `theme: ${theme}`)
    put(root, 'newswire.yaml', plain)
    expect(await packagesOf(root)).toEqual([])
    expect(cached(root)).toEqual([
      expect.stringMatching(/^built-/),
      expect.stringMatching(/^settings-/),
    ])
  })
})

describe('a kept theme', () => {
  async function opened(): Promise<{ newsroom: Newsroom; env: NodeJS.ProcessEnv; path: string }> {
    const root = small()
    const { value } = await findNewsroom(root)
    const newsroom = value as Newsroom
    const env = envOf(root)
    await themeFor(newsroom, env)
    const path = filesIn(join(root, 'cache')).find((each) => each.includes('theme-')) as string
    return { newsroom, env, path }
  }

  it.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['cut short', (text) => text.slice(0, text.length / 2)],
    ['cut to its first line', (text) => text.slice(0, text.indexOf('\n') + 1)],
    ['changed in one letter', (text) => text.replace('#123456', '#123457')],
    ['of zeros', (text) => '\0'.repeat(text.length)],
    ['another program’s', () => '{"version":3,"sources":[]}\n'],
  ])('that is %s is passed over and made again', async (_, damage) => {
    const { newsroom, env, path } = await opened()
    const sound = readFileSync(path, 'utf8')
    const whole = await themeFor(newsroom, env)
    writeFileSync(path, damage(sound))
    expect(await themeFor(newsroom, env)).toEqual(whole)
    expect(readFileSync(path, 'utf8')).toBe(sound)
  })

  it('that was kept for another theme is passed over', async () => {
    const { newsroom, env, path } = await opened()
    const sound = readFileSync(path, 'utf8')
    const other = { ...newsroom, brand: { accent: '#234567' } }
    await themeFor(other, env)
    const folder = join(path, '..')
    const strange = filesIn(folder).find((each) => /theme-/.test(each) && each !== path) as string
    writeFileSync(path, readFileSync(strange))
    const { value } = await themeFor(newsroom, env)
    expect(value?.tokens.accent).toBe('#123456')
    expect(readFileSync(path, 'utf8')).toBe(sound)
  })
})

describe('kept settings', () => {
  const settings = 'publication: A\norganisation: { name: B }\nfooter: |\n  We are.\n'
  const envOf = (root: string) => ({ XDG_CACHE_HOME: join(root, 'cache') })
  const opened = async (root: string) => (await findNewsroom(root, envOf(root))).value as Newsroom

  it('are what was read, with the same places', async () => {
    const root = folderOf()
    const sample = readFileSync(join(project, 'newswire.yaml'), 'utf8')
    put(root, 'newswire.yaml', sample)
    const { source: read, ...fresh } = await opened(root)
    const { source: kept, ...again } = await opened(root)
    expect(again).toStrictEqual(fresh)
    expect(kept?.locate(['footer'])).toEqual(read?.locate(['footer']))
    expect([kept?.text, kept?.data]).toEqual([read?.text, read?.data])
  })

  it('are used again, and not when a letter of the file is another', async () => {
    const root = folderOf({ 'newswire.yaml': settings })
    await opened(root)
    const [path = ''] = filesIn(join(root, 'cache'))
    // Only what comes from the cache says so.
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll('"footer":"We are', '"footer":"We eat'),
    )
    expect((await opened(root)).footer).toBe('We eat.\n')
    put(root, 'newswire.yaml', settings.replace('We are', 'We aré'))
    expect((await opened(root)).footer).toBe('We aré.\n')
  })

  it('are not kept while there is something to say of them', async () => {
    const root = folderOf({ 'newswire.yaml': `${settings}bogus: 1\n` })
    const codes = async () =>
      (await findNewsroom(root, envOf(root))).diagnostics.map(({ code }) => code)
    expect([await codes(), await codes()]).toEqual([['unknown-key'], ['unknown-key']])
    expect(existsSync(join(root, 'cache'))).toBe(false)
  })
})

describe('recall', () => {
  const parts = [Buffer.from('one'), Buffer.alloc(0), Buffer.from([0, 10, 255])]
  const kept = () => {
    const folder = folderOf()
    keep(folder, keyOf('thing', ['a'], ['from this']), parts)
    return folder
  }

  it('gives what was kept', () => {
    expect(recall(kept(), keyOf('thing', ['a'], ['from this']))).toEqual(parts)
  })

  it.each<[string, Parameters<typeof keyOf>]>([
    ['another kind', ['other', ['a'], ['from this']]],
    ['another thing', ['thing', ['b'], ['from this']]],
    ['the same from something else', ['thing', ['a'], ['from that']]],
    ['the same from more', ['thing', ['a'], ['from this', '']]],
  ])('gives nothing for %s', (_, key) => {
    expect(recall(kept(), keyOf(...key))).toBeUndefined()
  })

  it('gives nothing when one bit of a file is wrong, whichever', () => {
    const folder = kept()
    const key = keyOf('thing', ['a'], ['from this'])
    const path = join(folder, key.name)
    const sound = readFileSync(path)
    for (let bit = 0; bit < sound.length * 8; bit++) {
      const wrong = Buffer.from(sound)
      wrong[bit >> 3] = (wrong[bit >> 3] as number) ^ (1 << (bit & 7))
      writeFileSync(path, wrong)
      expect(recall(folder, key), `bit ${bit}`).toBeUndefined()
    }
  })

  it('looks beside the packages, else where the user keeps such things', () => {
    const root = folderOf()
    expect(cacheFolder(root, { XDG_CACHE_HOME: '/x', HOME: '/home/a' })).toBe('/x/newswire')
    expect(cacheFolder(root, { XDG_CACHE_HOME: 'x', HOME: '/home/a' })).toBe(
      '/home/a/.cache/newswire',
    )
    mkdirSync(join(root, 'node_modules'))
    expect(cacheFolder(root, { HOME: '/home/a' })).toBe(join(root, 'node_modules/.cache/newswire'))
  })
})

describe('how much is kept', () => {
  it('is the latest two dozen of a kind, whatever else is there', () => {
    const folder = folderOf({ 'other.txt': 'mine' })
    const key = (kind: string, n: number) => keyOf(kind, [String(n)], [])
    keep(folder, key('settings', 0), [Buffer.from('kept')])
    for (let n = 0; n < 40; n++) {
      keep(folder, key('theme', n), [Buffer.from(`theme ${n}`)])
      const at = new Date(2009, 3, 1, 0, n)
      utimesSync(join(folder, key('theme', n).name), at, at)
    }
    const themes = readdirSync(folder).filter((name) => name.startsWith('theme-'))
    expect(themes).toHaveLength(24)
    expect(recall(folder, key('theme', 39))?.map(String)).toEqual(['theme 39'])
    expect(recall(folder, key('theme', 0))).toBeUndefined()
    expect(recall(folder, key('settings', 0))?.map(String)).toEqual(['kept'])
    expect(readFileSync(join(folder, 'other.txt'), 'utf8')).toBe('mine')
  })
})
