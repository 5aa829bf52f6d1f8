import { UserError } from '../diagnostic.ts'
import type { Setting } from '../model.ts'
import { pickItem, pickPlace, pickSection } from './amend/ask.ts'
import { finish } from './amend/finish.ts'
import {
  findItem,
  findSection,
  type ItemName,
  type SectionName,
  sectionsOf,
} from './amend/items.ts'
import { type Desk, namesOf, openIssue } from './amend/open.ts'

type Options = { to?: string; dryRun?: boolean }

/** Moves one item within its section or to another. */
export async function move(setting: Setting, named: string[], options: Options): Promise<number> {
  const { issue, other } = namesOf(named)
  const desk = await openIssue(setting, issue)
  if (typeof desk === 'number') return desk
  const sections = sectionsOf(desk.data, desk.newsroom)
  const item = other === undefined ? await pickItem(desk, sections) : findItem(sections, other)
  const { section, index } = await targetOf(desk, sections, item, options.to)
  const to = ['sections', section.index, 'items']
  return finish(desk, {
    verb: 'moved',
    changes: [{ do: 'move', from: item.path, to, index }],
    item: [...to, index],
    dryRun: options.dryRun,
  })
}

type Target = { section: SectionName; index: number }

/** `section` or `section/position`, where positions count from 1 as they are after the move. */
async function targetOf(
  desk: Desk,
  sections: readonly SectionName[],
  item: ItemName,
  to: string | undefined,
): Promise<Target> {
  const others = (section: SectionName) => section.items.filter((each) => each !== item)
  if (to === undefined) {
    const section = await pickSection(desk, sections, 'To which section?', '`--to section`')
    return { section, index: await pickPlace(desk, others(section)) }
  }
  const [, name = to, position] = /^(.+)\/(\d+)$/.exec(to) ?? []
  const section = findSection(sections, name)
  const room = others(section).length
  const index = position === undefined ? room : Number(position) - 1
  if (index >= 0 && index <= room) return { section, index }
  throw new UserError(
    `“${section.heading}” has no place ${position} for it.`,
    `\`--to ${name}/…\` takes 1 to ${room + 1}.`,
  )
}
