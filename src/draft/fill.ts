import type { Issue } from '../model.ts'
import { faultOfAnswer, sectionForm } from '../validate/answers.ts'
import { askCarried, isReport, type Offered, reportOf } from './carry.ts'
import type { Desk, RawItem } from './desk.ts'
import { askItem, type Work } from './item.ts'
import { type DraftSection, fittingSnippets, usualFields } from './sections.ts'

/** Where the work stands: `place` says which section of how many this is. */
export type Filling = { place: string; issues: readonly Issue[]; ends: readonly Offered[] }

/** Asks for a section: its heading, what comes over from the last issue, then item after item. */
export async function fillSection(
  desk: Desk,
  section: DraftSection,
  { place, issues, ends }: Filling,
): Promise<DraftSection> {
  const key = `section/${section.id}`
  const heading = await askHeading(desk, section, `${key}/heading`, place)
  const items: RawItem[] = []
  const usual = usualFields(issues, section.base)
  for (const end of ends) {
    const chapter = `${heading} · item ${items.length + 1}`
    const work = workOn(desk, section, `${key}/from/${end.path.join('.')}`, chapter)
    items.push(
      isReport(end) ? await askItem(work, reportOf(end), usual) : await askCarried(work, end),
    )
  }
  return addItems(desk, { ...section, heading, items }, key, issues)
}

/** Item after item for a section, until the editor goes on. */
export async function addItems(
  desk: Desk,
  section: DraftSection,
  key: string,
  issues: readonly Issue[],
): Promise<DraftSection> {
  const usual = usualFields(issues, section.base)
  const items = [...section.items]
  for (let round = 0; ; round += 1) {
    const own = `${key}/${round}`
    const known = await askNext(desk, section, own, items)
    if (!known) return { ...section, items }
    const chapter = `${section.heading} · item ${items.length + 1}`
    items.push(await askItem(workOn(desk, section, own, chapter), known, usual))
  }
}

const workOn = (desk: Desk, { base }: DraftSection, key: string, chapter: string): Work => ({
  ...desk,
  type: base,
  key,
  chapter,
})

/** The heading of a section; an empty answer takes the one that is proposed. */
export async function askHeading(
  desk: Desk,
  section: DraftSection,
  key: string,
  place?: string,
): Promise<string> {
  const answer = await desk.ask({
    kind: 'line',
    key,
    label: 'Heading',
    chapter: place ? `Section ${place}: ${section.heading}` : section.heading,
    about: section.base.about,
    proposal: section.heading,
    yes: section.heading,
    check: (text) => faultOfAnswer(sectionForm, ['heading'], text || undefined),
  })
  return answer || section.heading
}

const onwards = '.'
const itemOfOwn = '+'

/** What is known of the next item: nothing, or its snippet; undefined when the section is full. */
async function askNext(
  { ask, newsroom }: Desk,
  { base, heading }: DraftSection,
  key: string,
  items: readonly RawItem[],
): Promise<RawItem | undefined> {
  const used = items.map(({ use }) => use)
  const snippets = fittingSnippets(newsroom, base).filter(({ value }) => !used.includes(value))
  const thing = base.item.replace(/^an? /, '')
  const answer = await ask({
    kind: 'choice',
    key: `${key}/next`,
    label: items.length === 0 ? `${heading}: what is in it?` : `${heading}: what else?`,
    choices: [
      {
        value: itemOfOwn,
        name: items.length === 0 ? `Write ${base.item}` : `Write another ${thing}`,
      },
      ...snippets.map(({ value, name }) => ({
        value: `use/${value}`,
        name: `Take over: ${name}`,
        note: `The snippet \`${value}\` of newswire.yaml; you may add to it.`,
      })),
      items.length === 0
        ? { value: onwards, name: 'Nothing: leave this section out' }
        : { value: onwards, name: 'Nothing more: go on' },
    ],
    ...(items.length > 0 && { proposal: onwards }),
    unattended: onwards,
  })
  if (answer === onwards) return undefined
  return answer === itemOfOwn ? {} : { use: answer.slice('use/'.length) }
}
