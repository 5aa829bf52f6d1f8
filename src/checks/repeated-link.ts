import { shown } from '../diagnostic.ts'
import type { Issue, Item, Newsroom } from '../model.ts'
import type { ThoroughCheck } from './check.ts'
import { linksOf, ofItem, rawLinks, targetOf } from './links/linked.ts'
import { isHome, pageOf } from './links/sameness.ts'

/** A link that readers had before. */
export const repeatedLink: ThoroughCheck = {
  code: 'repeated-link',
  severity: 'info',
  family: 'links',
  about: 'A link that an earlier issue already sent, in an item with another title.',
  why: 'Who opened the page then finds nothing new, and trusts the next link less.',
  bad: '# issue 16 had the same address under “A study of the weir”\n- title: New study\n  links:\n    - text: Read the study\n      url: https://harbour.example.net/weir',
  good: '- title: The study of the weir, now with maps\n  links:\n    - text: See the new maps\n      url: https://harbour.example.net/weir/maps',
  check: async (context) => {
    const { newsroom, earlier } = context
    const before = await earlier()
    if (before.length === 0) return []
    const sent = new Map<string, { number: number; title: string }>()
    for (const { issue } of before.toReversed()) remember(issue, newsroom, sent)
    const standing = standingPages(newsroom)
    return linksOf(context).flatMap(({ kind, item, address, ...link }) => {
      const target = link.target()
      if ((kind !== 'link' && kind !== 'text') || !target || isHome(target)) return []
      const page = pageOf(target)
      const last = sent.get(page)
      // A snippet comes back by design; so does an item under its old title, as a reminder.
      if (!last || standing.has(page) || last.title === titleOf(item)) return []
      const spot = address()
      if (spot.source) return []
      const title = last.title && `, under \`${shown(last.title)}\``
      const message = `Issue ${last.number} sent this link already${title}.`
      return [{ message, hint: 'Say what is new there, or take the link out.', ...spot }]
    })
  },
}

const titleOf = (item: Item | undefined): string => (item?.title ?? '').replace(/\s+/g, ' ').trim()

/** Notes all pages that an issue led to. */
function remember(
  issue: Issue,
  { links }: Newsroom,
  sent: Map<string, { number: number; title: string }>,
): void {
  for (const { url, item } of rawLinks(issue)) {
    const target = targetOf(url, links.base)
    if (target) sent.set(pageOf(target), { number: issue.number, title: titleOf(item) })
  }
}

/** The pages to which snippets lead. */
const standingPages = ({ snippets, links }: Newsroom): Set<string> =>
  new Set(
    Object.values(snippets)
      .flatMap((snippet) => ofItem(snippet as Item, []))
      .flatMap(({ url }) => targetOf(url, links.base) ?? [])
      .map(pageOf),
  )
