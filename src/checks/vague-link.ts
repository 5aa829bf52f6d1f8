import { isVague } from '../links.ts'
import type { Check, Found } from './check.ts'
import { type Linked, linksOf } from './links/linked.ts'
import { wordsFor } from './links/proposal.ts'
import { folded, goalOf } from './links/sameness.ts'

/** A link whose words do not say where it goes. */
export const vagueLink: Check = {
  code: 'vague-link',
  severity: 'warning',
  family: 'links',
  about: 'A link whose words do not say where it goes: “click here”, “read more”, “website”.',
  why: 'Many people who listen to a page go from link to link, and hear only these words (WCAG 2.2, 2.4.4 and 2.4.9); who reads with the eyes skims links in the same way.',
  bad: 'links:\n  - text: Click here\n    url: https://harbour.example.net/weir-study.pdf',
  good: 'links:\n  - text: Read the study of the weir (PDF)\n    url: https://harbour.example.net/weir-study.pdf',
  check: (context) => {
    const all = linksOf(context)
    const vague = all.filter(
      ({ words, kind }) => words !== undefined && (isVague(words) || isSilent(words, kind)),
    )
    if (vague.length === 0) return []
    const taken = new Map(all.map((link) => [folded(link.words ?? ''), link]))
    return vague.map((link) => found(link, vague, taken))
  },
}

/** `[](https://…)`: the mail shows the bare address. */
const isSilent = (words: string, kind: Linked['kind']): boolean => kind === 'text' && !words.trim()

/** `taken` has the words that are links already: two with the same words would be the next fault. */
function found(link: Linked, all: readonly Linked[], taken: Map<string, Linked>): Found {
  const words = link.words?.replace(/\s+/g, ' ').trim()
  const isAlone = !all.some((other) => other !== link && other.item === link.item)
  const likely = wordsFor(link, isAlone) ?? ''
  const other = taken.get(folded(likely))
  const isFree = !isVague(likely) && (!other || goalOf(other) === goalOf(link))
  const better = isFree ? likely : ''
  if (better) taken.set(folded(better), link)
  const proposal = link.kind === 'text' ? `[${better}](…)` : better
  return {
    message: words ? `\`${words}\` does not say where the link goes.` : 'This link has no words.',
    hint: better
      ? `Name what the reader finds there, for example \`${proposal}\`.`
      : 'Name what the reader finds there.',
    ...link.at(),
  }
}
