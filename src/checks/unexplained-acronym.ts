import type { Check, Context, Found } from './check.ts'
import { type Acronyms, acronymsOf, type Use, usesIn } from './words/acronyms.ts'
import { everyday } from './words/known.ts'
import { hasMeaning } from './words/meaning.ts'
import { isName } from './words/names.ts'
import { spotIn } from './words/place.ts'
import { wholeOf } from './words/whole.ts'

/** An abbreviation that is used before it is explained, or is not explained at all. */
export const unexplainedAcronym: Check = {
  code: 'unexplained-acronym',
  severity: 'warning',
  family: 'words',
  about: 'An abbreviation that is not spelt out where it is read first, and not in the glossary.',
  why: 'Who does not know it stops reading, and a reader who is new knows none (WCAG 2.2, criterion 3.1.4). The glossary of newswire.yaml explains by itself.',
  bad: '- body: Every PCT has been asked. …',
  good: '- body: Every primary care trust (PCT) has been asked. …',
  check(context) {
    const acronyms = acronymsOf(context)
    if (acronyms.uses.size === 0) return []
    const house = houseWords(context)
    return [...acronyms.uses].flatMap(([name, uses]) => {
      if (everyday.has(name) || everyday.has(`${name}s`) || house.has(name)) return []
      const telling = uses.filter((use) => isTelling(use))
      if (telling.every(isName) || isWord(name, context)) return []
      return unexplained(context, acronyms, name, telling)
    })
  },
}

/** Said out loud here, it is said in a low voice elsewhere: `HUGE`, `huge`. */
const isWord = (name: string, context: Context): boolean =>
  name.length > 3 &&
  new RegExp(`\\b${name}\\b`, 'i').test(wholeOf(context).words.replaceAll(name, ''))

/** What stands at a door, and what nobody sees, need not be understood. */
const isTelling = ({ text: { kind, path } }: Use): boolean =>
  kind !== 'alt' && path.at(-1) !== 'venue'

/** The abbreviations that the newsroom itself explains, or calls well known. */
function houseWords({ newsroom, issue }: Context): ReadonlySet<string> {
  const { organisation, publication, glossary, ownWords, intro } = newsroom
  const own = [organisation.name, organisation.short ?? '', publication, ...ownWords].join(' ')
  const names = own.split(/[\s,()]+/)
  const keys = Object.keys(glossary)
  // The welcome is read before all else.
  const welcome = issue.intro === undefined && intro ? explainedIn(intro) : []
  return new Set([...names, ...keys, ...keys.map((key) => key.replace(/s$/, '')), ...welcome])
}

const explainedIn = (words: string): string[] =>
  usesIn({ path: [], kind: 'prose', words })
    .filter(({ start }) => words[start - 1] === '(')
    .map(({ name }) => name)

function unexplained(
  context: Context,
  { explained }: Acronyms,
  name: string,
  uses: readonly Use[],
): Found[] {
  const order = (use: Use) => context.texts.indexOf(use.text)
  const [where] = explained.get(name) ?? []
  const isBefore = (use: Use) =>
    where !== undefined &&
    (order(where) < order(use) || (where.text === use.text && where.start <= use.start))
  // A title is no place for explanations: the text under it is.
  const isUnder = ({ text }: Use) =>
    where !== undefined &&
    text.kind !== 'prose' &&
    (text.section === undefined ||
      (text.section === where.text.section && (text.item ?? where.text.item) === where.text.item))
  const open = uses.filter((use) => !isBefore(use) && !isUnder(use))
  const first = open.find(({ text }) => text.kind === 'prose') ?? open[0]
  if (!first) return []
  if (!where && isSpeltOut(context, first)) return []
  const spot = spotIn(context, first.text, first.start, first.end)
  if (where) {
    const hint = `Spell it out here already: \`${where.meaning}\`, with \`(${name})\` behind it.`
    return [{ message: `\`${name}\` is explained only after this.`, hint, ...spot }]
  }
  return [
    {
      message: `\`${name}\` is not explained.`,
      hint: `Spell it out here, with \`(${name})\` behind it; or add it to \`glossary\` in newswire.yaml, or to \`words\` there if every reader knows it.`,
      ...spot,
    },
  ]
}

/** Its words stand in full before it, though not beside it. */
function isSpeltOut({ texts }: Context, { name, text, start }: Use): boolean {
  const before = texts
    .slice(0, texts.indexOf(text))
    .map(({ words }) => words)
    .concat(text.words.slice(0, start))
  return name.length > 2 && before.some((words) => hasMeaning(words, name))
}
