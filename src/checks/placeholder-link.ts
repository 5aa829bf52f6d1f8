import type { Check } from './check.ts'
import { exampleDomain, isMadeUp, standIn } from './links/hosts.ts'
import type { Linked } from './links/linked.ts'
import { singly } from './links/singly.ts'

/** An address that was to be filled in later. */
export const placeholderLink: Check = {
  code: 'placeholder-link',
  severity: 'error',
  family: 'links',
  about: 'A link to an address that stands in for one: `example.com`, `TODO`, `#`.',
  why: 'The link leads nowhere. The domains `example.com`, `example.net` and `example.org` and all that end in `.example`, `.test` or `.invalid` are kept for examples and belong to nobody (RFC 2606). They are taken for real where the newsroom’s own website is one of them.',
  bad: 'links:\n  - text: Read the study\n    url: TODO',
  good: 'links:\n  - text: Read the study\n    url: https://harbour.example.net/weir-study',
  check: (context) =>
    singly(context, (link) => {
      const host = hostOf(link)
      const domain = exampleDomain(host, context.newsroom)
      if (!domain && !isMadeUp(host) && !isStandIn(link.url)) return undefined
      return {
        message: domain
          ? `\`${domain}\` is kept for examples: this leads nowhere.`
          : `\`${link.url}\` stands in for an address: this leads nowhere.`,
        hint: 'Write the real address, or take the link out.',
      }
    }),
}

const standIns = new Set('todo tbc tba tbd link url insert placeholder here'.split(' '))

/** A whole address that is none: `#`, `TODO`, `insert-link-here`. */
function isStandIn(url: string): boolean {
  if (url.length > 30 || url.includes(':')) return false
  if (standIns.has(url.toLowerCase()) || /^(?:#+|\/+|\.+|…|\?+|-+|x{2,})$/i.test(url)) return true
  return standIn.test(url)
}

const hostOf = ({ url, host }: Linked): string =>
  host || (/^mailto:[^?]*@([^?]+)/i.exec(url)?.[1] ?? '').toLowerCase()
