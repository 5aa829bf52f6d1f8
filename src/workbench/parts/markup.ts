/*
 * The parts of a page are functions from data to markup. They serve twice: when a page is made, and
 * in the browser when an issue has changed. So they know neither Node nor the browser.
 */
import { escapeHtml } from '../../markdown/escape.ts'

/** Markup that is safe: only `html` makes it, and it escapes all that is put in. */
export type Markup = { readonly markup: string }

type Piece = string | number | null | undefined | false | Markup | readonly Piece[]

/** Markup as it is written, with values put in: texts escaped, markup and lists of it as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  const written = strings.map((text, index) =>
    index < values.length ? text + piece(values[index]) : text,
  )
  return { markup: written.join('') }
}

function piece(value: Piece): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if ('markup' in value) return value.markup
  return value.map(piece).join('')
}

/** `1 warning`, `3 warnings`. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`

/** `32.4 KB`, in units of 1,024 bytes as Gmail counts. */
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
