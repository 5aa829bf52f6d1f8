import type { Text } from '../../authored.ts'
import { changes } from '../../difference.ts'
import { plainWords } from '../../markdown.ts'
import type { Newsroom } from '../../model.ts'
import type { Earlier } from '../check.ts'
import { paragraphsOf } from './sentences.ts'

/** A paragraph as it is compared: `folded` are its words without capitals and stops. */
export type Paragraph = {
  text: Text
  words: Word[]
  folded: string[]
  key: string
  /** For each of 128 kinds of words whether it has any: unlike paragraphs are told apart by it. */
  mask: readonly number[]
}
type Word = { written: string; start: number; end: number }

/** Words that changed between two issues: `before` stands as `after` now. */
export type Drift = { before: string; after: string; start: number; end: number }

/** A paragraph with fewer words is alike by chance. */
const fewest = 12

/** How much two paragraphs must share to be one that was changed: four words of five. */
const alike = 0.8

/** What is compared: paragraphs of an issue, words of a paragraph, letters of a word. */
const most = { paragraphs: 250, words: 400, letters: 60 }

export function paragraphsIn(texts: readonly Text[]): Paragraph[] {
  return texts
    .filter(({ kind }) => kind === 'prose')
    .slice(0, most.paragraphs)
    .flatMap((text) =>
      paragraphsOf(text.words).flatMap(({ start, end }) => {
        // A hundred thousand lines of one word are soon passed over.
        if (end - start < fewest * 2 - 1) return []
        const paragraph = text.words.slice(start, end)
        const words = [...paragraph.matchAll(/\S+/g)]
          .filter(([written]) => /[\p{L}\p{N}]/u.test(written))
          .map(({ index, 0: written }) => ({
            ...{ written, start: start + index, end: start + index + written.length },
          }))
        const folded = words.map(({ written }) => fold(written))
        const isFit = words.length >= fewest && words.length <= most.words
        return isFit ? [{ text, words, folded, key: folded.join(' '), mask: maskOf(folded) }] : []
      }),
    )
    .slice(0, most.paragraphs)
}

function maskOf(words: readonly string[]): number[] {
  const mask = [0, 0, 0, 0]
  for (const word of words) {
    let kind = 7
    for (let at = 0; at < word.length; at += 1) kind = (kind * 31 + word.charCodeAt(at)) % 65_521
    mask[kind % 4] = (mask[kind % 4] as number) | (1 << ((kind >> 2) % 32))
  }
  return mask
}

/** How many kinds of words one paragraph has and the other lacks: at least so many of its words. */
function lacking({ mask: a }: Paragraph, { mask: b }: Paragraph): number {
  let count = 0
  for (let place = 0; place < 4; place += 1) {
    let bits = (a[place] as number) & ~(b[place] as number)
    for (; bits !== 0; bits &= bits - 1) count += 1
  }
  return count
}

const fold = (word: string): string =>
  word
    .slice(0, most.letters)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^[^\p{L}\p{N}£$€]+|[^\p{L}\p{N}%]+$/gu, '')

/** A cache of pure values: an issue is looked back at from several later ones. */
const known = new WeakMap<readonly Text[], Paragraph[]>()

function paragraphsBefore({ texts }: Earlier): Paragraph[] {
  const own = known.get(texts) ?? paragraphsIn(texts)
  known.set(texts, own)
  return own
}

/** Of a text of the newsroom so much: who writes more of it anew means to. */
const nearlyAll = 0.93

/** Paragraphs that may come back, who has them (`Issue 14`, `newswire.yaml`), and how much is shared. */
export type Model = { name: string; paragraphs: readonly Paragraph[]; alike: number }

/** The paragraphs of the newsroom and of the issues before this one. */
export const modelsFor = (newsroom: Newsroom, earlier: readonly Earlier[]): Model[] => [
  { name: 'newswire.yaml', paragraphs: paragraphsOfHouse(newsroom), alike: nearlyAll },
  ...earlier.map((each) => ({
    name: `Issue ${each.issue.number}`,
    paragraphs: paragraphsBefore(each),
    alike,
  })),
]

/** A cache of pure values: the newsroom stays the same from issue to issue. */
const house = new WeakMap<Newsroom, Paragraph[]>()

function paragraphsOfHouse(newsroom: Newsroom): Paragraph[] {
  const own = house.get(newsroom)
  if (own) return own
  const { intro, footer, snippets } = newsroom
  const texts = [intro, footer, ...Object.values(snippets).map(({ body }) => body)].flatMap(
    (text): Text[] =>
      typeof text === 'string' ? [{ path: [], kind: 'prose', words: plainWords(text) }] : [],
  )
  const paragraphs = paragraphsIn(texts)
  house.set(newsroom, paragraphs)
  return paragraphs
}

/** Who had a paragraph before, and what has drifted since; undefined for a new one. */
export function driftOf(
  paragraph: Paragraph,
  models: readonly Model[],
): { from: string; drifts: Drift[] } | undefined {
  let best: { from: string; old: Paragraph; share: number } | undefined
  for (const { name: from, paragraphs, alike: least } of models) {
    for (const old of paragraphs) {
      if (old.key === paragraph.key) return undefined
      if (!mayBeAlike(paragraph, old)) continue
      const share = shared(paragraph.folded, old.folded)
      if (share >= least && share > (best?.share ?? 0)) best = { from, old, share }
    }
  }
  return best && { from: best.from, drifts: driftsBetween(best.old, paragraph) }
}

/** A quick look, which most pairs do not pass: what `alike` leaves room for, and no more, may be lacking. */
function mayBeAlike(one: Paragraph, other: Paragraph): boolean {
  const [a, b] = [one.folded.length, other.folded.length]
  const both = (alike * (a + b)) / 2
  if (Math.min(a, b) < both) return false
  return lacking(one, other) <= a - both && lacking(other, one) <= b - both
}

/** What two lists of words share, from 0 to 1 (Dice's coefficient), whatever their order. */
function shared(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of b) counts.set(word, (counts.get(word) ?? 0) + 1)
  let both = 0
  for (const word of a) {
    const left = counts.get(word) ?? 0
    if (left > 0) both += 1
    counts.set(word, left - 1)
  }
  return (2 * both) / (a.length + b.length)
}

function driftsBetween(old: Paragraph, { words, folded }: Paragraph): Drift[] {
  let before = 0
  let after = 0
  const drifts: Drift[] = []
  for (const change of changes(old.folded, folded)) {
    before += change.at - after
    const was = old.words.slice(before, before + change.before.length)
    const is = words.slice(change.at, change.at + change.after.length)
    before += change.before.length
    after = change.at + change.after.length
    if (isUpdate(change.before, change.after)) continue
    // Where words are gone, the word before the gap is pointed at.
    const [first, last] = [
      is[0] ?? words[change.at - 1] ?? words[0],
      is.at(-1) ?? words[change.at - 1] ?? words[0],
    ]
    if (!first || !last) continue
    drifts.push({ before: said(was), after: said(is), start: first.start, end: last.end })
  }
  return drifts
}

const said = (words: readonly Word[]): string =>
  words
    .map(({ written }) => written)
    .join(' ')
    .replace(/^[("'“‘]+|[)"'”’.,;:!?]+$/g, '')

/** Dates, times, sums and whole clauses are new because they are news. */
function isUpdate(before: readonly string[], after: readonly string[]): boolean {
  if (before.length > 4 || after.length > 4) return true
  return [...before, ...after].some((word) => changing.test(word))
}

const changing =
  /\d|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|spring|summer|autumn|winter|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+tieth|last|next|latest|new|now)$/
