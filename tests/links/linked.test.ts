import { expect, it } from 'vitest'
import { linksIn } from '../../src/markdown.ts'

it.each<[string, string, [text: string, url: string, raw: string][]]>([
  ['none', 'A [text] without (links), a < b and c@d', []],
  ['one', 'See [the *study*](https://a.org/b).', [['the study', 'https://a.org/b', 'the *study*']]],
  ['one over two lines', 'See [the\nstudy](a).', [['the\nstudy', 'a', 'the\nstudy']]],
  [
    'one with a title and one in angle brackets',
    '[a]( <b c> "t") [d](e "f")',
    [
      ['a', 'b c', 'a'],
      ['d', 'e', 'd'],
    ],
  ],
  [
    'an address that is a part of another',
    '[a](x/y) [b](x)',
    [
      ['a', 'x/y', 'a'],
      ['b', 'x', 'b'],
    ],
  ],
  ['brackets within', '[a [b] c](d)', [['a [b] c', 'd', 'a [b] c']]],
  ['brackets of text before it', '[no link] [a](b)', [['a', 'b', 'a']]],
  ['escapes', '\\[x](y) [a](b\\)c)', [['a', 'b)c', 'a']]],
  ['no words', '[](b)', [['', 'b', '']]],
  [
    'addresses',
    '<https://a.org> <b@c.org>',
    [
      ['https://a.org', 'https://a.org', 'https://a.org'],
      ['b@c.org', 'mailto:b@c.org', 'b@c.org'],
    ],
  ],
  [
    'a link within a link',
    '[x <a@b.org>](c) [d](e)',
    [
      ['x a@b.org', 'c', 'x <a@b.org>'],
      ['d', 'e', 'd'],
    ],
  ],
  [
    'links in lists',
    '- [a](b)\n\n  > [c](d)',
    [
      ['a', 'b', 'a'],
      ['c', 'd', 'c'],
    ],
  ],
])('%s', (_, markdown, expected) => {
  const found = linksIn(markdown)
  expect(found.map(({ text, url, raw }) => [text, url, raw])).toEqual(expected)
  for (const { at, written, from, raw } of found) {
    expect(markdown.slice(at, at + written.length)).toBe(written)
    expect(markdown.slice(from, from + raw.length)).toBe(raw)
  }
})
