import type { Issue, Newsroom } from '../model.ts'
import type { Check, Found } from './check.ts'
import { titlePaths } from './structure/made.ts'

/** So many characters of a preheader a telephone shows. */
const seen = 40

/** A preheader of which a telephone shows nothing that matters. */
export const cutPreheader: Check = {
  code: 'cut-preheader',
  severity: 'warning',
  family: 'structure',
  about: 'A preheader whose first 40 characters say nothing, or break off.',
  why: 'A telephone shows about 40 characters of it, and no more: a greeting, an address or a long name is all that is read.',
  bad: 'preheader: Welcome to the May issue of the Bulletin, with news of the small grants',
  good: 'preheader: Small grants are open again; boats for hire; a study of the weir',
  check: ({ issue, edition, newsroom }) => {
    const { preheader } = edition
    if (issue.preheader !== undefined) return written(preheader, newsroom.publication)
    if (preheader === '') return []
    const titles = titlePaths(issue)
    const texts = edition.sections.flatMap(({ items }) => items.flatMap(({ title }) => title ?? []))
    const index = texts.findIndex((title) => preheader.startsWith(title.slice(0, seen)))
    const path = titles[index]
    if (!path) return welcome(preheader, issue, newsroom)
    return isLabel(preheader) ? [made(preheader, 'titles', path)] : []
  },
}

/** Made of the welcome, for there is no second title. An issue's own may well begin with what is new. */
function welcome(preheader: string, { intro }: Issue, newsroom: Newsroom): Found[] {
  if (intro === undefined) return newsroom.intro ? [made(preheader, 'welcome', ['number'])] : []
  return greeting(preheader, newsroom.publication) ? [made(preheader, 'intro', ['intro'])] : []
}

function written(preheader: string, publication: string): Found[] {
  const opening = greeting(preheader, publication)
  if (opening) {
    const message = `\`${opening}\` takes the place of what is new: a telephone shows ${seen} characters.`
    return [told(message, opening)]
  }
  const [stop] = /(?:…|\.\.\.)$/.exec(preheader.slice(0, seen)) ?? []
  if (stop && preheader.length <= seen && !/\bmore\W+$/i.test(preheader)) {
    return [told('The preheader breaks off.', stop)]
  }
  const head = preheader.slice(0, seen)
  const [, last] = dangling.exec(preheader) ?? []
  if (last) return [told('The preheader breaks off in the middle of a sentence.', last)]
  if (preheader.length <= seen || head.includes(' ')) return []
  return [told(`A telephone shows only \`${head}\` of this.`, head)]
}

/** No sentence ends in such a word. */
const dangling = /\s((?:and|or|the|an?|our|your|in which|including|plus)\s*)$/

const issues = '(?:issue|edition|bulletin|newsletter|mailing|update)'
const usual = '(?:latest|newest|new|first|monthly|weekly|regular)'

/** What greets, and says nothing of this issue. */
const empty = new RegExp(
  [
    String.raw`^(?:hello|hi|dear) (?:again|all|and|colleagues?|every(?:body|one)|friends?|members?|readers?|there)\b`,
    String.raw`^in (?:the|our|this|your) (?:\S+ ){0,2}?${issues}\b(?:,| of\b| you\b| we\b)`,
    String.raw`^in this [^\s,]+[’']s (?:\S+ )?${issues}\b`,
    String.raw`^welcome to (?:the|our|this|your|another) (?:\S+ ){0,3}${issues}\b`,
    String.raw`^(?:here (?:is|are) )?(?:all )?(?:the|our|your) ${usual} (?:news|${issues})\b`,
    String.raw`^view (?:this|in your|online)\b`,
    String.raw`^having trouble\b`,
    String.raw`^(?:if you )?(?:can[’']?t|cannot) (?:see|read|view) this\b`,
    String.raw`^read (?:on for|more in)\b`,
    String.raw`^please find\b`,
  ].join('|'),
  'i',
)

/** `Welcome to newswire`: the name is beside the mail already. */
function greeting(preheader: string, publication: string): string | undefined {
  const named = `welcome to ${publication}`
  if (preheader.toLowerCase().startsWith(named.toLowerCase())) {
    return preheader.slice(0, named.length)
  }
  return empty.exec(preheader)?.[0]
}

const told = (message: string, find: string): Found => ({
  message,
  hint: 'Begin with what is new.',
  path: ['preheader'],
  pointer: { find, nth: 0 },
})

/** `Communities and Local Government (South East): more money`: who it is about, not what. */
function isLabel(preheader: string): boolean {
  const colon = preheader.indexOf(':')
  if (colon < seen - 4) return false
  const words = preheader.slice(0, colon).split(' ')
  return words.every((word) =>
    /^[^a-z]|^(?:a|an|and|at|by|for|from|in|of|on|the|to|with)$/.test(word),
  )
}

const made = (preheader: string, from: string, path: Found['path']): Found => ({
  message: `The preheader is made of the ${from}: a telephone shows \`${preheader.slice(0, seen).trim()}\`, which says nothing of the news.`,
  hint: 'Write a `preheader` that begins with what is new.',
  path,
  severity: 'info',
})
