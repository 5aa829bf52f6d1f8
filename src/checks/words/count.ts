import type { Newsroom } from '../../model.ts'

/** Behind `the first issue`: it counts from another beginning. */
const otherwise = /^\s+(?:this|in|since|under|for|to|with (?:a|our|the|its) new|sent|after|that)\b/i

/** The same behind `the first issue of our newsletter`. */
const sinceThen = /^\s*(?:this|in|since|under|after)\b/i

/** Whose issue it is: a name, or what a newsletter is called in general. */
const belonging =
  /^\s+(?:of|from)\s+(?:(?:[Tt]he|[Oo]ur|[Tt]his|[Yy]our)\s+)?(?:(?:monthly|weekly|fortnightly|quarterly|termly|regular|little|own|online|free|e-?mail|electronic|members[’'])\s+)*((?:newsletter|bulletin|e-?newsletter|e-?bulletin|e-?news|magazine|us)\b|[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*)*)/

/**
 * Whether what follows `the first issue` makes it another count than the issue’s own: `of the year`,
 * `of volume 3`, `since May`, or somebody else’s magazine.
 */
export function isOtherCount(after: string, newsroom: Newsroom): boolean {
  if (!/^\s+(?:of|from)\b/i.test(after)) return otherwise.test(after)
  const [all = '', owner] = belonging.exec(after) ?? []
  if (owner === undefined) return true
  const isOurs = /^[a-z]/.test(owner) || isOwnName(owner, newsroom)
  return !isOurs || sinceThen.test(after.slice(all.length))
}

/** `the Ferryman`, `the Trust`: every word is one of the house's names. */
function isOwnName(name: string, { publication, organisation }: Newsroom): boolean {
  const { name: house, short = '' } = organisation
  const own = new Set(wordsOf(`${publication} ${house} ${short}`))
  return wordsOf(name).every((word) => own.has(word))
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .match(/[\wà-ɏ]+/g) ?? []
