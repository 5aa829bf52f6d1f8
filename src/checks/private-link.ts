import type { Check } from './check.ts'
import { isMadeUp, ownHosts, privateHost } from './links/hosts.ts'
import { singly } from './links/singly.ts'

/** An address that only works in the office. */
export const privateLink: Check = {
  code: 'private-link',
  severity: 'error',
  family: 'links',
  about:
    'An address that only this machine can reach (`localhost`: an error), or only one office (an intranet, 192.168.1.20: a warning).',
  why: 'It works where it was copied, and nowhere else: the numbers are every network’s own (RFC 1918), the names are known to one house alone.',
  bad: 'links:\n  - text: Read the minutes\n    url: http://intranet/minutes.pdf',
  good: 'links:\n  - text: Read the minutes\n    url: https://harbour.example.net/minutes.pdf',
  check: (context) => {
    // The staff bulletin of an intranet is read there.
    const isInside = ownHosts(context.newsroom).some(privateHost)
    return singly(context, ({ host }) => {
      if (host === '' || isMadeUp(host)) return undefined
      const why = privateHost(host) ?? (/^intranet\./.test(host) ? 'staff' : undefined)
      if (!why || (isInside && why !== 'machine')) return undefined
      return {
        message: `\`${host}\` ${reasons[why]}`,
        hint: 'Put it where everybody can open it, and link to it there.',
        // A bulletin for the staff may mean it.
        ...(why !== 'machine' && { severity: 'warning' as const }),
      }
    })
  },
}

const reasons = {
  machine: 'is the machine on which the link is opened: readers will not find it.',
  network: 'is an address within one network: other readers will not reach it.',
  name: 'is a name within one network: other readers will not find it.',
  staff: 'looks like an intranet: other readers will not be let in.',
}
