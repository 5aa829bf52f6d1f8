import { readFileSync, realpathSync, statSync } from 'node:fs'
import { extname, sep } from 'node:path'
import type { CheerioAPI } from 'cheerio/slim'
import { pictureFile } from '../checks/index.ts'
import type { Newsroom } from '../model.ts'
import type { Heading, ViewLink } from './view.ts'

/** The HTML part as the workbench needs it: for the frame, and what stands in it. */
export type Mail = { html: string; headings: Heading[]; links: ViewLink[] }

/**
 * What the frame is allowed: styles in the mail, pictures inside it, and nothing else. It stands in the
 * mail itself, so that it holds wherever the frame is shown.
 */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"

/** What can run, fetch or lead away, though the policy would stop most of it. */
const unwanted = 'script, link, base, iframe, frame, object, embed, meta[http-equiv="refresh" i]'

/**
 * Reads the HTML part of a mail. `anchors` are the ids of its sections and items, so that a link can
 * say in which of them it stands.
 */
export async function mailOf(
  html: string,
  anchors: ReadonlySet<string>,
  newsroom: Newsroom,
): Promise<Mail> {
  const { load } = await import('cheerio/slim')
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } })
  const seen = { headings: headingsIn($), links: linksIn($, anchors) }
  return { html: framed($, newsroom), ...seen }
}

// ---------------------------------------------------------------- for the frame

function framed($: CheerioAPI, newsroom: Newsroom): string {
  $(unwanted).remove()
  for (const element of $('*').get()) {
    if (!('attribs' in element)) continue
    const { attribs } = element
    for (const name of Object.keys(attribs)) {
      if (/^on|^ping$|^action$|^formaction$/i.test(name)) delete attribs[name]
    }
    const { href, src, style } = attribs
    // A link that the page does not catch opens no tab either: the frame may not.
    if (href !== undefined && !href.startsWith('#')) attribs.target = '_blank'
    if (href !== undefined && /^\s*(?:javascript|data|vbscript):/i.test(href)) delete attribs.href
    for (const name of ['src', 'srcset', 'background', 'poster']) delete attribs[name]
    const picture = element.name === 'img' && src ? embedded(src, newsroom) : undefined
    if (picture !== undefined) attribs.src = picture
    if (style !== undefined) attribs.style = withoutAddresses(style)
  }
  for (const sheet of $('style').get()) $(sheet).text(withoutAddresses($(sheet).text()))
  const head = $('head').first()
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  if (head.length === 0) return meta + unfetched + $.html()
  head.prepend(meta)
  head.append(unfetched)
  return $.html()
}

/** What is seen of a picture that is not fetched: its place and its words. */
const unfetched =
  '<style>img:not([src]){outline:1px dashed #7d8589;outline-offset:-1px;font:italic 14px/1.4 sans-serif;min-height:1.4em;padding:4px;box-sizing:border-box}</style>'

/** Styles that fetch nothing: the policy would stop it, and the browser would complain of each. */
const withoutAddresses = (styles: string): string =>
  styles
    .replace(/@import\b[^;]*;?/gi, '')
    .replace(/url\(\s*(?!["']?data:)(?:"[^"]*"|'[^']*'|[^)]*)\s*\)/gi, 'none')

const types: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
}

/** A larger picture would make each update of the page slow; a check says that it is too heavy. */
const largest = 4 * 1024 * 1024

/** A picture of the newsroom as an address that holds it; undefined for any other, which is not fetched. */
function embedded(src: string, newsroom: Newsroom): string | undefined {
  if (/^data:image\//i.test(src)) return src
  const file = pictureFile(src, newsroom)
  const type = file && types[extname(file).toLowerCase()]
  if (!file || !type || !isInside(file, newsroom.root)) return undefined
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat?.isFile() || stat.size > largest) return undefined
  return `data:${type};base64,${readFileSync(file).toString('base64')}`
}

/** A link on the disk may lead out of the newsroom: what is there is nobody's business. */
const isInside = (file: string, root: string): boolean =>
  realpathSync(file).startsWith(realpathSync(root) + sep)

// ---------------------------------------------------------------- what is in it

function headingsIn($: CheerioAPI): Heading[] {
  return $('h1, h2, h3, h4, h5, h6, [role="heading"]')
    .get()
    .filter((element) => !isUnheard($(element)))
    .map((element) => {
      const heading = $(element)
      const level = /^h(\d)$/i.exec(heading.prop('tagName') ?? '')?.[1]
      return {
        level: Number(heading.attr('aria-level') ?? level ?? 2),
        text: nameOf($, $(element)),
      }
    })
}

function linksIn($: CheerioAPI, anchors: ReadonlySet<string>): ViewLink[] {
  const foot = footOf($, anchors)
  let anchor: string | null = null
  const links: ViewLink[] = []
  for (const element of $('[id], a[href]').get()) {
    const id = $(element).attr('id')
    if (id !== undefined && anchors.has(id)) anchor = id
    if (foot(element)) anchor = null
    const url = $(element).attr('href')
    if (url === undefined || isUnheard($(element))) continue
    links.push({ text: nameOf($, $(element)), url, anchor })
  }
  return links
}

/** Says of an element whether it comes after all items: whether none of them is in what holds it. */
function footOf($: CheerioAPI, anchors: ReadonlySet<string>) {
  const items = $('[id]').filter((_, element) => anchors.has($(element).attr('id') ?? ''))
  const first = items.get(0)
  const last = items.last()
  const holder = last.add(last.parents()).filter((_, each) => !first || !$.contains(each, first))
  const after = holder.first().nextAll()
  return (element: (typeof items)[number]): boolean =>
    after.is(element) || after.has(element).length > 0
}

type Found = ReturnType<CheerioAPI>

const isUnheard = (element: Found): boolean =>
  element.closest('[aria-hidden="true"], [hidden], [style*="display:none"]').length > 0

/** The name by which a screen reader says it: what is written, pictures by their text. */
function nameOf($: CheerioAPI, element: Found): string {
  const label = element.attr('aria-label')
  if (label) return label
  const copy = element.clone()
  copy.find('[aria-hidden="true"]').remove()
  for (const picture of copy.find('img').get()) {
    $(picture).replaceWith(` ${$(picture).attr('alt') ?? ''} `)
  }
  for (const end of copy.find('br, p, div, td').get()) $(end).after(' ')
  return copy.text().replace(/\s+/g, ' ').trim()
}
