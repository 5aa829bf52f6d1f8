import Handlebars from 'handlebars/runtime.js'
import { type Helpers, htmlHelpers, textHelpers } from './helpers.ts'
import type { CompiledTheme, Edition, Rendered } from './model.ts'

/**
 * Stage 2: a compiled theme → a function from an edition to both parts of its mail. It needs the
 * Handlebars runtime alone, and an instance of its own: nothing global is registered.
 */
export function renderer(theme: CompiledTheme): (edition: Edition) => Rendered {
  const html = template(theme.html, htmlHelpers(theme.prose))
  const text = template(theme.text, textHelpers)
  return (edition) => {
    const data = { ...edition, theme: theme.tokens }
    return {
      subject: edition.subject,
      preheader: edition.preheader,
      html: joined(html(data)),
      text: tidied(text(data)),
      images: images(edition, theme),
    }
  }
}

type Template = (data: object) => string

function template(source: string, helpers: Helpers): Template {
  const instance = Handlebars.create()
  instance.registerHelper(helpers as Record<string, Handlebars.HelperDelegate>)
  // The source is Handlebars' own output for a theme's files; no text of an issue is ever in it.
  return instance.template(new Function(`return ${source}`)()) as Template
}

/** MJML's own last step, which stage 1 could not take between elements that only an issue brings together. */
export const joined = (html: string): string =>
  html.replace(/<!\[endif\]-->\s*<!--\[if mso \| IE\]>/g, '')

/** One blank line at most, none at the ends, and no space before a line's end (RFC 3676: it would flow). */
const tidied = (text: string): string =>
  `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`

function images(edition: Edition, theme: CompiledTheme): string[] {
  const logo = theme.tokens.logo ? [theme.tokens.logo] : []
  const items = edition.sections.flatMap((section) => section.items)
  return [...logo, ...items.flatMap((item) => item.image?.src ?? [])]
}
