import type { Text } from '../authored.ts'
import type { Check, Context, Found } from './check.ts'
import { few, mostTold } from './few.ts'
import { spotIn } from './words/place.ts'
import { type Mark, marksIn } from './words/quotes.ts'

/** A quotation that is opened and not closed, or closed and not opened. */
export const openQuote: Check = {
  code: 'open-quote',
  severity: 'warning',
  family: 'words',
  about:
    'A quotation mark without its other half. Speech that goes on in a new paragraph may open anew.',
  why: 'Readers cannot tell where somebody else’s words end and yours begin.',
  bad: '- body: She called it “a good start and asked for more.',
  good: '- body: She called it “a good start” and asked for more.',
  check: (context) =>
    context.texts.flatMap((text) => {
      if (isPaired(text.words)) return []
      const marks = marksIn(text.words)
      return [...doubles(context, text, marks), ...singles(context, text, marks)]
    }),
}

/** A quick look: most texts have no marks but apostrophes, or a pair of typographic ones. */
function isPaired(words: string): boolean {
  if (words.includes('"') || /(?:^|[\s(])'/.test(words)) return false
  if (words.split('“').length !== words.split('”').length) return false
  const single = words.split('‘')
  return single.every((part, index) => index === 0 || /’(?![A-Za-zÀ-ɏ])/.test(part))
}

/** In other languages the same signs open and close in other ways. */
const doubleSigns = (language: string): string => {
  if (/^(?:de|pl|cs|sk|hu|ro|bg|hr|sl|lt|et|is|da|sv|nb|nn|fi)/i.test(language)) return '"'
  return '"“”'
}

function doubles(context: Context, text: Text, marks: readonly Mark[]): Found[] {
  const found: Found[] = []
  const signs = doubleSigns(context.newsroom.language)
  const open: Mark[] = []
  // Straight ones do not say which way they look: an even number of them is taken for pairs.
  const isEven =
    marks.filter(({ sign, role }) => sign === '"' && role !== 'measure').length % 2 === 0
  for (const mark of marks) {
    if (!signs.includes(mark.sign) || (mark.sign === '"' && isEven)) continue
    if (mark.role === 'opens') {
      if (open.length === 0 || !beginsParagraph(text.words, mark.index)) open.push(mark)
    } else if (mark.role === 'closes' && !open.pop() && found.length <= mostTold) {
      found.push(unpaired(context, text, mark, 'is closed here and never opened'))
    }
  }
  // An inner quotation that is not closed uses up the mark of the outer one: the last one is pointed at.
  return [...found, ...few(open).map((mark) => unpaired(context, text, mark, neverClosed))]
}

const neverClosed = 'is opened here and never closed'

const beginsParagraph = (words: string, index: number): boolean =>
  /(?:^|\n\n)["“‘']*$/.test(words.slice(Math.max(0, index - 4), index))

/**
 * A single mark that closes looks like an apostrophe: any that may close does, but it must come before
 * another one opens, unless that one is a paragraph's.
 */
function singles(context: Context, text: Text, marks: readonly Mark[]): Found[] {
  const found: Found[] = []
  let isClosed = false
  for (const mark of [...marks].reverse()) {
    if (mark.sign !== '‘' && mark.sign !== '’' && mark.sign !== "'") continue
    if (mark.role === 'closes') isClosed = true
    if (mark.role !== 'opens') continue
    if (!isClosed && found.length <= mostTold)
      found.push(unpaired(context, text, mark, neverClosed))
    if (!beginsParagraph(text.words, mark.index)) isClosed = false
  }
  return found.reverse()
}

/** No word is longer. */
const longest = 60

function unpaired(context: Context, text: Text, { index, sign }: Mark, what: string): Found {
  const isOpen = what === neverClosed
  const rest = isOpen
    ? (/^\S*/.exec(text.words.slice(index, index + longest))?.[0] ?? sign)
    : (/\S*$/.exec(text.words.slice(Math.max(0, index - longest), index + 1))?.[0] ?? sign)
  const start = isOpen ? index : index + 1 - rest.length
  return {
    message: `A quotation ${what}: \`${rest}\`.`,
    hint: isOpen
      ? 'Close it where the other’s words end, or take the mark out.'
      : 'Open it, or take the mark out.',
    ...spotIn(context, text, start, start + rest.length),
  }
}
