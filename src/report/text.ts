import type { Diagnostic } from '../diagnostic.ts'
import { width } from '../text.ts'
import { countOf, plural, type Reported, summary } from './reported.ts'

type Paint = (style: keyof typeof styles, text: string) => string

const styles = { error: 31, warning: 33, info: 36, bold: 1, dim: 2, good: 32 }

/** Colours as ANSI sequences, or nothing at all. No meaning hangs on them. */
export const painter =
  (colour: boolean): Paint =>
  (style, text) =>
    colour ? `\u001b[${styles[style]}m${text}\u001b[0m` : text

const most = { shown: 100, line: 100 }

/**
 * One block for each file, one for each fault in it, in the order of the file; at the end the count of
 * all, also of those that are only counted and not `told`.
 */
export function textReport(
  reported: readonly Reported[],
  colour: boolean,
  isTold: (each: Diagnostic) => boolean = () => true,
): string {
  const paint = painter(colour)
  const blocks = reported
    .map(({ file, diagnostics }) => ({ file, told: diagnostics.filter(isTold) }))
    .filter(({ told }) => told.length > 0)
    .flatMap(({ file, told }) => byFile(file, told, paint))
  return [...blocks, totals(reported, paint)].join('\n\n')
}

/** A fault may stand in another file than the issue's: the settings, the theme. */
function byFile(file: string, diagnostics: Diagnostic[], paint: Paint): string[] {
  const files = [...new Set(diagnostics.map(({ place }) => place?.file ?? file))]
  return files.map((name) => {
    const own = diagnostics.filter(({ place }) => (place?.file ?? file) === name)
    const room = Math.max(6, ...own.slice(0, most.shown).map((each) => placeOf(each).length))
    const lines = own.slice(0, most.shown).map((each) => fault(each, room, paint))
    if (own.length > most.shown) lines.push(`  … and ${own.length - most.shown} more`)
    return [paint('bold', clean(name)), ...lines].join('\n')
  })
}

const placeOf = ({ place }: Diagnostic): string => (place ? `${place.line}:${place.column}` : '')

/** `room` is the width of the widest place, so that the messages stand below each other. */
function fault(each: Diagnostic, room: number, paint: Paint): string {
  const { severity, message, code, hint } = each
  const at = placeOf(each).padEnd(room)
  const kind = paint(severity, severity.padEnd(7))
  const head = `  ${at} ${kind}  ${clean(message)}  ${paint('dim', code)}`
  const advice = hint ? [' '.repeat(room + 12) + clean(hint)] : []
  return [head, ...excerpt(each, room, paint), ...advice].join('\n')
}

/** The line of the fault, cut to a window round it, with a caret under what is wrong. */
function excerpt({ place, excerpt: line }: Diagnostic, room: number, paint: Paint): string[] {
  if (!place || line === undefined) return []
  const start = Math.max(0, place.column - 1 - most.line / 2)
  const shown = clean(line.slice(start, start + most.line))
  const before = clean(line.slice(start, place.column - 1))
  const length = place.endLine === place.line ? place.endColumn - place.column : line.length
  const marked = clean(line.slice(place.column - 1, place.column - 1 + Math.max(1, length)))
  const columns = Math.max(1, Math.min(width(marked), most.line - width(before)))
  const number = String(place.line).padStart(room + 7)
  const margin = ' '.repeat(number.length)
  const caret = ' '.repeat(width(before)) + '^'.repeat(columns)
  return [
    `${paint('dim', `${number} │`)} ${shown.trimEnd()}`,
    `${paint('dim', `${margin} │`)} ${paint('error', caret)}`,
  ]
}

// Unicode's classes take long to load, and nearly every line does without.
const isPlain = /^[\x20-\x7e]*$/

/** What an author wrote may hold sequences that would drive the terminal: they are shown as �. */
export const clean = (text: string): string =>
  isPlain.test(text)
    ? text
    : text.replaceAll('\t', ' ').replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '�')

function totals(reported: readonly Reported[], paint: Paint): string {
  const { errors, warnings } = summary(reported)
  const notes = countOf(reported, 'info')
  const count = reported.filter(({ isNewsroom }) => !isNewsroom).length
  const where = count ? `in ${plural(count, 'issue')}` : ''
  const parts = [
    errors ? paint('error', `✖ ${plural(errors, 'error')}`) : '',
    warnings ? paint('warning', `▲ ${plural(warnings, 'warning')}`) : '',
    errors + warnings ? '' : paint('good', notes ? '✔ no faults' : `✔ no faults ${where}`.trim()),
    notes ? paint('info', `• ${plural(notes, 'note')}`) : '',
  ].filter(Boolean)
  if (errors + warnings + notes === 0) return parts.join('')
  return [...parts, where].filter(Boolean).join('  ')
}
