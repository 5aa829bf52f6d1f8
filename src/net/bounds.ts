import ipaddr from 'ipaddr.js'
import type { Failure } from '../model.ts'

/** The names that are kept for examples and tests (RFC 2606, RFC 6761): there is nobody to ask. */
const examples = ['example', 'example.com', 'example.net', 'example.org', 'test', 'invalid']

/**
 * The names that only a machine or a house knows (RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476;
 * `internal` by ICANN's word of 2024; the others by RFC 6762, appendix G).
 */
const inner =
  'localhost local internal onion alt home.arpa intranet private corp home lan localdomain'.split(
    ' ',
  )

/** Web servers that are meant for everybody listen here. */
const ports = ['', '80', '443', '8080', '8443']

/** Why an address is not asked, as far as its letters say; undefined when it may be. */
export function barred(url: URL): Failure | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'barred'
  if (url.username || url.password || !ports.includes(url.port)) return 'barred'
  const host = nameOf(url)
  const literal = literalOf(host)
  if (literal !== undefined) return isPublic(literal) ? undefined : 'barred'
  if (belongsTo(host, examples)) return 'example'
  return host.includes('.') && !belongsTo(host, inner) ? undefined : 'barred'
}

/**
 * True for an address of the public internet (IANA's registries of special-purpose addresses). All
 * that embeds another address counts as none: a translator would lead to what was not looked at.
 */
export function isPublic(address: string): boolean {
  // A zone (`fe80::1%eth0`) belongs to one machine.
  if (address.includes('%') || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  // Of IPv6 only 2000::/3 has been given out; the rest is reserved, or was once.
  return parsed.kind() === 'ipv4' || (parsed.toByteArray()[0] ?? 0) >> 5 === 1
}

/** The name of a host as it is compared: `HTTP://Harbour.org.` → `harbour.org` */
export const nameOf = ({ hostname }: URL): string => hostname.toLowerCase().replace(/\.$/, '')

/** The address that stands in the place of a name. URL has made one form of all spellings of it. */
export function literalOf(host: string): string | undefined {
  if (host.startsWith('[')) return host.slice(1, -1)
  return /^\d+(?:\.\d+){3}$/.test(host) ? host : undefined
}

const belongsTo = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
