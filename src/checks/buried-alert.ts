import type { Check } from './check.ts'

/** So much may stand before an alert: one section, and no more items than fill a screen or two. */
const most = { sections: 1, items: 5 }

/** An alert that a reader comes to at the end. */
export const buriedAlert: Check = {
  code: 'buried-alert',
  severity: 'warning',
  family: 'structure',
  about: 'A special alert with more than one section, or more than five items, before it.',
  why: 'It is the one thing that nobody may miss, and many readers see only the first screen. If it can wait, it is news.',
  bad: 'sections:\n  - type: news\n  - type: events\n  - type: special-alert',
  good: 'sections:\n  - type: special-alert\n  - type: news\n  - type: events',
  check: ({ issue: { sections } }) =>
    sections.flatMap(({ base, items }, s) => {
      if (base !== 'special-alert' || items.length === 0) return []
      const before = sections.slice(0, s).filter((each) => each.base !== base)
      const stories = before.reduce((sum, each) => sum + each.items.length, 0)
      if (before.length <= most.sections && stories <= most.items) return []
      return [
        {
          message: `This alert comes after ${stories} other items.`,
          hint: 'Move the section to the top; if it can wait, make it `news`.',
          path: ['sections', s, 'type'],
        },
      ]
    }),
}
