import type { FieldName, Issue, Newsroom } from '../model.ts'
import { type SectionType, sectionTypes } from '../sections/index.ts'
import { baseOf } from '../validate/forms.ts'
import type { Desk, RawItem } from './desk.ts'
import { fieldsOf } from './item.ts'
import type { Choice } from './question.ts'

/** A section of the new issue while it is written. */
export type DraftSection = {
  /** Names it in the journal: `16/2` after a section of the last issue, `funding` after its type. */
  id: string
  type: string
  base: SectionType
  /** Its heading as it is shown, whether its own or its type's. */
  heading: string
  items: RawItem[]
}

/**
 * The sections that an issue may have: first those of the last one, in its order, then one of each
 * type that it lacks, called as it was when there last was one. The issues come oldest first.
 */
export function possibleSections(newsroom: Newsroom, issues: readonly Issue[]): DraftSection[] {
  const last = issues.at(-1)
  const sections = issues.flatMap((issue) => issue.sections)
  const headingOf = (type: string) => sections.findLast((each) => each.type === type)?.heading
  const former = (last?.sections ?? []).flatMap(({ type, heading }, index) =>
    section(`${last?.number}/${index}`, type, newsroom, heading),
  )
  const names = [...new Set([...Object.keys(newsroom.sections), ...Object.keys(sectionTypes)])]
  const others = names
    .filter((type) => !former.some((each) => each.type === type))
    .flatMap((type) => section(type, type, newsroom, headingOf(type)))
  return [...former, ...others]
}

function section(id: string, type: string, newsroom: Newsroom, own?: string): DraftSection[] {
  const base = baseOf(type, newsroom)
  if (!base) return []
  return [{ id, type, base, heading: own ?? usualHeading(type, newsroom), items: [] }]
}

/** A section for each type that was named, those of the last issue first. */
export function namedSections(
  newsroom: Newsroom,
  possible: readonly DraftSection[],
  types: readonly string[],
): DraftSection[] {
  const taken: DraftSection[] = []
  for (const [index, type] of types.entries()) {
    const free = possible.find((each) => each.type === type && !taken.includes(each))
    taken.push(...(free ? [free] : section(`${type}+${index}`, type, newsroom)))
  }
  return taken
}

/** The heading that a section has when it is given none. */
export function usualHeading(type: string, newsroom: Newsroom): string {
  const base = baseOf(type, newsroom)?.type ?? type
  return newsroom.sections[type]?.heading ?? newsroom.words.headings[base] ?? type
}

/**
 * Asks which sections there are, and in which order. A section that has items already cannot be left
 * out: they would go with it.
 */
export async function askSections(
  { ask }: Desk,
  key: string,
  possible: readonly DraftSection[],
  chosen: readonly string[],
): Promise<DraftSection[]> {
  const named = (id: string) => possible.filter((each) => each.id === id)
  const isFull = ({ items }: DraftSection) => items.length > 0
  const answer = await ask({
    kind: 'order',
    key,
    label: 'In this order',
    chapter: 'Sections',
    about: 'Which sections has this issue, and in which order?',
    flag: '--sections',
    choices: [
      ...chosen.flatMap(named).map((each) => choiceOf(each, true)),
      ...possible.filter(({ id }) => !chosen.includes(id)).map((each) => choiceOf(each, false)),
    ],
    yes: [...chosen],
    check(ids) {
      if (ids.length === 0) return 'An issue has at least one section.'
      const lost = possible.find((each) => isFull(each) && !ids.includes(each.id))
      return lost && `“${lost.heading}” has items: take them out or move them first.`
    },
  })
  return answer.flatMap(named)
}

const choiceOf = ({ id, type, heading, base }: DraftSection, chosen: boolean): Choice => ({
  value: id,
  name: heading,
  note: `${base.about} (\`${type}\`)`,
  chosen,
})

/** The fields that at least half of the items of a type have had. */
export function usualFields(issues: readonly Issue[], type: SectionType): FieldName[] {
  const items = issues.flatMap(({ sections }) =>
    sections.filter(({ base }) => base === type.type).flatMap((each) => each.items),
  )
  return fieldsOf(type).filter((name) => {
    const count = items.filter((item) => item[name] !== undefined).length
    return count > 0 && count * 2 >= items.length
  })
}

/** The snippets of a newsroom that a section can take: it knows all of their fields. */
export function fittingSnippets(newsroom: Newsroom, type: SectionType): Choice[] {
  const known: readonly string[] = fieldsOf(type)
  return Object.entries(newsroom.snippets)
    .filter(([, snippet]) => Object.keys(snippet).every((name) => known.includes(name)))
    .map(([key, { title }]) => ({ value: key, name: typeof title === 'string' ? title : key }))
}
