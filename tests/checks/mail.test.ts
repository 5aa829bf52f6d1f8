import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import { caniemail, getAllFeatures } from 'caniemail'
import fc from 'fast-check'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../src/checks/index.ts'
import { signOf } from '../../src/checks/mail/features.ts'
import { graceful, partOf } from '../../src/checks/mail/graceful.ts'
import { loadSupport } from '../../src/checks/mail/support.ts'
import { mailSize } from '../../src/checks/mail-size.ts'
import { noPostalAddress } from '../../src/checks/no-postal-address.ts'
import { noUnsubscribe } from '../../src/checks/no-unsubscribe.ts'
import { thorough } from '../../src/checks/thorough.ts'
import type { Diagnostic, Newsroom, Rendered } from '../../src/index.ts'
import { arbitraryIssue } from '../support/arbitrary-issue.ts'
import { checked, fixtures } from '../support/checked.ts'
import { longIssue } from '../support/long-issue.ts'
import { mailOf, newsroom, press, samples, themes } from '../support/mails.ts'
import { tool } from '../support/tools.ts'

const executablePath = tool('browser')
const spamassassin = tool('spamassassin')

type Twin = 'loud' | 'silent'
const fixture = (code: string, twin: Twin) => checked(join(fixtures, code), `${twin}.yaml`)
const of = (code: string, diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.filter((each) => each.code === code)

// ---------------------------------------------------------------- somebody else's word

describe('caniemail’s own program', () => {
  const clients = [
    'outlook.windows',
    'gmail.ios',
    'gmail.android',
    'yahoo.desktop-webmail',
  ] as const

  it('finds every feature that unsupported-feature tells', async () => {
    const { rendered, diagnostics } = await fixture('unsupported-feature', 'loud')
    const { errors } = caniemail({ clients: [...clients], html: rendered.html }).issues
    const theirs = new Set([...errors.values()].flat().map(({ title }) => title))
    const ours = of('unsupported-feature', diagnostics).flatMap(
      ({ message }) => /^`(.+?)` is not supported by /.exec(message)?.[1] ?? [],
    )
    expect(ours.length).toBeGreaterThan(6)
    expect(ours.filter((title) => !theirs.has(title) && !unseen.includes(title))).toEqual([])
  })

  // It looks for `<image>` where the data speak of `<svg>`, and for functions in attributes alone.
  const unseen = ['Embedded <svg> image', 'linear-gradient()']

  it('has the same data for those that it has no eye for', async () => {
    const { unsupported } = getAllFeatures(['outlook.windows'])
    const titles = unsupported.get('outlook.windows')?.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(unseen))
  })

  it('finds nothing in the silent twin but what has a way round, or is missed by nobody', async () => {
    const { rendered } = await fixture('unsupported-feature', 'silent')
    const { errors } = caniemail({ clients: [...clients], html: rendered.html }).issues
    const theirs = new Set([...errors.values()].flat().map(({ title }) => title))
    const left = [...theirs].filter((title) => !graceful.has(title) && !partOf[title])
    // It reads style sheets without asking whom a rule is for, or whether anything stands beside it.
    expect(left.filter((title) => !around.includes(title))).toEqual([])
  })

  const around = [
    ...['display:flex', 'display:grid', 'float', 'position', 'linear-gradient()', 'rem unit'],
    ...['Attribute selector', 'Chaining selectors', 'Child combinator', '::after'],
  ]

  it('has every title that we name', async () => {
    const { features } = await loadSupport()
    const titles = new Set(features.map(({ title }) => title))
    const named = [...graceful, ...Object.keys(partOf), ...Object.values(partOf).flat()]
    expect(named.filter((title) => !titles.has(title))).toEqual([])
  })

  it('has few features that a look at a mail cannot find', async () => {
    const { features } = await loadSupport()
    const blind = features.filter((feature) => !signOf(feature) && !graceful.has(feature.title))
    expect(blind.length / features.length).toBeLessThan(0.1)
  })
})

const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

describe.skipIf(!executablePath)('a real browser', () => {
  let folder: string
  let browser: Browser

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newswire-checks-'))
    browser = await chromium.launch({ executablePath: executablePath as string, args: quiet })
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(html: string): Promise<Page> {
    const file = join(folder, 'mail.html')
    writeFileSync(file, html)
    const page = await browser.newPage()
    await page.route(/^https?:/, (route) => route.abort())
    await page.goto(pathToFileURL(file).href)
    return page
  }

  async function axeOn(page: Page): Promise<AxeResults> {
    await page.evaluate(axe.source)
    return page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })")
  }

  it('finds with axe what invalid-html tells of pictures and headings, and nothing in its twin', async () => {
    const [loud, silent] = await Promise.all([
      fixture('invalid-html', 'loud'),
      fixture('invalid-html', 'silent'),
    ])
    const rules = async ({ html }: Rendered) => {
      const page = await open(html)
      const { violations } = await axeOn(page)
      await page.close()
      return violations.map(({ id }) => id)
    }
    expect(await rules(loud.rendered)).toEqual(
      expect.arrayContaining(['image-alt', 'heading-order']),
    )
    const quietly = await rules(silent.rendered)
    expect(quietly.filter((id) => /^(image-alt|heading-order|link-name)$/.test(id))).toEqual([])
  })

  it('hides each text in the way that hidden-text tells', async () => {
    const { rendered, diagnostics } = await fixture('hidden-text', 'loud')
    const page = await open(rendered.html)
    const told = of('hidden-text', diagnostics).flatMap(({ message }) => {
      const [, how = '', text = ''] = /\(`(.+?)`\): `(.+?)`/.exec(message) ?? []
      return how.includes(' on ') ? [] : [{ how, text }]
    })
    expect(told.length).toBeGreaterThan(3)
    for (const { how, text } of told) {
      for (const declaration of how.split(';')) {
        const [property = '', value = ''] = declaration.split(':')
        const computed = await page.getByText(text, { exact: true }).evaluateAll((all, name) => {
          const view = all[0]?.ownerDocument.defaultView
          return all.map((each) => view?.getComputedStyle(each).getPropertyValue(name))
        }, property)
        expect(computed).toContain(value === '0' ? '0px' : value)
      }
    }
    await page.close()
  })

  it('finds with axe the letters in the colour of their ground', async () => {
    const { rendered } = await fixture('hidden-text', 'loud')
    const page = await open(rendered.html)
    const { violations } = await axeOn(page)
    await page.close()
    const faint = violations.find(({ id }) => id === 'color-contrast')?.nodes ?? []
    expect(faint.map(({ html }) => html).join()).toContain('Win a prize')
  })

  it.each([
    ['large.png', 2000, 1500],
    ['small.png', 400, 300],
    ['upright.jpg', 300, 400],
  ])('measures %s as picture-size does: %i by %i', async (name, width, height) => {
    const { diagnostics } = await fixture('picture-size', 'loud')
    const messages = of('picture-size', diagnostics).map(({ message }) => message)
    expect(messages.join()).toContain(`${width} by ${height} pixels`)
    const file = join(fixtures, 'picture-size/files/pictures', name)
    const page = await open(`<img src="${pathToFileURL(file).href}">`)
    const size = await page
      .locator('img')
      .evaluate((image) =>
        ['naturalWidth', 'naturalHeight'].map((name) => Reflect.get(image, name)),
      )
    await page.close()
    expect(size).toEqual([width, height])
  })
})

describe.skipIf(!spamassassin)('SpamAssassin', () => {
  /** The names of the rules that each message hits, by local rules alone. */
  function hits(messages: readonly string[]): string[][] {
    const home = mkdtempSync(join(tmpdir(), 'newswire-spam-'))
    // They come back in any order.
    const box = messages.map(
      (each, number) => `From x Wed May 20 09:00:00 2009\nX-Number: ${number}\n${each}\n`,
    )
    const flags = ['--local', '--mbox', '--nocreate-prefs', '--prefspath=/dev/null']
    const { stdout, stderr } = spawnSync(spamassassin as string, flags, {
      input: box.join(''),
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: home },
    })
    rmSync(home, { recursive: true, force: true })
    const found: string[][] = []
    for (const [, status = '', number] of stdout.matchAll(
      /^X-Spam-Status:([\s\S]*?)^X-Number: (\d+)$/gm,
    )) {
      found[Number(number)] = status.match(/\b[A-Z][A-Z\d_]{3,}\b/g) ?? []
    }
    expect(Object.keys(found), stderr).toHaveLength(messages.length)
    return found
  }

  it('knows too little text and hidden text, and nothing of the kind in a sound mail', async () => {
    const [little, enough] = await Promise.all(
      (['loud', 'silent'] as const).map((twin) => fixture('little-text', twin)),
    )
    const hidden = await fixture('hidden-text', 'loud')
    const sound = await Promise.all(samples.map((number) => mailOf(number, {})))
    const found = hits([
      // It weighs pictures against text where there is no plain-text part.
      ...[little, enough].map((built) => htmlAlone((built as typeof hidden).rendered)),
      ...[hidden.rendered, ...sound].map(inBothParts),
    ])
    expect(found[0]).toContain('HTML_IMAGE_RATIO_02')
    expect(found[1]).not.toContain('HTML_IMAGE_RATIO_02')
    expect(found[2]).toContain('HTML_FONT_LOW_CONTRAST')
    const ofSound = found.slice(3).flat()
    expect(ofSound.filter((rule) => /^HTML_(?!MESSAGE)|^MIME_|_DIFF$/.test(rule))).toEqual([])
  })
})

const part = (type: string, body: string): string =>
  [
    ...[`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', ''],
    Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\n'),
  ].join('\n')

const headed = (subject: string, body: string): string =>
  [
    ...['From: Bulletin <news@harbour.example.net>', 'To: Reader <reader@example.org>'],
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    ...['Date: Wed, 20 May 2009 09:00:00 +0100', 'Message-ID: <17.20090520@harbour.example.net>'],
    ...['MIME-Version: 1.0', body, ''],
  ].join('\n')

const htmlAlone = ({ subject, html }: Rendered): string => headed(subject, part('text/html', html))

/** A mail as it goes out. */
const inBothParts = ({ subject, html, text }: Rendered): string => {
  const parts = [part('text/plain', text), part('text/html', html)].flatMap((each) => ['--b', each])
  const type = 'Content-Type: multipart/alternative; boundary=b'
  return headed(subject, [type, '', ...parts, '--b--'].join('\n'))
}

describe('html-validate', () => {
  const rules = async (html: string) => {
    const loader = new StaticConfigLoader({
      ...{ root: true, extends: ['html-validate:a11y', 'html-validate:document'] },
    })
    const { results } = await new HtmlValidate(loader).validateString(html)
    return [...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)))]
  }

  it.each(['loud', 'silent'] as const)('finds the same rules broken: %s', async (twin) => {
    const { rendered, diagnostics } = await fixture('invalid-html', twin)
    const told = of('invalid-html', diagnostics).map(
      ({ message }) => /\(`([^`]+)`(?:, \d+ times)?\)\.$/.exec(message)?.[1],
    )
    expect([...told].sort()).toEqual((await rules(rendered.html)).sort())
  })
})

// ---------------------------------------------------------------- no false alarm

describe.each(themes)('a mail of any issue in the theme %s', (theme) => {
  const codes = ['missing-in-part', 'hidden-text', 'invalid-html', 'unsupported-feature']

  it('is silent to the checks of the theme', { timeout: 300_000 }, async () => {
    const house = await newsroom({ theme })
    const { build, close } = await press({ theme })
    let mails = 0
    const cases = fc.asyncProperty(arbitraryIssue, async (issue) => {
      const built = await build(issue)
      if (!built.rendered) return
      mails += 1
      const context = contextOf({
        ...built,
        newsroom: house,
        source: house.source,
        theme: async () => [],
      })
      for (const check of thorough.filter(({ code }) => codes.includes(code))) {
        // Characters of other scripts may stand as pictures of a kind: those are the issue's.
        expect(await check.check(context), check.code).toEqual([])
      }
    })
    await fc.assert(cases, { numRuns: 40 }).finally(close)
    expect(mails).toBeGreaterThan(20)
  })
})

const contextOf = (parts: object): Context => ({ isShippedTheme: false, ...parts }) as Context

// ---------------------------------------------------------------- in tables

describe('mail-size', () => {
  it('says that Gmail cuts a mail off, and which sections weigh most', async () => {
    const { edition, ...rendered } = await mailOf(longIssue(80), {})
    const [found] = mailSize.check(contextOf({ edition, rendered }))
    expect(found?.message).toMatch(/^The HTML of this mail has 1\d\d\.\d KB: Gmail cuts it off/)
    const weights = [...(found?.hint ?? '').matchAll(/` (\d+\.\d) KB \(\d+ items\)/g)]
    const bytes = weights.map((match) => Number(match[1]))
    expect(bytes).toHaveLength(3)
    expect(bytes).toEqual([...bytes].sort((a, b) => b - a))
  })
})

const house = {
  theme: 'newswire',
  organisation: { name: 'Harbour', address: '1 Quay Street', website: 'https://harbour.example/' },
  links: { base: 'https://harbour.example/news/', tracking: {} },
  source: { locate: () => undefined },
}

describe('no-unsubscribe', () => {
  const told = async (unsubscribe: string, rendered: Partial<Rendered> = {}) => {
    const parts = { html: `<a href="${unsubscribe}">`, text: `<${unsubscribe}>`, ...rendered }
    const links = { ...house.links, unsubscribe }
    const found = await noUnsubscribe.check(
      contextOf({ newsroom: { ...house, links } as unknown as Newsroom, rendered: parts }),
    )
    return found.map(({ message }) => message)
  }

  it.each([
    ['http://harbour.example/leave', /not an https address/],
    ['https://www.your-domain.com/leave', /No reader can reach `www.your-domain.com`/],
    ['https://localhost:3000/leave', /No reader can reach `localhost`/],
    ['https://harbour.example', /is your website/],
    ['https://harbour.example/news/', /is your website/],
  ])('hears that %s does not work', async (url, message) => {
    expect(await told(url)).toEqual([expect.stringMatching(message)])
  })

  it('hears that a theme leaves the link out', async () => {
    const url = 'https://harbour.example/leave'
    expect(await told(url)).toEqual([])
    expect(await told(url, { text: '' })).toEqual([
      expect.stringMatching(/plain-text part .* no link/),
    ])
    expect(await told(url, { html: '' })).toEqual([expect.stringMatching(/HTML part .* no link/)])
  })
})

describe('no-postal-address', () => {
  const told = async (address: string, rendered: Partial<Rendered> = {}) => {
    const organisation = { ...house.organisation, address }
    const parts = { html: `Harbour ${address}`, text: `HARBOUR\n${address}`, ...rendered }
    const settings = { ...house, organisation } as unknown as Newsroom
    const found = await noPostalAddress.check(contextOf({ newsroom: settings, rendered: parts }))
    return found.map(({ message }) => message)
  }

  it.each(['TBC', 'Your address', '1 High Street', '1 High Street, Town'])(
    'hears that %s is no address',
    async (address) =>
      expect(await told(address)).toEqual([`\`${address}\` stands in for a postal address.`]),
  )

  it('takes a real one', async () => {
    expect(await told('1 High Street, Wealden TN1 1AA')).toEqual([])
    expect(await told('1 Quay Street', { text: 'Harbour\n1 Quay\nStreet' })).toEqual([])
  })

  it('hears that a theme leaves name or address out', async () => {
    expect(await told('1 Quay Street', { html: 'Harbour' })).toEqual([
      '`1 Quay Street` is not in the HTML part of the mail.',
    ])
    expect(await told('1 Quay Street', { text: '1 Quay Street' })).toEqual([
      '`Harbour` is not in the plain-text part of the mail.',
    ])
  })
})
