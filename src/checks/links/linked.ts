import { absolute, isRelative, urlOf } from '../../links.ts'
import { linksIn } from '../../markdown.ts'
import type { Contact, Issue, Item, Newsroom, Path, Pointer } from '../../model.ts'
import type { Context } from '../check.ts'
import { latest } from '../latest.ts'
import { pointAt, pointAtAddress, type Spot, spotOf } from './spot.ts'

/** An address that an author gave, with where it stands. */
export type Linked = {
  /** `text` is a link in running text, `button` one whose words the newsletter chooses. */
  kind: 'link' | 'text' | 'button' | 'picture' | 'email'
  url: string
  /** The host of the web address that it comes to, without a port; empty where there is none. */
  host: string
  /** What a reader reads; undefined where no author chose it. */
  words: string | undefined
  /** That web address, taken apart: it costs more than to look at it, and few checks must. */
  target(): URL | undefined
  /** Where the address stands, and where its words: looked for only when there is something to say. */
  address(): Spot
  at(): Spot
  item: Item | undefined
}

/** A link as it is written, with where it stands below the issue or the settings. */
type Raw = {
  kind: Linked['kind']
  url: string
  words: string | undefined
  item: Item | undefined
  path: Path
  pointer: (() => Pointer) | undefined
  wordsPath: Path
  wordsPointer: (() => Pointer) | undefined
}

/** All links of an issue in reading order, those that the newsroom adds among them. */
export const linksOf = latest((context: Context): readonly Linked[] => {
  const { issue, newsroom } = context
  const { source } = newsroom
  const inIssue = (path: Path, pointer?: Pointer) => spotOf(context, path, pointer)
  const inHouse = (path: Path, pointer?: Pointer) => ({ path, pointer, source })
  const house = (name: 'intro' | 'footer'): Raw[] => (source ? inText(newsroom[name], [name]) : [])
  const resolve = resolver(newsroom)
  return [
    ...(issue.intro === undefined ? house('intro') : []).map((raw) =>
      linked(raw, resolve, inHouse),
    ),
    ...rawLinks(issue)
      .slice(0, most)
      .map((raw) => linked(raw, resolve, inIssue)),
    ...house('footer').map((raw) => linked(raw, resolve, inHouse)),
  ]
})

/** Links of an issue that are looked at: no reader would follow more. */
const most = 2000

/** Takes addresses apart, the same one once. */
function resolver({ links }: Newsroom): (url: string) => URL | undefined {
  const targets = new Map<string, URL | undefined>()
  return (url) => {
    if (!targets.has(url)) targets.set(url, targetOf(url, links.base))
    return targets.get(url)
  }
}

function linked(
  raw: Raw,
  resolve: (url: string) => URL | undefined,
  spot: (path: Path, pointer?: Pointer) => Spot,
): Linked {
  const { kind, url, words, item } = raw
  return {
    ...{ kind, url, words, item },
    host: plainHost.exec(url)?.[1] ?? resolve(url)?.hostname ?? '',
    // No getters: V8 would keep a class of its own for each link, and with it the whole issue.
    target: () => resolve(url),
    address: () => spot(raw.path, raw.pointer?.()),
    at: () => spot(raw.wordsPath, raw.wordsPointer?.()),
  }
}

/** Nearly every host is written as it is, and need not be found by the rules of all addresses. */
const plainHost = /^https?:\/\/((?:[a-z\d-]+\.)+[a-z-]+)(?=[/?#]|$)/

/** The web address behind one that an author wrote. */
export function targetOf(url: string, base: string | undefined): URL | undefined {
  const whole = isRelative(url) ? (absolute(url, { base, tracking: {} }) ?? '') : url
  return /^https?:/i.test(whole) ? urlOf(whole) : undefined
}

/** The links of an issue alone, as they are written. */
export function rawLinks({ intro, sections }: Issue): Raw[] {
  const found = inText(intro, ['intro'])
  for (const [s, section] of sections.entries()) {
    found.push(...inText(section.intro, ['sections', s, 'intro']))
    for (const [i, item] of section.items.entries()) {
      if (found.length > most) return found
      found.push(...ofItem(item, ['sections', s, 'items', i]))
    }
  }
  return found
}

/** The links of an item that stands at a path. */
export function ofItem(item: Item, path: Path): Raw[] {
  const { body, quote, links, booking, online, image, contact } = item
  const found: Raw[] = []
  const add = (kind: Raw['kind'], url: string | undefined, steps: Path, words?: string) => {
    if (url === undefined) return
    const at = [...path, ...steps]
    const wordsPath = words === undefined ? at : [...at.slice(0, -1), 'text']
    const places = { path: at, pointer: undefined, wordsPath, wordsPointer: undefined }
    found.push({ kind, url, words, item, ...places })
  }
  add('button', online, ['online'])
  add('picture', image?.src, ['image', 'src'])
  if (body) found.push(...inText(body, [...path, 'body'], item))
  if (quote) found.push(...inText(quote.text, [...path, 'quote', 'text'], item))
  links?.forEach(({ url, text }, l) => {
    add('link', url, ['links', l, 'url'], text)
  })
  add('button', booking?.url, ['booking', 'url'])
  add('email', emailOf(booking?.contact), ['booking', 'contact', 'email'])
  add('email', emailOf(contact), ['contact', 'email'])
  return found
}

const emailOf = (contact: Contact | undefined): string | undefined =>
  typeof contact === 'object' && contact.email ? `mailto:${contact.email}` : undefined

/** Pointers are looked for late: a text may have very many links, and few of them a fault. */
function inText(text: string | undefined, path: Path, item?: Item): Raw[] {
  if (!text) return []
  return linksIn(text).map(({ url, text: words, written, at, raw, from }): Raw => {
    const pointer = () => pointAtAddress(text, at, written)
    const wordsPointer = raw.trim() ? () => pointAt(text, from, raw) : pointer
    return { kind: 'text', url, words, item, path, pointer, wordsPath: path, wordsPointer }
  })
}
