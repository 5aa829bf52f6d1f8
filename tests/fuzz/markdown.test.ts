import fc from 'fast-check'
import { expect, it } from 'vitest'
import { absolute } from '../../src/links.ts'
import { createMarkdown } from '../../src/markdown.ts'
import type { Prose } from '../../src/model.ts'
import { announce, fuzz, writable } from '../support/fuzz.ts'
import { addresses, elements, only, visibleText } from '../support/html.ts'
import { parseStrictly } from '../support/nesting.ts'

announce('Markdown')

/** All that a text may become, and the attributes that each element may have. */
const allowed: Record<string, string[]> = {
  ...{ p: [], em: [], strong: [], br: [], blockquote: [], ul: [], li: [] },
  ...{ ol: ['start'], a: ['href'], abbr: ['title'] },
}

const where = {
  base: 'https://example.org/newswire/',
  host: 'example.org',
  tracking: { utm_source: 'newswire' },
}
const glossary = { LSP: 'local "strategic" <partnership>', 'a&b': 'letters', 'x y': 'x & y' }

/** Throws unless the HTML is sound; gives what a reader has of a text: in the HTML, and in the plain part. */
function judge(text: string): { html: string; plain: string } {
  const read = createMarkdown({
    resolve: (url) => absolute(url, where),
    glossary,
    language: 'en-GB',
  })
  const { prose, faults } = read(text)
  for (const { find } of faults) expect(text).toContain(find)
  return { html: seenIn(prose), plain: prose.text.map((block) => block.text).join('\n') }
}

function seenIn({ html }: Prose): string {
  const page = `<!doctype html><html><head><title>x</title></head><body>${html}</body></html>`
  const { document, faults } = parseStrictly(page)
  expect(faults).toEqual([])
  const body = only(document, 'body')
  const strange = elements(body).filter(
    ({ tagName, attrs }) =>
      !attrs.every(({ name }) => allowed[tagName]?.includes(name)) || !allowed[tagName],
  )
  expect(strange.map(({ tagName }) => tagName)).toEqual([])
  const links = addresses(body)
  const address = /^(https?:\/\/|mailto:|tel:)[^\s<>"]*$/i
  expect(links.filter((link) => !address.test(link))).toEqual([])
  return [visibleText(body), ...links].join('\n')
}

function expectAll(words: string[], ...parts: string[]): void {
  for (const part of parts) expect(words.filter((word) => !part.includes(word))).toEqual([])
}

const syntax = [
  ...['*', '**', '***', '_', '__', '`', '~~', '\\', '&', '&amp;', '&lt;', '&#106;', '&colon;'],
  ...['[', ']', '(', ')', '](', '![', '<', '>', '</', '/>', '"', "'", ' "', "('", ':', '#', '|'],
  ...['](https://example.org/', '](mailto:a@example.org)', '](tel:+441632960001)', '](page'],
  ...['](javascript:', '](JAVA&#115;CRIPT:', '](data:text/html,', '](vbscript:', '](//', '](<'],
  ...['<https://example.org/', '<a@example.org>', '<javascript:', '<script>', '<img src=x '],
  ...['onerror=', 'style=', '<!--', '-->', '<![CDATA[', ']]>', '<?', '{{', '}}', '${'],
  ...['\n', '\r\n', '\n\n', '  \n', '\\\n', '\t', '    ', ' ', ' ', '\u00a0', '\u200b', '\u202e'],
  ...['\n- ', '\n  - ', '\n* ', '\n+ ', '\n1. ', '\n99) ', '\n> ', '\n>> ', '\n---\n', '\n===\n'],
  ...['\n# ', '\n```\n', '\n| - |\n', '\n[a]: https://example.org\n', 'LSP', 'LSPs', 'a&b', 'x\ny'],
  ...['é', 'ß', '字', '中文', 'عربي', '😀', '👩‍👩‍👧', 'e\u0301', '\u{1d49c}', '\ufffd'],
]

it('keeps any text, and makes sound HTML of it', { timeout: 600_000 }, () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(...'*_[]()<>!\\&;#"\'`~ \n-+1.ax'), maxLength: 80 }),
  )
  const judgeText = (noise: string) => {
    const text = writable(noise)
    const { html, plain } = judge(text)
    // Entities are the one thing that is read as something else.
    const words = text.replace(/&#?\w+;/g, ' ').match(/\p{L}+/gu) ?? []
    expectAll(words, html, plain)
  }
  fc.assert(fc.property(texts, judgeText), fuzz)
})

it('keeps every word among marks, and makes sound HTML of them', { timeout: 600_000 }, () => {
  const bit = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...syntax) },
    { weight: 1, arbitrary: fc.constant('WORD') },
  )
  // Each word is its own, so that none is found by another's help.
  const texts = fc.array(bit, { maxLength: 60 }).map((bits) => {
    const words = bits.map((each, index) => (each === 'WORD' ? `q${index}q` : each))
    return words.join('')
  })
  const judgeWords = (text: string) => {
    const { html, plain } = judge(text)
    expectAll(text.match(/q\d+q/g) ?? [], html, plain)
  }
  fc.assert(fc.property(texts, judgeWords), fuzz)
})
