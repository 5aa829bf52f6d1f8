import type { Text } from '../authored.ts'
import type { Check, Context, Found } from './check.ts'
import { isEnglish } from './dates/dated.ts'
import { mostTold } from './few.ts'
import { fixIn, spotIn } from './words/place.ts'
import { curled, type Mark, marksIn } from './words/quotes.ts'
import { wholeOf } from './words/whole.ts'

/** Straight and typographic quotation marks side by side. */
export const mixedQuotes: Check = {
  code: 'mixed-quotes',
  severity: 'warning',
  family: 'words',
  about:
    'Straight quotation marks or apostrophes where the issue has typographic ones, or the reverse.',
  why: 'It shows that a text was pasted in; and two kinds on one page look like two meanings.',
  bad: '- body: The council’s report says "more to come".',
  good: '- body: The council’s report says “more to come”.',
  check(context) {
    const whole = wholeOf(context).words
    if (!/["']/.test(whole) || !/[“”‘’]/.test(whole)) return []
    const marked = context.texts
      .filter(({ words }) => /["'“”‘’]/.test(words))
      .map((text) => ({
        text,
        marks: marksIn(text.words).filter(({ role }) => role !== 'measure'),
      }))
    const all = marked.flatMap(({ marks }) => marks)
    const straight = all.filter(isStraight).length
    const typographic = all.length - straight
    if (straight === 0 || typographic === 0) return []
    // The fewer are the ones to change.
    if (straight > typographic * 2) return marked.flatMap((each) => strangers(context, each))
    return marked.flatMap(({ text, marks }) => straightOnes(context, text, marks))
  },
}

const isStraight = ({ sign }: Mark): boolean => sign === '"' || sign === "'"

/** Each word with a straight mark, and what it should be. */
function straightOnes(context: Context, text: Text, marks: readonly Mark[]): Found[] {
  const found: Found[] = []
  let done = 0
  for (const [place, mark] of marks.entries()) {
    if (found.length > mostTold) break
    if (!isStraight(mark) || mark.index < done) continue
    const near = marks.slice(place, place + longest * 2)
    const before = wordBefore(text.words, mark.index)
    const start = mark.index - before.length
    const upTo = (last: number) => {
      const end = endOfWord(text.words, last)
      const word = text.words.slice(start, end)
      const better = withCurls(word, start, near)
      const isSure = isEnglish(context) && better !== word
      const fix = isSure ? fixIn(context, text, [start, end], better) : undefined
      return { end, word, better, fix }
    }
    // A quotation is one finding, with both its marks, unless Markdown stands between them.
    const other = closingOf(mark, near)
    const whole = other && upTo(other.index)
    const isWhole = whole !== undefined && (whole.fix !== undefined || !isEnglish(context))
    const { end, word, better, fix } = isWhole ? whole : upTo(mark.index)
    done = end
    found.push({
      message: `\`${word.replace(/\s+/g, ' ')}\` has ${isWhole ? 'straight marks' : 'a straight mark'}; others in this issue are typographic.`,
      hint: isEnglish(context)
        ? `Write \`${better.replace(/\s+/g, ' ')}\`.`
        : 'Use one kind throughout.',
      ...spotIn(context, text, start, end),
      ...(fix && { fix }),
    })
  }
  return found
}

/** Signs of a quotation that is told as a whole. */
const longest = 60

/** The mark that closes what another one opens, when both stand near each other. */
function closingOf(mark: Mark, marks: readonly Mark[]): Mark | undefined {
  if (mark.role !== 'opens') return undefined
  const next = marks.find(
    ({ index, sign, role }) => index > mark.index && sign === mark.sign && role !== 'apostrophe',
  )
  return next?.role === 'closes' && next.index - mark.index < longest ? next : undefined
}

/** What stands before a place without a space; no word is longer than what is looked at. */
const wordBefore = (words: string, at: number): string =>
  /\S*$/.exec(words.slice(Math.max(0, at - longest), at))?.[0] ?? ''

const endOfWord = (words: string, at: number): number =>
  at + (/^\S+/.exec(words.slice(at, at + longest))?.[0].length ?? 1)

function withCurls(word: string, start: number, marks: readonly Mark[]): string {
  const signs = [...word]
  const own = marks.filter(({ index }) => index >= start && index < start + word.length)
  for (const mark of own) signs[mark.index - start] = curled(mark) ?? mark.sign
  return signs.join('')
}

/** Where nearly all marks are straight, each text is told once that has others. */
function strangers(
  context: Context,
  { text, marks }: { text: Text; marks: readonly Mark[] },
): Found[] {
  const odd = marks.find((mark) => !isStraight(mark))
  if (!odd) return []
  const sign = '“”„«»'.includes(odd.sign) ? '"' : "'"
  const message = `\`${odd.sign}\` is typographic; most marks in this issue are straight.`
  const hint = `Write \`${sign}\` in this text, or typographic marks in all.`
  const spot = spotIn(context, text, odd.index, odd.index + 1)
  return [{ message, hint, severity: 'info', ...spot }]
}
