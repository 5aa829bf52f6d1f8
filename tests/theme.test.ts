import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderer } from '../src/render.ts'
import { compile } from '../src/theme/compile.ts'
import { samples } from '../src/theme/samples.ts'
import type { SettledTheme } from '../src/theme/settle.ts'
import { settleTheme, shipTheme, themeFor } from '../src/theme.ts'
import { folderOf, newsroomOf } from './theme/temporary.ts'

const theme = {
  'templates/own/theme.yaml': [
    'description: Ours.',
    'tokens:',
    '  ink: { type: color, default: "#000000", description: Ink. }',
    '  room: { type: length, default: 24px, description: Room. }',
    '  face: { type: font, default: Georgia, description: Face. }',
    '  motto: { type: text, default: "", description: A motto. }',
    '  logo: { type: url, default: "", description: A logo. }',
  ].join('\n'),
  'templates/own/layout.mjml.hbs':
    '<mjml><mj-head><mj-attributes><mj-all font-family="{{theme.face}}" /></mj-attributes></mj-head><mj-body><mj-section><mj-column width="100%">{{#if theme.logo}}<mj-image src="{{theme.logo}}" alt="{{theme.motto}}" width="100px" />{{/if}}<mj-text color="{{theme.ink}}" padding="{{theme.room}}">{{theme.motto}}</mj-text></mj-column></mj-section></mj-body></mjml>',
  'templates/own/layout.txt.hbs': '{{theme.motto}} {{theme.ink}}\n',
}

async function settledBy(brand: Record<string, string>) {
  const newsroom = await newsroomOf('theme: own\n', theme)
  return settleTheme({ ...newsroom, brand })
}

const hostile = [
  '{{#each sections}}{{heading}}{{/each}}',
  '{{{prose body}}}',
  '{{> item}} {{theme.ink}} {{',
  '</mj-text><mj-raw><script>alert(1)</script></mj-raw>',
  '"><img src=x onerror=alert(1)>',
  '<!--[if mso]>',
]

describe('a newsroom’s brand', () => {
  it.each(hostile)('never meets a compiler as text: %s', async (text) => {
    const plain = await settledBy({ motto: 'We write', logo: 'https://example.org/a.png' })
    const given = await settledBy({ motto: text, logo: 'https://example.org/{{x}}.png' })
    const [calm, wild] = await Promise.all(
      [plain, given].map(async ({ value }) => (await compile(value as SettledTheme)).value),
    )
    // What stage 1 makes is the same whatever the text says.
    expect(wild?.html).toBe(calm?.html)
    expect(wild?.text).toBe(calm?.text)
    if (!wild) return
    const { html, text: plainText } = renderer(wild)(samples().bare as never)
    expect(plainText).toContain(text.replace(/ +$/, ''))
    expect(html).not.toMatch(/<script|<img src=x/)
    expect(html).toContain(escaped(text))
  })

  it.each(['ink', 'room', 'face'])('holds nothing but letters and digits as %s', async (name) => {
    const newsroom = await newsroomOf('theme: own\n', theme)
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...hostile,
        '#123456',
        '12px',
        "Georgia, 'Times New Roman'",
        '#123456;x:{{y}}',
      ),
    )
    await fc.assert(
      fc.asyncProperty(value, async (text) => {
        const settled = await settleTheme({ ...newsroom, brand: { [name]: text } })
        const isPlain = /^[\w #,'-]*$/.test(text)
        if (settled.value) expect(isPlain).toBe(true)
        else expect(settled.diagnostics.map(({ code }) => code)).toEqual(['bad-token'])
      }),
      { numRuns: 200 },
    )
    expect((await settleTheme({ ...newsroom, brand: {} })).value).toBeDefined()
  })
})

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('=', '&#x3D;')

describe('the theme of a newsroom', () => {
  it('is not compiled, and not kept, when it is faulty', async () => {
    const files = { ...theme, 'templates/own/layout.txt.hbs': '{{tilte}}\n' }
    const newsroom = await newsroomOf('theme: own\n', files)
    const cache = folderOf()
    const { value, diagnostics } = await themeFor(newsroom, { XDG_CACHE_HOME: cache })
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { code: 'theme-fault', place: { file: 'templates/own/layout.txt.hbs', line: 1, column: 1 } },
    ])
    expect(readdirSync(cache)).toEqual([])
  })

  it('ships under its name', async () => {
    const newsroom = await newsroomOf('theme: own\n', theme)
    const folder = folderOf()
    expect(await shipTheme(newsroom, join(folder, 'themes'))).toEqual([])
    expect(readdirSync(join(folder, 'themes'))).toEqual([expect.stringMatching(/^theme-\w{7}$/)])
  })

  it('does not ship when it is faulty', async () => {
    const files = { ...theme, 'templates/own/layout.txt.hbs': '{{tilte}}\n' }
    const newsroom = await newsroomOf('theme: own\n', files)
    const folder = folderOf()
    expect(await shipTheme(newsroom, folder)).toMatchObject([{ code: 'theme-fault' }])
    expect(readdirSync(folder)).toEqual([])
  })
})

it('tells the fault of a partial once, however often the partial stands', async () => {
  const layout = (tags: string) =>
    `<mjml><mj-body><mj-section><mj-column>${tags}</mj-column></mj-section></mj-body></mjml>`
  const newsroom = await newsroomOf('theme: own\n', {
    ...theme,
    'templates/own/layout.mjml.hbs': layout('{{> note}}\n{{> note}}<mj-text>{{nobody}}</mj-text>'),
    'templates/own/_note.mjml.hbs': '<mj-text>{{nobody}}\n{{nobody}}</mj-text>\n',
  })
  const { value } = await settleTheme(newsroom)
  const { diagnostics } = await compile(value as SettledTheme)
  const told = diagnostics.map(({ place }) => `${place?.file.split('/').at(-1)}:${place?.line}`)
  expect(told).toEqual(['_note.mjml.hbs:1', '_note.mjml.hbs:2', 'layout.mjml.hbs:2'])
})
