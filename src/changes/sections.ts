import type { Section } from '../model.ts'
import { type Both, besideOf, inOrder, lone, misplaced, sectionPlaces } from './both.ts'
import type { Addition, Change, Entry } from './change.ts'
import { compareFields } from './compare.ts'
import { sectionFields } from './fields.ts'
import { loneItems } from './items.ts'
import { headingOf } from './likeness.ts'

/** Sections that came, went, moved or are other than before. */
export function sectionChanges(both: Both): Change[] {
  const { old, now, pairs } = both
  const { before, after } = lone(pairs.sections, old.issue.sections, now.issue.sections)
  const [gone, come] = [loneItems(both, 'before'), loneItems(both, 'after')]
  return [
    ...before.map((b) => addition('removed', both, [b, -1], gone.get(b))),
    ...after.map((a) => addition('added', both, [-1, a], come.get(a))),
    ...keptSections(both),
  ]
}

const addition = (
  kind: Addition['kind'],
  both: Both,
  [b, a]: [number, number],
  entries: Entry[] = [],
): Addition => ({ kind, of: 'section', section: sectionPlaces(both, b, a), entries })

function keptSections(both: Both): Change[] {
  const { old, now, pairs, houses } = both
  const moved = misplaced(pairs.sections, pairs)
  const stayed = pairs.sections.filter(([b]) => !moved.has(b))
  const titleOf = (index: number) => {
    const section = now.issue.sections[index]
    return section && headingOf(section, now.newsroom)
  }
  return inOrder(pairs.sections).flatMap(([b, a]): Change[] => {
    const section = sectionPlaces(both, b, a)
    const [one, other] = [old.issue.sections[b], now.issue.sections[a]] as [Section, Section]
    const owner = { of: 'section' as const, section, item: null }
    const differences = compareFields(sectionFields, one, other, houses, owner)
    if (!moved.has(b)) return differences
    const beside = besideOf(a, stayed, titleOf)
    return [{ kind: 'moved', of: 'section', section, item: null, beside }, ...differences]
  })
}
