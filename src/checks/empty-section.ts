import type { Check } from './check.ts'

/** A section that is a heading alone. */
export const emptySection: Check = {
  code: 'empty-section',
  severity: 'warning',
  family: 'structure',
  about: 'A section without items and without an intro.',
  why: 'Its heading stands alone, in the mail and in the list of contents: a reader thinks that something was lost.',
  bad: '- type: events\n  items: []',
  good: '- type: events\n  intro: There are no events in August.\n  items: []',
  check: ({ issue }) =>
    issue.sections.flatMap(({ items, intro }, s) =>
      items.length > 0 || intro
        ? []
        : [
            {
              message: 'This section has no items: its heading would stand alone.',
              hint: 'Write an item, say in an `intro` why there is none, or take the section out.',
              path: ['sections', s, 'items'],
            },
          ],
    ),
}
