import { type Habits, prose, type Style } from './habits.ts'
import { isPlain, isPrintable } from './plain.ts'

/** A value as text: what stands behind its key or dash, and the whole lines that follow. */
export type Shape = { inline: string; lines: string[] }

/** Where a text is to stand. */
export type Site = {
  /** The column of the key or dash that it belongs to. */
  column: number
  key: string | undefined
  habits: Habits
  /** The text that stood there, in its style; `width` when it was folded over several lines. */
  old?: {
    style: Style | undefined
    indent: number | undefined
    width: number | undefined
    paragraphs: ReadonlyMap<string, string[]>
  }
}

/** The ways to write a value that is no list and no map, the fittest first. */
export function* scalarShapes(value: unknown, site: Site): Generator<Shape, void> {
  if (typeof value !== 'string') {
    yield { inline: plainValue(value), lines: [] }
    return
  }
  for (const style of stylesFor(value, site)) {
    const shape = writers[style](value, site)
    if (shape) yield shape
  }
}

/** The same within braces or brackets, where everything stands on one line. */
export function flowScalar(value: unknown, { habits, old }: Pick<Site, 'habits' | 'old'>): string {
  if (typeof value !== 'string') return plainValue(value)
  const isQuoted = old?.style?.startsWith('QUOTE')
  if (!isQuoted && isPlain(value, true)) return value
  const style = isQuoted ? old?.style : habits.quote
  return style === 'QUOTE_SINGLE' && isSingle(value) ? single(value) : double(value)
}

const plainValue = (value: unknown): string =>
  value === null ? 'null' : Object.is(value, -0) ? '-0' : String(value)

/** A key, in quotes where it must be. */
export const keyText = (key: string): string =>
  /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(key) || isPlain(key, true) ? key : double(key)

// ---------------------------------------------------------------- which style

function stylesFor(value: string, { key, habits, old }: Site): Style[] {
  const liked =
    old?.style ?? habits.style(key) ?? (prose.has(key ?? '') ? 'BLOCK_LITERAL' : 'PLAIN')
  const last: Style[] = ['PLAIN', habits.quote, 'QUOTE_DOUBLE']
  const block: Style = liked === 'BLOCK_FOLDED' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL'
  if (value.includes('\n')) return [...new Set<Style>([block, 'BLOCK_LITERAL', 'QUOTE_DOUBLE'])]
  return [...new Set<Style>([liked, ...last])]
}

const writers: Record<Style, (value: string, site: Site) => Shape | undefined> = {
  PLAIN: (value, site) => {
    if (!isPlain(value, false)) return undefined
    return folded(value, site)
  },
  QUOTE_SINGLE: (value, site) => (isSingle(value) ? folded(single(value), site) : undefined),
  QUOTE_DOUBLE: (value, site) => folded(double(value), site),
  BLOCK_LITERAL: literal,
  BLOCK_FOLDED: foldedBlock,
}

// ---------------------------------------------------------------- on one line

const isSingle = (text: string): boolean => isPrintable(text) && !/[\t\n]/.test(text)
const single = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Escapes as YAML 1.2 has them; all else may stand between double quotes as it is. */
const double = (text: string): string =>
  `"${text.replace(/["\\]|(?! )[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu, escaped)}"`

const short: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' }

const escaped = (character: string): string =>
  short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Folds a text where the one in its place was folded; else it stays on one line. */
function folded(text: string, { column, key, old, habits }: Site): Shape {
  const { width, indent = column + habits.step } = old ?? {}
  if (width === undefined || /\\$|\s{2}/.test(text)) return { inline: text, lines: [] }
  const [inline = '', ...rest] = fold(text, width, column + (key?.length ?? 0) + 2, indent)
  return { inline, lines: rest.map((line) => ' '.repeat(indent) + line) }
}

/**
 * Breaks a text at spaces. The first line begins at column `first`, all others at `indent`. A word
 * that would turn a line into something else than text never begins one.
 */
function fold(text: string, width: number, first: number, indent: number): string[] {
  const lines: string[] = []
  let line = ''
  let room = width - first
  for (const word of text.split(' ')) {
    const isSafe = !/^(#|[-?:]$|---|\.\.\.|%|$)/.test(word) && line !== '' && !line.endsWith(' ')
    if (isSafe && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
      room = width - indent
    } else {
      line = line === '' && lines.length === 0 ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

// ---------------------------------------------------------------- on lines of their own

/** `|` with its text: every line as it is. */
function literal(value: string, site: Site): Shape | undefined {
  const parts = blockText(value)
  if (!parts) return undefined
  return block('|', parts.text.split('\n'), parts, site)
}

/** `>` with its text: paragraphs folded, those that were there before as they were. */
function foldedBlock(value: string, site: Site): Shape | undefined {
  const parts = blockText(value)
  // Lines that begin with a space are not folded, and would be read otherwise.
  if (!parts || /(^|\n)[ \t]|^\n|[ \t](\n|$)/.test(parts.text)) return undefined
  const { old, habits, column } = site
  const indent = old?.indent ?? column + habits.textStep
  const lines = parts.text.split('\n').flatMap((paragraph, index) => {
    const before = index > 0 ? [''] : []
    if (paragraph === '') return before
    const known = old?.paragraphs.get(paragraph)
    return [...before, ...(known ?? fold(paragraph, old?.width ?? habits.width, indent, indent))]
  })
  return block('>', lines, parts, site)
}

type BlockText = { text: string; newlines: number }

/** A text without the line breaks at its end, which the header tells; undefined when it needs escapes. */
function blockText(value: string): BlockText | undefined {
  const text = value.replace(/\n+$/, '')
  if (text.trim() === '' || !isPrintable(value)) return undefined
  return { text, newlines: value.length - text.length }
}

function block(mark: string, lines: string[], { newlines }: BlockText, site: Site): Shape {
  const { column, habits, old } = site
  const wanted = old?.style?.startsWith('BLOCK') ? old.indent : undefined
  const indent = wanted ?? column + habits.textStep
  const first = lines.find((line) => line !== '') ?? ''
  const digit = /^\s/.test(first) ? String(indent - column) : ''
  const end = newlines === 0 ? '-' : newlines === 1 ? '' : '+'
  const all = [...lines, ...Array<string>(Math.max(0, newlines - 1)).fill('')]
  return {
    inline: `${mark}${digit}${end}`,
    lines: all.map((line) => (line === '' ? '' : ' '.repeat(indent) + line)),
  }
}
