import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usualPlaces } from '../src/browser/find.ts'
import { lanes } from '../src/browser/lanes.ts'
import { type Browser, defaultHeight, findBrowser, openBrowser } from '../src/browser.ts'
import { UserError } from '../src/diagnostic.ts'
import { pdfPages } from './support/pdf.ts'
import { looked, plainPicture } from './support/png.ts'
import { folderOf } from './support/program.ts'
import { tool } from './support/tools.ts'

const path = tool('browser')
const red = '255,0,0'
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>A page</title><style>body{margin:0}</style>${head}</head><body>${body}</body></html>`

/** The message and the hint of a refusal. */
async function refusal(work: () => unknown): Promise<{ message: string; hint: string }> {
  try {
    await work()
  } catch (error) {
    if (error instanceof UserError) return { message: error.message, hint: error.hint ?? '' }
    throw error
  }
  throw new Error('It was not refused.')
}

// ---------------------------------------------------------------- finding one

describe('a browser is found', () => {
  const home = '/Users/ann'
  const windows = {
    PROGRAMFILES: 'C:\\Program Files',
    LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local',
  }

  it.each<[NodeJS.Platform, Record<string, string>, string[]]>([
    [
      'linux',
      { PATH: '/opt/bin:/usr/bin' },
      ['/opt/bin/google-chrome', '/usr/bin/chromium', '/snap/bin/chromium'],
    ],
    ['freebsd', { PATH: '/usr/local/bin' }, ['/usr/local/bin/chrome']],
    [
      'darwin',
      { HOME: home },
      [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
      ],
    ],
    [
      'win32',
      windows,
      [
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
        'C:\\Users\\ann\\AppData\\Local\\Chromium\\Application\\chrome.exe',
        'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
      ],
    ],
  ])('in the usual places of %s', (platform, env, expected) => {
    expect(usualPlaces(platform, env)).toEqual(expect.arrayContaining(expected))
  })

  it('on the search path, whatever else there is', () => {
    const folder = folderOf({ 'google-chrome': '', chromium: '' })
    chmodSync(join(folder, 'chromium'), 0o755)
    // The first of them is no program.
    expect(findBrowser({ PATH: folder }, 'linux')).toBe(join(folder, 'chromium'))
  })

  it('by CHROME_PATH before all others', () => {
    const folder = folderOf({ chromium: '', 'my-chrome': '' })
    for (const name of ['chromium', 'my-chrome']) chmodSync(join(folder, name), 0o755)
    const CHROME_PATH = join(folder, 'my-chrome')
    expect(findBrowser({ PATH: folder, CHROME_PATH }, 'linux')).toBe(CHROME_PATH)
  })

  const odd = folderOf({ text: 'no program' })
  mkdirSync(join(odd, 'Chrome.app'))
  it.each([
    ['nothing', join(odd, 'nothing'), 'which is not there.', 'Give the whole path'],
    ['a folder', odd, 'which is a folder, not a program.', 'Give the whole path'],
    [
      'an application of macOS',
      join(odd, 'Chrome.app'),
      'which is a folder',
      'Chrome.app/Contents/MacOS/Chrome`',
    ],
    ['a text', join(odd, 'text'), 'which cannot be run.', 'Give the whole path'],
  ])('never instead of a CHROME_PATH that is %s', async (_, CHROME_PATH, message, hint) => {
    const told = await refusal(() => findBrowser({ ...process.env, CHROME_PATH }))
    expect(told.message).toContain(`CHROME_PATH names \`${CHROME_PATH}\`, ${message}`)
    expect(told.hint).toContain(hint)
  })

  const systems = { linux: 'sudo apt install chromium', darwin: 'brew', win32: 'winget' } as const
  const empty = (platform: NodeJS.Platform) =>
    !usualPlaces(platform, { PATH: odd, HOME: odd }).some((place) => existsSync(place))
  it.each(Object.entries(systems).filter(([platform]) => empty(platform as NodeJS.Platform)))(
    'or else %s is told how to get one',
    async (platform, way) => {
      const told = await refusal(() =>
        findBrowser({ PATH: odd, HOME: odd }, platform as NodeJS.Platform),
      )
      expect(told.message).toBe('Pictures need Chrome or Chromium, and none was found.')
      expect(told.hint).toContain(way)
      expect(told.hint).toContain('CHROME_PATH=')
    },
  )
})

describe('a browser that does not start', () => {
  it.each([
    ['says why', 'echo "error while loading libnss3.so" >&2; exit 127', 'libnss3.so'],
    ['says nothing', 'exit 0', 'it ended at once'],
  ])('%s, and that is told', async (_, script, why) => {
    const folder = folderOf({ chrome: `#!/bin/sh\n${script}\n` })
    const CHROME_PATH = join(folder, 'chrome')
    chmodSync(CHROME_PATH, 0o755)
    const { message, hint } = await refusal(() => openBrowser({ CHROME_PATH }))
    expect(message).toContain(`The browser \`${CHROME_PATH}\` did not start: `)
    expect(message).toContain(why)
    expect(hint).toContain('CHROME_PATH')
  })
})

describe('work in lanes', () => {
  it('is never more at a time than there are, and all of it is done', async () => {
    const inLane = lanes(3)
    let busy = 0
    let most = 0
    const done = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        inLane(async () => {
          busy += 1
          most = Math.max(most, busy)
          await pause(index % 4)
          busy -= 1
          if (index % 5 === 0) throw new Error('a fault')
          return index
        }),
      ),
    )
    expect(most).toBe(3)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(16)
  })
})

// ---------------------------------------------------------------- using it

describe.skipIf(!path)('an open browser', () => {
  const folder = folderOf({})
  const picture = join(folder, 'red.png')
  writeFileSync(picture, plainPicture(50, 40, [255, 0, 0]))
  const known = 'https://example.org/pictures/red.png'
  let browser: Browser
  let server: Server
  let base: string
  const asked: string[] = []

  beforeAll(async () => {
    browser = await openBrowser(
      { CHROME_PATH: path },
      { fileOf: (url) => (url === known ? picture : undefined) },
    )
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const tall = page('<div style="height:2500px;background:#00f"></div>')
  it.each([
    ['the size of its view', { width: 400, height: 300 }, [400, 300]],
    ['its usual height', { width: 375 }, [375, defaultHeight]],
    ['the whole page', { width: 375, full: true }, [375, 2500]],
    ['as sharp as is wanted', { width: 300, height: 200, scale: 2 }, [600, 400]],
  ])('takes a picture: %s', async (_, shot, expected) => {
    const { width, height, count } = looked(await browser.shoot(tall, shot))
    expect([width, height]).toEqual(expected)
    expect(count('0,0,255')).toBe(width * height)
  })

  it('begins a picture where that is wanted', async () => {
    const html = page(
      '<div style="height:900px;background:#00f"></div><div id="half-way" style="height:900px;background:#f00"></div>',
    )
    const shot = await browser.shoot(html, { width: 100, height: 300, from: 'half-way' })
    expect(looked(shot).count(red)).toBe(30_000)
  })

  it('takes the whole of a very long page', async () => {
    const long = page(
      '<div style="height:40000px;background:#00f"></div><div style="height:500px;background:#f00"></div>',
    )
    const { height, count } = looked(await browser.shoot(long, { width: 100, full: true }))
    expect([height, count('0,0,255'), count(red)]).toEqual([40_500, 4_000_000, 50_000])
  })

  it('shows the dark form of a page where that is wanted', async () => {
    const style = '<style>@media (prefers-color-scheme:dark){body{background:#000}}</style>'
    const light = looked(await browser.shoot(page('', style), { width: 100 }))
    const dark = looked(await browser.shoot(page('', style), { width: 100, dark: true }))
    expect([light.brightness, dark.brightness]).toEqual([255, 0])
  })

  const data = `data:image/png;base64,${readFileSync(picture).toString('base64')}`
  it.each([
    ['of this disk', page(`<img src="${known}" alt="">`)],
    ['within the page', page(`<img src="${data}" alt="">`)],
    ['as a background', page(`<div style="width:50px;height:40px;background:url(${data})"></div>`)],
  ])('shows a picture %s, and hides it where images are off', async (_, html) => {
    const shown = looked(await browser.shoot(html, { width: 200, height: 100 }))
    const hidden = looked(await browser.shoot(html, { width: 200, height: 100, images: false }))
    expect([shown.count(red), hidden.count(red)]).toEqual([2000, 0])
  })

  it('shows what a picture says in words where images are off', async () => {
    const html = page(`<img src="${known}" alt="The weir in spring" width="180" height="40">`)
    const { colours } = looked(
      await browser.shoot(html, { width: 200, height: 100, images: false }),
    )
    expect(colours).toBeGreaterThan(5)
  })

  it('fetches nothing, and runs nothing', async () => {
    const html = page(
      `<div style="width:20px;height:20px;background:#00f"></div>
       <img src="${base}/a.png"><iframe src="${base}/b.html"></iframe><object data="${base}/c"></object>
       <video src="${base}/d" autoplay></video><div style="background:url(${base}/e.png)">x</div>
       <img src="x" onerror="document.body.style.background='#f00'"><svg><image href="${base}/f.png"/></svg>
       <script>document.body.style.background = '#f00'; fetch('${base}/g')</script>`,
      `<link rel="stylesheet" href="${base}/h.css"><link rel="preload" as="image" href="${base}/i.png">
       <link rel="dns-prefetch" href="${base}"><link rel="preconnect" href="${base}"><style>@import url(${base}/j.css);
       @font-face { font-family: f; src: url(${base}/k.woff) } body { font-family: f }</style>
       <meta http-equiv="refresh" content="0;url=${base}/l">`,
    )
    const { count } = looked(await browser.shoot(html, { width: 300, height: 300 }))
    const pdf = await browser.print(html, { day: '2009-04-20' })
    expect(asked).toEqual([])
    // It is still this page that is shown.
    expect([count('0,0,255'), count(red)]).toEqual([400, 0])
    expect(pdfPages(pdf)).toHaveLength(1)
  })

  it('runs the scripts of our own pages, in a time that stands still, without a network', async () => {
    const html = page(
      `<script>document.body.style.background = Date.now() === 0 ? '#f00' : '#0f0'; fetch('${base}/m').catch(() => {})</script>`,
    )
    const { count } = looked(await browser.shoot(html, { width: 100, height: 100, scripts: true }))
    expect(count(red)).toBe(10_000)
    expect(asked).toEqual([])
  })

  it('gives the same bytes again, also when much is done at once', async () => {
    const html = page(
      `<h1>Words in letters</h1><p style="animation:turn 1s infinite">that turn</p><img src="${known}" alt="">
       <style>@keyframes turn { to { transform: rotate(1turn) } }</style>`,
    )
    const first = await browser.shoot(html, { width: 300, height: 200 })
    const others = await Promise.all(
      Array.from({ length: 8 }, () => browser.shoot(html, { width: 300, height: 200 })),
    )
    expect(others.filter((each) => !each.equals(first))).toEqual([])
  })

  it('prints on A4 with numbers of pages, the same bytes again', async () => {
    const html = page('<h1>First words</h1><p style="break-before:page">Last words</p>')
    const foot = '<p>sheet <span class="pageNumber"></span> of <span class="totalPages"></span></p>'
    const print = () => browser.print(html, { day: '2009-04-20', foot })
    const pdf = await print()
    const text = pdf.toString('latin1')
    expect(text).toMatch(/^%PDF-1\.\d/)
    expect(text.match(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/g)).toHaveLength(2)
    expect(text).toContain('/CreationDate (D:20090420000000')
    expect(text).toContain('/StructTreeRoot')
    expect(text).toContain('/Outlines')
    const [first = '', last = ''] = pdfPages(pdf)
    expect(first).toContain('First words')
    expect(first.replaceAll('\n', '')).toContain('sheet 1 of 2')
    expect(last).toContain('Last words')
    await pause(1100)
    expect((await print()).equals(pdf)).toBe(true)
  })

  it('says so when it is closed or breaks off', async () => {
    const pidFile = join(folder, 'pid')
    const CHROME_PATH = join(folder, 'chrome')
    writeFileSync(CHROME_PATH, `#!/bin/sh\necho $$ > '${pidFile}'\nexec '${path}' "$@"\n`)
    chmodSync(CHROME_PATH, 0o755)
    const other = await openBrowser({ CHROME_PATH })
    await other.shoot(tall, { width: 100 })
    // The whole group: an installed browser may be a script that starts another program.
    process.kill(-Number(readFileSync(pidFile, 'utf8')), 'SIGKILL')
    const told = await refusal(() => other.shoot(tall, { width: 100 }))
    expect(told.message).toBe('The browser broke off in the middle of its work.')
    await other.close()
  })
})
