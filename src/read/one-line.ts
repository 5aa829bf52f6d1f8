import { type Document, isScalar, visit } from 'yaml'
import { lineAfter, mended } from './lines.ts'
import type { Detective, Finding, Mistake, Scene } from './mistake.ts'

/** Mistakes within one line. They can be mended, so that they hide nothing below them. */
export const oneLine: readonly Detective[] = [
  hardSpaces,
  tags,
  wordsAfterQuotes,
  wordsAfterBrackets,
  strangeStart,
  unquotedColon,
]

/** Spaces that word processors and web pages make hard. They look like indentation and are none. */
const hard = '\\u00a0\\u2000-\\u200a\\u202f\\u3000'
const anyHard = new RegExp(`[${hard}]`)

function hardSpaces(_: Mistake, { text, line }: Scene): Finding | undefined {
  const found = new RegExp(`^[ -]*([${hard}]+)`, 'u').exec(text.slice(line.start, line.end))
  if (!found) return undefined
  const end = line.start + found[0].length
  return hardSpacesAt(end - (found[1] as string).length, end)
}

const hardSpacesAt = (start: number, end: number): Finding => ({
  code: 'bad-character',
  message: 'These spaces are not plain ones: they came from a word processor or a web page.',
  hint: 'Delete them, and type spaces.',
  start,
  end,
  mend: range(start, end, ' '),
})

/** A file may be sound with hard spaces in it, and say something else than it seems to say. */
export function hardIndents(document: Document.Parsed, text: string): Finding[] {
  if (!anyHard.test(text)) return []
  const leading = new RegExp(`^[${hard}]+`, 'u')
  const found: Finding[] = []
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || !key.range) return
      const spaces = leading.exec(text.slice(key.range[0], key.range[1]))?.[0].length ?? 0
      if (spaces > 0) found.push(hardSpacesAt(key.range[0], key.range[0] + spaces))
    },
  })
  return found
}

const range = (start: number, end: number, by: string) =>
  Array.from({ length: end - start }, (_, index) => ({ at: start + index, by }))

/** `title: !important A`. A tag without words after it stands for the words themselves. */
function tags({ code, start, end }: Mistake, { text, line }: Scene): Finding | undefined {
  if (code !== 'TAG_RESOLVE_FAILED') return undefined
  const below = lineAfter(text, line)
  const isAlone = end >= line.end && (below?.lead.length ?? 0) <= line.lead.length
  return {
    code: 'unknown-tag',
    message: 'A text cannot begin with `!`: YAML takes it for a tag.',
    hint:
      /^!.*[^\s{[]/.test(line.value) && !/[{[]/.test(line.value)
        ? `Put it in quotes: \`${mended(line, line.value)}\`.`
        : 'Take the tag out.',
    start,
    end,
    mend: range(start, end, isAlone ? 'x' : ' '),
  }
}

/** `title: "Crunch Time" by the Commission`: the quotes end before the text does. */
function wordsAfterQuotes(_: Mistake, { line }: Scene): Finding | undefined {
  const { value, valueStart: start } = line
  const parts = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,}\]:].*$/.exec(value)
  if (!parts) return undefined
  const inside = value.at(-1) === value.at(0) ? value.slice(1, -1) : value
  const at = start + (parts[1] as string).length
  return {
    code: 'bad-yaml',
    message: 'The text goes on after its closing quotation mark.',
    hint: `Write \`${mended(line, inside)}\`.`,
    start: at - 1,
    end: at,
    mend: [...value].flatMap((character, index) =>
      /["'\\:#]/.test(character) ? [{ at: start + index, by: 'x' }] : [],
    ),
  }
}

/** `title: [Draft] Report`: YAML takes brackets for a list. */
function wordsAfterBrackets(_: Mistake, { line }: Scene): Finding | undefined {
  const { value, valueStart: start } = line
  if (!/^(\[[^\]]*\]|\{[^}]*\})\s*[^\s#,}\]].*$/.test(value)) return undefined
  return {
    code: 'bad-yaml',
    message: `A text cannot begin with \`${value[0]}\`: YAML takes it for a list or a group of keys.`,
    hint: `Put it in quotes: \`${mended(line, value)}\`.`,
    start,
    end: start + 1,
    mend: [...value].flatMap((character, index) =>
      /[[\]{},:#]/.test(character) ? [{ at: start + index, by: 'x' }] : [],
    ),
  }
}

/** Marks that mean something to YAML at the beginning of a value. */
function strangeStart({ start }: Mistake, { line }: Scene): Finding | undefined {
  const { value, valueStart, key } = line
  const folded = /^[|>](?![-+0-9]{0,2}\s*(#.*)?$)/.test(value)
  if (!folded && !/^(?:[%@`,}\]]|[?-] |[&*])/.test(value)) return undefined
  if (key === undefined && start < valueStart) return undefined
  return {
    code: 'bad-yaml',
    message: folded
      ? `After \`${value[0]}\` the text begins on the next line.`
      : `A text cannot begin with ${value[0] === '`' ? 'a backtick' : `\`${value[0]}\``}: it means something else to YAML.`,
    hint: `Put it in quotes: \`${mended(line, value)}\`.`,
    start: valueStart,
    end: valueStart + 1,
    mend: [...value].flatMap((character, index) =>
      index === 0 || /[:#]/.test(character) ? [{ at: valueStart + index, by: 'x' }] : [],
    ),
  }
}

/** `title: Case study: Milton Keynes` is the commonest mistake: name it, and show the line mended. */
function unquotedColon(_: Mistake, { line }: Scene): Finding | undefined {
  const { key, value, valueStart: start } = line
  const colon = /:(?= |$)/.exec(value)
  if (key === undefined || !colon || /^['"|>[{#]/.test(value)) return undefined
  return {
    code: 'unquoted-colon',
    message: 'A text with a colon and a space in it must stand in quotes.',
    hint: `Write \`${key}: ${JSON.stringify(value)}\`.`,
    start: start + colon.index,
    end: start + colon.index + 1,
    mend: [...value.matchAll(/:/g)].map(({ index }) => ({ at: start + index, by: 'x' })),
  }
}
