import type { Path } from '../model.ts'
import type { Check, Context, Found } from './check.ts'
import { few } from './few.ts'
import { pointAt, spotOf } from './links/spot.ts'
import { once } from './mail/once.ts'

/** What a template, a mailing service or a designer left in the text. */
export const leftoverCode: Check = {
  code: 'leftover-code',
  severity: 'warning',
  family: 'mail',
  about:
    'Signs that a template or a mailing service would have filled in, and dummy text: `{{name}}`, `*|FNAME|*`, `%%name%%`, lorem ipsum.',
  why: 'newswire puts such signs into the mail as they stand, and each reader sees “Dear {{first_name}}”.',
  bad: 'intro: Dear {{first_name}}, welcome to the summer bulletin.',
  good: 'intro: Welcome to the summer bulletin.',
  check(context) {
    const { issue, newsroom } = context
    const { publication, organisation } = newsroom
    // A newsletter may well be called so.
    const names = `${publication}\n${organisation.name}`
    const isLeft = ({ pointer }: Found) => !names.includes(pointer?.find ?? '')
    // One look, for the many issues that have nothing of the kind.
    const isClean = !isSuspect(context.source.text) && !isHouseSuspect(newsroom)
    const own = isClean ? [] : textsIn(issue, [])
    return once([
      ...own.flatMap(({ text, path }) =>
        foundIn(text).map((each) => ({ ...each, ...spotOf(context, path, each.pointer) })),
      ),
      ...ofHouse(newsroom).filter(({ path }) => !issue.intro || path[0] !== 'intro'),
    ]).filter(isLeft)
  },
}

/** A cache of pure values: the snippets stay the same from issue to issue. */
const shared = new WeakMap<Context['newsroom'], boolean>()

/** Whether what texts of an issue come from beside its own file has any of it. */
function isHouseSuspect(newsroom: Context['newsroom']): boolean {
  const known = shared.get(newsroom)
  if (known !== undefined) return known
  const texts = textsIn(newsroom.snippets, []).map(({ text }) => text)
  const found = isSuspect(texts.join('\n'))
  shared.set(newsroom, found)
  return found
}

const ofHouses = new WeakMap<Context['newsroom'], Found[]>()

/** What the settings bring into each issue, in its order. */
function ofHouse(newsroom: Context['newsroom']): Found[] {
  const { intro, footer, permission, organisation, links, source } = newsroom
  const known = ofHouses.get(newsroom)
  if (known || !source) return known ?? []
  const house = { intro, footer, permission, organisation, links }
  const found = textsIn(house, []).flatMap(({ text, path }) =>
    foundIn(text).map((each) => ({ ...each, path, source })),
  )
  ofHouses.set(newsroom, found)
  return found
}

// ---------------------------------------------------------------- what is left

type Leftover = { sign: RegExp; says(words: string): Pick<Found, 'message' | 'hint'> }

const placeholder: Leftover['says'] = (words) => ({
  message: `\`${words}\` is to be filled in by a mailing service or a template; newswire leaves it as it stands.`,
  hint: 'Write what readers shall read.',
})
const dummy: Leftover['says'] = (words) => ({
  message: `\`${words}\` is dummy text.`,
  hint: 'Write the text, or take the item out.',
})
const order: Leftover['says'] = (words) => ({
  message: `\`${words}\` says what is still to be written.`,
  hint: 'Write it, or take it out.',
})

const leftovers: readonly Leftover[] = [
  { sign: /\{{2,3}[^{}\n]{0,80}\}{0,3}/g, says: placeholder },
  { sign: /\*\|[\w:. -]{1,60}\|\*/g, says: placeholder },
  { sign: /%%[a-z_](?:[\w .-]{0,60}\w)?%%/gi, says: placeholder },
  { sign: /<%[^%\n]{1,80}%>/g, says: placeholder },
  { sign: /\$\{[\w.]{1,60}\}/g, says: placeholder },
  { sign: /\blorem\s+ipsum\s+dolor\b|(?<!\bipsum\s+)\bdolor\s+sit\s+amet\b/gi, says: dummy },
  {
    sign: /^\s*(?:untitled(?: (?:item|event|document))?|(?:title|headline|heading|text) here)[\s.…]*$/gi,
    says: dummy,
  },
  { sign: /^\s*lorem\s+ipsum[\s.…]*$/gi, says: dummy },
  { sign: /\[(?:insert|add|put|write|paste) [^\]\n]{2,60}\](?!\()/gi, says: order },
]

/** Nearly every text has none of it: one look, before each sign is looked for. */
const suspects = [
  ...['{{', '*|', '%%', '<%', '${', 'lorem', 'dolor', 'untitled', 'title here'],
  ...['headline here', 'heading here', 'text here'],
  ...['[insert ', '[add ', '[put ', '[write ', '[paste '],
]

function isSuspect(text: string): boolean {
  const small = text.toLowerCase()
  return suspects.some((each) => small.includes(each))
}

function foundIn(text: string): Omit<Found, 'path'>[] {
  if (!isSuspect(text)) return []
  return leftovers
    .flatMap(({ sign, says }) => few(text.matchAll(sign)).map((match) => ({ match, says })))
    .sort((a, b) => a.match.index - b.match.index)
    .map(({ match, says }) => {
      const words = match[0].trim()
      const start = match.index + match[0].indexOf(words)
      return { ...says(words.replace(/\s+/g, ' ')), pointer: pointerTo(text, start, words) }
    })
}

/** The target of a link is no text to `locate`, unless it is the first that has these letters. */
const pointerTo = (text: string, start: number, words: string): Found['pointer'] =>
  /\]\([^)\s]*$/.test(text.slice(Math.max(0, start - 2000), start))
    ? { find: words }
    : pointAt(text, start, words)

// ---------------------------------------------------------------- where texts stand

type Written = { text: string; path: Path }

/** Every text in some data, with its path. */
function textsIn(data: unknown, path: Path): Written[] {
  if (typeof data === 'string') return [{ text: data, path }]
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) =>
    textsIn(value, [...path, Array.isArray(data) ? Number(key) : key]),
  )
}
