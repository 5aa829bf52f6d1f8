import { envelope, helpFor } from '../validate/answers.ts'
import { type Composition, nameOf } from './composition.ts'
import type { Desk, RawItem } from './desk.ts'
import { addItems, askHeading } from './fill.ts'
import { changeItem, fits } from './item.ts'
import { askSections, type DraftSection } from './sections.ts'
import { line, prose } from './ways.ts'

type Act = (desk: Desk, composition: Composition, key: string) => Promise<Composition>

/** What can still be changed in a draft: how the menu calls it, and what it does. */
export const acts: Readonly<Record<string, { name: string; act: Act }>> = {
  change: { name: 'Change an item …', act: change },
  add: { name: 'Add an item …', act: add },
  move: { name: 'Move an item …', act: move },
  remove: { name: 'Take an item out …', act: remove },
  sections: { name: 'Add or order sections …', act: arrange },
  heading: { name: 'Change a heading …', act: rename },
  issue: { name: 'Subject, preview line, welcome …', act: askOwn },
}

type Spot = { section: DraftSection; index: number; item: RawItem }

const spotsOf = ({ sections }: Composition): Spot[] =>
  sections.flatMap((section) => section.items.map((item, index) => ({ section, index, item })))

async function pick(desk: Desk, composition: Composition, key: string, label: string) {
  const spots = spotsOf(composition)
  if (spots.length === 0) return undefined
  const answer = await desk.ask({
    kind: 'search',
    key,
    label,
    choices: spots.map(({ section, item }, index) => ({
      value: String(index),
      name: `${section.heading} › ${nameOf(item, desk)}`,
    })),
  })
  return spots[Number(answer)]
}

async function pickSection(
  desk: Desk,
  sections: readonly DraftSection[],
  key: string,
  label: string,
) {
  const choices = sections.map(({ id, heading }) => ({ value: id, name: heading }))
  const answer = await desk.ask({ kind: 'choice', key, label, choices })
  return sections.find(({ id }) => id === answer) as DraftSection
}

const withSection = (composition: Composition, changed: DraftSection): Composition => ({
  ...composition,
  sections: composition.sections.map((each) => (each.id === changed.id ? changed : each)),
})

const without = ({ section, index }: Spot): DraftSection => ({
  ...section,
  items: section.items.toSpliced(index, 1),
})

async function change(desk: Desk, composition: Composition, key: string) {
  const spot = await pick(desk, composition, `${key}/which`, 'Which item?')
  if (!spot) return composition
  const { section, index, item } = spot
  const chapter = nameOf(item, desk)
  const changed = await changeItem({ ...desk, type: section.base, key, chapter }, item)
  return withSection(composition, { ...section, items: section.items.with(index, changed) })
}

async function add(desk: Desk, composition: Composition, key: string) {
  const section = await pickSection(desk, composition.sections, `${key}/where`, 'In which section?')
  const { issues } = composition
  return withSection(composition, await addItems(desk, section, key, issues))
}

async function move(desk: Desk, composition: Composition, key: string) {
  const spot = await pick(desk, composition, `${key}/which`, 'Which item?')
  if (!spot) return composition
  const takers = composition.sections.filter(({ base }) => fits(spot.item, base, desk))
  const target = await pickSection(desk, takers, `${key}/where`, 'Into which section?')
  const left = withSection(composition, without(spot))
  const section = left.sections.find(({ id }) => id === target.id) as DraftSection
  const items = [...section.items, spot.item]
  const order = await desk.ask({
    kind: 'order',
    key: `${key}/order`,
    label: section.heading,
    about: 'In which order?',
    all: true,
    choices: items.map((item, index) => ({
      value: String(index),
      name: nameOf(item, desk),
      chosen: true,
    })),
  })
  const ordered = order.map((index) => items[Number(index)] as RawItem)
  return withSection(left, { ...section, items: ordered })
}

async function remove(desk: Desk, composition: Composition, key: string) {
  const spot = await pick(desk, composition, `${key}/which`, 'Which item?')
  if (!spot) return composition
  const answer = await desk.ask({
    kind: 'choice',
    key: `${key}/sure`,
    label: `Take out “${nameOf(spot.item, desk)}”?`,
    choices: [
      { value: 'no', name: 'No, keep it' },
      { value: 'yes', name: 'Yes, take it out' },
    ],
  })
  return answer === 'yes' ? withSection(composition, without(spot)) : composition
}

async function arrange(desk: Desk, composition: Composition, key: string) {
  const { sections, possible, issues } = composition
  const known = [...sections, ...possible.filter(({ id }) => !sections.some((s) => s.id === id))]
  const chosen = sections.map(({ id }) => id)
  const arranged = await askSections(desk, `${key}/sections`, known, chosen)
  const filled: DraftSection[] = []
  for (const section of arranged) {
    const isNew = !chosen.includes(section.id)
    filled.push(isNew ? await addItems(desk, section, `${key}/${section.id}`, issues) : section)
  }
  return { ...composition, sections: filled }
}

async function rename(desk: Desk, composition: Composition, key: string) {
  const section = await pickSection(desk, composition.sections, `${key}/which`, 'Which section?')
  const heading = await askHeading(desk, section, `${key}/heading`)
  return withSection(composition, { ...section, heading })
}

const ownFields = {
  subject: { label: 'Subject', way: line },
  preheader: { label: 'Preview line', way: line },
  intro: { label: 'Welcome', way: prose },
} as const

async function askOwn(desk: Desk, composition: Composition, key: string) {
  const names = ['subject', 'preheader', 'intro'] as const
  const chosen = await desk.ask({
    kind: 'several',
    key: `${key}/own`,
    label: 'What does this issue have of its own?',
    about: 'What it has not is made from its items, or is the same in every issue.',
    choices: names.map((name) => ({
      value: name,
      name: ownFields[name].label,
      note: helpFor(envelope, [name]).description,
      chosen: composition.own[name] !== undefined,
    })),
  })
  const own: Record<string, unknown> = {}
  for (const name of names.filter((each) => chosen.includes(each))) {
    const { label, way } = ownFields[name]
    const value = composition.own[name]
    const task = { ...desk, form: envelope, path: [name], key: `${key}/${name}`, label, value }
    const answer = await way(task)
    if (answer !== undefined) own[name] = answer
  }
  return { ...composition, own }
}
