import { shown } from '../diagnostic.ts'
import type { Newsroom } from '../model.ts'
import type { Check } from './check.ts'
import { belongsTo, ownHosts, registered } from './links/hosts.ts'
import type { Linked } from './links/linked.ts'
import { singly } from './links/singly.ts'
import { innerOf } from './links/wrapped.ts'

/** A link whose words are the address of another site. */
export const misleadingLink: Check = {
  code: 'misleading-link',
  severity: 'warning',
  family: 'links',
  about: 'A link whose words are an address, and that leads to another website.',
  why: 'Readers believe the address that they see. Mail that shows one and opens another is what fraud looks like, and mail programs warn of it; mostly one of the two was left over from an older link.',
  bad: 'body: The study is at [www.weir.example.net](https://quay.example.org/study).',
  good: 'body: Read [the study of the weir](https://quay.example.org/study).',
  check: (context) =>
    singly(context, (link) => {
      const host = saidHost(link.words)
      if (!host || !link.host || isSame(host, link.host)) return undefined
      if (isWithin(host, link) || areOurs([host, link.host], context.newsroom)) return undefined
      return {
        message: `\`${shown(link.words?.trim() ?? '')}\` leads to \`${link.host}\`, another website.`,
        hint: 'Put right which of the two is wrong, or say in words what the reader finds there.',
      }
    }),
}

/** `lastminute.com` and `gov.uk/help`: without `www.` only some endings make a name an address. */
const address =
  /^(?:https?:\/\/(?:[^\s@/]*@)?|(?=www\.)|(?=[^/:?#]+\.(?:org|com|net|uk|eu|gov|info|edu|int)(?:[/:?#]|$)))((?:[a-z\d-]+\.)+[a-z]{2,})(?=[/:?#]|$)/i

/** The host in words that are nothing but an address. */
function saidHost(words: string | undefined): string | undefined {
  // Nearly all words of links are none.
  if (!words?.includes('.') || words.length > longest) return undefined
  const bare = words.trim().replace(/^[<([“"‘']+|[>)\].,;:!?”"’']+$/g, '')
  return address.exec(bare)?.[1]?.toLowerCase()
}

/** Letters of an address that anybody would show. */
const longest = 300

/** `gov.uk` and `www.service.gov.uk` are of one house, too. */
const isSame = (host: string, other: string): boolean =>
  registered(host) === registered(other) || belongsTo(host, other) || belongsTo(other, host)

/** An archive or a counter of clicks, which has the address that is named within its own. */
const isWithin = (host: string, link: Linked): boolean =>
  innerOf(link) !== undefined || new RegExp(`.(?://|%2f%2f)${host}`, 'i').test(link.url.slice(8))

/** A house with two websites may lead from one to the other. */
const areOurs = (hosts: readonly string[], newsroom: Newsroom): boolean =>
  hosts.every((host) => ownHosts(newsroom).some((own) => isSame(host, own)))
