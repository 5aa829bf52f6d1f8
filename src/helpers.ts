import { escapeHtml } from './markdown.ts'
import type { Block, Prose } from './model.ts'
import { blocks, leader, row, spread, underline, wrap } from './text.ts'

/**
 * What a template may call beside Handlebars' own `if`, `each`, `with` and `unless`: how a thing is
 * laid out, never what it says. Each takes the arguments of its call in order; Handlebars adds its
 * options object at the end.
 */
export type Helpers = Record<string, (...args: unknown[]) => unknown>

/** The width of the plain-text part in columns: RFC 3676 asks for less than 78, quoting takes some. */
const columns = 72

const eq: Helpers[string] = (a, b) => a === b

/**
 * Whether one of the templates named in `wanted` serves a section: the one of its own type, else the
 * one of the built-in type behind it. `all` are those that the theme has. Stage 1 writes the call.
 */
const serves: Helpers[string] = (wanted, type, base, all) => {
  const name = String(all).split(' ').includes(String(type)) ? type : base
  return String(wanted).split(' ').includes(String(name))
}

/** Markdown's elements get the styles of the theme inline: some clients drop every style sheet. */
export function htmlHelpers(styles: Readonly<Record<string, string>>): Helpers {
  const names = Object.keys(styles).filter((name) => /^[a-z0-9]+$/.test(name))
  const tags = new RegExp(`<(${names.join('|')})(?=[ >])`, 'g')
  const opening = Object.fromEntries(
    names.map((name) => [name, `<${name} style="${styles[name]}"`]),
  )
  return {
    eq,
    serves,
    // The HTML comes from `markdown.ts`: a `<` in it opens a tag and nothing else.
    prose: (value) =>
      names.length
        ? htmlOf(value).replace(tags, (_, name) => opening[name] as string)
        : htmlOf(value),
  }
}

// A plain string is no HTML, even where a template asks for it without escaping.
const htmlOf = (value: unknown): string =>
  typeof value === 'string'
    ? escapeHtml(value)
    : ((value as Pick<Prose, 'html'> | null)?.html ?? '')

/** Helpers of the plain-text templates; `indent` and `width` are counted in columns. */
export const textHelpers: Helpers = {
  eq,
  serves,
  concat: (...parts) => parts.slice(0, -1).join(''),
  upper: (text) => String(text).toLocaleUpperCase('en'),
  wrap: (text, indent) => {
    const margin = ' '.repeat(typeof indent === 'number' ? indent : 0)
    return wrap(String(text), columns, margin, margin)
  },
  blocks: (prose, indent) =>
    blocks(
      (prose as { text: readonly Block[] }).text,
      columns,
      ' '.repeat(typeof indent === 'number' ? indent : 0),
    ),
  underline: (text, sign) => underline(String(text), String(sign), columns),
  rule: (sign) => String(sign).repeat(columns),
  leader: (left, right) => leader(String(left), String(right), columns, '  '),
  spread: (left, right) => spread(String(left), String(right), columns),
  row: (label, value) => row(String(label).toLocaleUpperCase('en'), String(value), columns, 8),
}

export const helperNames = (helpers: Helpers): Record<string, boolean> =>
  Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))
