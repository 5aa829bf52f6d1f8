import type { Text } from '../authored.ts'
import type { Check, Context, Found } from './check.ts'
import { isEnglish } from './dates/dated.ts'
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
  for (const mark of marks) {
    if (!isStraight(mark) || mark.index < done) continue
    const before = /\S*$/.exec(text.words.slice(0, mark.index))?.[0] ?? ''
    const start = mark.index - before.length
    const word = /^\S+/.exec(text.words.slice(start))?.[0] ?? mark.sign
    done = start + word.length
    const better = withCurls(word, start, marks)
    const fix =
      isEnglish(context) && better !== word
        ? fixIn(context, text, [start, done], better)
        : undefined
    found.push({
      message: `\`${word}\` has a straight mark; others in this issue are typographic.`,
      hint: isEnglish(context) ? `Write \`${better}\`.` : 'Use one kind throughout.',
      ...spotIn(context, text, start, done),
      ...(fix && { fix }),
    })
  }
  return found
}

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
