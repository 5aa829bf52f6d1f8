import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, parseFragment } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Edition, EditionItem, Prose } from '../../src/model.ts'
import { width } from '../../src/text.ts'
import { addresses, attribute, collapsed, named, only, visibleText } from '../support/html.ts'
import { longIssue } from '../support/long-issue.ts'
import { cases, type Mail, mailOf, themes } from '../support/mails.ts'
import { tool } from '../support/tools.ts'

const lynx = tool('lynx')
const python = tool('python3')

const facts: Record<string, string[]> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/facts.json'), 'utf8'),
)

const columns = 72

/** A mail's two parts as a reader has them, each in one line, with the addresses of its pages. */
function partsOf({ html, text }: Mail): { html: string; text: string } {
  const body = only(html, 'body')
  const alts = named(body, 'img').map((image) => attribute(image, 'alt'))
  const pages = addresses(body).filter((address) => /^https?:/.test(address))
  const seen = [visibleText(body), ...alts, ...pages]
  return { html: collapsed(seen.join(' ')), text: collapsed(text) }
}

/** Throws unless each of the words is in both parts; headings may be in capitals. */
function expectInBoth(words: readonly string[], mail: Mail): void {
  for (const [name, part] of Object.entries(partsOf(mail))) {
    const folded = part.toLowerCase()
    const lost = words.filter((each) => !folded.includes(collapsed(each).toLowerCase()))
    expect(lost, `not in the ${name} part`).toEqual([])
  }
}

/** All that an edition says outside running text. */
function wordsOf(edition: Edition): string[] {
  const { publication, number, month, dateText, organisation, permission } = edition
  const { name, strapline, address, website } = organisation
  const house = [name, strapline, address, website, permission, month, dateText]
  const links = [edition.unsubscribe, edition.viewInBrowser]
  const items = edition.sections.flatMap((section) => [
    section.heading,
    ...section.items.flatMap(wordsOfItem),
  ])
  return [`${publication} ${number}`, ...house, ...links, ...items].flatMap((each) => each ?? [])
}

function wordsOfItem(item: EditionItem): string[] {
  const { title, quiet, deadlines, quote, image, links, action, contact } = item
  const found = [title, quiet, quote?.by, image?.alt, image?.caption, action?.text, action?.url]
  return [
    ...found.flatMap((each) => each ?? []),
    ...deadlines.flatMap((each) => [each.label, each.text, each.for ?? '']),
    // What follows a link's words in the plain part is its address, which the HTML has as well.
    ...item.facts.flatMap(({ label, text }) => [label, ...text.split(/ ?<(.*?)>/)]),
    ...links.flatMap(({ text, url }) => [text, url]),
    ...(contact?.text.split(', ') ?? []),
  ]
}

const proseOf = ({ intro, footer, sections }: Edition): Prose[] => {
  const bodies = sections.flatMap((section) => [
    section.intro,
    ...section.items.flatMap(({ body, quote }) => [body, quote?.prose]),
  ])
  return [intro, ...bodies, footer].flatMap((prose) => prose ?? [])
}

/** Every number that a part prints: years, sums, times, telephone numbers. */
const figures = (part: string): string[] => [
  ...new Set(part.match(/\d+(?:[.,:]\d+)*(?:am|pm)?/g) ?? []),
]

describe.each(cases)('issue $number in the theme $theme', ({ theme, number }) => {
  let mail: Mail
  beforeAll(async () => {
    mail = await mailOf(number, { theme })
  })

  it('has the facts of the original in both parts', () => {
    const wanted = facts[String(number)] ?? []
    expect(wanted.length).toBeGreaterThan(40)
    expectInBoth(wanted, mail)
  })

  it('says in both parts whatever the edition says', () => {
    expectInBoth(wordsOf(mail.edition), mail)
  })

  it('has every paragraph of running text in both parts', () => {
    const { html, text } = partsOf(mail)
    const prose = proseOf(mail.edition)
    expect(prose.length).toBeGreaterThan(5)
    for (const piece of prose) {
      expect(html).toContain(collapsed(visibleText(parseFragment(piece.html))))
      for (const block of piece.text) expect(text).toContain(collapsed(block.text))
    }
  })

  it('has the same figures in both parts', () => {
    const { html, text } = partsOf(mail)
    const counts = mail.edition.contents.map(({ count }) => String(count))
    expect(figures(html).filter((figure) => !text.includes(figure))).toEqual([])
    const added = figures(text).filter((figure) => !html.includes(figure))
    expect(added.filter((figure) => !counts.includes(figure))).toEqual([])
  })

  it('has the same addresses in both parts', () => {
    const found = addresses(parse(mail.html))
    const outside = found.filter((address) => /^https?:/.test(address))
    expect(outside.filter((address) => !mail.text.includes(`<${address}>`))).toEqual([])
    const written = mail.text.match(/<https?:[^>]*>/g)?.map((each) => each.slice(1, -1)) ?? []
    expect(written.filter((address) => !found.includes(address))).toEqual([])
  })

  it('has plain text that any program can show', () => {
    expectPlain(mail.text)
  })
})

describe.each(themes)('a long issue in the theme %s', (theme) => {
  let mail: Mail
  beforeAll(async () => {
    mail = await mailOf(longIssue(30), { theme })
  })

  it('says in both parts whatever the edition says', () => {
    expectInBoth(wordsOf(mail.edition), mail)
  })

  it('has plain text that any program can show', () => {
    expectPlain(mail.text)
  })
})

/** Throws unless a text keeps to its width, breaks no address, and is safe for format=flowed (RFC 3676). */
function expectPlain(text: string): void {
  const lines = text.split('\n')
  const wide = lines.filter((line) => width(line) > columns && !/^\s*<\S+>$/.test(line))
  expect(wide).toEqual([])
  expect(lines.filter((line) => /[ \t\r]$/.test(line))).toEqual([])
  // A space at the end would join lines; a quotation mark or `From ` at the start means something else.
  expect(lines.filter((line) => /^(>|From )/.test(line))).toEqual([])
  expect(lines.filter((line) => line.split('<').length !== line.split('>').length)).toEqual([])
  expect(text).toMatch(/\S\n$/)
  expect(text).not.toMatch(/\n{3}|\t|\b(undefined|null)\b|\[object|\{\{/)
}

describe.skipIf(!lynx)('in lynx', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newswire-lynx-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(cases)('issue $number in the theme $theme is read in its order', async (each) => {
    const { html, edition } = await mailOf(each.number, { theme: each.theme })
    const file = join(folder, 'mail.html')
    writeFileSync(file, html)
    const flags = ['-dump', '-nolist', '-width=1000', '-display_charset=utf-8']
    const read = collapsed(execFileSync(lynx as string, [...flags, file], { encoding: 'utf8' }))
    const { sections, contents, publication } = edition
    // A theme may list the sections alone.
    const listed = (entries: (typeof contents)[number]['entries']) =>
      entries.flatMap((entry) => (html.includes(`href="#${entry.id}"`) ? [entry.title] : []))
    const inContents = contents.flatMap(({ id, heading, entries }) =>
      html.includes(`href="#${id}"`) ? [heading, ...listed(entries)] : [],
    )
    const inBody = sections.flatMap(({ heading, items }) => [
      heading,
      ...items.flatMap(({ title }) => title ?? []),
    ])
    let from = 0
    for (const words of [publication, ...inContents, ...inBody, edition.permission]) {
      const found = read.indexOf(words, from)
      expect(found, words).toBeGreaterThanOrEqual(0)
      from = found + words.length
    }
  })
})

/** Makes a mail of two files with Python's own package, reads it again, and prints what it has read. */
const script = `
import json, sys
from email import message_from_bytes, policy
from email.message import EmailMessage
html, text, subject = json.load(sys.stdin)
mail = EmailMessage(policy=policy.SMTP)
mail['Subject'] = subject
mail['From'] = mail['To'] = 'newswire@example.org'
mail.set_content(text)
mail.add_alternative(html, subtype='html')
read = message_from_bytes(mail.as_bytes(), policy=policy.default)
parts = [read.get_body((kind,)).get_content().replace('\\r\\n', '\\n') for kind in ('html', 'plain')]
print(json.dumps([read.get_content_type(), read.defects, *parts, read['Subject']]))
`

describe.skipIf(!python)('in Python', () => {
  it.each(cases)('issue $number in the theme $theme comes through the mail', async (each) => {
    const { html, text, subject } = await mailOf(each.number, { theme: each.theme })
    const input = JSON.stringify([html, text, subject])
    const output = execFileSync(python as string, ['-c', script], { input, encoding: 'utf8' })
    const [type, defects, ...parts] = JSON.parse(output)
    expect(type).toBe('multipart/alternative')
    expect(defects).toEqual([])
    // Python ends every part with a line end.
    expect(parts).toEqual([html.replace(/\n?$/, '\n'), text, subject])
  })
})
