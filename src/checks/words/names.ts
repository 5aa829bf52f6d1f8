import type { Use } from './acronyms.ts'

/** What is called by letters before it, and is nobody's surname: `the PB Unit`, `LSP Board`. */
const things = new Set(
  `academy act action agency agenda agreement annual area assembly association authority award awards bill
  board briefing bulletin campaign centre chair chairs champion chief college commission committee
  community conference consortium coordinator council councils course day delivery department development
  director east education england event events executive fair fellowship festival forum foundation
  framework fund funding funds funded grant grants group groups guidance guide handbook health helpdesk
  helpline house initiative institute journal lead leads leader library local lottery manager managers
  management meeting meetings member members network networks news newsletter north office officer
  officers partner partners partnership partnerships pilot plan plans policy practice prize programme
  project projects protocol region regional register report reports review roadshow scheme school schools
  scotland sector service services skills society south staff standard standards steering strategic
  strategy summit support survey target targets taskforce team teams toolkit training trust trustees unit
  units university volunteer volunteers wales week west website workshop workshops working`.split(
    /\s+/,
  ),
)

/** True where letters are somebody's first names: `JK Rowling`, `BJ's Hair Studio`. */
export function isName({ name, text: { words }, start, end }: Use): boolean {
  if (name.length > 3 || name !== name.toUpperCase()) return false
  if (name.length < 3 && /^['’]s [A-Z]/.test(words.slice(end, end + 4))) return true
  const next = /^ ([A-Z][a-zà-ÿ]+(?:['’-][A-Z][a-zà-ÿ]+)?)/.exec(words.slice(end, end + 30))?.[1]
  if (!next || things.has(next.toLowerCase())) return false
  // Nobody says `the JK Rowling`.
  return !/\b(?:the|a|an|our|your|its|their|each|every|all|any|new|local)\s$/i.test(
    words.slice(Math.max(0, start - 8), start),
  )
}
