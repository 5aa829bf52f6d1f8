import { isMap, isSeq, visit } from 'yaml'
import { lineAfter, lineAt, mended, quoted } from './lines.ts'
import type { Detective, Finding, Mistake, Scene } from './mistake.ts'

/** Mistakes of structure: what follows them is anybody's guess, so reading ends there. */
export const structure: readonly Detective[] = [
  openQuotes,
  openBrackets,
  withinBrackets,
  escapes,
  dashes,
  noColon,
  textOverLines,
  indentation,
]

/** Tabs before the words of a line. Whatever else the library says of such a file is an echo. */
export function tabs(mistakes: readonly Mistake[]): Finding | undefined {
  const [first, ...others] = mistakes.filter(({ code }) => code === 'TAB_AS_INDENT')
  if (!first) return undefined
  return {
    code: 'bad-yaml',
    message: 'A tab cannot indent a line: no two programs agree on its width.',
    hint: others.length > 0 ? 'Use spaces, here and in the lines below.' : 'Use spaces.',
    start: first.start,
    end: first.start + 1,
  }
}

/** Quotes that nothing closes, or that the quotes of a later line close. */
function openQuotes(
  { message, start: offset }: Mistake,
  { text, document, line }: Scene,
): Finding | undefined {
  let opening: number | undefined
  visit(document, {
    Scalar(_, node) {
      if (!node.range || !/^QUOTE/.test(node.type ?? '')) return
      const [start, end] = node.range
      const broken = /^Missing closing/.test(message) || text.slice(start, end).includes('\n')
      if (broken && start <= offset && end >= line.start && end <= offset + 1) opening = start
    },
  })
  if (opening === undefined) return undefined
  const first = lineAt(text, opening)
  return {
    code: 'bad-yaml',
    message: 'The quotation mark that opens here is not closed on this line.',
    hint: `Close it: \`${mended(first, first.value.slice(1))}\`. A long text begins with \`|\` instead.`,
    start: opening,
    end: opening + 1,
  }
}

/** Brackets that nothing closes; a colour or a number with `#` swallows the closing one. */
function openBrackets({ message, start: offset }: Mistake, scene: Scene): Finding | undefined {
  if (!/^Flow .* end with a/.test(message)) return undefined
  const { text, document } = scene
  let start: number | undefined
  visit(document, {
    Collection(_, node) {
      if ((isMap(node) || isSeq(node)) && node.flow && node.range && node.range[0] <= offset) {
        start = node.range[0]
      }
    },
  })
  if (start === undefined) return undefined
  const bracket = text[start] === '{' ? '{' : '['
  return (
    swallowed(text, start) ?? {
      code: 'bad-yaml',
      message: `The \`${bracket}\` that opens here is not closed.`,
      hint: `Write \`${bracket === '{' ? '}' : ']'}\` at the end; a text that begins with \`${bracket}\` stands in quotes.`,
      start,
      end: start + 1,
    }
  )
}

/** `{ accent: #0b5a61 }`: all from the `#` on is a comment. */
function swallowed(text: string, opening: number): Finding | undefined {
  const comment = /\s(#[^\s#][^\n]*)/.exec(text.slice(opening, lineAt(text, opening).end))
  if (!comment) return undefined
  const start = opening + comment.index + 1
  const words = (comment[1] as string).trimEnd()
  const value = words.replace(/[\s,}\]]+$/, '')
  return {
    code: 'lost-comment',
    message: `YAML takes \`${words}\` for a comment, and the bracket with it.`,
    hint: `Put the value in quotes: \`${quoted(value)}\`.`,
    start,
    end: start + words.length,
  }
}

/** `{ email: a@example.org phone: "01632 960001" }` */
function withinBrackets({ code, message, start }: Mistake): Finding | undefined {
  if (code !== 'BLOCK_IN_FLOW' && !/^Missing ,/.test(message)) return undefined
  return {
    code: 'bad-yaml',
    message: 'Between brackets a comma is missing, or a text with a colon has no quotes.',
    hint: 'Write `{ key: value, key: "text: more text" }`, or each key on a line of its own.',
    start,
    end: start + 1,
  }
}

function escapes({ code, start }: Mistake, { text }: Scene): Finding | undefined {
  if (code !== 'BAD_DQ_ESCAPE') return undefined
  return {
    code: 'bad-yaml',
    message: `\`${text.slice(start, start + 2)}\` means nothing between double quotation marks.`,
    hint: 'Write `\\\\` for a backslash, or put the text in single quotation marks.',
    start,
    end: start + 2,
  }
}

/** `-title: A`: without a space the dash is a part of the key. */
function dashes(_: Mistake, { text, line }: Scene): Finding | undefined {
  const found = /^( *)-[^\s-]/.exec(text.slice(line.start, line.end))
  if (!found) return undefined
  const start = line.start + (found[1] as string).length
  const message = 'A space is missing after the dash.'
  const hint = `Write \`- ${text.slice(start + 1, line.end)}\`.`
  return { code: 'bad-yaml', message, hint, start, end: start + 2 }
}

/** `title A` or `title:A` where a key and a value should be. */
function noColon({ code }: Mistake, { line }: Scene): Finding | undefined {
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
  const hint = word
    ? `Write \`${word}: ${rest}\`; or, if it goes on the text above, indent it as deep as that.`
    : 'If it goes on the text above, indent it as deep as that.'
  const start = Math.max(valueStart, from)
  return { code: 'bad-yaml', message, hint, start, end }
}

/** A line that is indented deeper than the one before it, which has a value of its own already. */
function textOverLines({ code }: Mistake, { text, line }: Scene): Finding | undefined {
  if (!['BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY'].includes(code)) return undefined
  const next = lineAfter(text, line)
  if (!next || line.value === '' || next.valueStart - next.start <= line.lead.length)
    return undefined
  return {
    code: 'bad-yaml',
    message: 'This line is indented deeper than the key above it, which has its value already.',
    hint: `Begin it under the \`${line.key ?? line.value[0]}\` above; or, if it goes on that text, put \`|\` after the key and the text below.`,
    start: next.start + next.lead.length,
    end: next.end,
  }
}

function indentation({ code, message }: Mistake, { line }: Scene): Finding | undefined {
  if (code !== 'BAD_INDENT' && !/^Sequence item without|^All (mapping|sequence)/.test(message)) {
    return undefined
  }
  return {
    code: 'bad-yaml',
    message: 'This line begins at another column than the lines that it belongs with.',
    hint: 'Put as many spaces before it as the other keys or dashes of its group have.',
    start: line.start + line.lead.length,
    end: line.end,
  }
}
