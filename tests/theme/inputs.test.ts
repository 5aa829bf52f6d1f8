import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findNewsroom, type Newsroom } from '../../src/index.ts'
import { type Inputs, inputsOf, keyOfTheme } from '../../src/theme/inputs.ts'
import { themeFor } from '../../src/theme.ts'
import { house, small } from './house.ts'
import { put } from './temporary.ts'

const project = join(import.meta.dirname, '../..')

describe('the key of a kept theme', () => {
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
    expect(keyOfTheme({ ...inputs, ...change })).not.toEqual(keyOfTheme(inputs))
  })

  it('is the same in whatever order the files are read', () => {
    const files = Object.fromEntries(Object.entries(inputs.files).reverse())
    expect(keyOfTheme({ ...inputs, files })).toEqual(keyOfTheme(inputs))
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
    const key = () => keyOfTheme(inputsOf(newsroom, join(project, 'templates')))
    const before = key()
    put(root, file, '<mj-section></mj-section>')
    expect(key()).not.toEqual(before)
  })

  it('is made without a file that cannot be read: whoever makes the theme will say so', async () => {
    const root = small()
    symlinkSync('nowhere', join(root, 'templates/small/_a.mjml.hbs'))
    mkdirSync(join(root, 'templates/small/_b.mjml.hbs'))
    const { value } = await findNewsroom(root)
    const { files } = inputsOf(value as Newsroom, join(project, 'templates'))
    expect(files).toMatchObject({ 'own/small/_a.mjml.hbs': '' })
    expect(Object.keys(files)).toHaveLength(4)
    await expect(themeFor(value as Newsroom, {})).rejects.toThrow(/cannot be read/)
  })

  it('leaves out what the newsroom has beside its theme', async () => {
    const root = small()
    put(root, 'templates/other/theme.yaml', 'extends: small\n')
    const { value } = await findNewsroom(root)
    const { files } = inputsOf(value as Newsroom, join(project, 'templates'))
    expect(Object.keys(files).filter((name) => !name.startsWith('own/small/'))).toEqual([])
  })
})
