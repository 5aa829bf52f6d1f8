import columnsOf from 'fast-string-width'
import type { Block } from './model.ts'

// What takes no column on a screen, and the joiner where it joins no emoji.
const unseen = () =>
  /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u200d(?!\p{Extended_Pictographic})/gu

/** Display columns of one line: wide characters and emoji take 2, combining ones 0. */
export function width(text: string): number {
  for (let index = 0; index < text.length; index++) {
    if (isPlain(text.charCodeAt(index))) continue
    // NFC, because a Korean syllable that is spelt letter by letter is still one sign.
    return columnsOf(text.normalize('NFC').replace(unseen(), ''))
  }
  return text.length
}

/** Latin, Greek, Cyrillic, dashes, quotation marks and currencies: one column, and no need to ask. */
const isPlain = (code: number): boolean =>
  code < 0x300 ||
  (code >= 0x370 && code <= 0x482) ||
  (code >= 0x48a && code <= 0x52f) ||
  (code >= 0x1e00 && code <= 0x1fff) ||
  (code >= 0x2010 && code <= 0x2027) ||
  (code >= 0x2030 && code <= 0x205e) ||
  (code >= 0x20a0 && code <= 0x20cf)

const spaces = (columns: number): string => ' '.repeat(Math.max(0, columns))

// ---------------------------------------------------------------- paragraphs

/**
 * One paragraph in lines of at most `columns`: `lead` opens the first line, `hang` every further
 * one. A line feed in the text is a hard break. An address or a word is never broken: where it is
 * too long it stands on a line of its own, past the margin.
 */
export function wrap(text: string, columns: number, lead = '', hang = ''): string {
  const room = columns - width(hang)
  if (isUsual(text)) {
    return wrapSimple(text, columns - width(lead), room, lead, hang)
  }
  const lines: string[] = []
  for (const part of text.split('\n')) {
    const firstRoom = lines.length === 0 ? columns - width(lead) : room
    for (const line of fill(piecesOf(part, room), firstRoom, room, hang === '')) {
      const words = line.map(({ gap, text }, index) => (index === 0 ? text : gap + text))
      lines.push(((lines.length === 0 ? lead : hang) + words.join('')).trimEnd())
    }
  }
  return lines.join('\n')
}

/** Nearly every paragraph: one column a sign, one space between words, nothing that needs a rule. */
const isUsual = (text: string): boolean =>
  text !== '' &&
  !text.startsWith(' ') &&
  !text.endsWith(' ') &&
  !['  ', '>', 'From'].some((sign) => text.includes(sign)) &&
  !/[^\x20-\u02ff\u2010-\u2027\u20ac]/.test(text)

function wrapSimple(
  text: string,
  firstRoom: number,
  room: number,
  lead: string,
  hang: string,
): string {
  let result = lead
  let start = 0
  let left = firstRoom
  while (text.length - start > left) {
    const space = text.lastIndexOf(' ', start + Math.max(0, left))
    const end = space > start ? space : text.indexOf(' ', start)
    if (end < 0) break
    result += `${text.slice(start, end)}\n${hang}`
    start = end + 1
    left = room
  }
  return result + text.slice(start)
}

/** What is never broken, and what stands between it and the piece before it. */
type Piece = { text: string; columns: number; gap: '' | ' ' }

/** Greedy lines of pieces, one at least. `isOpen` says that nothing stands before a further line. */
function fill(
  pieces: readonly Piece[],
  firstRoom: number,
  room: number,
  isOpen: boolean,
): Piece[][] {
  let line: Piece[] = []
  let left = firstRoom
  const lines = [line]
  for (const piece of pieces) {
    const needed = line.length === 0 ? piece.columns : piece.gap.length + piece.columns
    if (line.length === 0 || needed <= left) {
      line.push(piece)
      left -= needed
      continue
    }
    line = [...(isOpen ? carried(line, piece, room) : []), piece]
    lines.push(line)
    left = room - measure(line)
  }
  return lines
}

const measure = (line: readonly Piece[]): number =>
  line.reduce((sum, { gap, columns }, index) => sum + (index && gap.length) + columns, 0)

/**
 * Takes the last word off a line when the next one would otherwise begin with `>` or `From `, which
 * mail programs take for marks and writers have to stuff (RFC 3676, 4.4).
 */
function carried(line: Piece[], next: Piece, room: number): Piece[] {
  const last = line.at(-1)
  if (!last || line.length === 1 || !isMark(next) || isMark(last)) return []
  return measure([last, next]) <= room ? line.splice(-1) : []
}

const isMark = ({ text }: Piece): boolean => text === 'From' || text.startsWith('>')

// ---------------------------------------------------------------- where a line may break

// A cheap sieve: the classes below take milliseconds to read, and most issues do without them. So they
// stand in functions, which are first read when they are called.
const wide = /[\u0e00-\u0e7f\u1100-\u11ff\u2e80-\ud7ff\ud840-\ud8bf\uf900-\ufaff\uff00-\uffef]/
// Scripts without spaces between words. Common signs below U+0E00 belong to other scripts as well.
const spaceless = () =>
  /((?:(?![\0-\u0dff])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}])+)/u
// What may be broken anywhere when it is too long for a line: the same, Hangul, and their marks.
const breakable = () =>
  /^(?:(?![\0-\u0dff])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{M}\p{P}])+$/u
// Full-width marks end an address, because none may stand in one.
const addresses =
  /(<[^<>]+>|[a-z][a-z\d+.-]{0,20}:\/\/[^\s<>\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+|[\w.+-]{1,64}@[\w.-]+)/i
// Closing marks, small kana and marks of length begin no line; opening marks end none.
const closing = () =>
  /^[\p{Pe}\p{Pf}\p{M}\u3000、。，．・：；？！…‥ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.!?:;%]/u
const opening = () => /[\p{Ps}\p{Pi}]/u

function piecesOf(text: string, room: number): Piece[] {
  const pieces: Piece[] = []
  for (const word of text.split(/[ \t]+/)) {
    let gap: Piece['gap'] = ' '
    for (const part of partsOf(word, room)) {
      pieces.push({ text: part, columns: width(part), gap })
      gap = ''
    }
  }
  return pieces
}

function partsOf(word: string, room: number): string[] {
  if (word === '') return []
  if (!wide.test(word)) return [word]
  // Split by a group, so that every second part is what the group found.
  const parts = word.split(addresses).flatMap((part, index) => {
    if (index % 2 === 1) return [part]
    return part
      .split(spaceless())
      .flatMap((run, place) => (place % 2 === 1 ? segments(run, 'word') : [run]))
  })
  const whole = glued(parts.filter((part) => part !== ''))
  return whole.flatMap((part) =>
    width(part) > room && breakable().test(part) ? glued(segments(part, 'grapheme')) : [part],
  )
}

const segmenters = new Map<string, Intl.Segmenter>()

/** The words or signs of a text. The segmenter is costly to make, and most issues need none. */
function segments(text: string, granularity: 'word' | 'grapheme'): string[] {
  const segmenter = segmenters.get(granularity) ?? new Intl.Segmenter('en', { granularity })
  segmenters.set(granularity, segmenter)
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Joins what must not be parted to the piece before it. */
function glued(parts: readonly string[]): string[] {
  const whole: string[] = []
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1]
    const isFree =
      before === undefined || !(closing().test(part) || opening().test(before.slice(-1)))
    if (isFree) whole.push(part)
    else whole[whole.length - 1] += part
  }
  return whole
}

// ---------------------------------------------------------------- the parts of a text

/** Blocks one under the other, with a blank line between those that are not tight. */
export function blocks(list: readonly Block[], columns: number, indent = ''): string {
  const laid = list.map(({ lead, hang, text, tight }, index) => {
    const gap = index === 0 ? '' : tight ? '\n' : '\n\n'
    return gap + wrap(text, columns, indent + lead, indent + hang)
  })
  return laid.join('')
}

/** A line of `char` (one column wide) as long as the text, at most `columns`. */
export function underline(text: string, char: string, columns: number): string {
  const lines = text.split('\n').map(width)
  return char.repeat(Math.min(Math.max(...lines), columns))
}

/**
 * A line of contents, `left ..... right`, with `right` at the margin. A `left` that is too long
 * goes on under itself, two columns further in, and the dots fill the last line.
 */
export function leader(left: string, right: string, columns: number, indent = ''): string {
  const hang = `${indent}  `
  if (right === '') return wrap(left, columns, indent, hang)
  const ending = width(right) + 1
  // Room for three dots; a very wide `right` takes the line after the text for itself.
  const room = columns - ending - 4
  const lines = wrap(left, room < columns / 3 ? columns : room, indent, hang).split('\n')
  const last = lines.pop() ?? ''
  const dotted = (start: string): string =>
    `${start}${'.'.repeat(Math.max(0, columns - ending - width(start)))} ${right}`
  if (last === '') return dotted(indent)
  if (width(last) + 2 + ending <= columns) return [...lines, dotted(`${last} `)].join('\n')
  return [...lines, last, dotted(hang)].join('\n')
}

/** Two texts at the two margins of one line; two lines where they do not fit. */
export function spread(left: string, right: string, columns: number): string {
  if (right === '') return wrap(left, columns)
  const between = columns - width(left) - width(right)
  if (between >= 2 || left === '') return left + spaces(between) + right
  return `${wrap(left, columns)}\n${spaces(columns - width(right))}${right}`
}

/** `LABEL     value`: the value begins two columns after `labelWidth` and hangs under itself. */
export function row(label: string, value: string, columns: number, labelWidth: number): string {
  const lead = `${label}${spaces(labelWidth - width(label))}  `
  return wrap(value, columns, lead, spaces(labelWidth + 2))
}
