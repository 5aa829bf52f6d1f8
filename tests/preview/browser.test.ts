import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainPicture } from '../support/png.ts'
import { type Previewed, previewOf } from '../support/previewed.ts'
import { issue, root as repository, sampleNewsroom, settings } from '../support/program.ts'
import { tool } from '../support/tools.ts'

const executablePath = tool('browser')

/** A theme takes a second to compile. */
const poll = { timeout: 20_000 }

describe.skipIf(!executablePath)('a page in a browser, while people write', () => {
  let browser: Browser
  let page: Page
  let preview: Previewed
  const said: string[] = []
  const room = sampleNewsroom()
  const put = (name: string, text: string | Uint8Array) => writeFileSync(join(room, name), text)
  const sixteen = issue(16, 'As it was, see [our pages](https://example.org/pages).'.repeat(40))

  beforeAll(async () => {
    put('newswire.yaml', settings)
    put('issues/16.yaml', sixteen)
    preview = await previewOf(room)
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: ['--no-sandbox'],
    })
  })
  afterAll(async () => {
    await browser?.close()
  })
  beforeEach(async () => {
    put('newswire.yaml', settings)
    put('issues/16.yaml', sixteen)
    await page?.close()
    page = await browser.newPage()
    said.length = 0
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', ({ message }) => said.push(message))
    await page.goto(preview.at('/issues/16'))
    await sees('As it was')
  })

  const mail = () => page.frameLocator('iframe').locator('body')
  const sees = (text: string) => mail().getByText(text).first().waitFor({ state: 'attached' })
  const says = (text: string | RegExp) => page.getByText(text).first().waitFor()

  it('shows what was saved, and stays where the reader is', async () => {
    const stage = page.locator('[data-part="stage"]')
    const down = await stage.evaluate((element) => {
      element.scrollTo(0, 300)
      return element.scrollTop
    })
    expect(down).toBeGreaterThan(100)
    put('issues/16.yaml', sixteen.replace('As it was', 'As it now is'))
    await sees('As it now is')
    expect(await stage.evaluate((element) => element.scrollTop)).toBe(down)
    expect(said).toEqual([])
  })

  it('says that checks are still looking, until they have', async () => {
    put('issues/11.yaml', issue(11, 'We recieve it.'))
    await expect.poll(async () => (await page.goto(preview.at('/issues/11')))?.status()).toBe(200)
    const waiting = page.getByText('still being looked at')
    await page.getByText('is not in the dictionary').waitFor(poll)
    await waiting.waitFor({ state: 'detached', ...poll })
    expect(await (await page.request.get(preview.at('/issues/11.json'))).json()).toMatchObject({
      isPartial: false,
    })
    rmSync(join(room, 'issues/11.yaml'))
  })

  it('keeps the last good mail under a banner while the file is broken', async () => {
    put('issues/16.yaml', `${sixteen}      - titel: [\n`)
    await says(/is not closed/)
    await sees('As it was')
    put('issues/16.yaml', sixteen.replace('As it was', 'As it is mended'))
    await sees('As it is mended')
    await page.getByText('is not closed').waitFor({ state: 'detached' })
    expect(said).toEqual([])
  })

  it('keeps it while the settings are broken, too, and takes issues in meanwhile', async () => {
    put('newswire.yaml', 'publication: [\n')
    await says(/is not closed/)
    put('issues/16.yaml', sixteen.replace('As it was', 'Written meanwhile'))
    await sees('Written meanwhile')
    put('newswire.yaml', settings.replace('Bulletin', 'Gazette'))
    await page.getByText('is not closed').waitFor({ state: 'detached' })
    await sees('Gazette')
    expect(said).toEqual([])
  })

  it('notices issues that come, go and change their number', async () => {
    const rail = page.locator('[data-part="rail"]')
    put('issues/21.yaml', issue(21))
    await rail.getByText('21', { exact: true }).waitFor()
    renameSync(join(room, 'issues/21.yaml'), join(room, 'issues/22.yaml'))
    await rail.getByText('22', { exact: true }).waitFor()
    await rail.getByText('21', { exact: true }).waitFor({ state: 'detached' })
    rmSync(join(room, 'issues/22.yaml'))
    await rail.getByText('22', { exact: true }).waitFor({ state: 'detached' })
    expect(said).toEqual([])
  })

  it('says when its own issue is removed, and shows it when it is back', async () => {
    rmSync(join(room, 'issues/16.yaml'))
    await says(/is gone/)
    put('issues/16.yaml', sixteen.replace('As it was', 'Back again'))
    await sees('Back again')
    // A browser says of each 404 that it was one.
    expect(said.filter((line) => !line.includes('404'))).toEqual([])
  })

  it('shows a snippet that changes', async () => {
    const snippet = (text: string) =>
      `${settings}snippets:\n  standing: { title: Standing item, body: ${text} }\n`
    put('newswire.yaml', snippet('The first text.'))
    put('issues/16.yaml', `${sixteen}      - use: standing\n`)
    await sees('The first text.')
    put('newswire.yaml', snippet('The second text.'))
    await sees('The second text.')
    expect(said).toEqual([])
  })

  it('shows a picture that comes, changes and goes', async () => {
    put('newswire.yaml', `${settings}links: { base: https://example.org/ }\n`)
    put('issues/16.yaml', `${sixteen}        image: { src: pictures/a.png, alt: The weir }\n`)
    const source = async () =>
      String(await mail().locator('img[alt="The weir"]').getAttribute('src'))
    await expect.poll(source, poll).not.toMatch(/^data:/)
    mkdirSync(join(room, 'pictures'))
    put('pictures/a.png', plainPicture(40, 30, [200, 0, 0]))
    await expect.poll(source, poll).toMatch(/^data:image\/png/)
    const red = await source()
    put('pictures/a.png', plainPicture(40, 30, [0, 0, 200]))
    await expect.poll(source, poll).not.toBe(red)
    rmSync(join(room, 'pictures'), { recursive: true })
    await expect.poll(source, poll).not.toMatch(/^data:/)
    // What is not there would have to be fetched from the web, which the policy forbids.
    expect(said.filter((line) => !line.includes('img-src'))).toEqual([])
  })

  it('shows a theme that changes, and keeps the last one that was sound', async () => {
    const foot = readFileSync(join(repository, 'templates/newswire/_footer.mjml.hbs'), 'utf8')
    const theme = (text: string) => foot.replace('{{permission}}', `${text} {{permission}}`)
    mkdirSync(join(room, 'templates/own'), { recursive: true })
    put('templates/own/theme.yaml', 'description: Our own.\nextends: newswire\n')
    put('templates/own/_footer.mjml.hbs', theme('The first theme'))
    put('newswire.yaml', `${settings}theme: own\n`)
    await sees('The first theme')
    put('templates/own/_footer.mjml.hbs', theme('{{#if nothing}'))
    await page.locator('[data-part="banner"]').getByText('_footer.mjml.hbs').first().waitFor()
    await sees('The first theme')
    put('templates/own/_footer.mjml.hbs', theme('The second theme'))
    await sees('The second theme')
    expect(said).toEqual([])
  })

  it('finds the server again that was away', async () => {
    const { port } = preview
    await preview.close()
    await says(/Not connected/)
    put('issues/16.yaml', sixteen.replace('As it was', 'Written while away'))
    preview = await previewOf(room, port)
    await sees('Written while away')
    expect(said.filter((line) => !/ERR_|Failed to load/.test(line))).toEqual([])
  })
})
