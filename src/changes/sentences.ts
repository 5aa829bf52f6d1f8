import type { Addition, Change, Changes, Difference, Entry, Move } from './change.ts'
import { hasOtherLinks } from './compare.ts'
import { type Piece, say, title, value } from './say.ts'
import { countOf } from './words.ts'

export type { Piece } from './say.ts'

/**
 * What changed, as an editor would say it: `deadline of *Migration Impacts Fund* moved from 1 May to
 * 8 May`. `pieces` are the same in parts, `changes` those that it tells of.
 */
export type Sentence = { text: string; pieces: Piece[]; changes: Change[] }

/** The sentences that tell of some changes, in their order; what is alike is told in one. */
export const sentences = (changes: Changes): Sentence[] =>
  grouped(changes).map((group) => sentence(told(group), group))

/** The sentences that one sums up, if it does; they do not name again what it names. */
export const summedUp = ({ changes }: Sentence): Sentence[] =>
  changes[0]?.kind === 'changed' && changes.length > 1
    ? changes.flatMap((each) =>
        each.kind === 'changed' ? sentence(changed(each, named(each)), [each]) : [],
      )
    : []

const sentence = (pieces: Piece[], changes: Change[]): Sentence => ({
  text: pieces.map(({ text }) => text).join(''),
  pieces,
  changes,
})

/** Changes that one sentence tells: items of one kind that came or went, and the links of an item. */
function grouped(changes: Changes): Change[][] {
  const groups = new Map<string, Change[]>()
  for (const [index, change] of changes.entries()) {
    const key = keyOf(change) ?? String(index)
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups.values()]
}

function keyOf(change: Change): string | undefined {
  if (change.kind === 'added' || change.kind === 'removed') {
    return change.of === 'item' ? `${change.kind} ${change.entries[0]?.noun}` : undefined
  }
  if (change.kind === 'changed' && change.field.startsWith('links')) {
    return change.of === 'item' ? `links ${change.item?.after?.path.join()}` : undefined
  }
  return undefined
}

function told(group: readonly Change[]): Piece[] {
  const [first] = group as [Change]
  if (first.kind === 'changed')
    return group.length > 1 ? manyLinks(group.length, first) : changed(first, subject(first))
  if (first.kind === 'moved') return moved(first)
  return first.of === 'section' ? section(first) : items(first.kind, group as Addition[])
}

// ---------------------------------------------------------------- what came and went

function items(kind: Addition['kind'], group: readonly Addition[]): Piece[] {
  const entries = group.flatMap((each) => each.entries)
  return say`${count(entries)} ${kind}: ${list(entries)}`
}

function section({ kind, section: { before, after }, entries }: Addition): Piece[] {
  const head = say`section ${title((after ?? before)?.title)} ${kind}`
  return entries.length === 0 ? head : say`${head} with ${count(entries)}: ${list(entries)}`
}

/** `2 events`; of several kinds `3 items`. */
function count(entries: readonly Entry[]): string {
  const nouns = new Set(entries.map(({ noun }) => noun))
  return plural(entries.length, nouns.size === 1 ? (entries[0]?.noun ?? 'item') : 'item')
}

const plural = (number: number, noun: string): string =>
  `${number} ${number === 1 ? noun : `${noun}s`.replace(/ys$/, 'ies')}`

const list = (entries: readonly Entry[]): Piece[] =>
  entries.flatMap(({ title: name, note, noun }, index) => {
    const entry = name ? title(name) : `${noun} without a title`
    return say`${index > 0 ? '; ' : ''}${entry}${note ? `, ${note}` : ''}`
  })

// ---------------------------------------------------------------- what moved

function moved({ of, section, item, beside }: Move): Piece[] {
  if (of === 'section') {
    return say`section ${title(section.after?.title)} moved${where(beside)}`
  }
  const name = title(item?.after?.title)
  if (beside) return say`${name} moved${where(beside)}`
  const [from, to] = [section.before?.title, section.after?.title]
  return say`${name} moved from section ${title(from)} to ${title(to)}`
}

const where = (beside: Move['beside']) =>
  beside ? say` ${beside.side} ${title(beside.title)}` : ''

// ---------------------------------------------------------------- what is another now

const longest = 70

const renamed = (before: string, after: string): Piece[] =>
  say`${value(`*${before}*`, 'before')} renamed ${value(`*${after}*`, 'after')}`

/** A value within a sentence: an author's words, and several words, stand between quotation marks. */
function said({ form, shown }: Difference, side: 'before' | 'after'): Piece {
  const text = shown[side] ?? ''
  const isQuoted = form === 'line' || (form === 'value' && text.includes(' '))
  return value(isQuoted ? `“${text}”` : text, side)
}

/** `what` is what has changed: the subject of the sentence. */
function changed(change: Difference, what: Piece[]): Piece[] {
  const { of, field, form, before, after } = change
  if (before === null || after === null) return cameOrWent(change, what)
  if (field === 'title') return renamed(before, after)
  if (of === 'section' && field === 'heading') {
    return say`section ${renamed(before, after)}`
  }
  if (field.endsWith('.order')) return say`${what} changed`
  if (form === 'prose') return prose(change, what)
  if (form === 'line' && Math.max(before.length, after.length) > longest) {
    return say`${what} changed (${plural(countOf(change.words), 'word')})`
  }
  if (form === 'address') return say`${what} is now ${said(change, 'after')}`
  const isMoved = form === 'day' && [before, after].every((each) => /^\d/.test(each))
  const [from, to] = [said(change, 'before'), said(change, 'after')]
  return say`${what} ${isMoved ? 'moved' : 'changed'} from ${from} to ${to}`
}

function cameOrWent(change: Difference, what: Piece[]): Piece[] {
  const { form, shown, before, field, entry } = change
  const how = before === null ? 'added' : 'removed'
  if (['links', 'topics', 'glossary'].includes(field)) return say`${what} ${how}`
  const text = shown.after ?? shown.before ?? ''
  if (form === 'prose' || text.length > longest || (entry !== null && field !== 'deadlines'))
    return say`${what} ${how}`
  return say`${what} ${how}: ${said(change, before === null ? 'after' : 'before')}`
}

/** A change of Markdown may leave every word as it was. */
function prose({ field, item, words, before, after }: Difference, subject: Piece[]): Piece[] {
  const name = item?.after?.title
  // The text of an item is what is meant by its words.
  const what = field === 'body' && name ? [title(name)] : subject
  const count = countOf(words)
  if (count > 0) return say`the words of ${what} changed (${plural(count, 'word')})`
  if (hasOtherLinks(before ?? '', after ?? '')) return say`links in the text of ${what} changed`
  return say`the layout of ${what} changed`
}

const manyLinks = (number: number, { item }: Difference): Piece[] =>
  say`${number} links of ${title(item?.after?.title)} changed`

/** `venue of *Title*`, `subject`, `introduction of section *Events*`. */
function subject(change: Difference): Piece[] {
  const { of, field, item, section, form } = change
  const what = named(change)
  if (of === 'item') return say`${what} of ${title(item?.after?.title)}`
  if (of === 'section') return say`${what} of section ${title(section?.after?.title)}`
  if (field === 'date' || field === 'number') return say`${what} of the issue`
  return form === 'prose' ? say`the ${what}` : what
}

/** A field, and where it is a list the entry of it. */
function named({ field, label, entry }: Difference): Piece[] {
  if (entry === null) return say`${label}`
  return field === 'deadlines' ? say`${label} for ${title(entry)}` : say`${label} ${title(entry)}`
}
