/** A piece of a theme's file, and where in the file it begins. */
export type Piece = {
  kind: 'text' | 'comment' | 'note' | 'expression' | 'element'
  text: string
  offset: number
}

// Every alternative begins with another sign, so that no text makes these patterns go back and forth.
const inside = `(?:"[^"]*"|'[^']*'|[^"'}]|\\}(?!\\}))*`
const expression = `\\{\\{\\{${inside}\\}\\}\\}|\\{\\{${inside}\\}\\}`
const doubleQuoted = `"(?:${expression}|\\{(?!\\{)|[^"{])*"`
const singleQuoted = `'(?:${expression}|\\{(?!\\{)|[^'{])*'`
const element = `<\\/?mj[\\w-]*(?:${doubleQuoted}|${singleQuoted}|${expression}|\\{(?!\\{)|[^>"'{])*>`
const note = '\\{\\{~?!--[\\s\\S]*?--~?\\}\\}|\\{\\{~?![\\s\\S]*?\\}\\}'

const pieces = new RegExp(
  `(?<note>${note})|(?<expression>(?<!\\\\)(?:${expression}))|(?<comment><!--[\\s\\S]*?-->)|(?<element>${element})`,
  'g',
)

/** A theme's file in its pieces: Handlebars tags and notes, HTML comments, MJML tags, and text. */
export function* piecesOf(text: string): Generator<Piece> {
  let last = 0
  for (const match of text.matchAll(pieces)) {
    if (match.index > last)
      yield { kind: 'text', text: text.slice(last, match.index), offset: last }
    last = match.index + match[0].length
    const kind = kinds.find((name) => match.groups?.[name] !== undefined) ?? 'text'
    yield { kind, text: match[0], offset: match.index }
  }
  if (last < text.length) yield { kind: 'text', text: text.slice(last), offset: last }
}

const kinds = ['note', 'expression', 'comment', 'element'] as const

/** An attribute of an MJML tag: its value as it is written, and where in the tag it begins. */
export type Attribute = { key: string; value: string; quote: string; offset: number; whole: string }

const attributes = new RegExp(`([^\\s=<>"'/]+)(\\s*=\\s*)(${doubleQuoted}|${singleQuoted})`, 'g')

/** The attributes of an MJML tag that stand as they should: a name, and a value in quotes. */
export function attributesOf(tag: string): Attribute[] {
  return [...tag.matchAll(attributes)].map((match) => {
    const [whole, key = '', , quoted = ''] = match
    return { key, value: quoted.slice(1, -1), quote: quoted.charAt(0), offset: match.index, whole }
  })
}

const expressions = new RegExp(expression, 'g')

/** The Handlebars tags within an attribute's value. */
export const expressionsOf = (value: string): string[] => value.match(expressions) ?? []

/** What is left of a text without its Handlebars tags. */
export const withoutExpressions = (text: string): string => text.replace(expressions, '')

/** What a Handlebars tag says, without its braces and white-space marks: `#if image`. */
export const insideOf = (tag: string): string =>
  tag.replace(/^\{\{\{?~?\s*|\s*~?\}?\}\}$/g, '').trim()
