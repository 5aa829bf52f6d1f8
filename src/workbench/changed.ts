import { type Changes, changesOf, sentences } from '../changes.ts'
import type { Edition, Newsroom } from '../model.ts'
import type { Built } from '../pipeline.ts'
import { anchorOf } from './anchors.ts'
import type { Against, ViewChange, ViewChanges } from './view.ts'

type Change = Changes[number]

/** What is other in an issue than in those that it is compared with, and where it stands in the mail. */
export function changesFrom(
  { issue, edition }: Built,
  against: readonly Against[],
  newsroom: Newsroom,
): ViewChanges[] {
  if (!issue) return []
  return against.map(({ against: name, issue: before, newsroom: earlier }) => {
    const told = sentences(changesOf(before, issue, newsroom, earlier))
    return { against: name, changes: told.map((each) => viewed(each.text, each.changes, edition)) }
  })
}

const viewed = (
  text: string,
  changes: readonly Change[],
  edition: Edition | undefined,
): ViewChange => ({
  text,
  anchor: changes.map((each) => placeOf(each, edition)).find((each) => each !== null) ?? null,
  words: [...new Set(changes.flatMap(wordsOf))].filter((words) => words.trim() !== ''),
})

function placeOf(change: Change, edition: Edition | undefined): string | null {
  if (change.kind === 'removed') return null
  const entry = 'entries' in change ? change.entries[0] : change.item?.after
  return anchorOf(entry?.path ?? change.section?.after?.path ?? [], edition)
}

/** What came, as it stands in the mail: the words of a text, a value, the titles of new items. */
function wordsOf(change: Change): string[] {
  if ('entries' in change) return change.entries.map(({ title }) => title)
  if (change.kind !== 'changed') return []
  const came = change.words.filter(({ is }) => is === 'added').map(({ text }) => text)
  return came.length > 0 ? came.flatMap((text) => text.split(/\n+/)) : [change.shown.after ?? '']
}
