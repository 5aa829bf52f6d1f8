/** What a text may call an event that its title calls by another name. */
export const kinds: ReadonlySet<string> = new Set(
  'event meeting workshop conference roundtable seminar course session training agm exhibition fair lecture talk webinar festival forum briefing visit launch walk day race'.split(
    ' ',
  ),
)

/** What is no event, though a title may end with it: `The new Act`, `Our work`. */
const things: ReadonlySet<string> = new Set(
  'act bill law policy project scheme programme program campaign fund grant service strategy report review survey bid work team group network office'.split(
    ' ',
  ),
)

/** Where the name of the event ends and more is told of it. */
const ends = /[,:;(–—|]|\s-\s|\s(?:and|about|at|by|for|from|in|of|on|to|with)\s/i

/** What a title calls its event: the `dance` of `Dinner dance on 9 July`. */
export function namedBy(title: string): string | undefined {
  const [name = ''] = title.split(ends, 1)
  const words = name.toLowerCase().match(/[a-z-]+/g) ?? []
  // `Meet the funder`, `Writing a bid`: the last word is what it is about.
  const isPhrase = words.slice(1).some((word) => word === 'the' || word === 'a' || word === 'your')
  const last = words.at(-1)
  return isPhrase || last === undefined || things.has(last) ? undefined : last
}

const pointing: ReadonlySet<string> = new Set(['the', 'this', 'our'])
const joining: ReadonlySet<string> = new Set(
  'about after at before during following for from in of on to with without'.split(' '),
)
/** `The date of the meeting is …` */
const dates: ReadonlySet<string> = new Set(['date', 'day'])

/**
 * Whether words that end with the name of an event speak of this one: `the summer concert`, and
 * neither `tickets for the concert` nor, where the title has no winter in it, `the winter concert`.
 */
export function isSubject(words: readonly string[], title: string): boolean {
  const name = words.at(-1) ?? ''
  const start = words.slice(-4, -1).findLastIndex((word) => pointing.has(word))
  const from = start < 0 ? words.length - 1 : Math.max(0, words.length - 4) + start
  const [left = '', joint = ''] = words.slice(Math.max(0, from - 2), from)
  if (joining.has(joint || left) && !dates.has(left)) return false
  if (start < 0) return kinds.has(name)
  const known = title.toLowerCase()
  return words.slice(from + 1, -1).every((word) => known.includes(word))
}
