import type { Setting } from '../model.ts'
import { pickItem } from './amend/ask.ts'
import { finish } from './amend/finish.ts'
import { findItem, sectionsOf } from './amend/items.ts'
import { namesOf, openIssue } from './amend/open.ts'

type Options = { yes?: boolean; dryRun?: boolean }

/** Removes one item, once somebody has said that it shall be. */
export async function remove(setting: Setting, named: string[], options: Options): Promise<number> {
  const { issue, other } = namesOf(named)
  const desk = await openIssue(setting, issue)
  if (typeof desk === 'number') return desk
  const sections = sectionsOf(desk.data, desk.newsroom)
  const item = other === undefined ? await pickItem(desk, sections) : findItem(sections, other)
  return finish(desk, {
    verb: 'removed',
    changes: [{ do: 'unset', path: item.path }],
    item,
    dryRun: options.dryRun,
    ...(!options.yes && !options.dryRun && { question: `Remove “${item.title}”?` }),
  })
}
