import type { Issue, Item, Path } from '../../model.ts'

/** Where the titles stand of which subject and preheader are made when nobody writes them. */
export const titlePaths = ({ sections }: Issue): Path[] =>
  sections.flatMap(({ items }, s) =>
    items.flatMap(({ title }, i) =>
      title === undefined ? [] : [['sections', s, 'items', i, 'title']],
    ),
  )

/** The first of them. */
export const titleSpot = (issue: Issue): Path => titlePaths(issue)[0] ?? ['number']

/** The item whose title it is. */
export const firstTitled = ({ sections }: Issue): Item | undefined =>
  sections.flatMap(({ items }) => items).find(({ title }) => title !== undefined)
