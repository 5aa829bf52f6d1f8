import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Token } from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { parser } from '../../src/markdown/parser.ts'
import { unmarked } from '../../src/markdown/unmarked.ts'
import { parse } from '../../src/read.ts'
import { announce, fuzz } from '../support/fuzz.ts'
import { root } from '../support/program.ts'
import { taken } from '../support/time.ts'

announce('Texts without marks')

/** What anybody reads of tokens; a text of nothing is none. */
const told = (tokens: readonly Token[]): unknown[] =>
  tokens.map(({ type, children, hidden, info, markup }) => {
    const inside = children?.filter((child) => child.type !== 'text' || child.content !== '')
    return { type, hidden, info, markup, inside: inside?.map((each) => [each.type, each.content]) }
  })

function judge(text: string): boolean {
  const tokens = unmarked(text)
  if (tokens) expect(told(tokens)).toEqual(told(parser.parse(text, {})))
  return tokens !== undefined
}

it.each([
  ['nothing', '', []],
  ['a line', 'A (b): c – d.', [['text', 'A (b): c – d.']]],
  [
    'lines',
    'a \n  b',
    [
      ['text', 'a'],
      ['softbreak', ''],
      ['text', 'b'],
    ],
  ],
])('knows %s', (_, text, inside) => {
  expect(judge(text)).toBe(true)
  expect(unmarked(text)?.[1]?.children?.map((each) => [each.type, each.content]) ?? []).toEqual(
    inside,
  )
})

describe('leaves to the library', () => {
  it.each([
    '*a*',
    '_a_',
    '`a`',
    '[a](b)',
    '<a@b.org>',
    '&amp;',
    '> a',
    '![a](b)',
    'a\\b',
    'a  \nb',
  ])('%j', (text) => expect(unmarked(text)).toBeUndefined())
  it.each([
    '- a',
    'a\n\n + b',
    '1. a',
    'a\n2) b',
    '    - a',
    '---',
    '***',
    '___',
    'a\tb',
    'a\r\nb',
  ])('%j', (text) => expect(unmarked(text)).toBeUndefined())
})

it('says of any text what the library says', { timeout: 600_000 }, () => {
  const bits = fc.constantFrom(
    ...[
      'a',
      'Z',
      ' ',
      ' ',
      '  ',
      '\n',
      '\n',
      '\n\n',
      '    ',
      '.',
      ')',
      '1',
      '12.',
      '-',
      '+',
      '=',
      '#',
    ],
    ...[
      'é',
      '字',
      '😀',
      '\u00a0',
      '\u2003',
      '\ufeff',
      '\u2028',
      '\v',
      '\f',
      '~',
      '|',
      '"',
      '’',
      ':',
      '*',
      '\t',
    ],
  )
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.array(bits, { maxLength: 30 }).map((all) => all.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  )
  let [met, all] = [0, 0]
  fc.assert(
    fc.property(text, (each) => {
      all += 1
      if (judge(each)) met += 1
    }),
    fuzz,
  )
  expect(met / all).toBeGreaterThan(0.1)
})

it('is not slowed down by long runs of spaces', () => {
  for (const run of [' ', ' a', '\n', '\n a', '1 ', 'a \n']) {
    const text = `a${run.repeat(40_000 / run.length)}b`
    expect(taken(() => unmarked(text))).toBeLessThan(200)
  }
})

it('says of the texts of every issue what the library says', () => {
  const texts: string[] = []
  const gather = (data: unknown): void => {
    if (typeof data === 'string') texts.push(data)
    else if (typeof data === 'object' && data !== null) Object.values(data).forEach(gather)
  }
  for (const folder of ['issues', 'tests/fixtures']) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    for (const name of names.filter((each) => each.endsWith('.yaml'))) {
      gather(parse(name, readFileSync(join(root, folder, name))).value?.data)
    }
  }
  expect(texts.length).toBeGreaterThan(1000)
  expect(texts.filter(judge).length / texts.length).toBeGreaterThan(0.5)
})
