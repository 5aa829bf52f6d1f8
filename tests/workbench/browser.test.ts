import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleNewsroom } from '../support/program.ts'
import { openPage, siteOf, startBrowser } from '../support/site.ts'
import { tool } from '../support/tools.ts'

const executablePath = tool('browser')

/** An expression about the mail in the frame: from the page, since nothing runs in the frame itself. */
const inMail = (page: Page, expression: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const mail = document.querySelector('[data-part="frame"]')?.contentDocument
    return mail?.querySelector('h1') ? (${expression}) : undefined
  })()`)

const boxOf = (page: Page, selector: string, text: string) =>
  inMail(
    page,
    `(() => {
      const found = [...mail.querySelectorAll('${selector}')].find((each) => each.textContent.includes('${text}'))
      const frame = document.querySelector('[data-part="frame"]').getBoundingClientRect()
      const { x, y } = found.getBoundingClientRect()
      return { x: x + frame.x, y: y + frame.y }
    })()`,
  ) as Promise<{ x: number; y: number }>

const views = ['mail', 'text', 'source', 'headings', 'inbox', 'links']

describe.skipIf(!executablePath)('the workbench in a real browser', () => {
  let folder: string
  let browser: Browser

  beforeAll(async () => {
    folder = await siteOf(sampleNewsroom({ 'issues/17.yaml': 'number: 17\ndate: [\n' }))
    browser = await startBrowser(executablePath)
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const address = (path: string) =>
    pathToFileURL(join(folder, path.split('#')[0] ?? '')).href +
    (path.includes('#') ? `#${path.split('#')[1]}` : '')
  const open = (path: string, look = {}) => openPage(browser, address(path), look)
  const ready = (page: Page) => expect.poll(() => inMail(page, 'mail.body !== null')).toBe(true)

  it('shows every view by its tab, and says which in the address', async () => {
    const { page, noise } = await open('issues/15.html')
    await ready(page)
    for (const view of views) {
      await page.click(`#tab-${view}`)
      expect(await page.locator('[role="tabpanel"][id^="view-"]:visible').getAttribute('id')).toBe(
        `view-${view}`,
      )
      expect((await page.locator(`#view-${view}`).innerText()).length).toBeGreaterThan(20)
    }
    await expect.poll(() => page.evaluate('location.hash')).toBe('#view=links')
    expect(noise).toEqual([])
    await page.close()
  })

  it('shows the same to who is sent the address', async () => {
    const { page } = await open('issues/15.html#width=375&scheme=dark&images=off&beside=changes')
    await ready(page)
    expect((await page.locator('[data-part="frame"]').boundingBox())?.width).toBe(375)
    for (const name of ['data-width="phone"', 'data-scheme="dark"', 'data-act="images"']) {
      expect(await page.locator(`button[${name}]`).getAttribute('aria-pressed'), name).toBe('true')
    }
    expect(await page.locator('#beside-changes').isVisible()).toBe(true)
    await page.close()
  })

  it('shows the mail in the dark as a reader sees it there, whatever the reader of the page prefers', async () => {
    const paper = (page: Page) =>
      inMail(page, "mail.defaultView.getComputedStyle(mail.querySelector('.p')).backgroundColor")
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open('issues/15.html', { colorScheme })
      await ready(page)
      await expect.poll(() => paper(page)).toBe('rgb(255, 255, 255)')
      await page.keyboard.press('d')
      await expect.poll(() => paper(page)).toBe('rgb(21, 29, 31)')
      await page.close()
    }
  })

  it('leads from a finding to its item in the mail, and from the item back', async () => {
    const { page, noise } = await open('issues/15.html')
    await ready(page)
    const finding = page.locator('.finding button', { hasText: 'how to book' })
    await finding.click()
    const mark = page.locator('[data-part="mark"]')
    const [marked, shown] = [await mark.boundingBox(), await boxOf(page, 'h3', 'Top 10')]
    expect(shown && marked && shown.y - marked.y).toBeGreaterThanOrEqual(0)
    expect(shown && marked && shown.y - marked.y).toBeLessThan(30)
    expect(shown?.y).toBeGreaterThan(150)
    expect(shown?.y).toBeLessThan(400)
    await page.keyboard.press('Escape')
    expect(await mark.isVisible()).toBe(false)
    await page.mouse.click(shown.x + 5, shown.y + 5)
    expect(await page.locator('[data-part="chosen"]').innerText()).toMatch(
      /issues\/15\.yaml:94[\s\S]*3 findings/,
    )
    expect(await page.locator('.finding.chosen').count()).toBe(3)
    expect(noise).toEqual([])
    await page.close()
  })

  it.each([
    ['links', '[data-part="links"] .jump', 'Top 10'],
    ['headings', '[data-part="headings"] button', 'Top 10'],
    ['text', '.finding button', 'how to book'],
  ])('leads from the view %s to the item in the mail', async (view, selector, hasText) => {
    const { page, noise } = await open('issues/15.html')
    await ready(page)
    await page.click(`#tab-${view}`)
    await page.locator(selector, { hasText }).first().click()
    expect(await page.locator('#view-mail').isVisible()).toBe(true)
    const stage = page.locator('[data-part="stage"]')
    await expect.poll(() => stage.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(500)
    // A heading is only shown, an item is chosen.
    const mark = page.locator('[data-part="mark"]')
    const top = async () =>
      view === 'headings' ? (await boxOf(page, 'h3', 'Top 10')).y : (await mark.boundingBox())?.y
    await expect.poll(top).toBeGreaterThan(100)
    await expect.poll(top).toBeLessThan(400)
    expect(noise).toEqual([])
    await page.close()
  })

  it.each([
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
    ['its button', (page: Page) => page.click('.rail .shut')],
    ['a click beside it', (page: Page) => page.mouse.click(600, 700)],
  ])('shuts the list that lies over the page by %s', async (_, shut) => {
    const { page } = await open('issues/15.html', { width: 800, height: 800 })
    await ready(page)
    const rail = page.locator('#rail')
    expect(await rail.isVisible()).toBe(false)
    await page.click('.menu')
    await rail.waitFor({ state: 'visible' })
    expect(await page.evaluate("document.activeElement.closest('.rail') !== null")).toBe(true)
    await shut(page)
    await rail.waitFor({ state: 'hidden' })
    expect(await page.locator('.menu').getAttribute('aria-expanded')).toBe('false')
    await page.close()
  })

  it('marks in the mail the words that changed', async () => {
    const { page } = await open('issues/15.html')
    await ready(page)
    const marked = () =>
      inMail(
        page,
        `(() => {
          const words = []
          mail.defaultView.CSS.highlights.get('newswire-changed')?.forEach((range) => words.push(String(range)))
          return words
        })()`,
      )
    expect(await marked()).toEqual([])
    await page.keyboard.press('m')
    await expect.poll(marked).toContain('Conservative green paper on local government')
    await page.keyboard.press('m')
    await expect.poll(marked).toEqual([])
    await page.close()
  })

  it('is used by keyboard alone', async () => {
    const { page, noise } = await open('issues/15.html')
    await ready(page)
    const pressed = async (key: string, times = 1) => {
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
    }
    const hash = () => page.evaluate('location.hash') as Promise<string>
    await page.locator('#tab-mail').focus()
    await pressed('ArrowRight')
    expect(await page.locator('#view-text').isVisible()).toBe(true)
    await pressed('End')
    expect(await page.evaluate('document.activeElement.id')).toBe('tab-links')
    await pressed('1')
    await page.locator('[data-part="handle"]').focus()
    await pressed('Home')
    expect(await page.locator('[data-part="width"]').inputValue()).toBe('320')
    await pressed('ArrowRight')
    expect(await page.locator('[data-part="handle"]').getAttribute('aria-valuenow')).toBe('330')
    await pressed('p')
    await pressed('j', 2)
    expect(await page.locator('[data-part="chosen"]').innerText()).toContain(
      'A new contract for PtP',
    )
    await expect.poll(hash).toMatch(/^#width=375&item=a-new-contract-for-ptp/)
    await pressed('n')
    expect(await page.evaluate('document.activeElement.className')).toBe('told')
    await pressed('?')
    expect(await page.locator('dialog').isVisible()).toBe(true)
    await page.locator('[data-part="keys"]').uncheck()
    await pressed('Escape')
    await pressed('d')
    expect(await hash()).not.toContain('scheme')
    expect(noise).toEqual([])
    await page.close()
  })

  it('is dragged to any width', async () => {
    const { page } = await open('issues/15.html')
    await ready(page)
    const box = await page.locator('[data-part="handle"]').boundingBox()
    if (!box) throw new Error('no handle')
    await page.mouse.move(box.x + 8, 400)
    await page.mouse.down()
    await page.mouse.move(box.x - 92, 400, { steps: 4 })
    await page.mouse.up()
    const frame = await page.locator('[data-part="frame"]').boundingBox()
    expect(await page.locator('[data-part="width"]').inputValue()).toBe(
      String(Math.round(frame?.width ?? 0)),
    )
    expect(Math.abs((frame?.x ?? 0) + (frame?.width ?? 0) - (box.x - 100 - 2))).toBeLessThan(4)
    await page.close()
  })

  it('says of a broken file what is wrong and where', async () => {
    const { page, noise } = await open('issues/17.html')
    const banner = await page.locator('.fault').innerText()
    expect(banner).toMatch(/issues\/17\.yaml cannot be built[\s\S]*issues\/17\.yaml:\d/)
    expect(noise).toEqual([])
    await page.close()
  })

  it('finds an issue, and opens it', async () => {
    const { page, noise } = await open('index.html')
    expect(await page.locator('tbody tr').count()).toBe(4)
    await page.keyboard.press('/')
    await page.keyboard.type('march contract')
    expect(await page.locator('tbody tr:visible').count()).toBe(1)
    expect(await page.locator('[data-part="matches"]').innerText()).toBe('1 of 4')
    await page.keyboard.press('Enter')
    await page.waitForURL(/issues\/15\.html$/)
    await page.keyboard.press('[')
    await page.waitForURL(/issues\/16\.html$/)
    expect(noise).toEqual([])
    await page.close()
  })

  const looks = [
    { width: 1440, colorScheme: 'light' as const },
    { width: 1024, colorScheme: 'dark' as const },
    { width: 375, colorScheme: 'light' as const },
  ]

  async function judged(page: Page): Promise<string[]> {
    // The lines of the source are all alike, and a mail has a thousand.
    await page.evaluate(
      "for (const line of document.querySelectorAll('.l:nth-child(n + 40)')) line.remove()",
    )
    const { violations } = (await page.evaluate(
      "axe.run(document, { iframes: false, preload: false, resultTypes: ['violations'] })",
    )) as AxeResults
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ...(Number(sideways) > 0 ? [`${sideways} pixels too wide`] : []),
    ]
  }

  it.each(looks)(
    'is accessible to axe, without a sideways scroll: $width px, $colorScheme',
    async (look) => {
      const faults: string[] = []
      for (const path of ['index.html', 'issues/17.html', 'issues/14.html#item=news']) {
        const { page, noise } = await open(path, look)
        await page.evaluate(axe.source)
        faults.push(...(await judged(page)).map((each) => `${path} ${each}`), ...noise)
        const tabs = path.includes('14') ? await page.locator('[role="tab"]').all() : []
        for (const tab of tabs) {
          await tab.click()
          faults.push(...(await judged(page)).map((each) => `${look.width} ${each}`))
        }
        await page.close()
      }
      expect(faults).toEqual([])
    },
    180_000,
  )
})
