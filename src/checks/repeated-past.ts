import { compareDays, formatDay } from '../dates.ts'
import type { Day, Issue, Item } from '../model.ts'
import type { Context, Earlier, Found, ThoroughCheck } from './check.ts'
import { daysOfEvent, deadlinesOf } from './dates/dated.ts'
import { statedIn } from './dates/stated.ts'

/** An item left over from an issue before, whose day has passed since. */
export const repeatedPast: ThoroughCheck = {
  code: 'repeated-past',
  severity: 'warning',
  family: 'dates',
  about: 'An item that an earlier issue already carried, and whose event or deadline is now past.',
  why: 'It was taken over with the file of the last issue and then forgotten; readers have seen it and can do nothing about it.',
  bad: '# issue 16 of 20 April 2009; issue 15 had it too\n- title: Study visit to the weir\n  date: 2009-04-02',
  good: '- title: What we saw at the weir\n  body: Thirty members came …',
  check: async (context) => {
    const { issue, newsroom, asOf } = context
    const past = issue.sections.flatMap(({ items }, s) =>
      items.flatMap((item, i) => {
        const over = overOn(item, s, i, context)
        return over && compareDays(over.day, asOf) < 0 ? [{ item, s, i, ...over }] : []
      }),
    )
    if (past.length === 0) return []
    const earlier = await context.earlier()
    return past.flatMap(({ item, s, i, day, words }): Found[] => {
      const carrier = earlier.find((each) => carries(each, item, day, words))
      if (!carrier) return []
      return [
        {
          message: `Issue ${carrier.issue.number} carried this already, and it was over on ${formatDay(day, newsroom.language)}.`,
          hint: 'Take it out, or report on it as news.',
          path: ['sections', s, 'items', i, 'title'],
        },
      ]
    })
  },
}

type Over = { day: Day /** As a text states it, where no field does. */; words?: string }

/** The last day of an event, else of the deadlines, else the last day that the texts state. */
function overOn(item: Item, section: number, index: number, context: Context): Over | undefined {
  const [event, deadlines] = [daysOfEvent(item).at(-1), deadlinesOf(item)]
  if (item.date === 'tbc' || item.title === undefined) return undefined
  if (event) return { day: event }
  if (deadlines.length > 0) return { day: last(deadlines) }
  const stated = statedIn(context, section, index)
  const day = last(stated.flatMap(({ days }) => days))
  const words = stated.find(({ days }) => days.includes(day))?.said.words
  return words === undefined ? undefined : { day, words }
}

/** As text, days have the order in which they come. */
const last = (days: readonly Day[]): Day => [...days].sort().at(-1) ?? ''

/** The same title for the same day: a meeting that is held each month has another one. */
function carries({ issue, texts }: Earlier, item: Item, day: Day, words?: string): boolean {
  return itemsOf(issue).some(({ item: other, s, i }) => {
    if (plain(other.title) !== plain(item.title)) return false
    if (words === undefined) return [...daysOfEvent(other), ...deadlinesOf(other)].includes(day)
    const own = texts.filter(({ section, item: place }) => section === s && place === i)
    return own.some((text) => text.words.includes(words))
  })
}

const itemsOf = ({ sections }: Issue) =>
  sections.flatMap(({ items }, s) => items.map((item, i) => ({ item, s, i })))

/** Letters and figures alone: stops, dashes and capitals drift. */
const plain = (title: string | undefined): string | undefined =>
  title?.toLowerCase().replace(/[^\p{L}\d]+/gu, '')
