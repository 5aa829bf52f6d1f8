import { isRelative } from '../links.ts'
import type { Newsroom } from '../model.ts'
import type { Check, Found } from './check.ts'
import { belongsTo, ownHosts } from './links/hosts.ts'
import type { Linked } from './links/linked.ts'
import { singly } from './links/singly.ts'
import { innerOf } from './links/wrapped.ts'

/** An address that counts readers for somebody else, or for another mailing. */
export const trackedLink: Check = {
  code: 'tracked-link',
  severity: 'warning',
  family: 'links',
  about:
    'An address that was copied with its tracking: `utm_…`, `fbclid`, a mail program’s safe link.',
  why: 'It says where you had it from, counts your readers as somebody else’s campaign, and sometimes carries your own name: a “safe link” holds the address of the person who got it. `links.tracking` in newswire.yaml adds what your own website needs.',
  bad: 'links:\n  - text: Read the study\n    url: https://harbour.example.net/study?utm_source=mail&fbclid=IwAR0x',
  good: 'links:\n  - text: Read the study\n    url: https://harbour.example.net/study',
  check: (context) => singly(context, (link) => wrapped(link) ?? tracked(link, context.newsroom)),
}

// ---------------------------------------------------------------- parameters

const trackers =
  /^(?:utm_\w+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mkt_tok|_hsenc|_hsmi|__hs\w+|vero_(?:conv|id)|oly_(?:enc|anon)_id|_openstat|mtm_\w+|pk_(?:campaign|kwd|source|medium)|ml_subscriber(?:_hash)?|ck_subscriber_id|dm_i|elqTrack(?:Id)?|_ke|s_cid)$/i

function tracked(link: Linked, newsroom: Newsroom) {
  const { url, host, address } = link
  const { tracking } = newsroom.links
  const target = isRelative(url) || url.includes('?') ? link.target() : undefined
  if (!target) return undefined
  const names = [...new Set(target.searchParams.keys())].filter((name) => trackers.test(name))
  const own = ownHosts(newsroom).some((each) => belongsTo(host, each))
  // On its own website a newsroom may well count by hand, unless it has that done.
  const alien = own
    ? names.filter((name) => !isCampaign(name) || Object.hasOwn(tracking, name))
    : names
  if (alien.length === 0) return undefined
  const clean = without(url, alien)
  const found: Omit<Found, 'path'> = {
    message: `${listed(alien)} in this address ${alien.length > 1 ? 'are' : 'is'} tracking.`,
    hint: `Write \`${clean}\`.`,
  }
  // In newswire.yaml a change is the newsroom's own affair; in a text it must be the very words.
  const { source, pointer } = address()
  const isCertain = !source && (pointer?.find ?? url) === url
  return isCertain ? { ...found, fix: { find: url, replace: clean } } : found
}

const isCampaign = (name: string): boolean => /^utm_/i.test(name)

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** The address without some parameters; all else stays as it was written. */
function without(url: string, names: readonly string[]): string {
  const [, page = '', query = '', hash = ''] = /^([^?#]*)\?([^#]*)(.*)$/s.exec(url) ?? []
  const kept = query.split('&').filter((pair) => !names.includes(nameOf(pair)))
  return `${page}${kept.length > 0 ? '?' : ''}${kept.join('&')}${hash}`
}

const nameOf = (pair: string): string => [...new URLSearchParams(pair).keys()][0] ?? ''

// ---------------------------------------------------------------- addresses within addresses

function wrapped(link: Linked): Omit<Found, 'path'> | undefined {
  const inner = innerOf(link)
  if (inner === undefined) return undefined
  return {
    message: `\`${link.host}\` only counts who clicks, and passes the reader on.`,
    hint: /^https?:\/\/[^\s`]+$/.test(inner)
      ? `Write the address behind it: \`${inner}\`.`
      : 'Open it, and write the address of the page that comes.',
  }
}
