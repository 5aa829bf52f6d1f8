import { shown } from '../diagnostic.ts'
import type { Path } from '../model.ts'
import type { Check } from './check.ts'
import { folded } from './links/sameness.ts'

/** Two items that are called the same. */
export const sameTitle: Check = {
  code: 'same-title',
  severity: 'warning',
  family: 'structure',
  about: 'Two items with one title.',
  why: 'In the list of contents the two cannot be told apart, and a link into the issue may lead to the wrong one; or one item was pasted twice.',
  bad: '- title: Boat trip\n  date: 2009-06-03\n- title: Boat trip\n  date: 2009-06-10',
  good: '- title: Boat trip to the weir\n  date: 2009-06-03\n- title: Boat trip to the lock\n  date: 2009-06-10',
  check: ({ texts, source }) => {
    const firsts = new Map<string, Path>()
    return texts
      .filter(({ kind }) => kind === 'title')
      .flatMap(({ words, path }) => {
        const title = folded(words)
        const first = firsts.get(title)
        if (!first) firsts.set(title, path)
        if (!first) return []
        return [
          {
            message: `The item on line ${source.locate(first).line} has this title too: \`${shown(words.trim())}\`.`,
            hint: 'Say in each title what is different: the day, the place, what it is about.',
            path,
            pointer: { find: words.trim(), nth: 0 },
          },
        ]
      })
  },
}
