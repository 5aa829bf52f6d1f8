import { type Difference, type Piece, type Run, type Sentence, summedUp } from '../../changes.ts'

/** Words around a change that are shown, to find it by. */
const context = 6

/** Words of a passage that was rewritten: who wants them all looks at the mails. */
const longest = 40

/** What stands below a sentence: the words that differ, or what it sums up. */
export type Detail = { runs: Run[] } | { sentence: Sentence }

/** What a sentence leaves out: the words of a text, and each of several links. */
export function details(sentence: Sentence): Detail[] {
  const parts = summedUp(sentence)
  if (parts.length > 0) return parts.map((each) => ({ sentence: each }))
  const [change] = sentence.changes
  if (change?.kind !== 'changed' || isSaid(change)) return []
  return [{ runs: shortened(change.words) }]
}

/** A sentence that stands alone begins with a capital. */
export function capital([first, ...rest]: readonly Piece[]): Piece[] {
  if (!first) return []
  const text =
    first.is === 'plain' ? first.text.charAt(0).toUpperCase() + first.text.slice(1) : first.text
  return [{ is: first.is, text }, ...rest]
}

/** Whether the sentence holds both values already, or there are no words to show. */
function isSaid({ form, before, after, words }: Difference): boolean {
  if (!words.some(({ is }) => is !== 'kept')) return true
  if (form === 'prose') return false
  return before === null || after === null || Math.max(before.length, after.length) <= 70
}

/** Runs cut down to what leads to a change and away from it; a long passage to its two ends. */
function shortened(runs: readonly Run[]): Run[] {
  return runs.map(({ is, text }, index) => {
    const isFirst = index === 0
    const isLast = index === runs.length - 1
    if (is !== 'kept') return { is, text: cut(text, longest / 2, longest / 2) }
    return { is, text: cut(text, isFirst ? 0 : context, isLast ? 0 : context) }
  })
}

/** The words at both ends of a text, with a sign for what was left out; the whole if that is little. */
function cut(text: string, start: number, end: number): string {
  const words = text.split(' ')
  if (words.length <= start + end + 2) return text
  return [...words.slice(0, start), '…', ...words.slice(words.length - end)].join(' ')
}
