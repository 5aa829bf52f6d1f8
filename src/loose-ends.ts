import { compareDays } from './dates.ts'
import type { Day, Issue, Item, Path, Section } from './model.ts'

/** Why an item of the last issue is not over. Each kind has its own way on into the new issue. */
export type Reason =
  /** Words that promise more: "Watch this space: …". The sentence, on one line. */
  | { kind: 'promised'; words: string }
  /** A field that was left open with `tbc`. */
  | { kind: 'unsettled'; field: 'date' | 'time' | 'venue' }
  /** An event that was announced and has been held since: is there something to report? */
  | { kind: 'held'; date: Day }
  /** An event that is still to come. */
  | { kind: 'ahead'; date: Day }
  /** A deadline that is open on the new day of publication. */
  | { kind: 'open'; date: Day; for?: string }
  /** The last two issues both carried it: a snippet, a course, a module. */
  | { kind: 'standing' }

export type LooseEnd = {
  issue: number
  /** Where the item stands in its issue: `['sections', 2, 'items', 0]`. */
  path: Path
  section: Pick<Section, 'type' | 'base' | 'heading'>
  item: Item
  reasons: Reason[]
}

/**
 * What the last of some issues left open, seen from the day of the next one, in the order of the
 * issue. An item comes once, with all its reasons.
 */
export function looseEnds(previous: readonly Issue[], on: Day): LooseEnd[] {
  const issues = [...previous].sort((a, b) => a.number - b.number)
  const last = issues.at(-1)
  if (!last) return []
  const before = new Set(itemsOf(issues.at(-2)).map(nameOf))
  const ends = last.sections.flatMap(({ type, base, heading, items }, s) =>
    items.map((item, i) => ({
      issue: last.number,
      path: ['sections', s, 'items', i],
      section: { type, base, ...(heading !== undefined && { heading }) },
      item,
      reasons: reasonsOf(item, last.date, on, before),
    })),
  )
  return ends.filter(({ reasons }) => reasons.length > 0)
}

const itemsOf = (issue: Issue | undefined): Item[] =>
  issue?.sections.flatMap(({ items }) => items) ?? []

/** What makes two items of two issues the same one. */
const nameOf = ({ id, title }: Item): string => id ?? title?.trim().toLowerCase() ?? ''

function reasonsOf(item: Item, published: Day, on: Day, before: ReadonlySet<string>): Reason[] {
  const day = item.date === 'tbc' ? undefined : item.date
  const end = item.until ?? day
  const name = nameOf(item)
  const standing: Reason[] = name !== '' && before.has(name) ? [{ kind: 'standing' }] : []
  // Once it has been held, nothing else about it is open.
  if (end && compareDays(end, on) < 0) {
    return compareDays(end, published) < 0 ? standing : [{ kind: 'held', date: end }, ...standing]
  }
  const ahead: Reason[] = day ? [{ kind: 'ahead', date: day }] : []
  return [...promises(item), ...unsettled(item), ...open(item, on), ...ahead, ...standing]
}

function unsettled(item: Item): Reason[] {
  const fields = ['date', 'time', 'venue'] as const
  return fields
    .filter((field) => typeof item[field] === 'string' && /^tb[acd]$/i.test(item[field]))
    .map((field) => ({ kind: 'unsettled', field }))
}

function open({ deadline, deadlines = [], booking }: Item, on: Day): Reason[] {
  const all = [...(deadline ? [deadline] : []), ...deadlines]
  if (booking?.by) all.push({ date: booking.by, for: 'booking' })
  return all
    .filter(({ date }) => compareDays(date, on) >= 0)
    .map(({ date, for: what }) => ({ kind: 'open', date, ...(what && { for: what }) }))
}

// ---------------------------------------------------------------- promises in the text

const gap = String.raw`\s+(?:[\w’']+\s+){0,4}`
const soon = String.raw`(?:soon|shortly|later|nearer\s+the\s+time|in\s+due\s+course|next\s+(?:issue|week|month))`

/** What English newsletters say of what they do not know yet. */
const phrases = [
  String.raw`(?:still|yet)\s+to\s+be\s+\w+`,
  String.raw`to\s+be\s+(?:confirmed|announced|arranged|finali[sz]ed|advised)`,
  String.raw`t\.?b\.?[acd]`,
  String.raw`watch\s+this\s+space`,
  String.raw`coming\s+soon`,
  String.raw`(?:to|will|shall)\s+follow(?=\s*(?:[.!;:)–-]|$|soon|shortly|later|in\s+due))`,
  String.raw`(?:more|further|full)\s+(?:details|information|news)${gap}${soon}`,
  String.raw`(?:hear|tell\s+you|say)\s+more${gap}${soon}`,
  String.raw`(?:will|shall)\s+(?:soon|shortly)`,
  String.raw`(?:our|the)\s+next\s+(?:issue|edition|bulletin|newsletter|newswire)`,
  String.raw`(?:save|hold)\s+the\s+date`,
  String.raw`dates?\s+for\s+(?:your|the)\s+diar(?:y|ies)`,
]
const promise = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${phrases.join('|')})(?![\p{L}\p{N}])`,
  'iu',
)

const textFields = ['title', 'body', 'venue', 'cost', 'places', 'amount', 'eligibility'] as const

/** At most one promise of an item is quoted: the question is about the item. */
function promises(item: Item): Reason[] {
  for (const field of textFields) {
    const text = item[field]
    // `venue: tbc` is a field left open, and is told as such.
    if (typeof text !== 'string' || /^tb[acd]$/i.test(text)) continue
    const match = promise.exec(text)
    if (match) return [{ kind: 'promised', words: sentenceAt(text, match.index, match[0].length) }]
  }
  return []
}

const longest = 120

/** The sentence in which something stands, on one line and cut at a word where it is long. */
function sentenceAt(text: string, index: number, length: number): string {
  const start = Math.max(...[...text.slice(0, index).matchAll(/[.!?]\s+|\n\s*\n/g)].map(endOf), 0)
  const stop = /[.!?](?:\s|$)|\n\s*\n/.exec(text.slice(index + length))
  const end = stop ? index + length + stop.index + 1 : text.length
  const from = index + length - start > longest ? index : start
  const words = text.slice(from, end).replace(/\s+/g, ' ').trim()
  if (words.length <= longest) return words
  return `${words.slice(0, words.lastIndexOf(' ', longest)).replace(/[,;:]$/, '')} …`
}

const endOf = (match: RegExpExecArray): number => match.index + match[0].length
