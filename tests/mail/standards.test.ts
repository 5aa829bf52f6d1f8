import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate'
import { parse } from 'parse5'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addresses,
  attribute,
  childrenOf,
  collapsed,
  type Element,
  elements,
  type Node,
  named,
  only,
  styleOf,
  visibleText,
} from '../support/html.ts'
import { longIssue } from '../support/long-issue.ts'
import { cases, type Mail, mailOf, themes } from '../support/mails.ts'
import { inOutlook, parseStrictly } from '../support/nesting.ts'

const kilobyte = 1024

/** What a screen reader calls a link. */
const nameOf = (link: Element): string =>
  collapsed(
    attribute(link, 'aria-label') ??
      [visibleText(link), ...named(link, 'img').map((image) => attribute(image, 'alt'))].join(' '),
  )

/** What stands between the braces of a media query. */
function rulesWithin(css: string, opening: RegExp): string {
  const start = opening.exec(css)
  if (!start) return ''
  const from = start.index + start[0].length
  let depth = 1
  for (let index = from; index < css.length; index++) {
    depth += css[index] === '{' ? 1 : css[index] === '}' ? -1 : 0
    if (depth === 0) return css.slice(from, index)
  }
  return css.slice(from)
}

async function validate(html: string, config: ConfigData): Promise<string[]> {
  const validator = new HtmlValidate(new StaticConfigLoader({ root: true, ...config }))
  const { results } = await validator.validateString(html)
  const messages = results.flatMap((result) => result.messages)
  return messages.map(({ ruleId, line, message }) => `${ruleId}, line ${line}: ${message}`)
}

describe.each(cases)('issue $number in the theme $theme', ({ theme, number }) => {
  let mail: Mail
  let document: Node
  let body: Element

  beforeAll(async () => {
    mail = await mailOf(number, { theme })
    document = parse(mail.html)
    body = only(document, 'body')
  })

  it.each(['html-validate:a11y', 'html-validate:document'])(
    'is faultless by %s',
    async (preset) => {
      expect(await validate(mail.html, { extends: [preset] })).toEqual([])
    },
  )

  describe('has none of the commonest failures of accessibility', () => {
    it('says its language', () => {
      expect(attribute(only(document, 'html'), 'lang')).toBe('en-GB')
    })

    it('says both language and direction again where webmail cuts the html element off', () => {
      const roots = [
        only(document, 'html'),
        ...childrenOf(body).filter((node) => 'tagName' in node),
      ]
      expect(roots.length).toBeGreaterThan(1)
      for (const root of roots) {
        expect(attribute(root as Element, 'lang')).toBe('en-GB')
        expect(attribute(root as Element, 'dir')).toBe('ltr')
      }
    })

    it('has a title', () => {
      const [title] = named(document, 'title')
      const text = title ? childrenOf(title).map((node) => ('value' in node ? node.value : '')) : []
      expect(text.join('')).toBe(mail.edition.title)
    })

    it('calls its tables what they are, for Outlook too', () => {
      for (const table of named(parse(inOutlook(mail.html)), 'table')) {
        expect(attribute(table, 'role')).toBe('presentation')
      }
    })

    it('has one h1, and skips no level of headings', () => {
      const levels = named(body, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) =>
        Number(tagName[1]),
      )
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      expect(levels[0]).toBe(1)
      const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
      expect(skipped).toEqual([])
    })

    it('has a heading for each section and each item, in their order', () => {
      const found = named(body, 'h2', 'h3').map((element) => ({
        tagName: element.tagName,
        text: collapsed(visibleText(element)),
      }))
      const next = (level: string, words: string) => {
        const index = found.findIndex(
          ({ tagName, text }) => tagName === level && text.endsWith(words),
        )
        expect(index, `${level} ${words}`).toBeGreaterThanOrEqual(0)
        found.splice(0, index + 1)
      }
      for (const { heading, items } of mail.edition.sections) {
        next('h2', heading)
        for (const { title } of items) if (title) next('h3', title)
      }
    })

    it('has links that say where they go', () => {
      const vague =
        /^(|here|click|click here|this|this link|link|more|read|read more|details|www\.\S+)$/i
      for (const link of named(body, 'a')) expect(nameOf(link)).not.toMatch(vague)
    })

    it('has no two links of one name that go to different places', () => {
      const places = new Map<string, Set<string>>()
      for (const link of named(body, 'a')) {
        const found = places.get(nameOf(link)) ?? new Set()
        places.set(nameOf(link), found.add(attribute(link, 'href') ?? ''))
      }
      const double = [...places].filter(([, hrefs]) => hrefs.size > 1).map(([name]) => name)
      expect(double).toEqual([])
    })

    it('names a link by what is seen of it', () => {
      for (const link of named(body, 'a')) {
        expect(nameOf(link).toLowerCase()).toContain(collapsed(visibleText(link)).toLowerCase())
      }
    })

    it('has words for every picture', () => {
      for (const image of named(document, 'img')) expect(attribute(image, 'alt')).toBeDefined()
    })

    it('says its encoding, and lets the reader enlarge it', () => {
      const metas = named(document, 'meta')
      const encoding = metas.map(
        (meta) => attribute(meta, 'charset') ?? attribute(meta, 'content') ?? '',
      )
      expect(encoding.some((each) => /utf-8/i.test(each))).toBe(true)
      const viewport = metas.find((meta) => attribute(meta, 'name') === 'viewport')
      expect(viewport && attribute(viewport, 'content')).toMatch(/width=device-width/)
      expect(viewport && attribute(viewport, 'content')).not.toMatch(/user-scalable|maximum-scale/)
    })

    it('lets text grow: no fixed heights, nothing small, nothing justified', () => {
      for (const element of elements(body)) {
        if (element.tagName !== 'img') expect(attribute(element, 'height')).toBeUndefined()
        expect(styleOf(element, 'height') ?? 'auto').toBe('auto')
        expect(styleOf(element, 'text-align')).not.toBe('justify')
        // MJML sets 0 on cells, against gaps; the text within has a size of its own.
        const size = Number.parseFloat(styleOf(element, 'font-size') ?? '14')
        expect(size === 0 || size >= 14).toBe(true)
      }
    })
  })

  it('knows the dark, Outlook’s dark, and paper', () => {
    const scheme = named(document, 'meta').find(
      (each) => attribute(each, 'name') === 'color-scheme',
    )
    expect(scheme && attribute(scheme, 'content')).toBe('light dark')
    const sheets = named(document, 'style').flatMap(childrenOf)
    const css = sheets.map((node) => ('value' in node ? node.value : '')).join('\n')
    expect(rulesWithin(css, /@media[^{]*prefers-color-scheme:\s*dark[^{]*\{/)).toMatch(/[{;]color:/)
    expect(rulesWithin(css, /@media[^{]*print[^{]*\{/)).toContain('attr(href)')
    expect(css).toMatch(/\[data-ogsc\]/)
  })

  it('is well nested as it stands, and as Outlook reads it', () => {
    expect(parseStrictly(mail.html).faults).toEqual([])
    expect(parseStrictly(inOutlook(mail.html)).faults).toEqual([])
  })

  it('opens and closes its conditional comments in turn', () => {
    const marks = mail.html.match(/<!--\[if [^\]]*\]>(?:<!-->)?|(?:<!--)?<!\[endif\]-->/g) ?? []
    expect(marks.length).toBeGreaterThan(4)
    expect(marks.length % 2).toBe(0)
    for (const [index, mark] of marks.entries()) {
      expect(mark.includes('[endif]')).toBe(index % 2 === 1)
    }
    // Nothing of Outlook's is left where others see it.
    expect(visibleText(body)).not.toMatch(/\[if |\[endif\]/)
  })

  it('has tables for Outlook, which knows no max-width', () => {
    const [common, outlook] = [mail.html, inOutlook(mail.html)].map(
      (html) => named(parse(html), 'table').length,
    )
    expect(outlook).toBeGreaterThan(common as number)
  })

  it('has no line that SMTP would break', () => {
    const long = mail.html.split('\n').filter((line) => Buffer.byteLength(line) > 998)
    expect(long.map((line) => `${Buffer.byteLength(line)} bytes: ${line.slice(0, 90)}`)).toEqual([])
  })

  it('loads nothing from elsewhere', () => {
    expect(named(document, 'link', 'script', 'iframe', 'base', 'object')).toEqual([])
    expect(mail.html).not.toMatch(/@import|@font-face|url\(/i)
    for (const address of addresses(document))
      expect(address).toMatch(/^(https?:\/\/|mailto:|tel:|#)/)
  })
})

describe.each(themes)('the theme %s is small', (theme) => {
  it.each([
    ['issue 15', 15, 40],
    ['a made-up issue of 30 items', longIssue(30), 70],
  ])('%s', async (_, issue, most) => {
    const { html } = await mailOf(issue, { theme })
    expect(Buffer.byteLength(html) / kilobyte).toBeLessThanOrEqual(most)
  })
})

describe.each(themes)('the theme %s in Arabic', (theme) => {
  it('runs from right to left', async () => {
    const { html } = await mailOf(longIssue(10), { theme, language: 'ar' })
    const document = parse(html)
    const roots = [only(document, 'html'), ...childrenOf(only(document, 'body'))]
    for (const root of roots) {
      if (!('tagName' in root)) continue
      expect(attribute(root, 'lang')).toBe('ar')
      expect(attribute(root, 'dir')).toBe('rtl')
    }
    for (const element of elements(document)) {
      expect(styleOf(element, 'direction') ?? 'rtl').toBe('rtl')
    }
  })
})
