import { formatDate, formatDay } from '../dates.ts'
import type { Day, Item } from '../model.ts'
import type { Check, Context, Found } from './check.ts'
import { isQuoted } from './dates/around.ts'
import {
  type Dated,
  datesIn,
  daysOfEvent,
  daysOfIssue,
  deadlinesOf,
  isWeekdayWrong,
} from './dates/dated.ts'
import { hoursAstray } from './dates/hours.ts'
import { isAboutBooking, type Stated, statedIn } from './dates/stated.ts'
import { pointAt, spotOf } from './links/spot.ts'

/** One day, stated in two ways. */
export const dateConflict: Check = {
  code: 'date-conflict',
  severity: 'warning',
  family: 'dates',
  about:
    'A deadline, or the date or the time of an event, that the title, the text and the field state differently.',
  why: 'Readers find two days for one thing and have to guess; who guesses wrong comes too late. Where only the form differs (`1st May 09`, where the field prints 1 May 2009), that is a note.',
  bad: '- title: "Small grants: apply by 1 May"\n  deadline: 2009-05-08',
  good: '- title: "Small grants: apply by 8 May"\n  deadline: 2009-05-08',
  check: (context) => {
    const dates = datesIn(context)
    const hours = hoursAstray(context)
    if (dates.length === 0) return hours
    return [
      ...hours,
      ...inHead(dates, context),
      ...context.issue.sections.flatMap(({ items }, s) =>
        items.flatMap((item, i) => {
          const own = dates.filter(({ said }) => isWithin(said, s, i))
          if (own.length === 0) return []
          const hasField = daysOfEvent(item).length + deadlinesOf(item).length > 0
          if (!hasField && !own.some(({ said }) => said.text.kind === 'title')) return []
          const stated = statedIn(context, s, i)
          return [
            ...contradictions(item, stated, context),
            ...otherForms(item, own, stated, context),
          ]
        }),
      ),
    ]
  },
}

const isWithin = ({ text }: Dated['said'], section: number, item: number): boolean =>
  text.section === section && text.item === item

// ---------------------------------------------------------------- another day

function contradictions(item: Item, stated: readonly Stated[], context: Context): Found[] {
  const fields = { deadline: deadlinesOf(item), event: daysOfEvent(item) }
  // Where nothing takes place, the day in a title is the day on which something ends.
  const as = (each: Stated) =>
    each.as === 'event' && fields.event.length === 0 && fields.deadline.length > 0
      ? 'deadline'
      : each.as
  const isBookedOnly = item.booking?.by !== undefined && !item.deadline && !item.deadlines
  // Nominations close on a day of their own, of which no field knows.
  const isMeant = (each: Stated) => as(each) === 'event' || !isBookedOnly || isAboutBooking(each)
  return (['deadline', 'event'] as const).flatMap((kind): Found[] => {
    const all = stated.filter((each) => as(each) === kind && isMeant(each))
    const inTitle = all.filter(({ said }) => said.text.kind === 'title')
    const inText = all.filter(({ said }) => said.text.kind !== 'title')
    const days = fields[kind]
    const [other] = inTitle
    if (days.length === 0) {
      return other ? unlike(inText, other.days, kind, 'title', context) : []
    }
    return [inTitle, inText].flatMap((group) =>
      group.some((each) => isOneOf(each, [...fields.event, ...fields.deadline]))
        ? []
        : unlike(group, days, kind, 'field', context),
    )
  })
}

/** A deadline is one of several days; an event takes place from its first day to its last. */
const isOneOf = ({ days }: Dated, known: readonly Day[]): boolean =>
  days.some((day) => known.some((each) => each === day))

/** The first of some statements, when none of them agrees with the days that are stated elsewhere. */
function unlike(
  group: readonly Stated[],
  days: readonly Day[],
  kind: Stated['as'],
  where: 'title' | 'field',
  context: Context,
): Found[] {
  // Where the weekday is wrong too, that check tells of it.
  const first = group.find((each) => !isWeekdayWrong(each))
  const [from = '', until = from] = [days[0], days.at(-1)]
  const isWithinDays = ({ days: own }: Dated) => own.some((day) => from <= day && day <= until)
  if (!first || group.some((each) => isOneOf(each, days))) return []
  if (kind === 'event' && group.some((each) => isWithinDays(each) || isElsewhere(each, context)))
    return []
  const words = first.said.words.replace(/\s+/g, ' ')
  const known = days.map((day) => formatDate(day, 'en')).join(kind === 'event' ? ' to ' : ' or ')
  const what = kind === 'event' ? 'The event is on' : 'The deadline is'
  return [
    {
      message: `${what} \`${words}\` here, and ${known} in the ${where}.`,
      hint: 'Find out which of them is right.',
      ...spotAt(first, context),
    },
  ]
}

/** The day of another event of the issue, of which this text may well speak. */
const isElsewhere = (dated: Dated, { issue }: Context): boolean =>
  issue.sections.some(({ items }) => items.some((item) => isOneOf(dated, daysOfEvent(item))))

// ---------------------------------------------------------------- the same day in another form

/**
 * One day that an item writes in two forms, or in a form that is never the mail's: with a year of two
 * figures, or all in figures. `1st May` alone is a matter of taste.
 */
function otherForms(
  item: Item,
  dates: readonly Dated[],
  stated: readonly Stated[],
  context: Context,
): Found[] {
  const fields = [...daysOfEvent(item), ...deadlinesOf(item)]
  const days = fields.length > 0 ? fields : stated.flatMap((each) => each.days)
  return [...new Set(days)].flatMap((day): Found[] => {
    const same = dates.filter(
      ({ said, days: [own, other] }) =>
        own === day && other === undefined && !isQuoted(said.text, said.index),
    )
    const forms = same.map(({ said }) => formOf(said.words))
    const isMixed = new Set(forms).size > 1
    const odd = same.find(
      (_, index) => forms[index] === 'short' && (isMixed || fields.includes(day)),
    )
    const first = odd ?? same.find((_, index) => isMixed && forms[index] === 'ordinal')
    return first ? [oddity(first, day, context)] : []
  })
}

const formOf = (words: string): 'plain' | 'ordinal' | 'short' => {
  if (/\d\D+['’\s]\d\d$|\d[/.]\d/.test(words)) return 'short'
  return /\d(?:st|nd|rd|th)\b/.test(words) ? 'ordinal' : 'plain'
}

function oddity({ said, ...dated }: Dated, day: Day, context: Context): Found {
  const words = said.words.replace(/\s+/g, ' ')
  const house = said.weekday === undefined ? formatDate(day, 'en') : formatDay(day, 'en')
  const better =
    formOf(words) === 'short' ? house : words.replace(/(?<=\d)(?:st|nd|rd|th)( of)?/, '')
  return {
    message: `\`${words}\` is ${formatDate(day, 'en')}, which this item writes in another form as well.`,
    hint: `Write \`${better}\`.`,
    severity: 'info',
    ...spotAt({ said, ...dated }, context),
  }
}

// ---------------------------------------------------------------- the subject

/** A day in the subject or the preheader that stands nowhere in the issue. */
function inHead(dates: readonly Dated[], context: Context): Found[] {
  const isHead = ({ said: { text } }: Dated) => text.kind === 'subject' || text.kind === 'preheader'
  const head = dates.filter(isHead)
  if (head.length === 0) return []
  const below = [
    ...daysOfIssue(context.issue),
    ...dates.filter((each) => !isHead(each)).flatMap(({ days }) => days),
  ]
  return head
    .filter((each) => !isOneOf(each, below) && !isWeekdayWrong(each))
    .map((each) => ({
      message: `\`${each.said.words.replace(/\s+/g, ' ')}\` stands nowhere else in this issue.`,
      hint: 'Check it against the item that is meant.',
      ...spotAt(each, context),
    }))
}

const spotAt = ({ said: { text, index, words } }: Dated, context: Context) =>
  spotOf(context, text.path, pointAt(text.words, index, words))
