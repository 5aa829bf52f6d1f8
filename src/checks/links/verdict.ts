import type { Answer } from '../../model.ts'
import { failed } from './failed.ts'
import { placeOf, siteOf, type Verdict } from './meaning.ts'
import { moved } from './moved.ts'

/** What an answer means. Undefined when the link is as it should be, and when nobody could be asked. */
export function verdict(target: URL, answer: Answer): Verdict | undefined {
  const { status, failure, hops = [] } = answer
  const last = hops.at(-1)?.to
  const end = last === undefined ? target : new URL(last)
  if (failure) return failed(failure, end, target)
  if (status === undefined) return undefined
  if (status === 404 || status === 410) return missing(status, end, target)
  if (status >= 300 && !onlyShy.has(status)) return troubled(status, end, target)
  if (isSignIn(end) && !isSignIn(target)) return behindSignIn(end, target)
  return moved(target, answer) ?? (status >= 300 ? shy(status, end, target) : undefined)
}

/** `\`a.org/x\``, and where it leads on to when that is another address. */
const named = (end: URL, start: URL): string =>
  end.href === start.href
    ? `\`${placeOf(start)}\``
    : `\`${placeOf(start)}\` leads on to \`${placeOf(end)}\`, which`

function missing(status: number, end: URL, start: URL): Verdict {
  const gone = status === 410 ? 'has been taken down for good' : 'is not there'
  return {
    code: 'dead-link',
    message: `${named(end, start)} ${gone}: the site answers ${status}.`,
    hint: 'Look for the page’s new address, or take the link out.',
  }
}

/** They turn programs away, and let people in. */
const onlyShy = new Set([401, 403, 405, 406, 407, 429, 999])

function shy(status: number, end: URL, start: URL): Verdict {
  const why =
    status === 401 || status === 407
      ? 'asks for a name and a password'
      : status === 429
        ? 'was asked too often'
        : 'lets no program look'
  return {
    code: 'unsure-link',
    message: `${named(end, start)} could not be looked at: the site ${why} (${status}).`,
    hint:
      status === 401 || status === 407
        ? 'Say that the page is not open to everybody, or link to one that is.'
        : 'Open the link yourself: most likely it works.',
  }
}

const troubled = (status: number, end: URL, start: URL): Verdict => ({
  code: 'unsure-link',
  message: `${named(end, start)} gives an error at the moment: the site answers ${status}.`,
  hint: 'Open the link later; if the error stays, link to another page.',
})

/** An address at which people sign in: `/login`, `accounts.x.org`, `/sso/start`. */
const isSignIn = ({ hostname, pathname }: URL): boolean =>
  /^(?:login|signin|sso|auth|idp|accounts)\./.test(hostname) ||
  /\/(?:log-?in|sign-?in|log-?on|sso|saml2?|oauth2?)(?:[/.]|$)/i.test(pathname)

const behindSignIn = (end: URL, start: URL): Verdict => ({
  code: 'unsure-link',
  message: `\`${placeOf(start)}\` leads to a page for signing in, at \`${siteOf(end)}\`.`,
  hint: 'Say that the page is not open to everybody, or link to one that is.',
})
