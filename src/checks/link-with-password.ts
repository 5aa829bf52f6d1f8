import { isRelative } from '../links.ts'
import type { Check } from './check.ts'
import { singly } from './links/singly.ts'

/** An address that lets its readers in as somebody else. */
export const linkWithPassword: Check = {
  code: 'link-with-password',
  severity: 'error',
  family: 'links',
  about: 'An address with somebody’s name, password or session in it.',
  why: 'Every reader, and everybody to whom the mail is forwarded, gets the same access. Browsers warn of an address with a name before an `@`, since frauds hide where they lead in that way (RFC 3986, 7.5 and 7.6).',
  bad: 'links:\n  - text: Read the minutes\n    url: https://ann:secret@members.harbour.example.net/minutes',
  good: 'links:\n  - text: Read the minutes (members sign in)\n    url: https://members.harbour.example.net/minutes',
  check: (context) =>
    singly(context, (link) => {
      // One look at the text: few addresses have any of it, and need be taken apart.
      const target = isRelative(link.url) || /[@;?]/.test(link.url) ? link.target() : undefined
      if (!target) return undefined
      if (target.username || target.password) {
        return {
          message: `This address has ${target.password ? 'a password' : 'the name of a user'} in it.`,
          hint: `Write \`https://${target.host}…\`${target.password ? ', and have the password changed: it has been written down' : ''}.`,
        }
      }
      const secret = secretIn(target)
      if (!secret) return undefined
      return {
        message: `\`${secret}\` in this address is somebody’s own way in.`,
        hint: 'Open the page without signing in, and copy its address then.',
        // It may have run out long ago.
        severity: 'warning',
      }
    }),
}

const secrets =
  /^(?:password|passwd|access_?token|api_?key|phpsessid|jsessionid|asp\.net_sessionid|session_?id|cfid|cftoken)$/i

/** The parameter that carries a password or a session: `https://x.org/a;jsessionid=9A?b=c`. */
function secretIn(target: URL): string | undefined {
  const { pathname, search } = target
  const inPath = pathname.includes(';')
    ? /;(jsessionid|phpsessid)=/i.exec(pathname)?.[1]
    : undefined
  if (inPath || search === '') return inPath
  return [...target.searchParams].find(([name, value]) => value !== '' && secrets.test(name))?.[0]
}
