import type { Text } from '../authored.ts'
import type { Check, Context, Found } from './check.ts'
import { few } from './few.ts'
import { fixIn, spotIn } from './words/place.ts'
import { wholeOf } from './words/whole.ts'

/** A space too many: two in a row, or one before a stop. */
export const straySpace: Check = {
  code: 'stray-space',
  severity: 'warning',
  family: 'words',
  about: 'Two spaces in a row, or a space before a stop or inside a bracket.',
  why: 'A stop behind a space can slip to the next line alone, and a screen reader may say it by its name.',
  bad: '- body: The hall is full . Come  early.',
  good: '- body: The hall is full. Come early.',
  check: (context) => {
    if (!suspicious.test(wholeOf(context).words)) return []
    const isFrench = /^fr/i.test(context.newsroom.language)
    const patterns = [doubled, isFrench ? beforeFrenchStops : beforeStops, inBrackets, misplaced]
    return context.texts.flatMap((text) =>
      patterns.flatMap((pattern) => strays(context, text, pattern)),
    )
  },
}

const suspicious = / [ ,.;:!?)\]]|[([] /
const doubled = /(?<=\S) {2,}(?=\S)/g
/** ` ...`, ` . . .`, ` .co.uk`, ` :-)`, ` .5`, ` !important`, and `3 : 1` are something else. */
const beforeStops =
  /(?<=[^\s.,;:!?–—-]) +(?=[,;](?=\s|$)|[.!?:](?=["'”’)]?(?:\s|$)))(?!\.\s*\.|(?=[.:]\s*\d)(?<=\d +))/g
const beforeFrenchStops = /(?<=[^\s.,;:!?–—-]) +(?=[,.](?=\s|$))(?!\.\s*\.|(?=\.\s*\d)(?<=\d +))/g
/** `the end .The next`: it stands on the wrong side. */
const misplaced = /(?<=[a-z]) [.,](?=[A-Z][a-z])/g
const inBrackets = /(?<=[([]) +(?=\w)|(?<=[\w.!?]) +(?=[)\]](?:[\s,.;:]|$))/g

function strays(context: Context, text: Text, pattern: RegExp): Found[] {
  return few(text.words.matchAll(pattern)).flatMap(({ index: start, 0: found }) => {
    const end = start + found.length
    const before = /\S+$/.exec(text.words.slice(Math.max(0, start - 60), start))?.[0] ?? ''
    const next = /^\S+/.exec(text.words.slice(end, end + 60))?.[0] ?? ''
    // The stop of a doubled space has its own finding.
    if (pattern === doubled && /^[,.;:!?)\]]/.test(next)) return []
    // The stop behind a word is no part of it, and may stand behind a link.
    const after = pattern === doubled ? next.replace(/(?<=\w)[,.;:!?)\]]+$/, '') : next
    const right = pattern === doubled ? ' ' : pattern === misplaced ? `${found.trim()} ` : ''
    const fix = fixIn(context, text, [start, end], right)
    const message =
      pattern === doubled
        ? `There are ${found.length} spaces between \`${before}\` and \`${after}\`.`
        : `The space in \`${before}${found}${after}\` is out of place.`
    const hint = `Write \`${before}${right}${after}\`.`
    const spot = spotIn(context, text, start - before.length, end + after.length)
    return [{ message, hint, ...spot, ...(fix && { fix }) }]
  })
}
