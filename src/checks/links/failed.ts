import type { Failure } from '../../model.ts'
import { placeOf, siteOf, type Verdict } from './meaning.ts'

type Told = readonly [code: Verdict['code'], what: (host: string) => string, hint: string]

const openIt = 'Open the link yourself; if it fails there too, link to another page.'
const tellOwner = 'Tell the owner of the site, or link to another page until it is put right.'

const failures: Readonly<Partial<Record<Failure, Told>>> = {
  'no-name': [
    'dead-link',
    (host) => `there is no website \`${host}\`.`,
    'Check how the name is spelt. If it is right, the site is gone: take the link out.',
  ],
  'other-name': [
    'dead-link',
    (host) =>
      `\`${host}\` shows the certificate of another name: browsers warn before they open it.`,
    'Try the name with and without `www.`, and look for the address that opens without a warning.',
  ],
  expired: [
    'dead-link',
    (host) => `the certificate of \`${host}\` has run out: browsers warn before they open it.`,
    tellOwner,
  ],
  'self-signed': [
    'dead-link',
    (host) =>
      `\`${host}\` has a certificate that nobody vouches for: browsers warn before they open it.`,
    tellOwner,
  ],
  'unknown-issuer': [
    'unsure-link',
    (host) => `nobody whom this computer knows vouches for the certificate of \`${host}\`.`,
    openIt,
  ],
  'bad-encryption': [
    'unsure-link',
    (host) => `no encrypted connection with \`${host}\` came about.`,
    openIt,
  ],
  'no-dns': ['unsure-link', (host) => `the address of \`${host}\` could not be found out.`, openIt],
  silent: ['unsure-link', (host) => `\`${host}\` did not answer in time.`, openIt],
  unreached: ['unsure-link', (host) => `\`${host}\` could not be reached.`, openIt],
  closed: ['unsure-link', (host) => `\`${host}\` hung up without an answer.`, openIt],
  garbled: ['unsure-link', (host) => `\`${host}\` gave no proper answer.`, openIt],
  round: ['unsure-link', (host) => `\`${host}\` leads round in a circle.`, openIt],
  'too-far': [
    'unsure-link',
    (host) => `each address leads to another, the sixth at \`${host}\`.`,
    openIt,
  ],
  inside: [
    'unsure-link',
    (host) => `\`${host}\` stands in a private network, so it was not asked.`,
    'Open the link from outside, with a telephone perhaps; if that fails, take it out.',
  ],
  nowhere: [
    'unsure-link',
    (host) => `\`${host}\` was not asked: the address holds a password or is not a public one.`,
    openIt,
  ],
  paused: [
    'unsure-link',
    (host) => `\`${host}\` wanted no more questions, so this one was not asked.`,
    'Check again later, or open the link yourself.',
  ],
}

/** Why there was no answer; undefined where other checks tell of it, or nobody could be asked. */
export function failed(failure: Failure, end: URL, start: URL): Verdict | undefined {
  const told = failures[failure]
  if (!told) return undefined
  const [code, what, hint] = told
  const said = what(siteOf(end))
  const before = end.href === start.href ? '' : `\`${placeOf(start)}\` leads on: `
  const message = before === '' ? capital(said) : before + said
  return { code, message, hint }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
