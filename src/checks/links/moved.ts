import type { Answer, Hop } from '../../model.ts'
import { belongsTo } from './hosts.ts'
import { placeOf, siteOf, type Verdict } from './meaning.ts'
import { isHome, pageOf } from './sameness.ts'

/** Addresses that are made to last, and to lead on to wherever the page is now. */
const lasting = ['doi.org', 'hdl.handle.net', 'handle.net', 'purl.org', 'w3id.org', 'n2t.net']

/** What redirects say about an address that opens; undefined where it is best left as it is. */
export function moved(target: URL, { hops = [] }: Answer): Verdict | undefined {
  const host = target.hostname
  if (lasting.some((domain) => belongsTo(host, domain))) return undefined
  const end = new URL(hops.at(-1)?.to ?? target.href)
  if (isHome(end) && isDeep(target, end)) return toHome(target, end)
  // What a lasting redirect leads to is the new address; what follows may change by the hour.
  const isLasting = ({ status }: Hop) => status === 301 || status === 308
  const first = hops.findIndex((hop) => !isLasting(hop))
  const to = hops.at((first < 0 ? hops.length : first) - 1)
  if (!to || first === 0) return undefined
  return toNew(target, new URL(to.to))
}

/**
 * `/news/2009/weir` is a page of its own; `/index` and `/en/` are names of the home page, and
 * `bit.ly/weir` may well have been made for the home page of another site.
 */
const isDeep = (target: URL, end: URL): boolean =>
  isOneSite(target, end) ? !isHomely(target) : /^\/[^/]+\/[^/]/.test(target.pathname)

const isHomely = ({ pathname, search }: URL): boolean =>
  search === '' &&
  /^\/(?:(?:index|home|default)(?:\.\w+)?|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i.test(pathname)

const isOneSite = (one: URL, other: URL): boolean =>
  withoutWww(one.hostname) === withoutWww(other.hostname)

const toHome = (target: URL, end: URL): Verdict => ({
  code: 'moved-link',
  message: `\`${placeOf(target)}\` leads to the home page of \`${siteOf(end)}\`: the page itself is most likely gone.`,
  hint: 'Look for the page’s new address, or take the link out.',
})

function toNew(target: URL, to: URL): Verdict | undefined {
  if (to.hash === '') to.hash = target.hash
  const isSame = pageOf(to) === pageOf(target)
  if (isSame && to.protocol === target.protocol) return undefined
  // The home page of a site is better known by its short address than by what it leads to.
  const isOwnHome = isHomely(target) && isOneSite(target, to)
  if (isOwnHome && to.protocol === target.protocol) return undefined
  if (isSame || isOwnHome) {
    if (to.protocol === 'http:') return undefined
    return {
      code: 'moved-link',
      message: `\`${siteOf(target)}\` has moved from \`http:\` to \`https:\`.`,
      hint: `Write \`${isSame ? to.href : `${to.origin}/`}\`.`,
    }
  }
  return {
    code: 'moved-link',
    message: `\`${placeOf(target)}\` has moved for good.`,
    hint:
      to.href.length > longest
        ? 'Open the link, and copy the address from there.'
        : `Write \`${to.href}\`.`,
  }
}

/** Longer addresses carry what belongs to one visit. */
const longest = 300

const withoutWww = (host: string): string => host.replace(/^www\./, '')
