import { Script } from 'node:vm'
import Handlebars from 'handlebars/runtime.js'
import { type Helpers, htmlHelpers, textHelpers } from './helpers.ts'
import type { CompiledTheme, Edition, Rendered } from './model.ts'

/**
 * Stage 2: a compiled theme → a function from an edition to both parts of its mail. It needs the
 * Handlebars runtime alone, and an instance of its own: nothing global is registered.
 */
export function renderer(theme: CompiledTheme): (edition: Edition) => Rendered {
  return made(scriptsOf(theme), theme)
}

type Parts<Of> = { html: Of; text: Of }

/**
 * V8's compiled form of both templates, as far as rendering these editions needs it: a renderer that
 * gets it along need not compile, which takes longer than to render an issue.
 */
export function codeOf(theme: CompiledTheme, editions: readonly Edition[]): Parts<Uint8Array> {
  const scripts = scriptsOf({ ...theme, code: undefined })
  for (const edition of editions) made(scripts, theme)(edition)
  return { html: scripts.html.createCachedData(), text: scripts.text.createCachedData() }
}

function made(scripts: Parts<Script>, theme: CompiledTheme): (edition: Edition) => Rendered {
  const html = template(scripts.html, htmlHelpers(theme.prose))
  const text = template(scripts.text, textHelpers)
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

/** Handlebars' own output for a theme's files; no text of an issue is ever in it. */
function scriptsOf({ html, text, code }: CompiledTheme): Parts<Script> {
  // V8 refuses a compiled form that another version made, or with other flags, and then compiles.
  const script = (source: string, cachedData: Uint8Array | undefined) =>
    new Script(`(${source})`, cachedData && { cachedData: cachedData as Buffer })
  return { html: script(html, code?.html), text: script(text, code?.text) }
}

function template(script: Script, helpers: Helpers): Template {
  const instance = Handlebars.create()
  instance.registerHelper(helpers as Record<string, Handlebars.HelperDelegate>)
  return instance.template(script.runInThisContext()) as Template
}

/** MJML's own last step, which stage 1 could not take between elements that only an issue brings together. */
export const joined = (html: string): string =>
  html.replace(/<!\[endif\]-->\s*<!--\[if mso \| IE\]>/g, '')

/** One blank line at most, none at the ends, and no space before a line's end (RFC 3676: it would flow). */
const tidied = (text: string): string =>
  `${(hasEndSpaces(text) ? withoutEndSpaces(text) : text).replace(/\n{3,}/g, '\n\n').trim()}\n`

const hasEndSpaces = (text: string): boolean =>
  text.includes(' \n') || text.includes('\t\n') || text.endsWith(' ') || text.endsWith('\t')

const withoutEndSpaces = (text: string): string =>
  text
    .split('\n')
    .map((line) => (/[ \t]/.test(line.slice(-1)) ? line.replace(/[ \t]+$/, '') : line))
    .join('\n')

function images(edition: Edition, theme: CompiledTheme): string[] {
  const logo = theme.tokens.logo ? [theme.tokens.logo] : []
  const items = edition.sections.flatMap((section) => section.items)
  return [...logo, ...items.flatMap((item) => item.image?.src ?? [])]
}
