import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Built } from '../../src/index.ts'
import { indexPage, issuePage, listedOf, viewOf, workbenchFiles } from '../../src/workbench.ts'
import { sampleNewsroom } from '../support/program.ts'
import { opened, openPage, startBrowser } from '../support/site.ts'
import { tool } from '../support/tools.ts'

const executablePath = tool('browser')

/** What no check lets into a mail, as a theme might have it all the same. */
const evilAt = (host: string) => `
<script>parent.document.title = 'ran'</script>
<img src="x" onerror="parent.document.title = 'ran'">
<img src="${host}/spy.png" srcset="${host}/spy-2.png 2x">
<svg onload="parent.document.title = 'ran'"><script>parent.document.title = 'ran'</script></svg>
<a id="run" href="javascript:parent.document.title='ran'" onclick="parent.document.title='ran'">Run</a>
<a id="out" href="${host}/out" ping="${host}/ping">Out</a>
<form id="form" action="${host}/form"><button id="send">Send</button></form>
<iframe src="${host}/frame"></iframe><object data="${host}/object"></object>
<link rel="stylesheet" href="${host}/style.css"><link rel="preconnect" href="${host}">
<style>@import "${host}/more.css"; body { background: url(${host}/back.png) }</style>
<meta http-equiv="refresh" content="0;url=${host}/refresh"><base href="${host}/">
<video src="${host}/film.mp4" autoplay></video><input autofocus onfocus="parent.document.title='ran'">
<p style="background:url(${host}/p.png)">Text</p>`

/** Words that would end the elements in which they stand. */
const words =
  '</script><script>document.title="ran"</script><!-- ]]> " \' & \u2028 <img src=x onerror=document.title="ran">'

describe.skipIf(!executablePath)('a hostile mail', () => {
  let folder: string
  let browser: Browser
  let built: Built
  let server: Server
  const asked: string[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const evil = evilAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const { house, all } = await opened(sampleNewsroom())
    const sound = (await all()).at(-1)
    if (!sound?.rendered || !sound.issue || !sound.edition) throw new Error('not built')
    const html = sound.rendered.html.replace('</body>', `${evil}</body>`)
    built = {
      ...sound,
      rendered: { ...sound.rendered, html, subject: words, preheader: words, text: words },
      edition: { ...sound.edition, subject: words },
      diagnostics: [
        {
          code: 'spelling',
          severity: 'warning',
          message: words,
          hint: words,
          path: ['sections', 0],
        },
      ],
    }
    folder = mkdtempSync(join(tmpdir(), 'newswire-hostile-'))
    const view = await viewOf(built, house, {})
    const options = { isLive: false, base: '', publication: words }
    const listed = [listedOf(built, house)]
    writeFileSync(join(folder, 'issue.html'), issuePage(view, listed, options))
    writeFileSync(join(folder, 'index.html'), indexPage(listed, options))
    for (const { path, body } of workbenchFiles()) writeFileSync(join(folder, path), body)
    browser = await startBrowser(executablePath)
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const address = (name: string) => pathToFileURL(join(folder, name)).href

  it('does nothing in the frame: nothing runs, nothing is fetched, nothing leads away', async () => {
    const { page, noise } = await openPage(browser, address('issue.html'))
    const title = await page.title()
    const frame = page.frames()[1]
    await expect
      .poll(() =>
        page.evaluate(
          `document.querySelector('iframe').contentDocument.getElementById('send') !== null`,
        ),
      )
      .toBe(true)
    for (const look of ['d', 'i', 'i', 'p', 'm']) await page.keyboard.press(look)
    // By program, since what is not on the screen cannot be clicked.
    for (const id of ['run', 'out', 'send']) {
      await page.evaluate(
        `document.querySelector('iframe').contentDocument.getElementById('${id}').click()`,
      )
    }
    await page.waitForTimeout(500)
    expect(await page.title()).toBe(title)
    expect(frame?.url()).toBe('about:srcdoc')
    expect(page.url().split('#')[0]).toBe(address('issue.html'))
    expect(asked).toEqual([])
    const ours = noise.filter((each) => !/sandboxed|form submission/.test(each))
    expect(ours).toEqual([])
    await page.close()
  })

  it.each([...['mail', 'text', 'source', 'headings', 'inbox', 'links'], 'index'])(
    'is only words in the page: %s',
    async (name) => {
      const path = name === 'index' ? 'index.html' : 'issue.html'
      const { page } = await openPage(browser, `${address(path)}#view=${name}`)
      await page.waitForTimeout(200)
      expect(await page.title()).toContain('</script>')
      expect(await page.locator('script').count()).toBe(2)
      expect(await page.locator('img').count()).toBe(0)
      expect(await page.locator('h1').first().innerText()).toContain(
        name === 'index' ? 'Issues' : '<img src=x',
      )
      await page.close()
    },
  )
})
