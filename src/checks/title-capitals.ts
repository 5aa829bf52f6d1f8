import { shown } from '../diagnostic.ts'
import type { Check, Context } from './check.ts'
import { everyday, isRoman, shouted } from './words/known.ts'
import { spotIn } from './words/place.ts'

/** A title in capitals throughout. */
export const titleCapitals: Check = {
  code: 'title-capitals',
  severity: 'warning',
  family: 'words',
  about: 'A title, heading, subject or preheader in capitals throughout.',
  why: 'Words in capitals have no shape, so they are read letter by letter; some screen readers spell them, and filters of spam count them.',
  bad: '- title: NEW HALL OPENS IN MAY',
  good: '- title: New hall opens in May',
  check: (context) => {
    const short = abbreviations(context)
    return context.texts.flatMap((text) => {
      if (!['title', 'heading', 'subject', 'preheader'].includes(text.kind)) return []
      const { words } = text
      if (words !== words.toUpperCase() || words === words.toLowerCase()) return []
      if (!isLoud(words, short)) return []
      return [
        {
          message: `The ${text.kind} \`${shown(words)}\` is in capitals throughout.`,
          hint: 'Write it as in a sentence: a capital for its first word and for names.',
          ...spotIn(context, text, 0, words.length),
        },
      ]
    })
  },
}

const abbreviations = ({ newsroom: { glossary, organisation, publication, ownWords } }: Context) =>
  new Set([
    ...Object.keys(glossary),
    ...ownWords,
    ...[organisation.short ?? '', organisation.name, publication].flatMap((name) =>
      name.split(/\s+/),
    ),
  ])

/** True when words and not only abbreviations stand in capitals: `AGM 2009` and `CIPFA` are no shouts. */
function isLoud(text: string, short: ReadonlySet<string>): boolean {
  const words = (text.match(/[A-ZÀ-Þ]+(?:['’][A-ZÀ-Þ]+)*/g) ?? []).filter(
    (word) => word.length > 1 && !short.has(word) && !isRoman(word) && !everyday.has(word),
  )
  const long = words.filter((word) => word.length > 3)
  return words.some((word) => word.length > 6 || shouted.has(word)) || long.length > 1
}
