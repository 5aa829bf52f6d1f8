import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { isError } from '../../src/diagnostic.ts'
import type { Built, EditionSection } from '../../src/index.ts'
import { arbitraryIssue } from '../support/arbitrary-issue.ts'
import { announce, fuzz } from '../support/fuzz.ts'
import { attribute, type Element, elements, type Node, only, visibleText } from '../support/html.ts'
import { type Mail, press, printed, themes } from '../support/mails.ts'
import { inOutlook, parseStrictly } from '../support/nesting.ts'

announce('Pipeline')

const languages = ['en-GB', 'ar', 'fr']
// The house's own paragraphs are always the same: the time is better spent on the cases.
const house = { intro: undefined, footer: undefined }
const presses = await Promise.all(
  themes.flatMap((theme) => languages.map((language) => press({ ...house, theme, language }))),
)

afterAll(() => {
  for (const { close } of presses) close()
})

/** What a mail is made of. Whatever else comes up was smuggled in. */
const allowed = new Set(
  [
    'html head title meta style body noscript xml o:officedocumentsettings o:allowpng o:pixelsperinch',
    'div table tbody tr td p h1 h2 h3 ul ol li a abbr b br em hr i img span strong blockquote',
  ]
    .join(' ')
    .split(' '),
)

function judgeHtml(html: string): Node {
  const { document, faults } = parseStrictly(html)
  const strange = elements(document).flatMap(strangeIn)
  expect([...faults, ...strange]).toEqual([])
  return document
}

/** What no mail may have: foreign elements, handlers, addresses that run. */
function strangeIn(element: Element): string[] {
  const { tagName, attrs } = element
  const strange = attrs.filter(({ name }) => !/^(?!on)[a-z:-]+$/.test(name))
  const address = attribute(element, 'href') ?? attribute(element, 'src') ?? '#'
  return [
    ...(allowed.has(tagName) ? [] : [`<${tagName}>`]),
    ...strange.map(({ name }) => `<${tagName} ${name}>`),
    ...(/^(https?:\/\/|mailto:|tel:|#)/i.test(address) ? [] : [address]),
  ]
}

/** White space apart: long titles are wrapped, and scripts without spaces break anywhere. */
const squeezed = (text: string): string => text.replace(/[\s\p{Cf}]+/gu, '')

function judgeMail({ html, text, edition }: Mail, outlook: boolean): void {
  const document = judgeHtml(outlook ? inOutlook(html) : html)
  const seen = squeezed(visibleText(only(document, 'body')))
  const plain = squeezed(text)
  const words = edition.sections.flatMap(wordsOf).map(squeezed)
  expect(words.filter((each) => !seen.includes(each))).toEqual([])
  expect(words.filter((each) => !plain.includes(each))).toEqual([])
  // As it was typed: neither part is ever given to a template.
  const typed = JSON.stringify(edition.sections)
  for (const sign of ['{{', '${']) {
    if (!typed.includes(sign)) continue
    expect(html).toContain(sign)
    expect(plain).toContain(sign)
  }
  expect(text).not.toMatch(/[ \t]$/m)
}

/** The short texts of a section, as both parts must have them. */
const wordsOf = ({ items }: EditionSection): string[] =>
  items.flatMap(({ title, quiet, deadlines, links, quote, contact }) => {
    const optional = [title, quiet, quote?.by, contact?.text, ...deadlines.map((each) => each.for)]
    return [...links.map((link) => link.text), ...optional.flatMap((text) => text ?? [])]
  })

/** An issue that was refused has a fault that says where. */
function judgeFaults({ diagnostics }: Built): void {
  const errors = diagnostics.filter(isError)
  expect(errors).not.toEqual([])
  for (const { place } of errors) expect(place?.line).toBeGreaterThan(0)
}

it('makes a sound mail of any issue', { timeout: 900_000 }, async () => {
  let mails = 0
  const cases = fc.asyncProperty(
    arbitraryIssue,
    fc.constantFrom(...presses.keys()),
    fc.boolean(),
    async (issue, index, outlook) => {
      const built = await presses[index]?.build(issue)
      if (!built?.rendered) return judgeFaults(built as Built)
      mails += 1
      judgeMail(printed(built), outlook)
    },
  )
  await fc.assert(cases, fuzz)
  // Else the fuzz would only show that bad addresses are refused.
  expect(mails).toBeGreaterThan(fuzz.numRuns / 2)
})
