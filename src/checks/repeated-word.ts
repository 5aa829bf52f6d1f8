import type { Check, Context } from './check.ts'
import { few } from './few.ts'
import { spotIn } from './words/place.ts'
import { wholeOf } from './words/whole.ts'

/** A word that stands twice in a row by mistake: `the the`. */
export const repeatedWord: Check = {
  code: 'repeated-word',
  severity: 'warning',
  family: 'words',
  about: 'A word that stands twice in a row, over the end of a line as well.',
  why: 'The eye that wrote it does not see it; a reader, and above all a listener, stumbles.',
  bad: '- body: The grant pays for the the first year.',
  good: '- body: The grant pays for the first year.',
  check(context) {
    const allowed = doublesOf(context)
    if (!allowed || !hasDouble(wholeOf(context).list)) return []
    return context.texts.flatMap((text) =>
      few(text.words.matchAll(twice)).flatMap(({ index, 0: both, 1: word = '' }) => {
        const before = text.words.slice(Math.max(0, index - 20), index)
        if (!isMistake(word, both, before, allowed)) return []
        const message = `\`${word.toLowerCase()}\` stands here twice.`
        const spot = spotIn(context, text, index, index + both.length)
        return [{ message, hint: 'Take one of them out.', ...spot }]
      }),
    )
  },
}

/** A quick look at all words: where none is like the one before, nothing stands twice. */
const hasDouble = (words: readonly string[]): boolean =>
  words.some((word, index) => word === words[index - 1])

const twice =
  /(?<![\wÀ-ɏ'’.@/&+-])([A-Za-zÀ-ɏ]+(?:['’][a-z]+)?)(?: +|\n)\1(?![\wÀ-ɏ'’@/&+-]|\.\w)/gi

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What each language says twice on purpose. Of other languages nothing is known. */
const doubles: Record<string, ReadonlySet<string>> = {
  ar: set(''),
  de: set('der die das den dem des sie dass'),
  en: set(
    'had that do you her it blah bye cha far ha hear ho hush knock long many million never night no now out really so there tut up very well yes yo chop can-can pom tom boo hip aye now win choo yum woof',
  ),
  es: set('muy sí no bla que'),
  fr: set('nous vous bla très'),
  he: set(''),
  it: set('molto piano via bla così quasi'),
  nl: set('die dat zij bla heel je'),
  pl: set('to'),
  pt: set('muito bla que'),
}

const doublesOf = ({ newsroom }: Context) => doubles[newsroom.language.slice(0, 2).toLowerCase()]

/** English words that are never names: `The the` at the beginning of a sentence is a slip. */
const small = set(
  'a all an and are as at be but by for from have he if in into is it its of on or our she that the their they this to was we were what when which who with you your',
)

/** Verbs that take such a word with them: `log in in the morning`, `carry on on Friday`. */
const phrasal =
  /\b(?:log|sign|come|go|get|drop|join|hand|send|settle|move|call|check|book|fill|opt|phone|tune|put|give|turn|carry|hold|pass|take|move|work|stay|keep|coming|going|signed|logged|moved|what\b.*)\w*\s$/i

function isMistake(
  word: string,
  both: string,
  before: string,
  allowed: ReadonlySet<string>,
): boolean {
  const plain = word.toLowerCase()
  if (allowed.has(plain) || (plain.length === 1 && plain !== 'a')) return false
  const second = both.slice(-word.length)
  // `Duran Duran`; `May may`, `Will will`: a name, and a word that looks like it.
  if (second !== second.toLowerCase()) return small.has(plain) && second !== second.toUpperCase()
  if (word !== word.toLowerCase()) return small.has(plain)
  return !(['in', 'on', 'is', 'was', 'to'].includes(plain) && phrasal.test(before))
}
