import type { Check, Context } from './check.ts'
import { exampleDomain, isMadeUp, privateHost } from './links/hosts.ts'
import { singly } from './links/singly.ts'

/** A web address that begins with `http:`. */
export const insecureLink: Check = {
  code: 'insecure-link',
  severity: 'warning',
  family: 'links',
  about: 'A web address that begins with `http:`, not `https:`.',
  why: 'What goes over it can be read and changed on its way, and browsers call such a page “not secure” or ask before they open it. Nearly every site has the same page under `https:`.',
  bad: 'links:\n  - text: Read the study\n    url: http://harbour.example.net/weir-study',
  good: 'links:\n  - text: Read the study\n    url: https://harbour.example.net/weir-study',
  check: (context) =>
    singly(context, ({ url, host }) => {
      if (!/^http:/i.test(url) || host === '' || leadsNowhere(host, context)) return undefined
      return {
        message: `\`${host}\` is reached without encryption.`,
        hint: 'Open the page with `https:` in its place; if it is the same, write that.',
      }
    }),
}

/** Other checks tell of that; one cause is told once. */
const leadsNowhere = (host: string, { newsroom }: Context): boolean =>
  isMadeUp(host) || !!privateHost(host) || !!exampleDomain(host, newsroom)
