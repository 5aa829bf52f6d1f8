import { banner } from '../parts/findings.ts'
import { rows } from '../parts/issues.ts'
import type { Listed, PageOptions, View } from '../view.ts'
import { part, put } from './dom.ts'
import { openFilter } from './filter.ts'
import { isTaken, keysAreOn } from './keys.ts'
import { listenTo } from './live.ts'

/** The page with the list of all issues. */
export function openIndex({ options }: { issues: Listed[]; options: PageOptions }): void {
  const list = part('rows')
  const filter = openFilter(list)
  document.addEventListener('keydown', (event) => {
    if (isTaken(event) || !keysAreOn()) return
    if (event.key === '/') {
      event.preventDefault()
      part('filter').focus()
    }
    if (event.key === 'j' || event.key === 'k') step(list, event.key === 'j' ? 1 : -1)
  })
  listenTo(options, {
    changed({ issues, house }) {
      put(list, rows(issues, options))
      put(part('banner'), banner({ fault: null, html: '' } as View, house))
      filter()
    },
    back: () => location.reload(),
  })
}

/** From one issue to the next, as the arrow keys would in a list. */
function step(list: Element, by: number): void {
  const links = [...list.querySelectorAll<HTMLElement>('tr:not([hidden]) a')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
}
