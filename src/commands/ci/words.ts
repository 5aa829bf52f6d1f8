import type { Diagnostic, Severity } from '../../diagnostic.ts'
import { escaped } from '../diff/markdown.ts'

/** A text in which names stand between backticks, as Markdown that nobody can break out of. */
export const told = (text: string): string =>
  text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escaped(part)))
    .join('')

/** A text between more backticks than stand side by side in it: all of it is literal. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const gap = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  return `${fence}${gap}${line}${gap}${fence}`
}

/** `31.0 KB`. */
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

/** A link to a result; `links` leads to their folder. */
export const linked = (words: string, path: string, links: string): string =>
  `[${words}](${links}${path.split('/').map(encodeURIComponent).join('/').replace(/[()]/g, '\\$&')})`

const kinds: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
}
const ranks = Object.keys(kinds)

/** Problems as a list, the gravest first and no more than `most`. `file` is the one that needs no naming. */
export function problemList(problems: readonly Diagnostic[], file: string, most: number): string {
  const sorted = [...problems].sort((a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity))
  const rows = sorted.slice(0, most).map((each) => problem(each, file))
  return [...rows, ...more(sorted.length - rows.length)].join('')
}

/** What was left out of a list. */
export const more = (count: number): string[] => (count > 0 ? [`- … and ${count} more\n`] : [])

function problem(
  { severity, message, hint, code: name, place, excerpt }: Diagnostic,
  file: string,
): string {
  const elsewhere = place && place.file !== file ? ` of ${code(place.file)}` : ''
  const where = place ? `, line ${place.line}${elsewhere}` : ''
  const advice = hint ? ` ${told(hint)}` : ''
  const line = excerpt?.trim() ? `  ${code(cut(excerpt.trim()))}\n` : ''
  const first = `- **${kinds[severity]}${where}:** ${told(message)}${advice} (${code(name)})`
  return line ? `${first}<br>\n${line}` : `${first}\n`
}

const longest = 120

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text
