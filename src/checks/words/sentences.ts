/** A stretch of a text: `words.slice(start, end)`. */
export type Stretch = { start: number; end: number }

/** The paragraphs of a text, and the items of its lists. */
export function paragraphsOf(words: string): Stretch[] {
  const paragraphs: Stretch[] = []
  for (let start = 0; start <= words.length; ) {
    const gap = words.indexOf('\n\n', start)
    const end = gap < 0 ? words.length : gap
    if (end > start) paragraphs.push({ start, end })
    start = end + 2
  }
  return paragraphs
}

const stop = /[.?!…]["'”’»)\]]*\s/g

/** What ends in a stop and, as a rule, no sentence: `Mr. Bell`, `e.g. Monday`, `J. Bell`. */
const abbreviations = new Set(
  'mr mrs ms mx dr prof rev revd hon cllr cllrs st sts rd pp vol eds cf vs eg ie approx incl inc ltd jr sr jan feb apr aug sept oct nov dec tues thur thurs capt sgt tel dept govt'.split(
    ' ',
  ),
)

function isAbbreviated(text: string, stop: number, next: string): boolean {
  const near = text.slice(Math.max(0, stop - 9), stop)
  const space = Math.max(near.lastIndexOf(' '), near.lastIndexOf('\n'))
  if (near.length - space > 8) return false
  const word = near
    .slice(space + 1)
    .replace(/^["'“‘(]+/, '')
    .toLowerCase()
  if (word.length === 1) return word !== 'i' && word !== word.toUpperCase()
  if (word === 'no' || word === 'nos') return next >= '0' && next <= '9'
  return abbreviations.has(word) || (word.length === 3 && word[1] === '.')
}

/** The sentences of a text; none goes over the end of a paragraph. */
export function sentencesOf(words: string): Stretch[] {
  return paragraphsOf(words).flatMap((paragraph) => {
    const text = words.slice(paragraph.start, paragraph.end)
    const sentences: Stretch[] = []
    let from = 0
    for (const { index, 0: found } of text.matchAll(stop)) {
      const end = index + found.length
      const next = text.charAt(end)
      if (next !== next.toUpperCase()) continue
      if (text[index] === '.' && isAbbreviated(text, index, next)) continue
      sentences.push(stretch(text, from, end, paragraph.start))
      from = end
    }
    sentences.push(stretch(text, from, text.length, paragraph.start))
    return sentences
  })
}

/** Without the white space before it. */
function stretch(text: string, from: number, end: number, offset: number): Stretch {
  let start = from
  while (start < end && /\s/.test(text.charAt(start))) start += 1
  return { start: offset + start, end: offset + end }
}

/** How many words stand there: a dash alone is none. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[^\-–—·•*/&+=|]/.test(word)).length
