import type { Browser as Chromium, Page, Route } from 'playwright-core'
import { lacksSandbox, pageFault, startFault } from './browser/faults.ts'
import { findBrowser } from './browser/find.ts'
import { lanes } from './browser/lanes.ts'

export { findBrowser } from './browser/find.ts'

/** How a page is looked at. Widths and heights are CSS pixels. */
export type Shot = {
  width: number
  /** How much of the page is on the picture, from its top; `defaultHeight` when left out. */
  height?: number | undefined
  /** The whole page, however long, instead of its top. */
  full?: boolean | undefined
  /** The `id` of an element that the picture begins with, instead of the top of the page. */
  from?: string | undefined
  dark?: boolean | undefined
  /** `false` for a reader whose mail program shows no pictures. */
  images?: boolean | undefined
  /** Pixels of the picture for each of the page. */
  scale?: number | undefined
  /** Lets the page's own scripts run: for our own pages, never for a mail. */
  scripts?: boolean | undefined
}

type Print = {
  /** HTML for the foot of each page; `pageNumber` and `totalPages` are classes that are filled in. */
  foot?: string | undefined
  /** Stands in the PDF as the day on which it was made, `2009-04-20`. */
  day: string
}

/** A browser that runs, until `close`. All that it throws are `UserError`s. */
export type Browser = {
  /** A page as a PNG. The same page gives the same bytes. */
  shoot(html: string, shot: Shot): Promise<Buffer>
  /** A page on A4 as a PDF with headings as bookmarks. The same page gives the same bytes. */
  print(html: string, print: Print): Promise<Buffer>
  close(): Promise<void>
}

type Options = {
  /** The file to show for a picture's address; undefined for what is nowhere on this disk. */
  fileOf?: (url: string) => string | undefined
}

/** A little more than a first look at a screen: the same for each width, to lie side by side. */
export const defaultHeight = 1100

/** Each page is a process of its own: more of them would only take memory. */
const mostAtOnce = 4

const patience = 30_000

/** A host that no network can have (RFC 2606): where the page seems to stand, and all else is foreign. */
const address = 'https://newswire.invalid/'

/** What would differ from machine to machine and from run to run is switched off. */
const steady = [
  ...['--disable-gpu', '--disable-lcd-text', '--font-render-hinting=none'],
  ...['--disable-font-subpixel-positioning', '--force-color-profile=srgb'],
  // Else a picture is taken before large images are decoded.
  '--disable-checker-imaging',
  // Beside the page's own policy: the browser finds no host at all.
  ...['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-quic', '--no-pings'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/**
 * Starts the installed Chrome or Chromium, with an empty profile and without a window. Throws a
 * `UserError` where none is found or none starts.
 */
export async function openBrowser(
  env: Readonly<Record<string, string | undefined>>,
  { fileOf = () => undefined }: Options = {},
): Promise<Browser> {
  const chromium = await started(findBrowser(env))
  const inLane = lanes(mostAtOnce)

  const withPage = <T>(html: string, shot: Shot, use: (page: Page) => Promise<T>): Promise<T> =>
    inLane(async () => {
      try {
        const context = await chromium.newContext(settingsOf(shot))
        try {
          context.setDefaultTimeout(patience)
          await context.route('**/*', (route) =>
            // A picture that cannot be read is an empty frame, as in the mail; so is one for a page
            // that has gone meanwhile, which nobody can be told of.
            answer(route, html, shot, fileOf).catch(() => route.abort().catch(() => undefined)),
          )
          const page = await context.newPage()
          if (shot.scripts) await page.clock.setFixedTime(0)
          await page.goto(shot.from ? `${address}#${shot.from}` : address, { waitUntil: 'load' })
          return await use(page)
        } finally {
          await context.close()
        }
      } catch (error) {
        throw pageFault(error)
      }
    })

  return {
    shoot: (html, shot) =>
      withPage(html, shot, (page) =>
        page.screenshot({ fullPage: shot.full === true, animations: 'disabled', caret: 'hide' }),
      ),
    print: (html, { foot = '<span></span>', day }) =>
      withPage(html, { width: 794 }, async (page) => {
        const pdf = await page.pdf({
          ...{ format: 'A4', preferCSSPageSize: true, printBackground: true },
          ...{ tagged: true, outline: true },
          ...{ displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: foot },
        })
        return dated(pdf, day)
      }),
    close: () => chromium.close(),
  }
}

/**
 * Chromium shuts the parts that read foreign data in a sandbox of the system. It refuses to do so as
 * root, the usual user of containers, and cannot where the system lends ordinary programs no such
 * means. It then runs without: what it shows is made by newswire, no script of a mail runs, and
 * nothing is fetched.
 */
async function started(executablePath: string): Promise<Chromium> {
  const { chromium } = await import('playwright-core')
  const start = (chromiumSandbox: boolean) =>
    chromium.launch({ executablePath, chromiumSandbox, args: steady, timeout: patience })
  const isRoot = process.getuid?.() === 0
  try {
    return await start(!isRoot).catch((error: unknown) => {
      if (isRoot || !lacksSandbox(error)) throw error
      return start(false)
    })
  } catch (error) {
    throw startFault(error, executablePath)
  }
}

const settingsOf = ({ width, height = defaultHeight, dark, scale = 1, scripts }: Shot) => ({
  viewport: { width, height },
  deviceScaleFactor: scale,
  colorScheme: dark ? ('dark' as const) : ('light' as const),
  reducedMotion: 'reduce' as const,
  javaScriptEnabled: scripts === true,
  ...{ locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' as const },
})

/** The page itself and the pictures of this disk; the network is never asked for anything. */
async function answer(
  route: Route,
  html: string,
  shot: Shot,
  fileOf: (url: string) => string | undefined,
): Promise<void> {
  const [url = ''] = route.request().url().split('#')
  if (url === address) {
    const headers = { 'content-security-policy': policyOf(shot) }
    return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8', headers })
  }
  // “No content”: a page that wants to lead elsewhere stays where it is.
  if (route.request().isNavigationRequest()) return route.fulfill({ status: 204 })
  const path = route.request().resourceType() === 'image' ? fileOf(url) : undefined
  return path === undefined ? route.abort() : route.fulfill({ path })
}

const policyOf = ({ images = true, scripts = false }: Shot): string =>
  [
    `default-src 'none'; style-src 'unsafe-inline'; font-src data:`,
    `img-src ${images ? 'data: http: https:' : `'none'`}`,
    ...(scripts ? [`script-src 'unsafe-inline'`] : []),
  ].join('; ')

/** A PDF names the second in which it was made, twice; another one of the same length is put there. */
function dated(pdf: Buffer, day: string): Buffer {
  const stamp = `(D:${day.replaceAll('-', '')}000000`
  return Buffer.from(
    pdf.toString('latin1').replace(/(?<=\/(?:CreationDate|ModDate) )\(D:\d{14}/g, stamp),
    'latin1',
  )
}
