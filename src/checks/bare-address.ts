import { shown } from '../diagnostic.ts'
import { isEmail } from '../links.ts'
import { linksIn } from '../markdown.ts'
import type { Newsroom, Path } from '../model.ts'
import type { Check, Found } from './check.ts'
import { few } from './few.ts'
import { pointAt, type Spot, spotOf } from './links/spot.ts'

/** An address that a reader can only copy. */
export const bareAddress: Check = {
  code: 'bare-address',
  severity: 'warning',
  family: 'links',
  about: 'A web or email address in a text that is not a link.',
  why: 'Some mail programs make a link of it and some do not, and those that do often take the full stop with it. On a telephone nobody types it.',
  bad: 'body: The study is at www.harbour.example.net/weir.',
  good: 'body: Read [the study of the weir](https://harbour.example.net/weir).',
  check: (context) => {
    const { issue, newsroom } = context
    const { source } = newsroom
    const house = (name: 'intro' | 'footer'): Found[] =>
      source ? bareIn(newsroom[name], [name], newsroom, (at) => ({ ...at, source })) : []
    const own = (text: string | undefined, place: Path, ...steps: Path): Found[] =>
      // Most texts have none of this, and are not looked at twice.
      text && isSuspect(text)
        ? bareIn(text, [...place, ...steps], newsroom, (at) => spotOf(context, at.path, at.pointer))
        : []
    return [
      ...(issue.intro === undefined ? house('intro') : own(issue.intro, ['intro'])),
      ...issue.sections.flatMap(({ intro, items }, s) => [
        ...own(intro, ['sections', s, 'intro']),
        ...items.flatMap((item, i) => {
          const path: Path = ['sections', s, 'items', i]
          return [
            ...own(item.body, path, 'body'),
            ...own(item.quote?.text, path, 'quote', 'text'),
            ...lineFields.flatMap((name) => own(item[name], path, name)),
          ]
        }),
      ]),
      ...house('footer'),
    ]
  },
}

/** Lines in which people put where to turn to. */
const lineFields = [
  'venue',
  'cost',
  'eligibility',
  'organiser',
  'amount',
  'owner',
  'funder',
] as const

const addresses = new RegExp(
  [
    String.raw`\bhttps?:\/\/[^\s<>[\]]+`,
    String.raw`\bwww\.[a-z\d-]+\.[^\s<>[\]]+`,
    String.raw`\w[\w.+'-]{0,63}@[a-z\d-]+(?:\.[a-z\d-]+)+`,
    // `24.7/365` and `e.g./i.e.` are no addresses; `idea.gov.uk/guides` is one.
    String.raw`\b(?:[a-z\d-]{1,63}\.){1,5}(?:org|com|net|uk|eu|gov|info|edu|int)\/[^\s<>[\]]+`,
  ].join('|'),
  'gi',
)

const isSuspect = (text: string): boolean =>
  text.includes('@') || (text.includes('/') && /\/\/|\.\w+\//.test(text)) || /www\./i.test(text)

function bareIn(
  text: string | undefined,
  path: Path,
  { people }: Newsroom,
  spot: (at: Spot) => Spot,
): Found[] {
  if (!text || !isSuspect(text)) return []
  const isLine = lineFields.some((name) => name === path.at(-1))
  // What is plainly a link need not be read as Markdown, which takes longer.
  const rest = isLine ? text : text.replace(/\]\([^)\s]*\)|<[^<>\s]*>/g, blank)
  if (!isSuspect(rest) || rest.search(addresses) < 0) return []
  const read = isLine ? text : unlinked(text)
  return few(read.matchAll(addresses)).flatMap(({ 0: match, index }) => {
    const address = trimmed(match)
    const [before, after] = [text.slice(0, index), text.slice(index + match.length)]
    return [
      {
        message: `\`${shown(address)}\` is no link.`,
        hint: isLine ? inLine(address, path) : inProse(address, before, after, people),
        ...spot({ path, pointer: pointAt(text, index, address) }),
      },
    ]
  })
}

const blank = (text: string): string => ' '.repeat(text.length)

/** The text with spaces where its links stand. */
function unlinked(text: string): string {
  let read = ''
  for (const { from, at, written } of linksIn(text)) {
    const end = at + written.length
    read += text.slice(read.length, from) + blank(text.slice(Math.max(from, read.length), end))
  }
  return read + text.slice(read.length)
}

/** The stop of a sentence, or the bracket round an address, is no part of it. */
function trimmed(address: string): string {
  const bare = address.replace(/[.,;:!?'"’”…]+$/, '')
  return bare.endsWith(')') && !bare.includes('(') ? trimmed(bare.slice(0, -1)) : bare
}

function inProse(
  address: string,
  before: string,
  after: string,
  people: Newsroom['people'],
): string {
  if (/\]\s+\($/.test(before)) return 'Take the space between `]` and `(` out.'
  if (/\($/.test(before) && /^\s*\[/.test(after)) return 'The words come first: `[words](address)`.'
  if (isEmail(address)) {
    const written = address.toLowerCase()
    const key = Object.keys(people).find((name) => people[name]?.email?.toLowerCase() === written)
    return key
      ? `Give the item \`contact: ${key}\`, or write \`<${address}>\`.`
      : `Write \`<${address}>\`, or give the item a \`contact\`.`
  }
  const whole = /^https?:/i.test(address) ? address : `https://${address}`
  return `Make words the link, \`[words](${whole})\`, or write \`<${whole}>\`.`
}

function inLine(address: string, path: Path): string {
  if (isEmail(address)) return 'Give the item a `contact`: that becomes a link.'
  return path.at(-1) === 'venue'
    ? 'Write it as `online`, or under `links`.'
    : 'Write it under `links`.'
}
