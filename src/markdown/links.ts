import { domainToUnicode } from 'node:url'

/**
 * What is wrong in a text: `find` is the piece of the author's text to point at, `url` the address
 * with its escapes undone. `relative-link` says that the refused address had no scheme.
 */
export type MarkdownFault = {
  code: 'bad-link' | 'relative-link' | 'markdown-image'
  find: string
  url?: string
}

/** The fault of an address that was refused. */
export function refusal(source: string, written: string, url: string): MarkdownFault {
  const isBad = url === '' || /^[a-z][a-z\d+.-]*:/i.test(url)
  return { code: isBad ? 'bad-link' : 'relative-link', find: pieceOf(source, written), url }
}

/** What to point at: the address, with its bracket when the same letters stand elsewhere before it. */
export function pieceOf(source: string, written: string): string {
  if (written === '') return '()'
  const address = source.includes(written) ? written : written.replace(/^mailto:/, '')
  if (/[(<]/.test(source.charAt(source.indexOf(address) - 1))) return address
  return [`(${address}`, `<${address}`].find((piece) => source.includes(piece)) ?? address
}

/** An address as people read it: letters of any script instead of their percent and xn-- codes. */
export function readable(href: string): string {
  const [origin = ''] = /^[a-z]+:(?:\/\/)?[^/?#]*/i.exec(href) ?? []
  const host = origin.replace(
    /[a-z\d.-]*\bxn--[a-z\d.-]+/i,
    (name) => domainToUnicode(name) || name,
  )
  return host + href.slice(origin.length).replace(/(?:%[89a-f][\da-f])+/gi, decoded)
}

function decoded(codes: string): string {
  try {
    const letters = decodeURIComponent(codes)
    return /^[\p{L}\p{M}\p{N}]+$/u.test(letters) ? letters : codes
  } catch {
    return codes
  }
}

/** `text <address>`, or the address alone when the text says no more. */
export function linkText(text: string, url: string, address: string): string {
  const bare = (link: string) => link.replace(/^[a-z]+:(?:\/\/)?/i, '').replace(/\/$/, '')
  const same = [url, address].some((link) => bare(link) === bare(text))
  if (/^https?:/i.test(address)) return same ? `<${address}>` : `${text} <${address}>`
  const [reached = ''] = bare(address).split('?')
  if (/^tel:/i.test(address) && isSameNumber(text, reached)) return text
  return same || bare(text) === reached ? reached : `${text} <${reached}>`
}

/** `01632 960001` and `+441632960001` are one number. */
function isSameNumber(text: string, number: string): boolean {
  if (!/^[\d\s().+-]+$/.test(text)) return false
  const [shown, dialled] = [text, number].map((each) => each.replace(/\D/g, '').replace(/^0+/, ''))
  return Boolean(shown) && dialled?.endsWith(shown ?? '') === true
}
