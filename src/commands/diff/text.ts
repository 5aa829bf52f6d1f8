import type { Piece, Run, Sentence } from '../../changes.ts'
import { clean } from '../../report.ts'
import { wrap } from '../../text.ts'
import type { Compared } from './compared.ts'
import { capital, type Detail, details } from './excerpt.ts'

const columns = 80

type Style = 'plain' | 'title' | 'before' | 'after' | 'quiet'

const codes: Readonly<Record<Style, string>> = {
  ...{ plain: '', title: '\u001b[1m', quiet: '\u001b[2m' },
  ...{ before: '\u001b[31m', after: '\u001b[32m' },
}
const end = '\u001b[0m'

/** A text in parts, each of one style. */
type Part = { style: Style; text: string }

/** The changes for a terminal: signs and brackets say without colours what is what. */
export function text(
  { file, against, sentences }: Compared,
  { colour }: { colour: boolean },
): string {
  const head = painted(
    [{ style: 'title', text: `${file} against ${against.name}` }],
    '',
    '',
    colour,
  )
  if (sentences.length === 0) return `${head}\n\nNothing that a reader sees is different.\n`
  const lines = sentences.map((each) => block(each, colour))
  return `${head}\n\n${lines.join('\n')}\n`
}

function block(sentence: Sentence, colour: boolean): string {
  const lead = `  ${signOf(sentence)} `
  const own = painted(capital(sentence.pieces).map(partOf), lead, '    ', colour)
  return [own, ...details(sentence).map((each) => detail(each, colour))].join('\n')
}

const signs = { added: '+', removed: '−', moved: '↕', changed: '~' } as const

const signOf = ({ changes: [first] }: Sentence): string => signs[first?.kind ?? 'changed']

const partOf = ({ is, text }: Piece): Part => ({ style: is, text })

function detail(each: Detail, colour: boolean): string {
  if ('sentence' in each)
    return painted(capital(each.sentence.pieces).map(partOf), '      ', '      ', colour)
  return painted(each.runs.map(runPart), '      ', '      ', colour)
}

/** Words that went and came in the brackets of git's word diff. The end of a paragraph is a sign. */
function runPart({ is, text }: Run, index: number): Part {
  const words = text.replaceAll('\n\n', ' ¶ ')
  const gap = index > 0 ? ' ' : ''
  if (is === 'kept') return { style: 'quiet', text: gap + words }
  return is === 'removed'
    ? { style: 'before', text: `${gap}[-${words}-]` }
    : { style: 'after', text: `${gap}{+${words}+}` }
}

/** `8 May` and `9 words` stay together. */
const figures = /(\d) (?=\p{Lu}\p{Ll}|words?\))/gu

/** Parts in lines that fit a terminal; painted only then, since colours would be counted as letters. */
function painted(parts: readonly Part[], lead: string, hang: string, colour: boolean): string {
  const safe = parts.map(({ style, text }) => ({ style, text: clean(text) }))
  const whole = safe.map((part) => part.text).join('')
  const lines = wrap(whole.replace(figures, '$1\u00a0'), columns, lead, hang).replaceAll(
    '\u00a0',
    ' ',
  )
  return colour ? lead + paint(lines.slice(lead.length), safe) : lines
}

/** Gives each letter the style of its part: a line break has taken the place of a space, nothing more. */
function paint(lines: string, parts: readonly Part[]): string {
  const styles = parts.flatMap(({ style, text }) => [...text.replace(/\s/g, '')].map(() => style))
  let [result, at, open]: [string, number, Style] = ['', 0, 'plain']
  const turn = (style: Style) => {
    if (style === open) return
    result += (open === 'plain' ? '' : end) + codes[style]
    open = style
  }
  for (const letter of lines) {
    if (letter === '\n') turn('plain')
    if (/\s/.test(letter)) {
      // A space before the next style is nobody's.
      if (styles[at] !== open) turn('plain')
    } else {
      turn(styles[at] ?? 'plain')
      at += 1
    }
    result += letter
  }
  turn('plain')
  return result
}
