import type { Text } from '../authored.ts'
import type { Context, Found, ThoroughCheck } from './check.ts'
import { isEnglish } from './dates/dated.ts'
import { spotIn } from './words/place.ts'

/** An item that asks for more schooling than the newsroom wants. */
export const hardReading: ThoroughCheck = {
  code: 'hard-reading',
  severity: 'info',
  family: 'words',
  about:
    'An item in English that is harder to read than `limits.readingAge` allows, by the formula of Flesch and Kincaid.',
  why: 'Long words in long sentences tire experts as well, and shut everybody else out (WCAG 2.2, criterion 3.1.5).',
  bad: '- body: Organisational capacity considerations necessitate prioritisation of implementation …',
  good: '- body: We have too few people to do it all. So we shall begin with …',
  async check(context) {
    if (!isEnglish(context)) return []
    const { readingAge } = await import('./words/readability.ts')
    const { readingAge: most, sentence } = context.newsroom.limits
    return runningTexts(context).flatMap((texts): Found[] => {
      const [first] = texts
      const age = readingAge(
        texts.map(({ words }) => words),
        sentence,
      )
      if (!first || age === undefined || age <= most) return []
      const opening = /^(?:\S+\s+){0,3}\S+/.exec(first.words)?.[0] ?? ''
      return [
        {
          message: `This reads easily from the age of ${age} on; the limit is ${most}.`,
          hint: 'Shorter sentences and plainer words: that helps experts too.',
          ...spotIn(context, first, 0, opening.length),
        },
      ]
    })
  },
}

/** The running texts of each item: what somebody else said stays as it was said. */
function runningTexts({ texts }: Context): Text[][] {
  const items = new Map<string, Text[]>()
  for (const text of texts) {
    // A welcome is made of names.
    if (text.kind !== 'prose' || text.path.includes('quote') || text.path[0] === 'intro') continue
    const key = `${text.section} ${text.item}`
    const own = items.get(key)
    if (own) own.push(text)
    else items.set(key, [text])
  }
  return [...items.values()]
}
