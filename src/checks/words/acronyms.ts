import type { Text } from '../../authored.ts'
import type { Context } from '../check.ts'
import { latest } from '../latest.ts'
import { everyday, isRoman, shouted } from './known.ts'
import { isLetterAt } from './letters.ts'
import { meaningAfter, meaningBefore } from './meaning.ts'
import type { Stretch } from './sentences.ts'

/** An abbreviation where an author uses it, without its plural s: `words.slice(start, end)`. */
export type Use = { name: string; text: Text; start: number; end: number }

/** A use beside which its meaning stands: `local strategic partnership (LSP)`. */
export type Explained = Use & { meaning: string; from: number; to: number }

export type Acronyms = { uses: Map<string, Use[]>; explained: Map<string, Explained[]> }

/** The abbreviations of an issue's texts, in the order in which they are read. */
export const acronymsOf = latest(({ texts }: Context): Acronyms => {
  const acronyms: Acronyms = { uses: new Map(), explained: new Map() }
  for (const text of texts) {
    for (const use of usesIn(text)) {
      put(acronyms.uses, use)
      const explained = explainedAt(use)
      if (explained) put(acronyms.explained, { ...use, ...explained })
    }
  }
  return acronyms
})

function put<T extends Use>(map: Map<string, T[]>, use: T): void {
  const list = map.get(use.name)
  if (list) list.push(use)
  else if (map.size < mostNames) map.set(use.name, [use])
}

/** Two capitals at least, the last letter among them; single small letters may stand between. */
const pattern = /\b[A-Z](?:[a-z]?[A-Z])+s?\b/g

/** Abbreviations that are looked at in one text, and in an issue. */
const most = 200
const mostNames = 200

export function usesIn(text: Text): Use[] {
  const { words } = text
  const uses: Use[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(words); found; found = pattern.exec(words)) {
    const { index: start, 0: written } = found
    const name = written.endsWith('s') ? written.slice(0, -1) : written
    const end = start + name.length
    if (name.length > 6 || shouted.has(name) || isRoman(name)) continue
    if (!standsAlone(words, start, start + written.length)) continue
    if (!isLoud(words, start, end, name)) uses.push({ name, text, start, end })
    if (uses.length === most) break
  }
  // In a text of nothing but capitals nobody can tell what is an abbreviation.
  return uses.length > 0 && words.length > 12 && !/[a-zà-ÿ]/.test(words) ? [] : uses
}

/** True unless it is part of an address, a name, a number or a code. */
function standsAlone(words: string, start: number, end: number): boolean {
  const next = words.charAt(end) || ' '
  // In a postal address the town may stand in capitals: `BANGOR LL57 2DG`.
  if (' ,'.includes(next) && hasDigit(words, end + 2, end + 5)) {
    if (townOf.test(words.slice(end, end + 12))) return false
  }
  // Most stand between spaces and stops.
  if (' \n(‘“"'.includes(words[start - 1] ?? ' ')) {
    if (' \n,;:)’?!'.includes(next)) return true
    if (next === '.' && !isLetterAt(words, end + 1)) return true
  }
  const left = /\S*$/.exec(words.slice(Math.max(0, start - 40), start))?.[0] ?? ''
  const right = /^\S*/.exec(words.slice(end, end + 40))?.[0] ?? ''
  if (/:\/\/|www\.|[@#_\\=]/.test(left + right)) return false
  // `Report.PDF`, `R&D`, `O'NEILL`, `COVID-19`, `CO₂`, `A-LEVEL`, `22/02155/APP`.
  if (/[.&\d]$|[A-Za-z]['’]$|[A-Z\d][-‐‑]$|\d\/$/.test(left)) return false
  return !/^(?:[&\d₀-₉²³]|\.[A-Za-z]|[-‐‑][A-Z\d])/.test(right)
}

const isUpper = (sign = ''): boolean => sign >= 'A' && sign <= 'Z'

const townOf = /^,?\s+[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b/

function hasDigit(words: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = words.charCodeAt(at)
    if (code > 47 && code < 58) return true
  }
  return false
}

/** Capitals for the sake of loudness: `DO NOT`, `FREE`, `PLEASE NOTE`. */
function isLoud(words: string, start: number, end: number, name: string): boolean {
  if (!isUpper(words[start - 2]) && !isUpper(words[end + 1])) return false
  if (everyday.has(name) || name !== name.toUpperCase()) return false
  const [, before = ''] =
    /\b([A-Z]{2,})[ \n]$/.exec(words.slice(Math.max(0, start - 20), start)) ?? []
  const [, after = ''] = /^[ \n]([A-Z]{2,})\b/.exec(words.slice(end, end + 20)) ?? []
  // Of three words in capitals none is an abbreviation; nor is the neighbour of one that is not.
  return (before !== '' && after !== '') || shouted.has(before) || shouted.has(after)
}

// ---------------------------------------------------------------- what it means

type Meaning = { meaning: string; from: number; to: number }

/** The meaning that stands right before a use or right after it. */
function explainedAt({ name, text: { words }, start, end }: Use): Meaning | undefined {
  const bracket = bracketBefore(words, start)
  if (bracket !== undefined) return meaningFrom(words, meaningBefore(words, bracket, name))
  const isSure = name.length > 2
  const [joint, opening] = isFollowed(words, end)
    ? (joints.exec(words.slice(end, end + 24)) ?? [])
    : []
  if (joint !== undefined && (opening || isSure)) {
    const found = meaningAfter(words, end + joint.length, name)
    if (found) return meaningFrom(words, found)
  }
  const link = isSure ? linkBefore(words, start) : undefined
  return link === undefined ? undefined : meaningFrom(words, meaningBefore(words, link, name, true))
}

const meaningFrom = (words: string, place: Stretch | undefined): Meaning | undefined =>
  place && {
    meaning: words.slice(place.start, place.end).replace(/\s+/g, ' '),
    ...{ from: place.start, to: place.end },
  }

/** Where the bracket begins in which a use stands: `partnership (LSP)`, `partnership (the “LSP”)`. */
function bracketBefore(words: string, start: number): number | undefined {
  let at = start
  if ('"\'“‘'.includes(words[at - 1] ?? ' ')) at -= 1
  const lead = ['or ', 'the ', 'now '].find((each) => words.endsWith(each, at))
  if (lead) at -= lead.length
  return '(['.includes(words[at - 1] ?? ' ') ? at - 1 : undefined
}

/** A quick look: most uses stand before a stop, or a space and another word. */
function isFollowed(words: string, end: number): boolean {
  const at = words[end] === 's' ? end + 1 : end
  const [next = '', second = ''] = words.slice(at, at + 2)
  if (next === ' ') return '([–—-so'.includes(second)
  return '([,:"\'”’'.includes(next)
}

/** `LSP (local …`, `LSP, or local …`, `LSP – the local …`, `LSP stands for local …` */
const joints = /^s?["'”’]?(?:(\s*[([])|(?:,? (?:stands for|short for|or)|,| [–—-]|:)\s)/

/** Where the words end that may stand for what follows: `partnership, or LSP`, `partnership – LSP`. */
function linkBefore(words: string, start: number): number | undefined {
  const link = links.find((each) => words.endsWith(each, start))
  return link === undefined ? undefined : start - link.length
}

const links = [
  ' – ',
  ' — ',
  ' - ',
  ', or the ',
  ', or ',
  ' or ',
  ', ',
  ' known as the ',
  ' known as ',
  ' called ',
]

/** Two meanings that are one: plural and singular, `&` and `and`, small words and capitals are alike. */
export function isSameMeaning(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a === b || a === `${b}s` || b === `${a}s` || bare(a) === bare(b)
}

const bare = (meaning: string): string =>
  meaning
    .replace(/['’]s?\b/g, '')
    .split(/[\s\-‐‑&,/]+/)
    .filter((word) => !/^(?:and|of|for|the|in|on|to|at)?$/.test(word))
    .map((word) => word.replace(/ies$/, 'y').replace(/s$/, ''))
    .join(' ')
