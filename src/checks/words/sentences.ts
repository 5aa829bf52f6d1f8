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

const stop = /[.?!…]+["'”’»)\]]*(?=\s+["'“‘«([]?[A-ZÀ-Þ\d])/g

/** What ends in a stop and no sentence: `Mr. Bell`, `No. 4`, `e.g. Monday`, `J. Bell`. */
const abbreviations = new Set(
  'mr mrs ms mx dr prof rev revd hon cllr cllrs st sts rd ave no nos pp vol ed eds cf vs eg ie approx incl inc ltd co jr sr jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun gen col capt sgt tel dept govt fig art sec ch'.split(
    ' ',
  ),
)

function isAbbreviated(text: string, stop: number): boolean {
  const before = text.slice(Math.max(0, stop - 7), stop)
  const word = before.slice(before.search(/[^\s("'“‘]*$/))
  return word.length === 1
    ? /[A-Za-z]/.test(word)
    : abbreviations.has(word.toLowerCase()) || /^[a-z]\.[a-z]$/i.test(word)
}

/** The sentences of a text; none goes over the end of a paragraph. */
export function sentencesOf(words: string): Stretch[] {
  return paragraphsOf(words).flatMap((paragraph) => {
    const text = words.slice(paragraph.start, paragraph.end)
    const sentences: Stretch[] = []
    let from = 0
    for (const match of text.matchAll(stop)) {
      const end = match.index + match[0].length
      if (match[0] === '.' && isAbbreviated(text, match.index)) continue
      sentences.push(stretch(text, from, end, paragraph.start))
      from = end
    }
    sentences.push(stretch(text, from, text.length, paragraph.start))
    return sentences
  })
}

/** Without the white space before it. */
function stretch(text: string, from: number, end: number, offset: number): Stretch {
  const start = from + text.slice(from, end).search(/\S|$/)
  return { start: offset + start, end: offset + end }
}

/** How many words stand there: a dash alone is none. */
export const countWords = (text: string): number =>
  text.match(/\S*[^\s\-–—·•*/&+=|]\S*/g)?.length ?? 0
