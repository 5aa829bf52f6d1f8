import type { Text } from '../../authored.ts'
import type { Day } from '../../model.ts'
import { monthOf, smallMonthOf, weekdayOf } from './names.ts'

/** A day that a text names, in English words or in figures. */
export type Said = {
  text: Text
  /** Where it begins in the words of the text, and what stands there: `Tuesday 31 March`. */
  index: number
  words: string
  day: number
  /** From 1. */
  month: number
  year?: number | undefined
  /** From 0 for Sunday. */
  weekday?: number | undefined
  /** In figures that could also be read with day and month the other way round: `03/04/2009`. */
  isTwofold?: boolean
}

/** How texts are read: the day, and whether the month comes first in figures. */
export type Reading = { on: Day; isAmerican: boolean }

/*
 * It begins at the figures, which few texts have; what is looked for around them is small. A long
 * list of names in one expression takes V8 longer to read than all the texts of an issue.
 */

/** Days that anybody names in one text. */
const most = 100

/** The days that a text names, in the order in which they are read. */
export function daysSaid(text: Text, reading: Reading): Said[] {
  const found: Said[] = []
  // A month belongs to the number before it: `31 March 10am`.
  let read = 0
  for (const { index, 0: figure } of text.words.matchAll(/\d+/g)) {
    const said = index < read ? [] : saidAt(text, index, figure, reading)
    found.push(...said)
    if (found.length > most) break
    const last = said.at(-1)
    if (last) read = last.index + last.words.length
  }
  return found
}

function saidAt(text: Text, index: number, figure: string, reading: Reading): Said[] {
  const { words } = text
  if (isBound(words, index)) return []
  const next = words.charAt(index + figure.length)
  if (figure.length === 4 && next === '-') return inFigures(text, index, reading)
  if (figure.length > 2) return []
  if ((next === '/' || next === '.') && isFigure(words.charAt(index + figure.length + 1))) {
    return inFigures(text, index, reading)
  }
  const [day, end] = [Number(figure), index + figure.length]
  if (day < 1 || day > 31) return []
  const after = /^(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]\w+)/.exec(words.slice(end, end + 24))
  if (!after || after[0].includes('\n\n')) return monthFirst(text, index, day)
  const close = end + after[0].length
  const month = monthOf(after[1]) ?? smallMonth(words, index, close, after[1])
  if (month) return dayFirst(text, index, close, month, reading.on)
  return monthFirst(text, index, day)
}

/** The month of `friday 16 april`. Without the weekday, `12 may` come and `3 march` on. */
function smallMonth(words: string, at: number, end: number, name = ''): number | undefined {
  const month = smallMonthOf(name)
  if (!month) return undefined
  const near = wordBefore(words, at)
  const lead = near?.word === 'the' ? wordBefore(words, near.index)?.word : near?.word
  if (weekdayOf(lead) === undefined || (lead ?? '').length < 6) return undefined
  const isWord = name === 'may' || name === 'march'
  const isOver = /^\s*$|^[.,;:)!?]|^\s+(?:\d{4}\b|at\b|from\b)/.test(words.slice(end, end + 8))
  return isWord && !isOver ? undefined : month
}

const isFigure = (sign: string): boolean => sign >= '0' && sign <= '9'

/** A figure that belongs to what stands before it: `£5`, `W1`, `2.30`. */
function isBound(words: string, at: number): boolean {
  const sign = words.charAt(at - 1)
  if (sign === ' ' || sign === '\n' || sign === '') return false
  return isFigure(sign) || '£$€#./:_'.includes(sign) || sign.toLowerCase() !== sign.toUpperCase()
}

// ---------------------------------------------------------------- 31 March

/** `Friday 27 to Sunday 29 March 2009`: each day before a month that ends at `end`. */
function dayFirst(text: Text, at: number, end: number, month: number, on: Day): Said[] {
  const { words } = text
  const parts = partsUpTo(words, at)
  const [last] = parts
  const first = parts.at(-1)
  if (!last || !first || (last.weekday === undefined && isNamed(words, first.index))) return []
  const spell = yearAfter(words, end, on)
  if (!spell) return []
  const { year, length } = spell
  const close = end + length
  const hasBracket = words.slice(close, close + 3).includes('(')
  const shut = hasBracket && /^,?\s*\(([A-Z][a-z]+)\)/.exec(words.slice(close, close + 16))
  const inBrackets = shut ? weekdayOf(shut[1]) : undefined
  const stop = close + (shut && inBrackets !== undefined ? shut[0].length : 0)
  return parts
    .map((part, place): Said => {
      const isLast = place === 0
      const { index, day } = part
      const weekday = part.weekday ?? (isLast ? inBrackets : undefined)
      const own = words.slice(index, isLast ? stop : part.end)
      return { text, index, words: own, day, month, year, weekday }
    })
    .reverse()
}

type Part = { index: number; end: number; day: number; weekday: number | undefined }

/** The days that are named together and end with the one at `at`, the last first. */
function partsUpTo(words: string, at: number): Part[] {
  const parts: Part[] = []
  let isList = false
  for (let index = at; ; ) {
    const part = partAt(words, index, parts.at(-1)?.day ?? 32)
    if (!part) break
    parts.push(part)
    const before = words.slice(Math.max(0, part.index - 12), part.index)
    if (!/\d/.test(before)) break
    const joint = /(\d)(?:st|nd|rd|th)?(?:\s*([-–—/,&])\s*|\s+(to|and|or|until|till)\s+)$/.exec(
      before,
    )
    // A comma joins only where `and` follows: `Question 2, 27 March` names one day.
    if (!joint || (joint[2] === ',' && !isList)) break
    isList ||= joint[2] === '&' || joint[3] === 'and' || joint[3] === 'or'
    const unit = part.index - before.length + joint.index
    index = isFigure(words.charAt(unit - 1)) ? unit - 1 : unit
  }
  return parts
}

/** The day at a place, with its weekday before it. Whoever names days together goes forward. */
function partAt(words: string, at: number, below: number): Part | undefined {
  const figure = /^(\d{1,2})(st|nd|rd|th)?(?!\w)/.exec(words.slice(at, at + 5))
  const day = Number(figure?.[1])
  if (!figure || isBound(words, at) || !(day > 0 && day < below)) return undefined
  const end = at + figure[0].length
  const plain = { index: at, end, day, weekday: undefined }
  const near = wordBefore(words, at)
  const lead = near?.word === 'the' ? wordBefore(words, near.index) : near
  const weekday = weekdayOf(lead?.word)
  // `Sunday the 10 sisters sang`: only a 10th is a day.
  if (!lead || weekday === undefined || (lead !== near && !figure[2])) return plain
  return isShared(words, lead) ? plain : { index: lead.index, end, day, weekday }
}

/** `Saturday and Sunday 4 and 5 April`: which day is whose is not for us to say. The Sun is a newspaper. */
function isShared(words: string, { word, index }: Word): boolean {
  if (word === 'Sun' && /\b[Tt]he\s+$/.test(words.slice(Math.max(0, index - 5), index))) return true
  const before = words.slice(Math.max(0, index - 16), index)
  return before.includes('day') && /days?(?:\s*[-–/,&]\s*|\s+(?:to|and|or)\s+)$/.test(before)
}

type Word = { word: string; index: number }

/** The word before a place, with a space between them, and perhaps a comma or a stop. */
function wordBefore(words: string, at: number): Word | undefined {
  let end = at
  while (words.charAt(end - 1) === ' ' || words.charAt(end - 1) === '\n') end -= 1
  if (end === at || words.slice(end, at).includes('\n\n')) return undefined
  if (words.charAt(end - 1) === ',') end -= 1
  const hasStop = words.charAt(end - 1) === '.'
  if (hasStop) end -= 1
  let index = end
  while (isLetter(words.charAt(index - 1))) index -= 1
  // What is no longer than `Thurs.` is cut short; behind another stop a sentence begins.
  if (index === end || (hasStop && end - index > 5)) return undefined
  return { word: words.slice(index, end), index }
}

const isLetter = (sign: string): boolean =>
  (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z')

/** `Top 10 May …`, `Questions 3 and 4`: a number that names something else. */
const namers = new Set(
  'top no nos ni number chapter page p pp question part section figure table room unit item issue volume vol channel radio level stage phase year aged under over act version'.split(
    ' ',
  ),
)

function isNamed(words: string, at: number): boolean {
  const word = wordBefore(words, at)?.word.toLowerCase() ?? ''
  return namers.has(word) || namers.has(word.replace(/s$/, ''))
}

const fourFigures = /^,?\s+((?:19|20|21)\d\d)(?![\d:]|\.\d|\s?(?:hrs?|hours)\b)/
const twoFigures = /^\s+(?:['’](\d\d)\b|(\d\d)(?=$|\n|[,;)!?]|\.(?!\d)|\s+[a-z(]))/
/** `2009-10` is a financial year: which of the two is meant is not said. */
const secondYear = /^[-–/]\d\d(?:\d\d)?\b(?!\s+[A-Z])/

/** The year after a month, and how long it is with what stands before it; undefined when it is two. */
function yearAfter(
  words: string,
  end: number,
  on: Day,
): { year?: number; length: number } | undefined {
  const after = words.slice(end, end + 20)
  if (!/^,?\s+['’\d]/.test(after)) return { length: 0 }
  const full = fourFigures.exec(after)
  if (full) {
    const { length } = full[0]
    return secondYear.test(after.slice(length)) ? undefined : { year: Number(full[1]), length }
  }
  const short = twoFigures.exec(after)
  if (!short) return { length: 0 }
  const year = 2000 + Number(short[1] ?? short[2])
  // A bare number is a year only near the issue: `1 May 09`, and not `1 May 20 places`.
  const isNear = Math.abs(year - Number(on.slice(0, 4))) <= 1
  const isBare = short[1] === undefined && !short[2]?.startsWith('0')
  const isLast = !/^\s+\d\d\s/.test(after)
  return isNear && (!isBare || isLast) ? { year, length: short[0].length } : { length: 0 }
}

// ---------------------------------------------------------------- March 31

/** `Tuesday, March 31, 2009`. `In March 31 people came` is no day: something must bear it out. */
function monthFirst(text: Text, at: number, day: number): Said[] {
  const { words } = text
  const name = wordBefore(words, at)
  const month = monthOf(name?.word)
  if (!name || !month || words.charAt(at - 2) === ',') return []
  const after = words.slice(at, at + 24)
  const match = /^\d+(st|nd|rd|th)?(?![\w:%]|[.,/-]\d|\s?[ap]\.?m)/.exec(after)
  if (!match) return []
  const lead = wordBefore(words, name.index)
  const weekday = weekdayOf(lead?.word)
  const rest = after.slice(match[0].length)
  const full = fourFigures.exec(rest)
  const isSure = weekday !== undefined || full || match[1] || /^\s*(?:$|[.;:)!?])/.test(rest)
  if (!isSure) return []
  const { index } = weekday !== undefined && lead ? lead : name
  const end = at + match[0].length + (full?.[0].length ?? 0)
  const year = full ? Number(full[1]) : undefined
  return [{ text, index, words: words.slice(index, end), day, month, year, weekday }]
}

// ---------------------------------------------------------------- 31/03/2009

/** The figures of a date that begin at a place: `2009-03-31`, `31/03/2009`, `31.3.2009`. */
function inFigures(text: Text, at: number, { on, isAmerican }: Reading): Said[] {
  const { words } = text
  const here = words.slice(at, at + 12)
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?![\w-])/.exec(here)
  const figures = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)(?![\w/-]|\.\w)/.exec(here)
  const lead = wordBefore(words, at)
  const weekday = weekdayOf(lead?.word)
  const index = lead && weekday !== undefined ? lead.index : at
  const said = (all: string) => ({
    text,
    index,
    weekday,
    words: words.slice(index, at + all.length),
  })
  if (iso) {
    const [year = 0, month = 0, day = 0] = iso.slice(1).map(Number)
    return [{ ...said(iso[0]), year, month, day }]
  }
  const [first = 0, second = 0, last = 0] = [figures?.[1], figures?.[3], figures?.[4]].map(Number)
  const year = yearIn(last, on)
  // Points make a date only of a whole year, and `Version 1.2.2009` is none.
  if (!figures || !year || (figures[2] === '.' && last < 100) || isNamed(words, at)) return []
  const isTwofold = first < 13 && second < 13 && first !== second
  const isMonthFirst = second > 12 || (first < 13 && isAmerican)
  const [month, day] = isMonthFirst ? [first, second] : [second, first]
  return [{ ...said(figures[0]), year, month, day, isTwofold }]
}

/** Two figures are a year only when it is near the issue's: `9/10/11` may be anything. */
function yearIn(figure: number, on: Day): number | undefined {
  if (figure > 99) return figure
  return Math.abs(2000 + figure - Number(on.slice(0, 4))) <= 2 ? 2000 + figure : undefined
}
