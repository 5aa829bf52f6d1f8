import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settleTheme } from '../../src/theme.ts'
import { newsroomOf } from './temporary.ts'

type Files = Record<string, string>

const layouts: Files = {
  'templates/own/layout.mjml.hbs': '<mjml><mj-body></mj-body></mjml>',
  'templates/own/layout.txt.hbs': '{{title}}\n',
}
const own = (text: string): Files => ({ 'templates/own/theme.yaml': text, ...layouts })
const tokens = (lines: string) => `description: Ours.\ntokens:\n${lines}`
const ink = (value: string) =>
  `  ink: { type: color, default: "${value}", description: Text. }\n  paper: { type: color, default: "#ffffff", description: Ground. }\n`
const motto = '  motto: { type: text, default: We write, description: A motto. }\n'

/** `‸` stands where the fault is told, in newswire.yaml or a file; the sound twin has none. */
type Case = [
  shows: string,
  code: string,
  lines: string,
  files: Files,
  soundLines: string,
  sound: Files,
]

const cases: Case[] = [
  ['a theme that is not there', 'theme-fault', 'theme: ‸nwswire\n', {}, 'theme: newswire\n', {}],
  [
    'a theme whose name leads out of the folder',
    'theme-fault',
    'theme: ‸../own\n',
    { 'own/theme.yaml': 'description: Ours.\n' },
    'theme: own\n',
    own('description: Ours.\n'),
  ],
  [
    'a folder without a theme.yaml',
    'theme-fault',
    'theme: ‸own\n',
    layouts,
    'theme: own\n',
    own('description: Ours.\n'),
  ],
  [
    'extends: a theme that is not there',
    'theme-fault',
    'theme: own\n',
    own('description: Ours.\nextends: ‸newswyre\n'),
    'theme: own\n',
    own('description: Ours.\nextends: newswire\n'),
  ],
  [
    'extends: a name that leads out of the folder',
    'theme-fault',
    'theme: own\n',
    own('description: Ours.\nextends: ‸../newswire\n'),
    'theme: newswire\n',
    { 'templates/newswire/theme.yaml': 'description: Ours.\nextends: newswire\n' },
  ],
  [
    'a theme that extends itself',
    'theme-fault',
    'theme: own\n',
    own('description: Ours.\nextends: ‸own\n'),
    'theme: own\n',
    own('description: Ours.\nextends: letter\n'),
  ],
  [
    'two themes that extend each other',
    'theme-fault',
    'theme: own\n',
    {
      ...own('description: Ours.\nextends: other\n'),
      'templates/other/theme.yaml': 'description: Other.\nextends: ‸own\n',
    },
    'theme: own\n',
    {
      ...own('description: Ours.\nextends: other\n'),
      'templates/other/theme.yaml': 'description: Other.\nextends: newswire\n',
    },
  ],
  [
    'a theme without a layout',
    'theme-fault',
    'theme: own\n',
    { ...own('‸description: Ours.\n'), 'templates/own/layout.mjml.hbs': '' },
    'theme: own\n',
    { 'templates/own/theme.yaml': 'description: Ours.\nextends: newswire\n' },
  ],
  [
    'a key that a theme does not have',
    'unknown-key',
    'theme: own\n',
    own('description: Ours.\n‸extend: newswire\n'),
    'theme: own\n',
    own('description: Ours.\nextends: newswire\n'),
  ],
  [
    'a theme without a description',
    'missing-field',
    'theme: own\n',
    own('‸extends: newswire\n'),
    'theme: own\n',
    own('description: Ours.\nextends: newswire\n'),
  ],
  [
    'a token of no known type',
    'bad-token',
    'theme: own\n',
    own(tokens('  ink: { type: ‸colour, default: "#000000", description: Text. }\n')),
    'theme: own\n',
    own(tokens('  ink: { type: color, default: "#000000", description: Text. }\n')),
  ],
  [
    'a default that its type does not allow',
    'bad-token',
    'theme: own\n',
    own(tokens('  ink: { type: color, default: ‸black, description: Text. }\n')),
    'theme: own\n',
    own(tokens('  ink: { type: color, default: "#000000", description: Text. }\n')),
  ],
  [
    'a broken theme.yaml',
    'bad-yaml',
    'theme: own\n',
    own('description: Ours.\ntokens: ‸[\n'),
    'theme: own\n',
    own('description: Ours.\ntokens: {}\n'),
  ],
  [
    'a brand that the theme does not know',
    'unknown-token',
    'theme: newswire\nbrand:\n  ‸acent: "#0b5a61"\n',
    {},
    'theme: newswire\nbrand:\n  accent: "#0b5a61"\n',
    {},
  ],
  [
    'a brand colour of three digits',
    'bad-token',
    'brand: { accent: ‸"#055" }\n',
    {},
    'brand: { accent: "#005555" }\n',
    {},
  ],
  [
    'a brand colour too faint to read',
    'low-contrast',
    'brand: { accent: ‸"#aabbcc" }\n',
    {},
    'brand: { accent: "#005555" }\n',
    {},
  ],
  [
    'a default too faint to read, told in the theme',
    'low-contrast',
    'theme: own\n',
    own(tokens(`${ink('‸#aabbcc').replace('"‸', '‸"')}contrast: [[ink, paper]]\n`)),
    'theme: own\n',
    own(tokens(`${ink('#0b5a61')}contrast: [[ink, paper]]\n`)),
  ],
  [
    'a contrast of a colour that is not there',
    'unknown-token',
    'theme: own\n',
    own(tokens(`${ink('#0b5a61')}contrast: [[ink, ‸papper]]\n`)),
    'theme: own\n',
    own(tokens(`${ink('#0b5a61')}contrast: [[ink, paper]]\n`)),
  ],
  [
    'a style with a token that is not there',
    'unknown-token',
    'theme: own\n',
    own(tokens(`${ink('#0b5a61')}prose:\n  p: ‸"color:{{theme.inc}}"\n`)),
    'theme: own\n',
    own(tokens(`${ink('#0b5a61')}prose:\n  p: "color:{{theme.ink}}"\n`)),
  ],
  [
    'a style with a text token',
    'theme-fault',
    'theme: own\n',
    own(tokens(`${motto}prose:\n  p: ‸"content:{{theme.motto}}"\n`)),
    'theme: own\n',
    own(tokens(`${motto}prose:\n  p: "margin:0"\n`)),
  ],
  [
    'a style that would end its attribute',
    'theme-fault',
    'theme: own\n',
    own(`description: Ours.\nprose:\n  p: ‸'font-family:"Times New Roman"'\n`),
    'theme: own\n',
    own(`description: Ours.\nprose:\n  p: "font-family:'Times New Roman'"\n`),
  ],
  [
    'a style of what is no element',
    'theme-fault',
    'theme: own\n',
    own(`description: Ours.\nprose:\n  ‸.lead: margin:0\n`),
    'theme: own\n',
    own(`description: Ours.\nprose:\n  p: margin:0\n`),
  ],
]

/** The files without their mark, and the place where it stood. */
function marked(lines: string, files: Files) {
  const all = { 'newswire.yaml': lines, ...files }
  const [file, text] = Object.entries(all).find(([, content]) => content.includes('‸')) ?? []
  if (!file || text === undefined) throw new Error('This case has no mark.')
  const before = text.slice(0, text.indexOf('‸')).split('\n')
  // The test's newsroom puts two lines of its own before those of the case.
  const line = before.length + (file === 'newswire.yaml' ? 2 : 0)
  const place = { file, line, column: (before.at(-1) as string).length + 1 }
  const clean = Object.entries(files).map(([name, each]) => [name, each.replace('‸', '')])
  return { lines: lines.replace('‸', ''), files: Object.fromEntries(clean) as Files, place }
}

async function settled(lines: string, files: Files) {
  const kept = Object.entries(files).filter(([, text]) => text !== '')
  return settleTheme(await newsroomOf(lines, Object.fromEntries(kept)))
}

describe('a theme’s folder', () => {
  it.each(cases)('%s: %s, at its place', async (_, code, lines, files) => {
    const { place, ...given } = marked(lines, files)
    const { value, diagnostics } = await settled(given.lines, given.files)
    expect(value).toBeUndefined()
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ code, severity: 'error', place })
  })

  it.each(cases)('%s: the sound twin is taken', async (_, __, ___, ____, lines, files) => {
    expect(await settled(lines, files)).toMatchObject({ diagnostics: [], value: {} })
  })

  it('names the themes that there are', async () => {
    const files = { ...own('description: Ours.\n'), 'templates/none/readme.txt': 'Nothing.' }
    const { diagnostics } = await settled('theme: owl\n', files)
    expect(diagnostics[0]?.message).toContain('Did you mean `own`?')
    expect(diagnostics[0]?.hint).toContain('`letter`, `newswire`, `own`.')
  })

  it('takes each file from the nearest theme that has it', async () => {
    const { value } = await settled('theme: own\n', {
      'templates/own/theme.yaml': 'description: Ours.\nextends: middle\n',
      'templates/own/layout.txt.hbs': 'own\r\n',
      'templates/middle/theme.yaml': 'description: Middle.\nextends: newswire\n',
      'templates/middle/layout.txt.hbs': 'middle',
      'templates/middle/_item.txt.hbs': 'middle',
    })
    expect(value?.files['layout.txt.hbs']).toEqual({
      path: 'templates/own/layout.txt.hbs',
      text: 'own\n',
    })
    expect(value?.files['_item.txt.hbs']?.path).toBe('templates/middle/_item.txt.hbs')
    expect(value?.files['layout.mjml.hbs']?.path).toContain('templates/newswire/')
  })

  it('takes a folder for no template', async () => {
    const files = { 'templates/own/theme.yaml': 'description: Ours.\nextends: newswire\n' }
    const { value } = await settled('theme: own\n', {
      ...files,
      'templates/own/_item.txt.hbs/readme.txt': 'A folder of that name.',
    })
    expect(value?.files['_item.txt.hbs']?.path).toContain('templates/newswire/')
  })

  it('says which template cannot be read', async () => {
    const newsroom = await newsroomOf('theme: own\n', own('description: Ours.\n'))
    symlinkSync('nowhere', join(newsroom.root, 'templates/own/_item.txt.hbs'))
    await expect(settleTheme(newsroom)).rejects.toThrow(/_item\.txt\.hbs` cannot be read/)
  })

  it('takes the tokens of a theme that it extends, and its own before them', async () => {
    const theme = tokens('  ink: { type: color, default: "#111111", description: Text. }\n')
    const lines = 'theme: own\nbrand: { paper: "#fffff0" }\n'
    const { value } = await settled(lines, {
      'templates/own/theme.yaml': `extends: newswire\n${theme}prose: { p: "color:{{theme.ink}}" }\n`,
    })
    expect(value?.tokens).toMatchObject({ ink: '#111111', paper: '#fffff0', logo: '' })
    expect(value?.fixed).toMatchObject({ ink: '#111111', logo: '{{@root.theme.logo}}' })
    expect(value?.prose.p).toBe('color:#111111')
  })
})
