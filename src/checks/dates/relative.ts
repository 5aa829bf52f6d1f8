import { addDays, formatDay, formatMonth, weekday } from '../../dates.ts'
import type { Day } from '../../model.ts'
import { few } from '../few.ts'
import { weekdayOf } from './names.ts'

/** Words that count a day from another one, and what could stand there instead, read on the issue's day. */
export type Relative = { index: number; words: string; instead: string[] }

type Kind = {
  pattern: RegExp
  /** Days, weeks or months; none where nobody can tell what was meant. */
  instead(words: string, on: Day): string[]
  /** What may not stand right before it: `of tomorrow` is no day. */
  unless?: RegExp
  /** Its last word but a `week` is to be a weekday: `this Friday`, and not `this holiday`. */
  ofWeekday?: true
}

/** `the last week`, `every next Friday`. */
const article = /\b(?:the|every|each|your|our|their|his|her|its|very|than|[’']s)\s+$/i

const kinds: readonly Kind[] = [
  {
    pattern: /\bto-?morrow\b(?!['’]s)/gi,
    unless: /\b(?:of|for|into|today\s+and|better|brighter|shaping|day\s+after)\s+$/i,
    instead: (_, on) => [formatDay(addDays(on, 1), 'en')],
  },
  {
    pattern: /\byesterday\b(?!['’]s)/gi,
    unless: /\b(?:of|from|like|only|day\s+before)\s+$/i,
    instead: (_, on) => [formatDay(addDays(on, -1), 'en')],
  },
  {
    pattern: /\bthe\s+day\s+(?:after\s+tomorrow|before\s+yesterday)\b/gi,
    instead: (words, on) => [formatDay(addDays(on, /row$/i.test(words) ? 2 : -2), 'en')],
  },
  {
    pattern: /\btonight\b(?!['’]s)/gi,
    instead: (_, on) => [formatDay(on, 'en')],
  },
  {
    pattern: /\bthis\s+(?:morning|afternoon|evening)\b(?!['’]s)/gi,
    instead: (_, on) => [formatDay(on, 'en')],
  },
  {
    // `Apply today` means now, and `young people today` these years: few words make a day of it.
    pattern:
      /(?<=\b(?:published|launched|announced|released|opens?|opened|closes?|closed|starts?|begins?|began|started|due|issued)\s)today\b(?!['’]s)|\btoday\b(?=,?\s+(?:at|from|until)\s+(?:\d|noon))/gi,
    instead: (_, on) => [formatDay(on, 'en')],
  },
  {
    pattern: /\b(?:next|last|this(?:\s+coming)?)\s+week(?:end)?\b(?!\s+(?:of|in|before|after)\b)/gi,
    unless: article,
    instead: weekFrom,
  },
  {
    pattern: /\b(?:next|last)\s+month\b(?!\s+of\b)/gi,
    unless: article,
    // From the middle of a month, 30 days lead into the next one.
    instead: (words, on) => [
      formatMonth(addDays(`${on.slice(0, 7)}-15`, 30 * stepOf(words)), 'en'),
    ],
  },
  {
    pattern:
      /\b(?:[Tt]his\s+coming|[Tt]his|[Nn]ext|[Ll]ast|[Cc]oming)\s+[A-Z][a-z]+day\b(?!\s+(?:of|in|before|after)\b)/g,
    unless: article,
    instead: weekdayFrom,
    ofWeekday: true,
  },
  {
    pattern: /\b[Aa]\s+week\s+on\s+[A-Z][a-z]+day\b|\b[A-Z][a-z]+day\s+week\b/g,
    instead: () => [],
    ofWeekday: true,
  },
  {
    pattern: /\bin\s+\w+\s+(?:days?|weeks?|fortnights?|months?)['’]?s?\s+time\b/gi,
    instead: () => [],
  },
  {
    pattern:
      /\b(?:an?|one|two|three|four|five|six|seven|ten|\d\d?)\s+(?:days?|weeks?|fortnights?)\s+ago\b/gi,
    instead: () => [],
  },
]

/** A date right after it says which day is meant: `next Tuesday, 31 March`. */
const settledBy =
  /^['’s]*[,:;]?\s*[(–-]?\s*(?:on\s+|the\s+|[A-Z][a-z]+day,?\s+)*(?:\d{1,2}(?:st|nd|rd|th)?\s*(?:[A-Z]|[-–]\s*\d|to\b|and\b|\))|[A-Z][a-z]+\s+\d)/

/** Most texts have none of these words, and are done with. */
const likely =
  /[Tt]o-?(?:morrow|night|day)\b|esterday|(?:his|ext|ast|oming)\s+(?:[Ww]eek|[Mm]onth|morning|afternoon|evening|coming|[MTWFS]\w+day)|day\s+week|week\s+on|\sago\b|(?:s['’]?|['’]s)\s+time/

/** All such words of a text, in reading order. */
export function relativeIn(text: string, on: Day): Relative[] {
  if (!likely.test(text)) return []
  const found = kinds.flatMap(({ pattern, unless, ofWeekday, instead }) =>
    few(text.matchAll(pattern)).flatMap(({ index, 0: words }): Relative[] => {
      const before = text.slice(Math.max(0, index - 20), index)
      if (unless?.test(before) || isName(words, before)) return []
      if (ofWeekday && weekdayIn(words) === undefined) return []
      if (settledBy.test(text.slice(index + words.length))) return []
      return [{ index, words, instead: instead(words, on) }]
    }),
  )
  return found.sort((a, b) => a.index - b.index)
}

/** `Work Next Week`, `the Housing Tomorrow campaign`: names have capitals where a sentence has none. */
const isName = (words: string, before: string): boolean =>
  /^[A-Z]\S*\s+(?:\S+\s+){0,2}(?:Week|Weekend|Month|Tomorrow|Yesterday)$/.test(words) ||
  (/^[A-Z]\S*$/.test(words) && /[\w,]\s+$/.test(before))

const stepOf = (words: string): number => {
  if (/^next/i.test(words)) return 1
  return /^last/i.test(words) ? -1 : 0
}

function weekFrom(words: string, on: Day): string[] {
  const monday = addDays(on, -((weekday(on) + 6) % 7) + 7 * stepOf(words))
  if (!/end$/i.test(words)) return [`the week of ${formatDay(monday, 'en')}`]
  return [`the weekend of ${formatDay(addDays(monday, 5), 'en')}`]
}

const weekdayIn = (words: string): number | undefined => weekdayOf(/[A-Z]\w*day/.exec(words)?.[0])

/** `next Friday` is the coming one to some readers, and the one after it to others. */
function weekdayFrom(words: string, on: Day): string[] {
  const ahead = ((weekdayIn(words) ?? 0) - weekday(on) + 7) % 7
  const isToday = ahead === 0 && /^(?:next|last)/i.test(words)
  const coming = addDays(on, isToday ? 7 : ahead)
  if (/^last/i.test(words)) return [formatDay(addDays(coming, isToday ? -14 : -7), 'en')]
  const days = /^next/i.test(words) ? [coming, addDays(coming, 7)] : [coming]
  return days.map((day) => formatDay(day, 'en'))
}
