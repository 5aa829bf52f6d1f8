import { formatTimes } from '../../dates.ts'
import type { Times } from '../../model.ts'
import type { Context, Found } from '../check.ts'
import { pointAt, spotOf } from '../links/spot.ts'
import { hasPiece, isQuoted, sentenceAt } from './around.ts'
import { isEnglish } from './dated.ts'
import { eventsOf, isOver, textsOfEvent } from './events.ts'

/** `2.30pm`, `2:30 pm`, `2pm`, `noon`. Without its half of the day a figure may be anything. */
const time = String.raw`(?:\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|noon\b|midday\b)`

/** The event itself begins, and not the tea before it. */
const beginning = new RegExp(
  String.raw`\b(?:[Tt]he|[Tt]his|[Oo]ur)\s+(?:event|meeting|workshop|conference|forum|seminar|session|course|agm|AGM|talk|briefing|roundtable|lecture|webinar|walk)\s+(?:will\s+)?(?:begin|start|open|run|last)s?\s+(?:(?:promptly|punctually)\s+)?(?:at|from)\s+(${time})(?:\s*(?:to|until|till|-|–)\s*(${time}))?`,
  'g',
)

/** Texts that say another time for their event than its field does. */
export function hoursAstray(context: Context): Found[] {
  if (!isEnglish(context)) return []
  return eventsOf(context.issue).flatMap((event) => {
    const { item, first, last } = event
    // On the days of a longer event the hours may differ.
    if (typeof item.time !== 'object' || first !== last || isOver(event, context.asOf)) return []
    const { time: field } = item
    return textsOfEvent(event, context).flatMap((text) => {
      if (text.kind !== 'prose' || !hasPiece(text.words, [' at', ' from'])) return []
      for (const match of text.words.matchAll(beginning)) {
        const [all, start = '', end] = match
        const sentence = sentenceAt(text.words, match.index).join('')
        if (agrees(field, start, end) || isQuoted(text, match.index)) continue
        // Another day has its own hours.
        if (/\d\s+[A-Z][a-z]{2}|\bday\s+(?:one|two|three|\d)\b/.test(sentence)) continue
        const at = match.index + all.lastIndexOf(end === undefined ? start : ` ${start}`)
        const from = text.words.indexOf(start, at)
        const words = text.words.slice(from, match.index + all.length)
        return [
          {
            message: `The event is at \`${words.replace(/\s+/g, ' ')}\` here, and at ${said(field, context)} in the field.`,
            hint: 'Find out which of them is right.',
            ...spotOf(context, text.path, pointAt(text.words, from, words)),
          },
        ]
      }
      return []
    })
  })
}

const said = (times: Times, { newsroom: { language, words } }: Context): string =>
  formatTimes(times, language, words)

function agrees({ start, end }: Times, from: string, until: string | undefined): boolean {
  if (minutesOf(from) !== start) return false
  return until === undefined || end === undefined || minutesOf(until) === end
}

/** Minutes since midnight. */
function minutesOf(text: string): number {
  if (/^(?:noon|midday)/.test(text)) return 720
  const [, hour = '', minute = '0', half] = /^(\d+)(?:[.:](\d\d))?\s?([ap])/.exec(text) ?? []
  return (Number(hour) % 12) * 60 + Number(minute) + (half === 'p' ? 720 : 0)
}
