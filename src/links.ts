export { isVague } from './links/vague.ts'

/** The schemes that a link may have: all that a mail needs, and nothing that can run. */
const schemes = ['http:', 'https:', 'mailto:', 'tel:']

const schemeOf = (url: string): string | undefined => /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0]

/** True for an address without a scheme, which a base must complete: `reports/2009`. */
export const isRelative = (url: string): boolean => schemeOf(url) === undefined

/** Longer addresses are cut by mail programs; what is pasted by mistake is longer still. */
const longest = 2000

/** Nearly every address: a host by name, and nothing that needs a closer look. */
const usual =
  /^https:\/\/(?!xn--)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.(?!xn--)[a-z\d](?:[a-z\d-]*[a-z\d])?)*\.[a-z]{2,}(?:\/[\w./~-]*)?$/

/**
 * An address taken apart, against a base where it needs one; undefined when it is none. `URL.canParse`
 * would ask the same, but in Node 20 it denies letters beyond ASCII once V8 has compiled the call.
 */
export function urlOf(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base)
  } catch {
    return undefined
  }
}

/**
 * Why an address cannot be a link, in one sentence; undefined when it can. White space and control
 * characters are refused because clients drop them, and what is left may be another address.
 */
export function explainUrl(url: string): string | undefined {
  if (url.length < 200 && usual.test(url)) return undefined
  if (url.length > longest) return `An address has at most ${longest} characters.`
  const scheme = schemeOf(url)?.toLowerCase()
  if (/[\s\0-\x1f\x7f-\x9f]/u.test(url)) {
    const joined = url.trim().replace(/[\s\0-\x1f\x7f-\x9f]+/gu, scheme === 'tel:' ? '-' : '%20')
    const sound = joined.length < 200 && explainUrl(joined) === undefined
    return `An address has no spaces in it${sound ? `: write \`${joined}\`` : ''}.`
  }
  // Browsers take them for slashes, so that a path would become another website.
  if (url.includes('\\')) return 'An address has slashes (`/`), no backslashes.'
  if (scheme === undefined) return explainRelative(url)
  if (!schemes.includes(scheme)) {
    return `\`${scheme}\` is not allowed: a link begins with https:, http:, mailto: or tel:.`
  }
  if (scheme === 'tel:') {
    return /^tel:\+?[\d().-]{3,}(;ext=\d{1,6})?$/i.test(url)
      ? undefined
      : 'After `tel:` comes a number, like `tel:+441632960001`.'
  }
  if (scheme === 'mailto:') {
    return /^mailto:[^@?]+@[^@?.]+(\.[^@?.]+)+(\?.*)?$/i.test(url)
      ? undefined
      : 'After `mailto:` comes an email address, like `mailto:events@example.org`.'
  }
  if (!/^https?:\/\//i.test(url)) {
    return `Two slashes follow \`${scheme}\`: \`${url.replace(/:\/*/, '://')}\`.`
  }
  return urlOf(url) ? undefined : 'The part after `//` is not the name of a website.'
}

function explainRelative(url: string): string | undefined {
  if (url === '') return 'The address is empty.'
  if (isEmail(url)) return `An email address as a link begins with mailto: (\`mailto:${url}\`).`
  if (url.startsWith('//')) return `Write the scheme too: \`https:${url}\`.`
  // What looks like a host would become a page below the base: a dead link that nobody notices.
  if (/^(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(org|com|net|uk|eu|gov|info|edu|int)(\/|$))/i.test(url)) {
    return `Write the scheme too: \`https://${url}\`.`
  }
  return undefined
}

/**
 * True for an email address that mail programs can write to: letters and digits before the `@` with
 * the marks that people have there, and a domain after it, as ASCII. Quoted and bracketed forms are
 * left out.
 */
export function isEmail(text: string): boolean {
  const [, local = '', domain = ''] = /^([^@]+)@([^@]+)$/.exec(text) ?? []
  return (
    text.length <= 254 &&
    /^[\w+'-]+(\.[\w+'-]+)*$/.test(local) &&
    /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)+$/i.test(domain)
  )
}

/** Where an organisation's links lead: the issues' own address, its website's host, what is added there. */
export type Where = {
  base?: string | undefined
  host?: string | undefined
  tracking: Record<string, string>
}

/**
 * The address made absolute against `base`, with `tracking` added where it leads to the own `host`
 * (elsewhere the figures would be somebody else's). Undefined when it cannot be made so.
 */
export function absolute(url: string, where: Where): string | undefined {
  if (explainUrl(url)) return undefined
  if (!isRelative(url)) return tracked(url, where)
  const whole = where.base && urlOf(url, where.base)
  return whole ? tracked(whole.href, where) : undefined
}

/** A cache of pure values: a newsroom adds the same to all its links. */
const queries = new WeakMap<Where['tracking'], string>()

function queryOf(tracking: Where['tracking']): string {
  const known = queries.get(tracking) ?? new URLSearchParams(tracking).toString()
  queries.set(tracking, known)
  return known
}

/** A host by name with a path: no query, no port, no code, nothing that is left out or written otherwise. */
const plainAddress =
  /^https:\/\/(?!xn--)((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,})(\/[\w./~-]*)$/

function tracked(url: string, { host, tracking }: Where): string {
  const names = Object.keys(tracking)
  if (names.length === 0 || !host || !/^https?:/i.test(url)) return url
  // Nearly every address needs not be taken apart: it has no query yet, and is what it comes to.
  const plain = plainAddress.exec(url)
  if (plain && !plain[2]?.includes('/.')) {
    return plain[1] === host ? `${url}?${queryOf(tracking)}` : url
  }
  const target = new URL(url)
  if (target.host !== host) return url
  for (const name of names) {
    if (!target.searchParams.has(name)) target.searchParams.set(name, tracking[name] as string)
  }
  return target.href
}
