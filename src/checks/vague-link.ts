import { isVague } from '../links.ts'
import type { Check, Found } from './check.ts'
import { type Linked, linksOf } from './links/linked.ts'
import { wordsFor } from './links/proposal.ts'

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
    const vague = linksOf(context).filter(
      ({ words, kind }) => words !== undefined && (isVague(words) || isSilent(words, kind)),
    )
    return vague.map((link) => found(link, vague))
  },
}

/** `[](https://…)`: the mail shows the bare address. */
const isSilent = (words: string, kind: Linked['kind']): boolean => kind === 'text' && !words.trim()

function found(link: Linked, all: readonly Linked[]): Found {
  const words = link.words?.replace(/\s+/g, ' ').trim()
  const isAlone = !all.some((other) => other !== link && other.item === link.item)
  const better = wordsFor(link, isAlone)
  const proposal = link.kind === 'text' ? `[${better}](…)` : better
  return {
    message: words ? `\`${words}\` does not say where the link goes.` : 'This link has no words.',
    hint: better
      ? `Name what the reader finds there, for example \`${proposal}\`.`
      : 'Name what the reader finds there.',
    ...link.at(),
  }
}
