import fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { createMarkdown, escapeHtml, type Glossary } from '../src/markdown.ts'
import { taken } from './support/time.ts'

const resolve = (url: string): string | undefined => {
  if (url.startsWith('/')) return `https://example.org${url}`
  return /^(https?|mailto|tel):/.test(url) ? url : undefined
}

const reader = (glossary: Glossary = {}, language = 'en-GB') =>
  createMarkdown({ resolve, glossary, language })

const html = (text: string) => reader()(text).prose.html
const lines = (text: string) => reader()(text).prose.text.map((block) => block.text)
const faults = (text: string) => reader()(text).faults

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
    const paragraphs = expected.map((line) => `<p>${escapeHtml(line)}</p>`)
    expect(html(text).replace(/\n(?!<p>)/g, ' ')).toBe(paragraphs.join('\n'))
    expect(faults(text)).toEqual([])
  })
})

describe('lists and quotations', () => {
  const blocks = (text: string) =>
    reader()(text).prose.text.map(({ lead, hang, text, tight }) => [lead, hang, text, tight])

  it.each([
    [
      'a tight list',
      '- a\n- b',
      '<ul>\n<li>a</li>\n<li>b</li>\n</ul>',
      [
        ['- ', '  ', 'a', false],
        ['- ', '  ', 'b', true],
      ],
    ],
    [
      'a loose list',
      '- a\n\n- b',
      '<ul>\n<li>\n<p>a</p></li>\n<li>\n<p>b</p></li>\n</ul>',
      [
        ['- ', '  ', 'a', false],
        ['- ', '  ', 'b', false],
      ],
    ],
    [
      'a list that counts from nine',
      '9. a\n10. b',
      '<ol start="9">\n<li>a</li>\n<li>b</li>\n</ol>',
      [
        ['9. ', '   ', 'a', false],
        ['10. ', '    ', 'b', true],
      ],
    ],
    [
      'a list within a list',
      '- a\n  1. b\n  2. c\n- d',
      '<ul>\n<li>a\n<ol>\n<li>b</li>\n<li>c</li>\n</ol></li>\n<li>d</li>\n</ul>',
      [
        ['- ', '  ', 'a', false],
        ['  1. ', '     ', 'b', true],
        ['  2. ', '     ', 'c', true],
        ['- ', '  ', 'd', true],
      ],
    ],
    [
      'two paragraphs of an item',
      '- a\n\n  b',
      '<ul>\n<li>\n<p>a</p>\n<p>b</p></li>\n</ul>',
      [
        ['- ', '  ', 'a', false],
        ['  ', '  ', 'b', false],
      ],
    ],
    [
      'an empty item',
      '- a\n-',
      '<ul>\n<li>a</li>\n<li></li>\n</ul>',
      [
        ['- ', '  ', 'a', false],
        ['- ', '  ', '', true],
      ],
    ],
    [
      'a quotation with a list',
      '> a\n>\n> - b\n\nc',
      '<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>\n<p>c</p>',
      [
        ['  ', '  ', 'a', false],
        ['  - ', '    ', 'b', false],
        ['', '', 'c', false],
      ],
    ],
  ])('reads %s', (_, text, expectedHtml, expectedBlocks) => {
    expect(html(text)).toBe(expectedHtml)
    expect(blocks(text)).toEqual(expectedBlocks)
  })

  it('nests no deeper than a mail can show, and loses nothing below', () => {
    for (const [mark, element] of [
      ['> ', 'blockquote'],
      ['- ', 'ul'],
    ] as const) {
      const { prose } = reader()(`${mark.repeat(40)}deep\n${mark.repeat(40)}deeper`)
      const depth = prose.html.split(`<${element}>`).length - 1
      expect(depth).toBeGreaterThanOrEqual(8)
      expect(depth).toBeLessThan(40)
      expect(prose.html).toMatch(/ deep\b.* deeper<\//s)
      expect(prose.text.map(({ text }) => text).join(' ')).toMatch(/ deep .* deeper$/)
    }
  })
})

describe('a link', () => {
  it.each([
    [
      'text',
      '[a b](https://x.org/y)',
      '<a href="https://x.org/y">a b</a>',
      'a b <https://x.org/y>',
    ],
    [
      'an address',
      '<https://x.org>',
      '<a href="https://x.org">https://x.org</a>',
      '<https://x.org>',
    ],
    [
      'its address as text',
      '[x.org](https://x.org/)',
      '<a href="https://x.org/">x.org</a>',
      '<https://x.org/>',
    ],
    [
      'a title',
      '[a](https://x.org "b")',
      '<a href="https://x.org">a</a> (b)',
      'a <https://x.org> (b)',
    ],
    [
      'no text',
      '[](https://x.org)',
      '<a href="https://x.org">https://x.org</a>',
      '<https://x.org>',
    ],
    [
      'strong text',
      '[**a**](https://x.org)',
      '<a href="https://x.org"><strong>a</strong></a>',
      '*a* <https://x.org>',
    ],
    [
      'strength around it',
      '**[a](https://x.org)**',
      '<strong><a href="https://x.org">a</a></strong>',
      '*a <https://x.org>*',
    ],
    [
      'a relative address',
      '[a](/b)',
      '<a href="https://example.org/b">a</a>',
      'a <https://example.org/b>',
    ],
    [
      'entities',
      '[a](https://x.org/?b=1&amp;c=2)',
      '<a href="https://x.org/?b=1&amp;c=2">a</a>',
      'a <https://x.org/?b=1&c=2>',
    ],
    ['an email address', '<a@b.org>', '<a href="mailto:a@b.org">a@b.org</a>', 'a@b.org'],
    [
      'a name for email',
      '[Desk](mailto:a@b.org?subject=c)',
      '<a href="mailto:a@b.org?subject=c">Desk</a>',
      'Desk <a@b.org>',
    ],
    [
      'email as text',
      '[a@b.org](mailto:a@b.org)',
      '<a href="mailto:a@b.org">a@b.org</a>',
      'a@b.org',
    ],
    [
      'a name for a number',
      '[Desk](tel:+441632960001)',
      '<a href="tel:+441632960001">Desk</a>',
      'Desk <+441632960001>',
    ],
    [
      'a number',
      '[01632 960001](tel:+441632960001)',
      '<a href="tel:+441632960001">01632 960001</a>',
      '01632 960001',
    ],
    [
      'letters of any script',
      '[a](https://bücher.example/ü%C3%BC%20)',
      '<a href="https://xn--bcher-kva.example/%C3%BC%C3%BC%20">a</a>',
      'a <https://bücher.example/üü%20>',
    ],
    [
      'broken codes',
      '[a](https://x.org/%E9%zz)',
      '<a href="https://x.org/%E9%25zz">a</a>',
      'a <https://x.org/%E9%25zz>',
    ],
  ])('with %s is in both parts', (_, text, expectedHtml, expectedText) => {
    expect(html(text)).toBe(`<p>${expectedHtml}</p>`)
    expect(lines(text)).toEqual([expectedText])
    expect(faults(text)).toEqual([])
  })

  it.each([
    ['[a](javascript:alert(1))', 'bad-link', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['[a](JaVaScRiPt&colon;x)', 'bad-link', 'JaVaScRiPt&colon;x', 'JaVaScRiPt:x'],
    ['[a](data:text/html,x)', 'bad-link', 'data:text/html,x', 'data:text/html,x'],
    ['[a](<vb script:x>)', 'relative-link', 'vb script:x', 'vb script:x'],
    ['<ftp://x.org>', 'bad-link', 'ftp://x.org', 'ftp://x.org'],
    ['[a](b/c)', 'relative-link', 'b/c', 'b/c'],
    ['[a](b\\_c "d")', 'relative-link', 'b\\_c', 'b_c'],
    ['the page [a](page)', 'relative-link', '(page', 'page'],
    ['[a]()', 'bad-link', '()', ''],
  ])('refused leaves %s as text and a fault', (text, code, find, url) => {
    const { prose, faults } = reader()(text)
    expect(faults).toEqual([{ code, find, url }])
    expect(text).toContain(find)
    expect(prose.html).not.toContain('<a')
    expect(prose.text[0]?.text).toContain(find)
  })

  it('gets into no mail by a careless resolver', () => {
    const read = createMarkdown({ resolve: (url) => url, glossary: {}, language: 'en' })
    expect(read('[a](javascript:x) [b](//x.org)').prose.html).not.toContain('<a')
  })

  it.each([
    ['![A map](map.png)', 'map.png', '![A map](map.png)'],
    ['[![A map](m.png)](https://x.org)', 'm.png', '![A map](m.png) <https://x.org>'],
    ['![]()', '()', '![]()'],
  ])('is not made of a picture: %s', (text, find, expected) => {
    expect(faults(text)).toMatchObject([{ code: 'markdown-image', find }])
    expect(lines(text)).toEqual([expected])
    expect(html(text)).toContain(text.slice(text.indexOf('!'), text.indexOf(')') + 1))
  })
})

describe('a glossary term', () => {
  const glossary = {
    LSP: 'local strategic partnership',
    LAA: 'local area agreement',
    'LAA board': 'board of the agreement',
    AONB: 'area of outstanding natural beauty',
    'C++ (17)': 'computer language',
    DCLG: 'Department for Communities',
  }
  const abbr = (name: keyof typeof glossary) => `<abbr title="${glossary[name]}">${name}</abbr>`

  it.each([
    ['alone', 'An LSP.', `An ${abbr('LSP')}.`, 'An LSP (local strategic partnership).'],
    ['twice', 'LSP, LSP', `${abbr('LSP')}, LSP`, 'LSP (local strategic partnership), LSP'],
    ['in the plural', 'LSPs', `${abbr('LSP')}s`, 'LSPs (local strategic partnerships)'],
    [
      'with a noun inside',
      'AONBs',
      `${abbr('AONB')}s`,
      'AONBs (areas of outstanding natural beauty)',
    ],
    ['with an ending', 'LSP-led', `${abbr('LSP')}-led`, 'LSP-led (local strategic partnership)'],
    ['in the genitive', 'LSP’s', `${abbr('LSP')}’s`, 'LSP’s (local strategic partnership)'],
    ['of two words', 'LAA board', abbr('LAA board'), 'LAA board (board of the agreement)'],
    ['over a line end', 'LAA\nboard', abbr('LAA board'), 'LAA board (board of the agreement)'],
    ['that looks like a pattern', 'C++ (17)', abbr('C++ (17)'), 'C++ (17) (computer language)'],
    ['in emphasis', '*LSP*', `<em>${abbr('LSP')}</em>`, 'LSP (local strategic partnership)'],
    [
      'beside its signs',
      '“LSP”/LAA',
      `“${abbr('LSP')}”/${abbr('LAA')}`,
      '“LSP (local strategic partnership)”/LAA (local area agreement)',
    ],
    [
      'between signs of China',
      '在LSP中',
      `在${abbr('LSP')}中`,
      '在LSP (local strategic partnership)中',
    ],
    [
      'after a link',
      '[LSP](https://x.org) LSP',
      `<a href="https://x.org">LSP</a> ${abbr('LSP')}`,
      'LSP <https://x.org> LSP (local strategic partnership)',
    ],
  ])('%s is explained once', (_, text, expectedHtml, expectedText) => {
    const { prose } = reader(glossary)(text)
    expect(prose.html).toBe(`<p>${expectedHtml}</p>`)
    expect(prose.text[0]?.text).toBe(expectedText)
  })

  it.each([
    ['expands it before', 'local strategic partnerships (LSPs)'],
    ['expands it much earlier', 'A Local Strategic\nPartnership.\n\nMore.\n\n- The LSP'],
    ['expands it behind', 'LSP (local strategic partnership)'],
    ['expands it in passing', 'LSPs, or local strategic partnerships, meet'],
    ['expands it in emphasis', '**local** strategic partnership: LSP'],
    ['expands it in a link', '[local strategic partnership](https://x.org) (LSP)'],
    ['uses other letters', 'lsp, ALSP, LSPé, éLSP, LSP2, LSP\u0301, 𝒜LSP'],
    ['writes an address', 'www.LSP.org a@LSP.org https://x.org/LSP/y <https://x.org/LSP>'],
  ])('is left alone where the author %s', (_, text) => {
    expect(reader(glossary)(text)).toEqual(reader()(text))
  })

  it('is remembered from one text to the next, and forgotten with the reader', () => {
    const read = reader(glossary)
    const explained = (text: string) => read(text).prose.html.includes('<abbr')
    expect(['An LSP', 'An LSP', 'An LAA'].map(explained)).toEqual([true, false, true])
    expect(reader(glossary)('An LSP').prose.html).toContain('<abbr')
  })

  it('counts as explained once the author has explained it', () => {
    const read = reader(glossary)
    read('local strategic partnership (LSP)')
    expect(read('An LSP').prose.html).toBe('<p>An LSP</p>')
  })

  it.each([
    ['party', 'parties'],
    ['survey', 'surveys'],
    ['branch', 'branches'],
    ['services', 'services'],
  ])('makes of %s the plural %s in English alone', (one, many) => {
    const text = (language: string) => reader({ X: one }, language)('Xs').prose.text[0]?.text
    expect(text('en')).toBe(`Xs (${many})`)
    expect(text('de-AT')).toBe(`Xs (${one})`)
  })

  it.each([
    ['__proto__', '\\_\\_proto\\_\\_'],
    ['constructor', 'constructor toString'],
    ['(?:', '(?: (?='],
    ['Ärzte', 'Ärzte Ärztes'],
  ])('may be called %s', (name, text) => {
    const glossary = JSON.parse(`{ ${JSON.stringify(name)}: "a <b>" }`)
    const { html } = reader(glossary)(text).prose
    expect(html).toContain(`<p><abbr title="a &lt;b&gt;">${name}</abbr>`)
    expect(html.split('<abbr')).toHaveLength(2)
  })

  it.each([
    ['', 'meaning'],
    [' ', 'meaning'],
    ['LSP', ''],
    ['LSP', ' '],
  ])('is none when its name or meaning is empty: %j %j', (name, meaning) => {
    expect(reader({ [name]: meaning })('An LSP')).toEqual(reader()('An LSP'))
  })
})

describe('any text', () => {
  const scraps = [
    '*',
    '**',
    '_',
    '[',
    '](',
    '](/x)',
    '](bad)',
    ')',
    '![',
    '<',
    '>',
    '`',
    '~',
    '#',
    '=',
    '\\',
    '|',
    '!',
    ':',
    '"',
    "'",
    '\n',
    '\n\n',
    '\n- ',
    '\n  - ',
    '\n> ',
    '\n1. ',
    '\n---\n',
    '    ',
    '  \n',
    ' ',
    'LSP',
    'one',
    'two',
    'é',
    '字',
    '😀',
  ]
  const texts = fc.array(fc.constantFrom(...scraps), { maxLength: 60 }).map((all) => all.join(''))
  const letters = (text: string) => text.replace(/[^a-zé字😀]/gu, '')

  it('keeps every letter in its order in both parts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = createMarkdown({ resolve: () => undefined, glossary: {}, language: 'en' })
        const { prose } = read(text)
        const plain = prose.text.map((block) => block.text).join('\n')
        expect(letters(plain)).toBe(letters(text))
        const visible = prose.html.replace(/<[^>]*>/g, '').replace(/&[#\w]+;/g, '')
        expect(letters(visible)).toBe(letters(text))
      }),
      { numRuns: 500 },
    )
  })

  it('becomes HTML that is well nested', () => {
    const plain = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&#39;', "'")
    fc.assert(
      fc.property(texts, (text) => {
        const { prose } = reader({ LSP: 'local "strategic" partnership' })(text)
        expect(plain(serialize(parseFragment(prose.html)))).toBe(plain(prose.html))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ...['[', '*', '_', '>', '\\', '`', '![', '[a](', '[a](<', '[[a](b)](c)', '*a_b', '_*', '*['],
    ...['> - ', '- a\n', '> a\n', '&', '<', '<a@', 'a@', 'LSP@', 'LSP-a-', 'a\\\n', '* * ', '    '],
  ])('of 50,000 characters takes no time: %j', (scrap) => {
    const text = scrap.repeat(50_000 / scrap.length)
    const read = reader({ LSP: 'local strategic partnership' })
    // Ten times what it takes, and a tenth of what it would take if the time grew with the square.
    expect(taken(() => read(text))).toBeLessThan(2000)
  })
})
