import { months } from '../dates.ts'
import type { Day } from '../model.ts'
import { yearOf } from './settle.ts'
import { outline, type Token } from './tokens.ts'

/** The orders of a date in numbers, the British one first. */
const orders = ['dmy', 'mdy', 'ymd'] as const
type Order = (typeof orders)[number]

/**
 * The ways in which some pieces can be read, the likeliest first: `3/4/09` by day or by month,
 * `March 10` and `1 May 09-4pm` with a day or an hour that could be a year.
 */
export function inEveryOrder(tokens: readonly Token[], on: Day): Token[][] {
  if (!tokens.some(({ kind }) => kind === 'numeric')) return withYear(tokens, on)
  const ways = orders.flatMap((order) => {
    const written = tokens.map((token) => spellOut(token, order, on))
    return written.includes(undefined) ? [] : [written.flatMap((each) => each ?? [])]
  })
  const unread = tokens.map((each) =>
    each.kind === 'numeric' ? { ...each, kind: 'strange' as const } : each,
  )
  return (ways.length > 0 ? ways : [unread]).flatMap((way) => withYear(way, on))
}

/** `31/3/09` as the pieces of `31 March 2009`; undefined when that order makes no month of it. */
function spellOut(token: Token, order: Order, on: Day): Token[] | undefined {
  if (token.kind !== 'numeric') return [token]
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(token.text)
  const parts = compact ? compact.slice(1) : token.text.split(/[-/.]/)
  const isYearFirst = parts[0]?.length === 4
  if (isYearFirst !== (order === 'ymd') && !mayBeginWithYear(token.text, order, on))
    return undefined
  const [day, month, year] = ['d', 'm', 'y'].map((part) => parts[order.indexOf(part)])
  const name = months[Number(month) - 1]
  if (!name || !day || Number(day) > 31) return undefined
  const piece = (kind: Token['kind'], text: string): Token => ({ kind, text, lead: '' })
  const written = [{ ...piece('number', day), lead: token.lead }, piece('month', name)]
  return year ? [...written, piece('year', year.length === 2 ? `'${year}` : year)] : written
}

/** Only dashes make `09-03-27` begin with a year, and only a year that is near. */
const mayBeginWithYear = (text: string, order: Order, on: Day): boolean =>
  order === 'ymd' && /^\d\d-\d\d-\d\d$/.test(text) && isNear(text.slice(0, 2), on)

/**
 * A number of two digits that may be the year of the month before it: with a day before that and a
 * time after it (`1 May 09 - 4pm`, which is tight when it means hours), or with no day (`March 10`).
 */
const maybeYear = /(?<=[no]m)n(?=rc)|(?<![no])(?<=m)n(?!w?[yn])/

/** The pieces as they are, and with such a number as a year. */
function withYear(tokens: readonly Token[], on: Day): Token[][] {
  const at = outline(tokens).search(maybeYear)
  const [number, sign] = [tokens[at], tokens[at + 1]]
  const plain = [...tokens]
  if (!number || number.lead || !/^\d\d$/.test(number.text)) return [plain]
  if (sign?.kind === 'range' && sign.text === '-') return [plain]
  if (!number.text.startsWith('0') && !isNear(number.text, on)) return [plain]
  return [plain, plain.with(at, { ...number, kind: 'year', text: `'${number.text}` })]
}

const isNear = (digits: string, on: Day): boolean =>
  Math.abs(2000 + Number(digits) - yearOf(on)) <= 1
