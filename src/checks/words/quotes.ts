/** A mark of quotation in a text, and what it does there. */
export type Mark = {
  index: number
  sign: string
  role: 'opens' | 'closes' | 'apostrophe' | 'measure'
}

/** What begins with an apostrophe: `'90s`, `'tis`, `rock 'n' roll`. */
const clipped = /^(?:\d\ds?\b|(?:tis|twas|em|n|til|till|cause|cos|bout|round|phone|flu|burbs)\b)/i

const opening = /[\s([{“‘«„‚"'–—/-]$|^$/

/** Marks of one text that are looked at. */
const most = 400

/** The marks of a text in their order. German opens with the sign with which English begins. */
export function marksIn(words: string): Mark[] {
  const marks: Mark[] = []
  for (const { index, 0: sign } of words.matchAll(/["'“”„‘’«»]/g)) {
    if (marks.length === most) break
    const before = words.slice(Math.max(0, index - 1), index)
    const after = words.slice(index + 1, index + 10)
    marks.push({ index, sign, role: roleOf(sign, before, after, marks) })
  }
  return marks
}

function roleOf(sign: string, before: string, after: string, marks: readonly Mark[]): Mark['role'] {
  if (sign === '“' || sign === '„' || sign === '«') return 'opens'
  if (sign === '”' || sign === '»') return 'closes'
  if (sign === "'" && isPrime(before, after, marks)) return 'measure'
  const isFirst = opening.test(before) && /^\S/.test(after)
  if (sign === '"') {
    const isOpen = lastDouble(marks)?.role === 'opens'
    if (/\d/.test(before) && !isOpen) return 'measure'
    return isFirst && !(isOpen && /[\s–—/-]/.test(after.charAt(0) || ' ')) ? 'opens' : 'closes'
  }
  if (isFirst || sign === '‘') return clipped.test(after) ? 'apostrophe' : 'opens'
  // Within a word it is an apostrophe for certain; at its end it may be.
  return /^[A-Za-zÀ-ɏ]/.test(after) ? 'apostrophe' : 'closes'
}

/** Feet or minutes: `5' high`, `51°30'N`, and each sign of `6''`; but not `the 1990's`, nor `'in 1990'.` */
function isPrime(before: string, after: string, marks: readonly Mark[]): boolean {
  const last = marks.at(-1)
  if (before === "'") return last?.role === 'measure'
  if (!/[\d½¼¾]/.test(before) || /^s(?![a-z])/i.test(after)) return false
  return /^[\w\s]|^$/.test(after) || !isOpen(marks)
}

/** A single mark of quotation waits for the one that closes it. */
const isOpen = (marks: readonly Mark[]): boolean =>
  marks.findLast(({ sign, role }) => /['‘’]/.test(sign) && /opens|closes/.test(role))?.role ===
  'opens'

const lastDouble = (marks: readonly Mark[]) => marks.findLast(({ sign }) => sign === '"')

const curly: Record<string, Partial<Record<Mark['role'], string>>> = {
  '"': { opens: '“', closes: '”' },
  "'": { opens: '‘', closes: '’', apostrophe: '’' },
}

/** The English typographic sign for a straight mark; undefined for feet and inches. */
export const curled = ({ sign, role }: Mark): string | undefined => curly[sign]?.[role]
