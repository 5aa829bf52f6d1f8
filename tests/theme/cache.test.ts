import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findNewsroom, type Newsroom } from '../../src/index.ts'
import { keyOf } from '../../src/theme/cache.ts'
import { type Inputs, inputsOf } from '../../src/theme/inputs.ts'
import { themeFor } from '../../src/theme.ts'
import { folderOf, put } from './temporary.ts'

const run = promisify(execFile)
const project = join(import.meta.dirname, '../..')
const bin = join(project, 'bin/newswire.js')

/** The sample newsroom in a folder of its own, in a colour that no theme ships in. */
function house(): string {
  const root = folderOf()
  const settings = readFileSync(join(project, 'newswire.yaml'), 'utf8')
  put(root, 'newswire.yaml', settings.replace(/^brand: .*$/m, 'brand: { accent: "#123456" }'))
  cpSync(join(project, 'issues/16.yaml'), join(root, 'issues/16.yaml'))
  return root
}

/** The same with a theme of two lines, which is compiled at once. */
function small(): string {
  const root = house()
  const settings = readFileSync(join(root, 'newswire.yaml'), 'utf8')
  put(root, 'newswire.yaml', settings.replace(/^theme: .*$/m, 'theme: small'))
  put(
    root,
    'templates/small/theme.yaml',
    'description: Small.\ntokens:\n  accent: { type: color, default: "#000000", description: Ink. }\n',
  )
  const layout = '<mjml><mj-body background-color="{{theme.accent}}"></mj-body></mjml>'
  put(root, 'templates/small/layout.mjml.hbs', layout)
  put(root, 'templates/small/layout.txt.hbs', '{{title}}\n')
  return root
}

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

describe('the cache of compiled themes, in real processes', () => {
  it('lets two builds race', async () => {
    const root = house()
    const done = await Promise.all([build(root), build(root)])
    expect(done.map(({ stderr }) => stderr)).toEqual(['', ''])
    expect(cached(root)).toEqual([expect.stringMatching(/^[0-9a-f]{16}\.json$/)])
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
    const [kept = ''] = cached(root)
    expect(written.map((path) => path.slice(root.length + 1))).toEqual([
      `cache/newswire/${kept}`,
      'out/newswire-16.html',
      'out/newswire-16.txt',
    ])
  })

  it('keeps the theme beside the packages where there are some', async () => {
    const root = small()
    mkdirSync(join(root, 'node_modules'))
    await build(root)
    expect(filesIn(join(root, 'node_modules/.cache/newswire'))).toHaveLength(1)
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
  const hook = join(import.meta.dirname, '../fixtures/record-loads.mjs')
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
    expect(existsSync(join(root, 'cache'))).toBe(false)
  })
})

describe('a kept theme', () => {
  async function opened(): Promise<{ newsroom: Newsroom; env: NodeJS.ProcessEnv; path: string }> {
    const root = small()
    const { value } = await findNewsroom(root)
    const newsroom = value as Newsroom
    const env = envOf(root)
    await themeFor(newsroom, env)
    const [path = ''] = filesIn(join(root, 'cache'))
    return { newsroom, env, path }
  }

  it.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['cut short', (text) => text.slice(0, text.length / 2)],
    ['cut to its checksum', (text) => text.slice(0, text.indexOf('\n') + 1)],
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
    const strange = filesIn(folder).find((each) => each !== path) as string
    writeFileSync(path, readFileSync(strange))
    const { value } = await themeFor(newsroom, env)
    expect(value?.tokens.accent).toBe('#123456')
    expect(readFileSync(path, 'utf8')).toBe(sound)
  })
})

describe('the name of a kept theme', () => {
  const inputs: Inputs = {
    name: 'own',
    brand: { ink: '#000000' },
    files: { 'own/layout.mjml.hbs': 'a', 'own/layout.txt.hbs': 'b' },
  }

  it.each<[string, Partial<Inputs>]>([
    ['its name', { name: 'other' }],
    ['a file', { files: { ...inputs.files, 'own/layout.mjml.hbs': 'c' } }],
    ['one file more', { files: { ...inputs.files, 'own/_item.mjml.hbs': 'a' } }],
    ['one file less', { files: { 'own/layout.mjml.hbs': 'a' } }],
    ['a file’s name', { files: { 'own/layout.mjml.hbs': 'a', 'own/section.txt.hbs': 'b' } }],
    ['the brand', { brand: { ink: '#000001' } }],
  ])('is another one when %s is', (_, change) => {
    expect(keyOf({ ...inputs, ...change })).not.toBe(keyOf(inputs))
  })

  it('is the same in whatever order the files are read', () => {
    const files = Object.fromEntries(Object.entries(inputs.files).reverse())
    expect(keyOf({ ...inputs, files })).toBe(keyOf(inputs))
  })

  it.each<[string, string, string]>([
    ['of its own folder', 'extends: newswire\n', 'templates/own/_footer.mjml.hbs'],
    ['of a theme that it extends', '"extends" : \'base\'\n', 'templates/base/_x.mjml.hbs'],
    ['of a theme that it extends by an anchor', 'extends: &a base\n', 'templates/base/_x.mjml.hbs'],
    [
      'of a theme that it extends in a block',
      'extends: >-\n  base\n',
      'templates/base/_x.mjml.hbs',
    ],
    [
      'of a theme that it extends by escapes',
      'extends: "b\\x61se"\n',
      'templates/base/_x.mjml.hbs',
    ],
    ['of a theme that this one extends', '{ extends: middle }\n', 'templates/base/_x.mjml.hbs'],
  ])('changes with a file %s', async (_, settings, file) => {
    const root = house()
    const own = readFileSync(join(root, 'newswire.yaml'), 'utf8')
    put(root, 'newswire.yaml', own.replace(/^theme: .*$/m, 'theme: own'))
    put(root, 'templates/own/theme.yaml', settings)
    put(root, 'templates/middle/theme.yaml', 'extends: base\n')
    put(root, 'templates/base/theme.yaml', 'description: Ours.\n')
    const { value } = await findNewsroom(root)
    const newsroom = value as Newsroom
    const key = () => keyOf(inputsOf(newsroom, join(project, 'templates')))
    const before = key()
    put(root, file, '<mj-section></mj-section>')
    expect(key()).not.toBe(before)
  })

  it('is made without a file that cannot be read: whoever makes the theme will say so', async () => {
    const root = small()
    symlinkSync('nowhere', join(root, 'templates/small/_a.mjml.hbs'))
    mkdirSync(join(root, 'templates/small/_b.mjml.hbs'))
    const { value } = await findNewsroom(root)
    const { files } = inputsOf(value as Newsroom, join(project, 'templates'))
    expect(files).toMatchObject({ 'own/small/_a.mjml.hbs': '' })
    expect(Object.keys(files)).toHaveLength(4)
    await expect(themeFor(value as Newsroom, envOf(root))).rejects.toThrow(/cannot be read/)
  })

  it('leaves out what the newsroom has beside its theme', async () => {
    const root = small()
    put(root, 'templates/other/theme.yaml', 'extends: small\n')
    const { value } = await findNewsroom(root)
    const { files } = inputsOf(value as Newsroom, join(project, 'templates'))
    expect(Object.keys(files).filter((name) => !name.startsWith('own/small/'))).toEqual([])
  })
})
