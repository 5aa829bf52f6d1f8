import type { Code, Diagnostic } from '../diagnostic.ts'
import type { Place } from '../model.ts'

/** What one fault brings about, and which finding tells it best, where both point at one place. */
type Rule = { told: Code; spares: readonly Code[]; within: 'item' | 'line' | 'words' }

const rules: readonly Rule[] = [
  // It is over, and it was told before.
  { told: 'repeated-past', spares: ['past-date', 'past-deadline'], within: 'item' },
  // Where the event is over, so is its booking.
  { told: 'past-date', spares: ['past-deadline'], within: 'item' },
  { told: 'weekday-mismatch', spares: ['date-conflict', 'ambiguous-date'], within: 'words' },
  // What is to be filled in is no word.
  {
    told: 'leftover-code',
    spares: ['spelling', 'unexplained-acronym', 'name-spelling', 'title-capitals', 'same-title'],
    within: 'words',
  },
  { told: 'still-tbc', spares: ['same-title', 'title-capitals'], within: 'words' },
  { told: 'bare-address', spares: ['spelling', 'unexplained-acronym'], within: 'words' },
  {
    told: 'placeholder-link',
    spares: ['insecure-link', 'tracked-link', 'misleading-link'],
    within: 'words',
  },
  { told: 'private-link', spares: ['misleading-link'], within: 'words' },
  // A text that was taken over, with its links and its misprints.
  { told: 'near-copy', spares: ['repeated-link'], within: 'item' },
  { told: 'near-copy', spares: ['spelling', 'repeated-word', 'name-spelling'], within: 'words' },
  { told: 'name-spelling', spares: ['spelling'], within: 'words' },
  { told: 'acronym-twice', spares: ['acronym-again'], within: 'words' },
  // Whoever writes another preheader mends both.
  { told: 'repeated-preheader', spares: ['cut-preheader'], within: 'line' },
]

/**
 * Leaves out of some findings those that another one tells already: one cause is told once. `all` are
 * those that were made, for one that a comment silences has been read as well.
 */
export function oncePerCause(
  left: readonly Diagnostic[],
  all: readonly Diagnostic[] = left,
): Diagnostic[] {
  const codes = new Set(all.map(({ code }) => code))
  const spared = new Set<Diagnostic>()
  for (const { told, spares, within } of rules) {
    if (!codes.has(told) || !spares.some((code) => codes.has(code))) continue
    const tellers = new Map<string, Diagnostic[]>()
    for (const teller of all) {
      if (teller.code !== told) continue
      for (const key of keysOf(teller, within)) {
        tellers.set(key, [...(tellers.get(key) ?? []), teller])
      }
    }
    for (const each of left) {
      if (!spares.includes(each.code)) continue
      const near = keysOf(each, within).flatMap((key) => tellers.get(key) ?? [])
      if (near.some((teller) => within !== 'words' || isOver(teller, each))) spared.add(each)
    }
  }
  const said = new Set<string>()
  return left.filter((each) => {
    const name = nameOf(each)
    if (spared.has(each) || said.has(name)) return false
    said.add(name)
    return true
  })
}

/** What is said of a snippet is said once, however often it is used. */
const nameOf = ({ code, place, message }: Diagnostic): string =>
  JSON.stringify([code, place?.file, place?.line, place?.column, message])

/** Lines over which words may go: no finding points at more. */
const mostLines = 8

/** The names of the places at which a finding stands. */
function keysOf({ path = [], place }: Diagnostic, within: Rule['within']): string[] {
  if (within === 'item') {
    const isItem = path[0] === 'sections' && path.length > 3
    return isItem ? [`${place?.file} ${path.slice(0, 4).join()}`] : []
  }
  if (!place) return []
  const count = Math.min(mostLines, place.endLine - place.line + 1)
  return Array.from({ length: count }, (_, index) => `${place.file} ${place.line + index}`)
}

/** Whether two findings point at some of the same letters. */
function isOver({ place: a }: Diagnostic, { place: b }: Diagnostic): boolean {
  if (!a || !b) return false
  const isBefore = (one: Place, other: Place) =>
    one.endLine * columns + one.endColumn <= other.line * columns + other.column
  return !isBefore(a, b) && !isBefore(b, a)
}

/** More than any line has. */
const columns = 2 ** 21
