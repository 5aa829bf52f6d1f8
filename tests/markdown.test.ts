import fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { createMarkdown, escapeHtml, type Glossary } from '../src/markdown.ts'

const base = 'https://example.org/'
const resolve = (url: string): string | undefined => {
  if (/^(https?|mailto|tel):/.test(url)) return url
  return url.startsWith('/') ? new URL(url, base).href : undefined
}

const reader = (glossary: Glossary = {}, language = 'en-GB') =>
  createMarkdown({ resolve, glossary, language })

const html = (text: string) => reader()(text).prose.html
const lines = (text: string) => reader()(text).prose.text.map((block) => block.text)
const blocks = (text: string) =>
  reader()(text).prose.text.map(({ lead, hang, text, tight }) => [lead, hang, text, tight])

describe('a paragraph', () => {
  it.each([
    ['nothing', '', '', []],
    ['two paragraphs', 'a\n\nb', '<p>a</p>\n<p>b</p>', ['a', 'b']],
    ['a soft line end', 'a\nb', '<p>a\nb</p>', ['a b']],
    ['hard line ends', 'a\\\nb  \nc', '<p>a<br>\nb<br>\nc</p>', ['a\nb\nc']],
    ['emphasis', '*a* _b_', '<p><em>a</em> <em>b</em></p>', ['a b']],
    ['strong emphasis', '**a** b', '<p><strong>a</strong> b</p>', ['*a* b']],
    ['both', '***a***', '<p><em><strong>a</strong></em></p>', ['*a*']],
    ['escapes', '\\*a\\* \\[b\\]', '<p>*a* [b]</p>', ['*a* [b]']],
    ['entities', '&copy; &amp; &#8364; &nope;', '<p>© &amp; € &amp;nope;</p>', ['© & € &nope;']],
    ['line ends by entity', 'a&#10;b&#13;c', '<p>a b c</p>', ['a b c']],
    ['quotation marks', `"it's"`, '<p>&quot;it&#39;s&quot;</p>', [`"it's"`]],
    ['Windows line ends', 'a\r\n\r\nb\r\nc', '<p>a</p>\n<p>b\nc</p>', ['a', 'b c']],
  ])('reads %s', (_, text, expectedHtml, expectedLines) => {
    expect(html(text)).toBe(expectedHtml)
    expect(lines(text)).toEqual(expectedLines)
  })
})

describe('what is not for a mail', () => {
  it.each([
    ['HTML', '<b>x</b> <script>y</script>', ['<b>x</b> <script>y</script>']],
    ['an HTML block', '<div>\nx\n</div>', ['<div> x </div>']],
    ['a heading', '# Title #', ['# Title #']],
    ['an underlined heading', 'Title\n=====', ['Title =====']],
    ['a rule', 'a\n\n---\n\nb', ['a', '---', 'b']],
    ['a rule with spaces', '* * *', ['***']],
    ['a fence', '```js\nx\n```', ['```js x ```']],
    ['a code span', 'use `x`', ['use `x`']],
    ['indented text', '    four\n\n\ttab', ['four', 'tab']],
    ['a table', '| a |\n| - |\n| b |', ['| a | | - | | b |']],
    ['struck text', '~~gone~~', ['~~gone~~']],
    ['a reference', '[a]: http://x.org\n\n[a] [a][a]', ['[a]: http://x.org', '[a] [a][a]']],
    ['a bare address', 'see http://x.org', ['see http://x.org']],
    ['clever characters', '(c) -- ...', ['(c) -- ...']],
  ])('leaves %s as it was typed', (_, text, expected) => {
    expect(lines(text)).toEqual(expected)
    expect(html(text)).toBe(
      expected
        .map((line) => `<p>${escapeHtml(line)}</p>`)
        .join('\n')
        .replace(/ (?=.)/g, (space) => space),
    )
  })
})
