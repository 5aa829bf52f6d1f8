import type { Text } from '../authored.ts'
import { daysBetween } from '../dates.ts'
import type { Item, Path } from '../model.ts'
import type { Check, Context, Found } from './check.ts'
import { hasPiece, haveAPiece, isQuoted } from './dates/around.ts'
import { isEnglish } from './dates/dated.ts'
import { isOver, lastDayOf } from './dates/events.ts'
import { few } from './few.ts'
import { pointAt, spotOf } from './links/spot.ts'

/** Something that was to be settled before the issue goes out. */
export const stillTbc: Check = {
  code: 'still-tbc',
  severity: 'warning',
  family: 'dates',
  about: 'A date, a time, a place or anything else that is still to be confirmed.',
  why: 'Nobody can plan for it, and few look again. Ask once more before the issue goes out. Of an event that has no date yet, or is over four weeks away, it is only noted.',
  bad: '- title: Study visit to the weir\n  date: 2009-05-02\n  venue: tbc',
  good: '- title: Study visit to the weir\n  date: 2009-05-02\n  venue: Weir Cottage',
  check: (context) => [...inFields(context), ...inTexts(context)],
}

/** Days before an event within which readers have to know. */
const soon = 28

/** What stands in the place of a fact. */
const open = new Set([
  ...['tbc', 'tba', 'tbd', 'to be confirmed', 'to be announced', 'to be advised'],
  ...['to be decided', 'to be arranged'],
])

const marks = /\bt\.?b\.?[cad]\b|\bto\s+be\s+(?:confirmed|announced|advised|decided|arranged)\b/gi
/** Most texts have none of these, and are done with. */
// biome-ignore format: ten words, not ten lines
const pieces =
  ['tb', 'TB', 'Tb', 't.b', 'T.B', 'confirmed', 'announced', 'advised', 'decided', 'arranged']
/** What makes a fact of `to be confirmed`; without it, it is news: `the funding is to be confirmed`. */
const lead =
  /(?:\((?:[a-z]+\s+)?|\b(?:venue|location|place|date|time|speaker|price|cost|fee|programme)s?(?:\s+(?:is|are)|:)?(?:\s+still)?\s+)$/i

const facts = {
  date: 'The date',
  time: 'The time',
  venue: 'The place',
  cost: 'The cost',
  organiser: 'The organiser',
  places: 'The number of places',
  publisher: 'The publisher',
  format: 'The format',
  funder: 'The funder',
  amount: 'The amount',
  eligibility: 'Who is eligible',
  owner: 'The owner',
} as const

type FactName = keyof typeof facts
const factNames = Object.keys(facts) as FactName[]

function inFields({ issue, asOf }: Context): Found[] {
  return issue.sections.flatMap((section, s) =>
    section.items.flatMap((item, i): Found[] => {
      const names = factNames.filter((name) => isOpen(item[name]))
      if (names.length === 0 || isOver({ last: lastDayOf(item) }, asOf)) return []
      const path = ['sections', s, 'items', i]
      return names.map((name) => ({
        message: `${facts[name]} is still to be confirmed.`,
        hint: 'Ask once more before the issue goes out.',
        ...(isFarAway(item, asOf) && { severity: 'info' as const }),
        path: [...path, name],
      }))
    }),
  )
}

const isOpen = (value: Item[FactName]): boolean =>
  typeof value === 'string' &&
  value.length < 20 &&
  /t/i.test(value) &&
  open.has(value.toLowerCase().replaceAll('.', ''))

const isFarAway = ({ date }: Item, asOf: string): boolean =>
  date === 'tbc' || (date !== undefined && daysBetween(asOf, date) > soon)

function inTexts(context: Context): Found[] {
  if (!isEnglish(context) || !haveAPiece(context.texts, pieces)) return []
  return context.texts
    .filter(({ words }) => hasPiece(words, pieces))
    .filter(({ words, path }) => !isOpen(words) || !isFact(path))
    .flatMap((text) => marksIn(text, context))
}

const isFact = (path: Path): boolean => path.length === 5 && String(path[4]) in facts

function marksIn(text: Text, context: Context): Found[] {
  return few(text.words.matchAll(marks)).flatMap(({ index, 0: written }): Found[] => {
    if (isQuoted(text, index) || isName(written, context)) return []
    const near = text.words.slice(Math.max(0, index - 40), index)
    const before = /^to/i.test(written) ? lead.exec(near) : undefined
    if (before === null) return []
    const start = before ? index - before[0].length : index
    const words = text.words.slice(start, index + written.length)
    return [
      {
        message: `\`${words.replace(/\s+/g, ' ')}\`: this is not settled yet.`,
        hint: 'Ask once more before the issue goes out.',
        ...spotOf(context, text.path, pointAt(text.words, start, words)),
      },
    ]
  })
}

/** Letters that stand for something else in this newsroom: an organisation may be the TBA. */
const isName = (words: string, { newsroom }: Context): boolean =>
  Object.hasOwn(newsroom.glossary, words) || newsroom.ownWords.includes(words)
