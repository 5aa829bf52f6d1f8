import { shown } from '../diagnostic.ts'
import { isVague } from '../links.ts'
import type { Check, Context } from './check.ts'
import { type Linked, linksOf } from './links/linked.ts'
import { folded, goalOf } from './links/sameness.ts'
import { lineOf } from './links/spot.ts'

/** The same words that lead to different places. */
export const oneTextTwoLinks: Check = {
  code: 'one-text-two-links',
  severity: 'warning',
  family: 'links',
  about: 'Two links with the same words that lead to different pages.',
  why: 'Who listens to the links alone, or voices them (“click Read the guide”), cannot tell them apart (WCAG 2.2, 2.4.9).',
  bad: 'links:\n  - text: Read the guide\n    url: https://harbour.example.net/boats\n  - text: Read the guide\n    url: https://harbour.example.net/nets',
  good: 'links:\n  - text: Read the guide to boats\n    url: https://harbour.example.net/boats\n  - text: Read the guide to nets\n    url: https://harbour.example.net/nets',
  check: (context) => {
    const firsts = new Map<string, Linked>()
    return linksOf(context).flatMap((link) => {
      const words = folded(link.words ?? '')
      // Of `here` and `here` the trouble is another.
      if (words === '' || isVague(words)) return []
      const first = firsts.get(words)
      if (!first) firsts.set(words, link)
      if (!first || goalOf(first) === goalOf(link)) return []
      return [{ ...told(link, first, context), ...link.at() }]
    })
  },
}

const told = ({ words = '', url }: Linked, first: Linked, context: Context) => ({
  message: `\`${shown(words.trim())}\` leads here to \`${shown(url)}\`, and to \`${shown(first.url)}\` on ${lineOf(first.address(), context)}.`,
  hint: 'Say in each what is different: what it is about, or whose it is.',
})
