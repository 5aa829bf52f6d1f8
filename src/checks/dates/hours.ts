import type { Text } from '../../authored.ts'
import { formatTimes } from '../../dates.ts'
import type { Times } from '../../model.ts'
import type { Context, Found } from '../check.ts'
import { pointAt, spotOf } from '../links/spot.ts'
import { isQuoted, sentenceAt } from './around.ts'
import { isEnglish } from './dated.ts'
import { eventsOf, isOver, textsOfEvent } from './events.ts'
import { isSubject, kinds, namedBy } from './naming.ts'

/** `2.30pm`, `2:30 pm`, `2pm`, `noon`. Without its half of the day a figure may be anything. */
const time = String.raw`(?:\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|noon\b|midday\b)`

const anyTime = new RegExp(time, 'gi')
const till = String.raw`(?:\s*(?:to|until|till|-|–)\s*|,?\s+(?:and\s+)?(?:ends?|finish(?:es)?)\s+(?:at\s+)?)`
const hours = String.raw`\s+(?:(?:promptly|punctually)\s+)?(?:(?:at|from)\s+)?(${time})(?:${till}(${time}))?`

/** `The boat race begins at 3pm`, with the words before it that may name another thing. */
const beginning = new RegExp(
  String.raw`((?:[\w’'-]{1,30}\s+){0,2}\b(?:the|this|our)\s+(?:[\w’'-]{1,30}\s+){0,2}?[\w-]+)\s+(?:will\s+)?(?:begin|start|open|run|last)s?(?=\s+(?:promptly|punctually|at|from)\s)${hours}`,
  'gi',
)

/** The same as a sentence of its own: `Starts at 3pm, ends 5pm.` */
const alone = new RegExp(
  String.raw`((?:^|[.!?\n])\s{0,4})(?:Starts|Begins)${hours}(?=\s*(?:[.!\n]|$))`,
  'g',
)

type Hours = { index: number; words: string; start: string; end?: string | undefined }

/** Texts that say another time for their event than its field does. */
export function hoursAstray(context: Context): Found[] {
  if (!isEnglish(context)) return []
  return eventsOf(context.issue).flatMap((event) => {
    const { item, first, last } = event
    const { time: field, title = '' } = item
    // On the days of a longer event the hours may differ.
    if (typeof field !== 'object' || first !== last || isOver(event, context.asOf)) return []
    const texts = textsOfEvent(event, context)
    return texts.flatMap((text) => {
      const astray = hoursIn(text, title).find(
        (each) => !agrees(field, each, texts) && !isElsewhere(text, each.index),
      )
      return astray ? [foundAt(text, astray, field, context)] : []
    })
  })
}

/** The hours that a text states of the event itself, and not of the tea before it. */
function hoursIn(text: Text, title: string): Hours[] {
  const { words, kind } = text
  if (kind !== 'prose' || !/\d\s?[ap]\.?m\b|\b(?:noon|midday)\b/.test(words)) return []
  const own = [...words.matchAll(beginning)].filter(([, name = '']) => isOwn(name, title))
  return [...own, ...words.matchAll(alone)].map((match) => {
    const [all, name = '', start = '', end] = match
    const from = name.length + all.slice(name.length).indexOf(start)
    return { index: match.index + from, words: all.slice(from), start, end }
  })
}

/** Whether the words before a verb name the event of a title: by its own word, or as people do. */
function isOwn(name: string, title: string): boolean {
  const words = name.toLowerCase().match(/[a-z-]+/g) ?? []
  const last = words.at(-1) ?? ''
  const inTitle: readonly string[] = title.toLowerCase().match(/[a-z-]+/g) ?? []
  const isNamed = last === 'event' || last === namedBy(title) || isInitials(last, inTitle)
  // At a fair or on an open day a talk is a part.
  const isMeant =
    inTitle.includes(last) || (wholes.has(last) && !inTitle.some((word) => kinds.has(word)))
  return (isNamed || (kinds.has(last) && isMeant)) && isSubject(words, title)
}

/** Kinds that are seldom a part of something else. */
const wholes = new Set(
  'meeting workshop conference forum seminar session course agm briefing roundtable webinar'.split(
    ' ',
  ),
)

/** `AGM`, of an annual general meeting. */
const isInitials = (word: string, words: readonly string[]): boolean =>
  word.length > 2 &&
  words
    .map((each) => each.charAt(0))
    .join('')
    .includes(word)

/** Another day or another year has its own hours, and so has what somebody else says. */
function isElsewhere(text: Text, index: number): boolean {
  const sentence = sentenceAt(text.words, index).join('')
  const isOther =
    /\d\s+[A-Z][a-z]{2}|\bday\s+(?:one|two|three|\d)\b/.test(sentence) ||
    /\b(?:last|next|usually|normally)\b/i.test(sentence)
  return isOther || isQuoted(text, index)
}

function foundAt(text: Text, { index, words }: Hours, field: Times, context: Context): Found {
  return {
    message: `The event is at \`${words.replace(/\s+/g, ' ')}\` here, and at ${said(field, context)} in the field.`,
    hint: 'Find out which of them is right.',
    ...spotOf(context, text.path, pointAt(text.words, index, words)),
  }
}

const said = (times: Times, { newsroom: { language, words } }: Context): string =>
  formatTimes(times, language, words)

/** Doors may open at the hour of the field, and the talk begin later: whoever says both knows it. */
function agrees({ start, end }: Times, stated: Hours, texts: readonly Text[]): boolean {
  const isTold = (minutes: number) =>
    texts.some(({ words }) =>
      [...words.matchAll(anyTime)].some(([each]) => minutesOf(each) === minutes),
    )
  if (minutesOf(stated.start) !== start) return isTold(start)
  if (stated.end === undefined || end === undefined || minutesOf(stated.end) === end) return true
  return isTold(end)
}

/** Minutes since midnight. */
function minutesOf(text: string): number {
  if (/^(?:noon|midday)/i.test(text)) return 720
  const [, hour = '', minute = '0', half] =
    /^(\d+)(?:[.:](\d\d))?\s?([ap])/.exec(text.toLowerCase()) ?? []
  return (Number(hour) % 12) * 60 + Number(minute) + (half === 'p' ? 720 : 0)
}
