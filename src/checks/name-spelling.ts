import type { Text } from '../authored.ts'
import type { Newsroom } from '../model.ts'
import type { Check, Context, Found } from './check.ts'
import { isLetterAt } from './words/letters.ts'
import { spotIn } from './words/place.ts'
import type { Stretch } from './words/sentences.ts'
import { isSlip } from './words/slip.ts'
import { wholeOf } from './words/whole.ts'

/** The organisation's name, or another that the newsroom keeps, spelt in another way. */
export const nameSpelling: Check = {
  code: 'name-spelling',
  severity: 'warning',
  family: 'words',
  about:
    'The name of the organisation, of the publication, of a person of the register or in the glossary, spelt otherwise than in newswire.yaml.',
  why: 'Readers wonder whether these are two bodies, and searching finds only one of them.',
  bad: 'intro: Welcome from the Harbour Partnerships.',
  good: 'intro: Welcome from the Harbour Partnership.',
  check(context) {
    const { words: whole, small, list } = wholeOf(context)
    // All names are looked for in all texts at once, and only what is found in each.
    const said = new Set(list)
    const names = namesOf(context.newsroom).filter(
      (name) =>
        name.anchors.some((anchor) => said.has(anchor)) &&
        variantsIn(whole, small, name).length > 0,
    )
    const { short = '' } = context.newsroom.organisation
    const isMiswritten = miswritten(whole, small, short).length > 0
    if (names.length === 0 && !isMiswritten) return []
    return context.texts.flatMap((text) => {
      const own = text.words.toLowerCase()
      const found = [
        ...names.flatMap((name) =>
          variantsIn(text.words, own, name).map((place) => ({ place, right: name.name })),
        ),
        ...miswritten(text.words, own, short).map((place) => ({ place, right: short })),
      ]
      return found.map(({ place, right }) => told(context, text, place, right))
    })
  },
}

type Name = {
  name: string
  words: string[]
  /** Others may be spoken of in the plural: `the Local Spending Reports`. */
  isOne: boolean
  /** Its two longest words: where one is misspelt, the other is not. */
  anchors: string[]
}

/** A cache of pure values: the names stay the same from issue to issue. */
const known = new WeakMap<Newsroom, Name[]>()

function namesOf(newsroom: Newsroom): Name[] {
  const own = known.get(newsroom)
  if (own) return own
  const { organisation, publication, people, glossary } = newsroom
  const single = [
    ...[organisation.name, publication],
    ...Object.values(people).flatMap(({ name = '' }) => name),
  ]
  const names = [
    ...single.map((name) => nameOf(name, true)),
    ...Object.values(glossary).map((meaning) => nameOf(meaning, false)),
  ].filter(({ name, words, isOne }) => words.length > (isOne ? 1 : 2) && /^[A-ZÀ-Þ]/.test(name))
  known.set(newsroom, names)
  return names
}

const wordPattern = /[A-Za-zÀ-ɏ]+|&/g

function nameOf(name: string, isOne: boolean): Name {
  const words = name.match(wordPattern) ?? []
  const anchors = [...new Set(words.map((word) => word.toLowerCase()))]
    .sort((a, b) => b.length - a.length)
    .slice(0, 2)
  return { name, words, isOne, anchors }
}

function told(context: Context, text: Text, { start, end }: Stretch, right: string): Found {
  const written = text.words.slice(start, end).replace(/\s+/g, ' ')
  return {
    message: `\`${written}\` is \`${right}\` in newswire.yaml.`,
    hint: `Write \`${right}\`, and spell it in one way throughout.`,
    ...spotIn(context, text, start, end),
  }
}

/** Times that a name is told in one text. */
const most = 20

/** Where the words of a text, of which `small` is the same in small letters, are nearly a name. */
function variantsIn(words: string, small: string, name: Name): Stretch[] {
  const found = new Map<number, Stretch>()
  for (const anchor of name.anchors) {
    for (let at = small.indexOf(anchor); at >= 0; at = small.indexOf(anchor, at + 1)) {
      // Within a longer word it is no name.
      if (isLetterAt(small, at - 1) || found.size === most) continue
      if (isRight(words, at, name, anchor) || !hasNeighbour(small, at, name, anchor)) continue
      const place = around(words, at, name, anchor)
      if (place) found.set(place.start, place)
    }
  }
  return [...found.values()]
}

/** What is written as it should be is looked at no further. */
function isRight(text: string, at: number, { name }: Name, anchor: string): boolean {
  const start = at - name.toLowerCase().indexOf(anchor)
  return text.startsWith(name, start) && !isLetterAt(text, start + name.length)
}

/** Letters to the word beside another one. */
const farthest = 60

/** A quick look: the word beside it begins as in the name. */
function hasNeighbour(small: string, at: number, { words }: Name, anchor: string): boolean {
  const place = placeOf(words, anchor)
  const isGap = (index: number) => ' \n-,'.includes(small[index] ?? '.')
  if (place > 0) {
    let start = at
    while (isGap(start - 1) && at - start < farthest) start -= 1
    while (isLetterAt(small, start - 1) && at - start < farthest) start -= 1
    return isInitial(small[start], words[place - 1])
  }
  let next = at + anchor.length
  const end = next + farthest
  while (isLetterAt(small, next) && next < end) next += 1
  while (isGap(next) && next < end) next += 1
  return isInitial(small[next], words[1])
}

const isInitial = (letter = '', word = ''): boolean =>
  letter === word.charAt(0).toLowerCase() || (joining.has(word) && '&abfiotw'.includes(letter))

const placeOf = (words: readonly string[], anchor: string): number =>
  words.findIndex((word) => word.toLowerCase() === anchor)

/** The stretch round one of its words that is meant for a name and is not quite it. */
function around(text: string, at: number, name: Name, anchor: string): Stretch | undefined {
  const place = placeOf(name.words, anchor)
  const before = wordsIn(text, Math.max(0, at - (place + 1) * 16), at).slice(-place || Infinity)
  const rest = wordsIn(text, at, at + (name.words.length - place + 1) * 16)
  const own = [...before, ...rest.slice(0, name.words.length - place)]
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last || own.length < name.words.length) return undefined
  const { start } = first
  const end = last.start + last.word.length
  const words = own.map(({ word }) => word)
  return isVariant(words, text.slice(start, end), name) ? { start, end } : undefined
}

const wordsIn = (text: string, from: number, to: number) =>
  Array.from(text.slice(from, to).matchAll(wordPattern), ({ index, 0: word }) => ({
    ...{ word, start: from + index },
  }))

/** True for words that are meant for a name and are not quite it. */
function isVariant(
  words: readonly string[],
  written: string,
  { name, words: right, isOne }: Name,
): boolean {
  const kinds: Kind[] = []
  for (const [index, word] of words.entries()) {
    const kind = kindOf(word, right[index] as string, isOne)
    if (kind === 'other') return false
    kinds.push(kind)
  }
  const count = (kind: Kind) => kinds.filter((each) => each === kind).length
  if (count('same') === kinds.length) return false
  if (/[^\wÀ-ɏ\s&-]/.test(name.includes(',') ? written.replaceAll(',', '') : written)) return false
  if (!/^[A-ZÀ-Þ]/.test(words[0] ?? '') || written === written.toUpperCase()) return false
  // Of two words, one in another form may be another name: `Harbour Partners`.
  if (count('form') > 0) return count('form') === 1 && count('same') > 1
  if (count('slip') > 0)
    return count('slip') === 1 && words.length - count('slip') - count('case') > 0
  if (count('sign') > 0) return words.length > count('sign') + 1
  // In small letters the same words may be no name: `Progress through partnership takes time.`
  const capitals = words.filter((word) => /^[A-ZÀ-Þ]/.test(word)).length
  return words.length > 2 && capitals > 1
}

/** `communities` → `community` */
const single = (word: string): string => (word.endsWith('ies') ? `${word.slice(0, -3)}y` : word)

const joining = new Set(['&', 'and', 'of', 'for', 'in', 'on', 'to', 'with', 'through', 'at', 'by'])

/** `volunteers`, `volunteering` → `volunteer` */
const stemOf = (word: string): string => word.replace(/(?<=\w{4})(?:ing|ed|s)$/, '')

type Kind = 'same' | 'case' | 'sign' | 'slip' | 'form' | 'other'

function kindOf(word: string, right: string, isOne: boolean): Kind {
  if (word === right) return 'same'
  const [a, b] = [word.toLowerCase(), right.toLowerCase()]
  if (a === b) return 'case'
  // `Department of …` for `Department for …`, `Sport & Leisure` for `Sport and Leisure`.
  if (joining.has(a) && joining.has(b)) return 'sign'
  if (single(a) === single(b)) return isOne ? 'slip' : 'same'
  if (a.length < 5 || word[0] !== right[0]) return 'other'
  // `Volunteer Network` for `Volunteering Network`.
  if (!isSlip(a, b)) return isOne && stemOf(a) === stemOf(b) ? 'form' : 'other'
  if (!isOne && (a === `${b}s` || b === `${a}s`)) return 'same'
  return 'slip'
}

/** Where the short name has other capitals: `PTP` for `PtP`. */
function miswritten(words: string, small: string, short: string): Stretch[] {
  if (!/^[A-Z]\w*[A-Z]/.test(short) || short === short.toUpperCase()) return []
  const found: Stretch[] = []
  const wanted = short.toLowerCase()
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, at + 1)) {
    const end = at + short.length
    const written = words.slice(at, end)
    const isAlone = !/\w/.test(`${words[at - 1] ?? ' '}${words[end] ?? ' '}`)
    if (written !== short && isAlone && /^[A-Z]/.test(written) && words !== words.toUpperCase()) {
      found.push({ start: at, end })
    }
  }
  return found
}
