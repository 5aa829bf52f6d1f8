import type { Newsroom } from '../model.ts'
import type { Found, ThoroughCheck } from './check.ts'
import { isMadeUp, privateHost } from './links/hosts.ts'
import { partNames, partsWithout } from './mail/printed.ts'

/** A newsletter that nobody can leave. */
export const noUnsubscribe: ThoroughCheck = {
  code: 'no-unsubscribe',
  severity: 'warning',
  family: 'mail',
  about: 'A newsletter without a working link to unsubscribe in both of its parts.',
  why: 'The law asks for a way out in each mail (in the United Kingdom PECR, regulation 22; in the United States CAN-SPAM). Gmail, Yahoo and Microsoft ask for one in bulk mail, and their own button for it takes https addresses alone (RFC 8058). Who finds no link marks the mail as spam.',
  bad: 'links:\n  base: https://harbour.example.net/bulletin/',
  good: 'links:\n  base: https://harbour.example.net/bulletin/\n  unsubscribe: https://harbour.example.net/unsubscribe',
  async check({ newsroom, rendered }) {
    const { source, links, theme } = newsroom
    if (!source) return []
    const url = links.unsubscribe
    if (url === undefined) {
      return [{ ...missing, path: ['links'], pointer: { at: 'key' }, source }]
    }
    const fault = faultOf(url, newsroom)
    if (fault) return [{ ...fault, path: ['links', 'unsubscribe'], source }]
    return partsWithout(url, rendered).map((part) => ({
      message: `The ${partNames[part]} part of the mail has no link to unsubscribe.`,
      hint: `Let the theme \`${theme}\` print \`{{unsubscribe}}\`.`,
      ...{ path: ['theme'], pointer: { at: 'key' as const }, source },
    }))
  },
}

type Says = Pick<Found, 'message' | 'hint'>

const missing: Says = {
  message: 'Readers have no way to unsubscribe.',
  hint: 'Add to `links`: `unsubscribe: https://…`, the page where they can.',
}

/** Why a link cannot work; the address itself was found well formed before. */
function faultOf(url: string, { organisation, links }: Newsroom): Says | undefined {
  const target = new URL(url)
  if (isMadeUp(target.hostname) || privateHost(target.hostname)) {
    const message = `No reader can reach \`${target.hostname}\`: nobody can unsubscribe there.`
    return { message, hint: 'Write the address of the page where readers unsubscribe.' }
  }
  if (target.protocol === 'http:') {
    const message = `\`${url}\` is not an https address: mail programs make no button of it.`
    return { message, hint: `Write \`${url.replace(/^http:/i, 'https:')}\`, if the page is there.` }
  }
  const others = [organisation.website, links.base].flatMap((each) => each ?? [])
  if (others.some((each) => new URL(each).href === target.href)) {
    const message = `\`${url}\` is your website, not a page where readers unsubscribe.`
    return { message, hint: 'Write the address of that page.' }
  }
  return undefined
}
