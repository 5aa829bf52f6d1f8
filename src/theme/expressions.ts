import { wordFields } from './mjml-rules.ts'
import { htmlOf, roleOf } from './nesting.ts'
import type { RuleFault, Spot } from './places.ts'
import { type Run, refuse } from './run.ts'
import { noToken } from './tokens.ts'

/** Fields of an edition that are HTML already, made safe by the program: `prose` prints them. */
const htmlFields = /(?:^|[./])(?:body|contact|footer|html|intro|prose|this)$/

/** What is wrong with a Handlebars tag, whatever it stands in. */
export function tagFault(run: Run, inside: string, text: string): RuleFault | undefined {
  if (text.startsWith('{{{{') || /^(?:\*|#\s*[*>])/.test(inside)) {
    const message = `\`${text}\` is of no use in a theme: it has neither raw blocks, decorators nor blocks in partials.`
    return { message, hint: 'Write partials without a block: `{{> name}}`.' }
  }
  if (run.extension === 'txt') return undefined
  if (htmlOf(run.frames) === 'mj-style' && !roleOf(text) && !wordFields.has(inside)) {
    const message = 'What an issue holds cannot stand in a style sheet.'
    return { message, hint: 'Use colours, lengths and fonts of the theme: `{{theme.…}}`.' }
  }
  if (!/^\{\{(?:\{|~?\s*&)/.test(text)) return undefined
  const field = /^&?\s*prose\s+(\S+)$/.exec(inside)?.[1]
  if (field && htmlFields.test(field)) return undefined
  const message = `\`${text}\` would print an author's text as HTML.`
  return {
    message,
    hint: 'Write two braces, or `{{{prose body}}}` for a body, an intro or a quotation.',
  }
}

/** `theme.name` in a condition or as an argument: a value of the compiled theme, whatever loop it is in. */
export function withTokens(run: Run, text: string, at: Spot): string {
  return text.replace(/(?<![\w.@/-])(?:@root\.)?theme\.([\w-]+)/g, (_, name: string) => {
    if (!Object.hasOwn(run.tokens, name)) token(run, `theme.${name}`, at)
    return `@root.theme.${name}`
  })
}

export function token(run: Run, path: string, at: Spot): string {
  const name = path.replace(/^theme\./, '')
  const value = Object.hasOwn(run.tokens, name) ? run.tokens[name] : undefined
  if (value === undefined) {
    refuse(run, at, noToken(name, Object.keys(run.tokens)), name.length + 10)
    return ''
  }
  if (value.startsWith('{{') && htmlOf(run.frames) === 'mj-style') {
    const message = `\`theme.${name}\` is a text or an address: it cannot stand in a style sheet.`
    refuse(run, at, { message }, name.length + 10)
  }
  if (run.extension === 'txt') return value
  return value.replace(/[&<>"]/g, (sign) => entities[sign] as string)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
