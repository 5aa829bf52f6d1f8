import { type Document, isMap, isScalar, isSeq, visit } from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import { type Line, lineAfter, lineAt, mended, quoted } from './lines.ts'

/**
 * A mistake of grammar in words, at its offsets in the text. `mend` says which characters to replace
 * so that the rest of the file can be read.
 */
export type Finding = Pick<Diagnostic, 'code' | 'message' | 'hint'> & {
  severity: 'error'
  start: number
  end: number
  mend?: { at: number; by: string }[]
}

type Mistake = { code: string; message: string; start: number; end: number }
type Detective = (mistake: Mistake, scene: Scene) => Omit<Finding, 'severity'> | undefined
type Scene = { text: string; line: Line; document: Document.Parsed }

/**
 * What the YAML library found fault with → what an editor did. It finds ten faults where one quotation
 * mark is missing: those that a detective explains within its own line all count, else the first.
 */
export function findings(document: Document.Parsed, text: string): Finding[] {
  const mistakes = [...document.errors, ...document.warnings.filter(isTag)]
    .map(({ code, message, pos }) => ({ code, message, start: pos[0], end: pos[1] }))
    .sort((a, b) => a.start - b.start)
    .slice(0, most)
  const found = mistakes.map((mistake): Finding => {
    const line = lineAt(text, mistake.start)
    const scene = { text, line, document }
    for (const detective of detectives) {
      const finding = detective(mistake, scene)
      if (finding) return { ...finding, severity: 'error' }
    }
    return { ...unexplained(mistake), severity: 'error' }
  })
  const certain = found.filter(({ mend }) => mend)
  return certain.length > 0 ? certain : found.slice(0, 1)
}

const most = 200

/** The only warning of the library that is the author's: a tag that nobody knows. */
const isTag = ({ code }: { code: string }) => code === 'TAG_RESOLVE_FAILED'

/** In the order in which they are asked; the first that has an answer is believed. */
const detectives: readonly Detective[] = [
  tabs,
  hardSpaces,
  tags,
  wordsAfterQuotes,
  wordsAfterBrackets,
  strangeStart,
  unquotedColon,
  openQuotes,
  openBrackets,
  escapes,
  dashes,
  noColon,
  textOverLines,
  indentation,
]

// ---------------------------------------------------------------- within one line, mended

/** Spaces that a word processor made hard look like indentation and are none. */
function hardSpaces(_: Mistake, { text, line }: Scene) {
  const hard = /^[ -]*([\u00a0\u2000-\u200b\u202f\u3000\ufeff]+)/.exec(text.slice(line.start, line.end))
  if (!hard) return undefined
  const start = line.start + hard[0].length - (hard[1] as string).length
  const end = line.start + hard[0].length
  return {
    code: 'bad-character' as const,
    message: 'These spaces are not plain ones: they came from a word processor or a web page.',
    hint: 'Delete them, and type spaces.',
    start,
    end,
    mend: range(start, end, ' '),
  }
}

const range = (start: number, end: number, by: string) =>
  Array.from({ length: end - start }, (_, index) => ({ at: start + index, by }))

function tags({ code, start, end }: Mistake, { line }: Scene) {
  if (code !== 'TAG_RESOLVE_FAILED') return undefined
  return {
    code: 'unknown-tag' as const,
    message: 'A text cannot begin with `!`: YAML takes it for a tag.',
    hint: line.value.startsWith('!')
      ? `Put it in quotes: \`${mended(line, line.value)}\`.`
      : 'Put the text in quotes.',
    start,
    end,
    mend: [{ at: start, by: 'x' }],
  }
}

/** `title: "Crunch Time" by the Commission`: the quotes end before the text does. */
function wordsAfterQuotes(_: Mistake, { line }: Scene) {
  const { value, valueStart: start } = line
  const parts = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,}\]:].*$/.exec(value)
  if (!parts) return undefined
  const inside = value.at(-1) === value.at(0) ? value.slice(1, -1) : value
  const at = start + (parts[1] as string).length
  return {
    code: 'bad-yaml' as const,
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
function wordsAfterBrackets(_: Mistake, { line }: Scene) {
  const { value, valueStart: start } = line
  if (!/^(\[[^\]]*\]|\{[^}]*\})\s*[^\s#,}\]].*$/.test(value)) return undefined
  return {
    code: 'bad-yaml' as const,
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
function strangeStart({ start }: Mistake, { line }: Scene) {
  const { value, valueStart, key } = line
  const folded = /^[|>](?![-+0-9]{0,2}\s*(#.*)?$)/.test(value)
  if (!folded && !/^(?:[%@`,}\]]|[?-] |[&*](?:\s|$))/.test(value)) return undefined
  if (key === undefined && start < valueStart) return undefined
  return {
    code: 'bad-yaml' as const,
    message: folded
      ? `After \`${value[0]}\` the text begins on the next line.`
      : `A text cannot begin with \`${value[0]}\`: it means something else to YAML.`,
    hint: `Put it in quotes: \`${mended(line, value)}\`.`,
    start: valueStart,
    end: valueStart + 1,
    mend: [...value].flatMap((character, index) =>
      index === 0 || /[:#]/.test(character) ? [{ at: valueStart + index, by: 'x' }] : [],
    ),
  }
}

/** `title: Case study: Milton Keynes` is the commonest mistake: name it, and show the line mended. */
function unquotedColon(_: Mistake, { line }: Scene) {
  const { key, value, valueStart: start } = line
  const colon = /:(?= |$)/.exec(value)
  if (key === undefined || !colon || /^['"|>[{#]/.test(value)) return undefined
  return {
    code: 'unquoted-colon' as const,
    message: 'A text with a colon and a space in it must stand in quotes.',
    hint: `Write \`${key}: ${JSON.stringify(value)}\`.`,
    start: start + colon.index,
    end: start + colon.index + 1,
    mend: [...value.matchAll(/:/g)].map(({ index }) => ({ at: start + index, by: 'x' })),
  }
}

// ---------------------------------------------------------------- what cannot be mended

function tabs(mistake: Mistake, { text, line }: Scene) {
  const here = /^[ -]*\t/.test(text.slice(line.start, line.end))
  if (mistake.code !== 'TAB_AS_INDENT' && !here) return undefined
  const start = text.indexOf('\t', line.start)
  const others = text.slice(line.end).match(/\n[ -]*\t/g)?.length ?? 0
  return {
    code: 'bad-yaml' as const,
    message: 'A tab cannot indent a line: every editor program takes it for another width.',
    hint: others ? `Use spaces, here and in the ${others} such lines below.` : 'Use spaces.',
    start,
    end: start + 1,
  }
}

/** Quotes that nothing closes, or that the quotes of a later line close. */
function openQuotes({ start: offset }: Mistake, { text, document, line }: Scene) {
  let opening: number | undefined
  visit(document, {
    Scalar(_, node) {
      if (!node.range || !/^QUOTE/.test(node.type ?? '')) return
      const [start, end] = node.range
      const broken = text.slice(start, end).includes('\n')
      if (broken && start <= offset && end >= line.start && end <= offset + 1) opening = start
    },
  })
  if (opening === undefined) return undefined
  const first = lineAt(text, opening)
  return {
    code: 'bad-yaml' as const,
    message: 'The quotation mark that opens here is not closed on this line.',
    hint: `Close it: \`${mended(first, first.value.slice(1))}\`. A long text begins with \`|\` instead.`,
    start: opening,
    end: opening + 1,
  }
}

/** Brackets that nothing closes; a colour or a number with `#` swallows the closing one. */
function openBrackets({ code, message, start: offset }: Mistake, { text, document }: Scene) {
  if (!/^Flow (map|sequence)|must end with a/.test(message) && code !== 'BAD_INDENT') return undefined
  let opening: number | undefined
  visit(document, {
    Collection(_, node) {
      if ((isMap(node) || isSeq(node)) && node.flow && node.range && node.range[0] <= offset) {
        opening = node.range[0]
      }
    },
  })
  if (opening === undefined || !/must end with a/.test(message)) return undefined
  const comment = /\s(#[^\s#][^\n]*)/.exec(text.slice(opening, lineAt(text, opening).end))
  if (comment) {
    const start = opening + comment.index + 1
    const words = (comment[1] as string).trimEnd()
    const value = words.replace(/[\s,}\]]+$/, '')
    return {
      code: 'lost-comment' as const,
      message: `YAML takes \`${words}\` for a comment, with the bracket that closes.`,
      hint: `Put the value in quotes: \`${quoted(value)}\`.`,
      start,
      end: start + words.length,
    }
  }
  return {
    code: 'bad-yaml' as const,
    message: `The \`${text[opening]}\` that opens here is not closed.`,
    hint: `Write \`${text[opening] === '{' ? '}' : ']'}\` at its end, or put a text that begins with \`${text[opening]}\` in quotes.`,
    start: opening,
    end: opening + 1,
  }
}

function escapes({ code, start }: Mistake, { text }: Scene) {
  if (code !== 'BAD_DQ_ESCAPE') return undefined
  return {
    code: 'bad-yaml' as const,
    message: `\`${text.slice(start, start + 2)}\` means nothing between double quotation marks.`,
    hint: 'Write `\\\\` for a backslash, or put the text in single quotation marks.',
    start,
    end: start + 2,
  }
}

/** `-title: A`: without a space the dash is a part of the key. */
function dashes(_: Mistake, { text, line }: Scene) {
  const found = /^( *)-[^\s-]/.exec(text.slice(line.start, line.end))
  if (!found) return undefined
  const start = line.start + (found[1] as string).length
  const message = 'A space is missing after the dash.'
  const hint = `Write \`- ${text.slice(start + 1, line.end)}\`.`
  return { code: 'bad-yaml' as const, message, hint, start, end: start + 2 }
}

/** `title A` or `title:A` where a key and a value should be. */
function noColon({ code }: Mistake, { text, line }: Scene) {
  const { key, value, valueStart, start: from, end } = line
  if (code !== 'MISSING_CHAR' || key !== undefined || value === '') return undefined
  if (/^['"[{]/.test(value)) return undefined
  const tight = /^([\p{L}\p{N}_-]+):(?=[^\s/])/u.exec(value)
  const loose = /^([\p{L}\p{N}_-]+)\s+(?=\S)/u.exec(value)
  const word = (tight ?? loose)?.[1]
  const rest = value.slice((tight ?? loose)?.[0].length ?? 0)
  const message = tight
    ? 'A space is missing after the colon.'
    : 'Here a key is expected, with a colon and a space after it.'
  const hint = word ? `Write \`${word}: ${rest}\`, or indent the line if it goes on a text.` : undefined
  const start = Math.max(valueStart, from)
  return { code: 'bad-yaml' as const, message, ...(hint && { hint }), start, end }
}

/** A line that is indented deeper than the one before it, which has a value of its own already. */
function textOverLines({ code }: Mistake, { text, line }: Scene) {
  if (!['BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY'].includes(code)) return undefined
  const next = lineAfter(text, line)
  if (!next || line.value === '' || next.valueStart - next.start <= line.lead.length) return undefined
  return {
    code: 'bad-yaml' as const,
    message: 'This line is indented deeper than the key above it, which has its value already.',
    hint: `Begin it under the \`${line.key ?? line.value[0]}\` above; or, if it goes on that text, put \`|\` after the key and the text below.`,
    start: next.start + next.lead.length,
    end: next.end,
  }
}

function indentation({ code, message }: Mistake, { line }: Scene) {
  if (code !== 'BAD_INDENT' && !/^Sequence item without|^All (mapping|sequence)/.test(message)) {
    return undefined
  }
  return {
    code: 'bad-yaml' as const,
    message: 'This line begins at another column than the lines that it belongs with.',
    hint: 'Put as many spaces before it as the other keys or dashes of its group have.',
    start: line.start + line.lead.length,
    end: line.end,
  }
}

/** Other mistakes are rare; their place says more than the library's words. */
function unexplained({ message, start, end }: Mistake): Omit<Finding, 'severity'> {
  const words = message.split('\n')[0]?.replace(/[.:]?$/, '')
  return {
    code: 'bad-yaml',
    message: `YAML cannot make sense of this: ${words}.`,
    hint: 'Put a text with unusual characters in quotes.',
    start,
    end,
  }
}
