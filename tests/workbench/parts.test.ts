import { describe, expect, it } from 'vitest'
import { seen } from '../../src/workbench/client/look.ts'
import { hashOf, type Place, placeFrom, start } from '../../src/workbench/client/place.ts'
import { editors } from '../../src/workbench/parts/editors.ts'
import { html } from '../../src/workbench/parts/markup.ts'
import { htmlSource, textSource } from '../../src/workbench/parts/source.ts'

const views = ['mail', 'text', 'source']

describe('markup', () => {
  it('escapes what is put in, and nothing twice', () => {
    const inner = html`<b>${'<i>&"'}</b>`
    expect(html`<p title="${'"'}">${[inner, 1, null, false, undefined]}</p>`.markup).toBe(
      '<p title="&quot;"><b>&lt;i&gt;&amp;&quot;</b>1</p>',
    )
  })
})

describe('the source', () => {
  const text = (markup: string) =>
    markup
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&')

  it.each([
    '<!doctype html>\n<p class="a b">x &amp; y</p>\n',
    '<!-- two\nlines --><a href="?a>b"\n  id=\'c\'>d</a>',
    '<style>\n.a{}\n</style>\n\n<br>',
    'a < b and "c" > d',
    '<p unfinished',
  ])('shows each letter, with its colour and a line for each line: %j', (source) => {
    const { markup } = htmlSource(source)
    const shown = source.replace(/\n$/, '')
    expect(text(markup)).toBe(`${shown}\n`)
    expect(markup.match(/class="l"/g)).toHaveLength(shown.split('\n').length)
    expect(text(textSource(source).markup)).toBe(`${shown}\n`)
  })
})

describe('the place in the address', () => {
  const places: Partial<Place>[] = [
    {},
    { view: 'text', y: 120 },
    { width: 375, scheme: 'dark', images: false },
    { source: 'text', marks: true, beside: 'changes', item: 'a&b=c d' },
  ]

  it.each(places)('comes back as it was: %j', (change) => {
    const place = { ...start, ...change }
    expect(placeFrom(`#${hashOf(place)}`, views)).toEqual(place)
  })

  it.each([
    ['#view=nonsense&width=x&y=-4&scheme=blue', start],
    ['#width=99999', { ...start, width: 1600 }],
    ['#width=1', { ...start, width: 240 }],
    ['', start],
  ])('is one that there is, whatever it says: %s', (hash, place) => {
    expect(placeFrom(hash, views)).toEqual(place)
  })
})

describe('a mail in a light', () => {
  const mail = (condition: string) =>
    `<meta name="color-scheme" content="light dark"><style>@media ${condition}{a{}}</style><p>(prefers-color-scheme: dark)</p><img alt="A" src="data:image/png;base64,AA">`

  it.each([
    ['light', '(prefers-color-scheme:dark)', '(max-width:0px)'],
    ['dark', '(prefers-color-scheme:dark)', '(min-width:0px)'],
    ['dark', 'screen and ( prefers-color-scheme : LIGHT )', 'screen and (max-width:0px)'],
  ] as const)('in the %s, %s is %s', (scheme, asked, answered) => {
    const shown = seen(mail(asked), { scheme, images: true })
    expect(shown).toContain(`@media ${answered}{`)
    expect(shown).toContain(`content="${scheme}"`)
    expect(shown).toContain('<p>(prefers-color-scheme: dark)</p>')
  })

  it('has no pictures when they are off, but their words', () => {
    const shown = seen(mail('all'), { scheme: 'light', images: false })
    expect(shown).toContain('<img alt="A">')
  })
})

describe('the way to an editor program', () => {
  it.each([
    ['vscode', '/home/a b/#1.yaml', 'vscode://file/home/a%20b/%231.yaml:3:5'],
    ['vscode', 'C:\\news\\16.yaml', 'vscode://file/C:/news/16.yaml:3:5'],
    ['zed', '/a/ü.yaml', 'zed://file/a/%C3%BC.yaml:3:5'],
    ['idea', '/a/16.yaml', 'idea://open?file=%2Fa%2F16.yaml&line=3&column=5'],
  ])('%s: %s', (name, path, address) => {
    expect(editors[name]?.href({ path, line: 3, column: 5 })).toBe(address)
  })
})
