import type { Changes, Difference } from './changes/change.ts'
import { compare, compareFields, type Houses } from './changes/compare.ts'
import { issueFields, newsroomFields } from './changes/fields.ts'
import { itemChanges } from './changes/items.ts'
import { pairsOf, sideOf } from './changes/pairs.ts'
import { sectionChanges } from './changes/sections.ts'
import type { Issue, Newsroom } from './model.ts'

export type * from './changes/change.ts'
export { type Piece, type Sentence, sentences, summedUp } from './changes/sentences.ts'
export { hunks } from './changes/words.ts'

/**
 * What differs between two issues for those who read them, in the order of the later one. `earlier` is
 * the newsroom that the earlier issue came from, where its settings were others. The same issue has no
 * changes; swapped issues have the mirror image.
 */
export function changesOf(
  before: Issue,
  after: Issue,
  newsroom: Newsroom,
  earlier: Newsroom = newsroom,
): Changes {
  const [old, now] = [sideOf(before, earlier), sideOf(after, newsroom)]
  const houses = { before: earlier, after: newsroom }
  const both = { old, now, pairs: pairsOf(old, now), houses }
  return [
    ...compareFields(newsroomFields, earlier, newsroom, houses, { of: 'newsroom', ...whole }),
    ...glossaryChanges(before, after, houses),
    ...compareFields(issueFields, before, after, houses, { of: 'issue', ...whole }),
    ...sectionChanges(both),
    ...itemChanges(both),
  ]
}

const whole = { section: null, item: null }

/** Explanations of terms that stand in one of the issues. */
function glossaryChanges(before: Issue, after: Issue, houses: Houses): Difference[] {
  const [old, now] = [houses.before.glossary, houses.after.glossary]
  const terms = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort()
  const others = terms.filter((term) => old[term] !== now[term])
  if (others.length === 0) return []
  const text = JSON.stringify([before, after])
  const part = { field: 'glossary', label: 'explanation', form: 'line' } as const
  return others
    .filter((term) => text.includes(term))
    .flatMap((term) =>
      compare(part, old[term] ?? null, now[term] ?? null, houses, {
        ...{ of: 'newsroom', ...whole, entry: term },
      }),
    )
}
