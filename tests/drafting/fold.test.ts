import { describe, expect, it } from 'vitest'
import { fold } from '../../src/draft.ts'
import { createMarkdown } from '../../src/markdown.ts'

const html = (text: string) => {
  const render = createMarkdown({ resolve: (url) => url, glossary: {}, language: 'en-GB' })
  return render(text).prose.html.replace(/\s+/g, ' ')
}
const words = 'some words that go on and on until the line is much longer than it may be in a file'

describe('folding a text', () => {
  it.each([
    ['a paragraph', `${words} ${words}`],
    ['a list', `- ${words} ${words}\n- two`],
    ['a numbered list', `1. ${words} ${words}\n2. two`],
    ['a list in a list', `- one\n  - ${words} ${words}`],
    ['a quotation', `> ${words} ${words}`],
    ['words that look like a list', `${words} - and 1. more * words + more # of > them ${words}`],
    ['a number that ends a sentence', `${words} in the year 2009. ${words} 12) ${words}`],
    ['a link', `${words} [${words}](https://example.org/a-path) ${words}`],
    ['code within a line', `${words} \`${words}\` ${words}`],
    ['dashes and equals signs', `${words} === --- ${words} ===`],
    ['several paragraphs', `${words} ${words}\n\n${words} ${words}`],
  ])('breaks %s and changes nothing', (_, text) => {
    const folded = fold(text)
    expect(html(folded)).toBe(html(text))
    expect(folded.split('\n').length).toBeGreaterThan(text.split('\n').length)
  })

  it.each([
    ['a short line', 'Short.'],
    ['what the author broke', 'one\ntwo\n\nthree'],
    ['a heading', `# ${words} ${words}`],
    ['code', `    ${words} ${words}`],
    ['a fence', `\`\`\`\n${words} ${words}\n\`\`\``],
    ['a table', `| ${words} | ${words} |`],
    ['a hard break', `${words} ${words}  \nnext`],
    ['an address', `https://example.org/${'long-'.repeat(30)}`],
    ['two spaces', words.replaceAll(' ', '  ')],
  ])('leaves %s alone', (_, text) => expect(fold(text)).toBe(text))

  it('keeps lines within the width', () => {
    const lines = fold(`- ${words} ${words} ${words}`).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78)
    expect(lines.slice(1).every((line) => line.startsWith('  '))).toBe(true)
  })
})
