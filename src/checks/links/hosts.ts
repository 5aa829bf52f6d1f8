import type { Newsroom } from '../../model.ts'

/** A cache of pure values: every link asks for them. */
const known = new WeakMap<Newsroom, readonly string[]>()

/** The hosts of the newsroom's own addresses: `['harbour.example.net']`. */
export function ownHosts(newsroom: Newsroom): readonly string[] {
  const own = known.get(newsroom)
  if (own) return own
  const { organisation, links } = newsroom
  const hosts = [organisation.website, links.base, links.unsubscribe].flatMap((url) =>
    url === undefined ? [] : [new URL(url).hostname],
  )
  known.set(newsroom, hosts)
  return hosts
}

/** True for a host of that domain: `www.harbour.org` belongs to `harbour.org`. */
export const belongsTo = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`)

/** What stands below a country where others give their names: `co.uk`, `gov.wales`. */
const shared = new Set(
  'ac co com edu gov govt ltd me mil net nhs nom or org plc police sch'.split(' '),
)

/** The domain that somebody has registered: `saltmere.gov.uk` for `www.saltmere.gov.uk`. */
export function registered(host: string): string {
  const names = host.split('.')
  const [last = '', second = ''] = [...names].reverse()
  const isShared = shared.has(second) && (last.length === 2 || second === 'gov')
  return names.slice(isShared ? -3 : -2).join('.')
}

/** The domains that are kept for examples and tests (RFC 2606, RFC 6761): nobody can have them. */
const reserved = ['example.com', 'example.net', 'example.org', 'example', 'test', 'invalid']

/**
 * The reserved domain to which a host belongs. Where the newsroom is itself an example, and has its
 * own website there, so are its neighbours: then `example.com` alone stands in for an address.
 */
export function exampleDomain(host: string, newsroom: Newsroom): string | undefined {
  const domain = domainOf(host)
  if (!domain) return undefined
  const own = ownHosts(newsroom).flatMap((each) => domainOf(each) ?? [])
  if (own.length === 0) return domain
  const isBare = host === domain || host === `www.${domain}`
  return isBare && !own.includes(domain) ? domain : undefined
}

const domainOf = (host: string) => reserved.find((domain) => belongsTo(host, domain))

/** Names of hosts that people write when they do not know the real one yet. */
const madeUp = new Set(
  [
    'todo tbc tba tbd xxx xxxx link url address placeholder www',
    'domain.com website.com sitename.com some-site.com somewebsite.com',
  ]
    .join(' ')
    .split(' '),
)

/** `insert-link-here`, as an address or as the host of one. */
export const standIn =
  /^(?:(?:insert|add|your|put)[-_ ]?(?:the[-_ ]?)?(?:link|url|address)(?:[-_ ]?here)?|(?:link|url)[-_ ]?(?:here|todo|tbc|to[-_ ](?:follow|come)))$/i

/** `todo`, `insert-link-here`, or `www.your-domain.co.uk`. */
export function isMadeUp(host: string): boolean {
  const name = host.startsWith('www.') ? host.slice(4) : host
  if (madeUp.has(name) || (!name.includes('.') && standIn.test(name))) return true
  if (!name.startsWith('your') && !name.startsWith('my')) return false
  return /^(?:your|my)-?(?:domain|website|site|company|organi[sz]ation|link|url)\.[a-z.]+$/.test(
    name,
  )
}

const innerDomains = new Set('local lan internal intranet corp home private localdomain'.split(' '))

/**
 * Why nobody outside can reach a host: it is this very machine, an address of a private network
 * (RFC 1918, RFC 3927, RFC 4193, RFC 6598), or a name that only a house's own network knows.
 */
export function privateHost(host: string): 'machine' | 'network' | 'name' | undefined {
  if (host.startsWith('[')) return privateAddress6(host)
  const last = host.slice(host.lastIndexOf('.') + 1)
  if (last === 'localhost') return 'machine'
  if (last === host || innerDomains.has(last) || belongsTo(host, 'home.arpa')) return 'name'
  return Number.isNaN(Number(last)) ? undefined : privateAddress4(host)
}

function privateAddress4(host: string): 'machine' | 'network' | undefined {
  const [a = -1, b = -1] = host.split('.').map(Number)
  if (a === 127 || host === '0.0.0.0') return 'machine'
  const isPrivate =
    a === 10 ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 100 && b >= 64 && b < 128)
  return isPrivate ? 'network' : undefined
}

function privateAddress6(host: string): 'machine' | 'network' | undefined {
  if (host === '[::1]' || host === '[::]') return 'machine'
  return /^\[f(?:[cd]|e[89ab])/.test(host) ? 'network' : undefined
}
