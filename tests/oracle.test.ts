import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '../src/model.ts'
import { renderer } from '../src/render.ts'
import { comparable } from '../src/theme/comparable.ts'
import { compile, reference } from '../src/theme/compile.ts'
import { samples as made } from '../src/theme/samples.ts'
import type { SettledTheme } from '../src/theme/settle.ts'
import { settleTheme } from '../src/theme.ts'
import { mailOf, newsroom, samples, themes } from './support/mails.ts'
import { edition } from './theme/arbitrary-edition.ts'

const seed = Number(process.env.NEWSWIRE_SEED ?? Math.floor(Math.random() * 2 ** 31))
const numRuns = Number(process.env.NEWSWIRE_ORACLE ?? 300)

describe.each(themes)('the theme %s, whichever of MJML and Handlebars comes first', (theme) => {
  let render: ReturnType<typeof renderer>
  let judge: ReturnType<typeof reference>

  beforeAll(async () => {
    const found = await settleTheme(await newsroom({ theme }))
    expect(found.diagnostics).toEqual([])
    const settled = found.value as SettledTheme
    judge = reference(settled)
    const compiled = await compile(settled)
    expect(compiled.diagnostics).toEqual([])
    if (compiled.value) render = renderer(compiled.value)
  })

  async function agree(given: Edition): Promise<void> {
    const ours = render(given).html
    const theirs = await judge(given)
    expect(comparable(ours)).toBe(comparable(theirs))
    expect(headLines(theirs).filter((line) => !headLines(ours).includes(line))).toEqual([])
  }

  it.each(samples)('is the same mail: issue %i', async (number) => {
    await agree((await mailOf(number, { theme })).edition)
  })

  it.each(Object.entries(made()))('is the same mail: the sample “%s”', async (_, given) => {
    await agree(given)
  })

  it(`is the same mail: ${numRuns} editions by NEWSWIRE_SEED=${seed}`, async () => {
    await fc.assert(fc.asyncProperty(edition, agree), { seed, numRuns })
  })
})

/** The lines before the body: ours may have more of them, of columns that an issue does not use. */
function headLines(html: string): string[] {
  const lines = html.slice(0, html.indexOf('<body')).split('\n')
  return lines.map((line) => line.trim()).filter(Boolean)
}

describe('what counts as the same mail', () => {
  const same = (a: string, b: string) =>
    comparable(`<body>${a}</body>`) === comparable(`<body>${b}</body>`)

  it.each([
    ['white space between blocks', '<div> <p>a</p>\n<p>b</p></div>', '<div><p>a</p><p>b</p></div>'],
    ['white space at the edge of a block', '<td> a </td>', '<td>a</td>'],
    ['white space of another kind', 'a\n  b', 'a b'],
    [
      'white space round a conditional comment',
      '<!--[if mso]> <tr> <![endif]--> a',
      '<!--[if mso]><tr><![endif]-->a',
    ],
  ])('overlooks %s', (_, a, b) => {
    expect(same(a, b)).toBe(true)
  })

  it.each([
    ['a space between words', '<b>a</b> <i>b</i>', '<b>a</b><i>b</i>'],
    ['a space before a link', 'a <a href="#b">b</a>', 'a<a href="#b">b</a>'],
    ['a space in an attribute', '<p title="a b">c</p>', '<p title="ab">c</p>'],
    ['a comment', 'a<!-- b -->', 'a'],
    ['an attribute', '<p dir="ltr">a</p>', '<p>a</p>'],
    ['a letter', 'a', 'b'],
  ])('sees %s', (_, a, b) => {
    expect(same(a, b)).toBe(false)
  })
})
