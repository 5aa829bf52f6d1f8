import { shown } from '../diagnostic.ts'
import { isVague } from '../links.ts'
import type { Check } from './check.ts'
import { type Linked, linksOf } from './links/linked.ts'
import { folded, isHome, pageOf, tellingWords } from './links/sameness.ts'
import { lineOf } from './links/spot.ts'

/** One page that is linked under two names. */
export const oneLinkTwoTexts: Check = {
  code: 'one-link-two-texts',
  severity: 'info',
  family: 'links',
  about: 'One page that is linked under two names which have no word in common.',
  why: 'A reader takes them for two pages and opens the same one twice, or one address was pasted in the wrong place.',
  bad: 'links:\n  - text: Application pack\n    url: https://harbour.example.net/grants\n  - text: Who won last year\n    url: https://harbour.example.net/grants',
  good: 'links:\n  - text: Application pack\n    url: https://harbour.example.net/grants\n  - text: Who won last year\n    url: https://harbour.example.net/grants/2008',
  check: (context) => {
    const firsts = new Map<string, Linked>()
    return linksOf(context).flatMap((link) => {
      const { words = '' } = link
      const target = isName(words) ? link.target() : undefined
      if (!target || isHome(target)) return []
      const page = pageOf(target)
      const first = firsts.get(page)
      if (!first) firsts.set(page, link)
      if (!first || areAlike(words, first.words ?? '')) return []
      return [
        {
          message: `\`${shown(words.trim())}\` leads where \`${shown((first.words ?? '').trim())}\` leads, on ${lineOf(first.at(), context)}.`,
          hint: 'Call the page by one name, or check the address.',
          ...link.at(),
        },
      ]
    })
  },
}

/** Words that name something: an address does not, and `here` has its own check. */
const isName = (words: string): boolean =>
  words.trim() !== '' && !isVague(words) && !/^(?:https?:|www\.|\S+@)|^\S+\.\S+\/?\S*$/i.test(words)

function areAlike(one: string, other: string): boolean {
  const [a, b] = [folded(one), folded(other)]
  if (a.includes(b) || b.includes(a)) return true
  const words = new Set(tellingWords(b))
  return tellingWords(a).some((word) => words.has(word))
}
