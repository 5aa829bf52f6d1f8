import type { Text } from '../../authored.ts'
import type { Context, Earlier } from '../check.ts'

/** A word of a text: `words.slice(start, end)`, with a straight apostrophe. */
export type Token = { word: string; start: number; end: number; isFirst: boolean }

const pattern = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu

/** No language has longer words that anybody would look up. */
const longest = 60

/** The words of a text that can be looked up: no abbreviations, numbers, codes and addresses. */
export function tokensIn(words: string): Token[] {
  const tokens: Token[] = []
  for (const { index: start, 0: written } of words.matchAll(pattern)) {
    if (written.length < 3 || written.length > longest) continue
    const end = start + written.length
    const [before, after] = [
      words.slice(Math.max(0, start - 60), start),
      words.slice(end, end + 60),
    ]
    const chunk = (/\S*$/.exec(before)?.[0] ?? '') + written + (/^\S*/.exec(after)?.[0] ?? '')
    if (isAddress(chunk)) continue
    // `20th`, `CO₂`, `W1T`; `LSPs`, `iPhone`.
    if (/[\d₀-₉_]$/.test(before) || /^[\d₀-₉_]/.test(after)) continue
    if (/\p{L}\p{Lu}/u.test(written.replace(/['’].*$/, ''))) continue
    const isFirst = /(?:^|[.?!…:;•·|–—]["'”’)]*\s+|\n\s*|["“‘(]\s*)$/.test(before)
    tokens.push({ word: written.replaceAll('’', "'"), start, end, isFirst })
  }
  return tokens
}

const isAddress = (chunk: string): boolean =>
  /[@#\\_]|:\/\/|^www\.|[\p{L}\d]\.\p{L}{2}/u.test(chunk)

/** Fields that hold names: of places, of bodies, of people. */
const naming = new Set(['venue', 'organiser', 'publisher', 'funder', 'owner', 'by'])

export const holdsNames = ({ path }: Text): boolean => naming.has(String(path.at(-1)))

/** All words that the newsroom and its issues have as names, in small letters. */
export function namesIn({ newsroom, texts }: Context, earlier: readonly Earlier[]): Set<string> {
  const { organisation, publication, people, glossary, ownWords, sections } = newsroom
  const lines = [
    ...ownWords,
    ...Object.entries(glossary).flat(),
    ...Object.values(people).flatMap(({ name = '', role = '' }) => [name, role]),
    ...Object.values(sections).flatMap(({ heading = '' }) => heading),
    ...[publication, organisation.name, organisation.short ?? '', organisation.address ?? ''],
    ...[organisation.strapline ?? ''],
    ...texts.filter(holdsNames).map(({ words }) => words),
  ]
  const names = lines.flatMap((line) => line.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [])
  return new Set([...names, ...repeated(texts, earlier)].map((name) => plain(name)))
}

export const plain = (word: string): string =>
  word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '')

/** What stands with a capital within sentences more than once, or did in an earlier issue, is a name. */
function repeated(texts: readonly Text[], earlier: readonly Earlier[]): string[] {
  const counts = new Map<string, number>()
  const count = (list: readonly Text[], weight: number) => {
    for (const { words } of list) {
      for (const [, name = ''] of words.matchAll(/[\p{L},)] (\p{Lu}\p{L}+)/gu)) {
        counts.set(name, (counts.get(name) ?? 0) + weight)
      }
    }
  }
  count(texts, 1)
  for (const issue of earlier) count(issue.texts, 2)
  return [...counts].flatMap(([name, times]) => (times > 1 ? [name] : []))
}
