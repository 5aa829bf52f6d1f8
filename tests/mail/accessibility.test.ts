import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EditionItem } from '../../src/model.ts'
import { longIssue } from '../support/long-issue.ts'
import { cases, mailOf, themes } from '../support/mails.ts'
import { tool } from '../support/tools.ts'

const executablePath = tool('browser')

const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** Rules about the landmarks of a web page: a mail is a part of somebody else's page, and has none. */
const ofPages = Object.fromEntries(
  [
    ...['bypass', 'region', 'landmark-one-main', 'landmark-unique', 'landmark-no-duplicate-banner'],
    ...['landmark-banner-is-top-level', 'landmark-contentinfo-is-top-level'],
  ].map((rule) => [rule, { enabled: false }]),
)

type View = { width: number; colorScheme: 'light' | 'dark' }
const schemes = ['light', 'dark'] as const
const views: View[] = [1024, 375].flatMap((width) =>
  schemes.map((colorScheme) => ({ width, colorScheme })),
)
const narrow = [320, 375]

describe.skipIf(!executablePath)('in a real browser', () => {
  let folder: string
  let browser: Browser

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newswire-mail-'))
    browser = await chromium.launch({ executablePath: executablePath as string, args: quiet })
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens a mail as a file, with no network; gives all that the browser complained of or asked for. */
  async function open(html: string): Promise<{ page: Page; noise: string[] }> {
    const file = join(folder, 'mail.html')
    writeFileSync(file, html)
    const address = pathToFileURL(file).href
    const page = await browser.newPage()
    const noise: string[] = []
    page.on('console', (message) => noise.push(message.text()))
    page.on('pageerror', (error) => noise.push(error.message))
    page.on('request', (request) => request.url() === address || noise.push(request.url()))
    await page.route(/^https?:/, (route) => route.abort())
    await page.goto(address)
    await page.evaluate(axe.source)
    return { page, noise }
  }

  describe.each(cases)('issue $number in the theme $theme', ({ theme, number }) => {
    let page: Page
    let noise: string[]

    beforeAll(async () => {
      const { html } = await mailOf(number, { theme })
      ;({ page, noise } = await open(html))
    })

    afterAll(() => page?.close())

    it('asks for nothing and complains of nothing', () => {
      expect(noise).toEqual([])
    })

    it.each(views)('is accessible to axe: $width px, $colorScheme', async (view) => {
      await expectAccessible(page, view)
    })

    it.each(narrow)('is read without a sideways scroll: %i px', async (width) => {
      await page.setViewportSize({ width, height: 900 })
      expect(await overflow(page)).toEqual([])
    })

    it('has a target for each link into itself', async () => {
      const links = page.locator('a[href^="#"]')
      expect(await links.count()).toBeGreaterThan(0)
      const lost = await links.evaluateAll((all) =>
        all
          .map((link) => decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''))
          .filter((id) => !all[0]?.ownerDocument.getElementById(id)),
      )
      expect(lost).toEqual([])
    })
  })

  describe.each(themes)('a long issue in the theme %s', (theme) => {
    let page: Page
    let items: EditionItem[]

    beforeAll(async () => {
      const { html, edition } = await mailOf(longIssue(30), { theme })
      items = edition.sections.flatMap((section) => section.items)
      ;({ page } = await open(html))
    })

    afterAll(() => page?.close())

    it.each(schemes)('is accessible to axe: 375 px, %s', async (colorScheme) => {
      await expectAccessible(page, { width: 375, colorScheme })
    })

    it.each(narrow)('is read without a sideways scroll: %i px', async (width) => {
      await page.setViewportSize({ width, height: 900 })
      expect(await overflow(page)).toEqual([])
    })

    it.each([1024, 375])('has buttons that a thumb can hit: %i px', async (width) => {
      await page.setViewportSize({ width, height: 900 })
      const urls = items.flatMap(({ action }) => action?.url ?? [])
      expect(urls.length).toBeGreaterThan(3)
      for (const url of urls) {
        const heights = await page
          .locator(`a[href="${url}"]`)
          .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height))
        expect(Math.max(...heights), url).toBeGreaterThanOrEqual(44)
      }
    })

    it('loses nothing where pictures are off', async () => {
      const images = await page.locator('img').evaluateAll((all) =>
        all.map((image) => {
          const { width, height } = image.getBoundingClientRect()
          return { alt: image.getAttribute('alt'), seen: width > 40 && height > 12 }
        }),
      )
      const wanted = items.flatMap(({ image }) => image?.alt ?? [])
      expect(wanted.length).toBeGreaterThan(0)
      expect(images).toEqual(wanted.map((alt) => ({ alt, seen: true })))
    })

    it('has no picture behind its text', async () => {
      const backgrounds = await page.locator('*').evaluateAll((all) => {
        const view = all[0]?.ownerDocument.defaultView
        return all.map((element) => view?.getComputedStyle(element).backgroundImage)
      })
      expect(new Set(backgrounds)).toEqual(new Set(['none']))
    })
  })
})

/** Throws unless axe finds nothing and could measure the contrast of every text. */
async function expectAccessible(page: Page, { width, colorScheme }: View): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme })
  const rules = { ...ofPages, 'target-size': { enabled: true } }
  const resultTypes = ['violations', 'incomplete']
  const call = `axe.run(document, ${JSON.stringify({ rules, resultTypes })})`
  const { violations, incomplete } = await page.evaluate<AxeResults>(call)
  expect(violations.flatMap(lines)).toEqual([])
  const contrast = ({ id }: { id: string }) => id === 'color-contrast'
  const unmeasured = incomplete.filter(contrast).flatMap(lines)
  // A sign such as ▲ is no text.
  expect(unmeasured.filter((line) => !line.includes('only non-text characters'))).toEqual([])
  // Of what passes axe keeps one element alone, unless it is asked for nothing else.
  const { passes } = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['passes'] })",
  )
  expect(passes[0]?.nodes.length).toBeGreaterThan(20)
}

/** What axe found, a line for each element. */
const lines = ({ id, nodes }: AxeResults['violations'][number]): string[] =>
  nodes.map(({ html, any }) => `${id}: ${html.slice(0, 120)} ${any[0]?.message ?? ''}`)

/** The elements that reach beyond the window, if it can be scrolled sideways. */
async function overflow(page: Page): Promise<string[]> {
  const scrolls = await page.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth)
  if (!scrolls) return []
  return page.locator('body *').evaluateAll((all) => {
    const width = all[0]?.ownerDocument.documentElement.clientWidth ?? 0
    const beyond = all.filter((element) => element.getBoundingClientRect().right > width)
    return ['the page', ...beyond.map((element) => element.outerHTML.slice(0, 120))]
  })
}
