import Handlebars from 'handlebars'
import mjml2html from 'mjml'
import { type Diagnostic, isError, type Result } from '../diagnostic.ts'
import { type Helpers, helperNames, htmlHelpers, textHelpers } from '../helpers.ts'
import type { CompiledTheme, Edition } from '../model.ts'
import { prepare, type ThemeFiles } from './prepare.ts'

/** A theme whose inheritance and tokens are settled: what stage 1 works on. */
export type SettledTheme = {
  name: string
  files: ThemeFiles
  /** Every token's value, for `{{#if @root.theme.logo}}` when an issue is built. */
  tokens: Record<string, string>
  /** What stands for `{{theme.name}}` when the theme is compiled: never an author's own text. */
  fixed: Record<string, string>
  prose: Record<string, string>
}

/** Stage 1: a theme → two precompiled templates, or its faults at file and line. */
export async function compile(theme: SettledTheme): Promise<Result<CompiledTheme>> {
  const html = prepare(theme.files, theme.fixed, 'mjml')
  const text = prepare(theme.files, theme.fixed, 'txt')
  const diagnostics = [...html.faults, ...text.faults]
  if (diagnostics.some(isError)) return { diagnostics }

  const made = await toHtml(html.wrapped)
  for (const message of made.faults) diagnostics.push(themeFault(theme, message))
  const value: CompiledTheme = {
    name: theme.name,
    tokens: theme.tokens,
    prose: theme.prose,
    html: attempt(
      () => precompile(shrunk(made.html), htmlHelpers(theme.prose), false),
      theme,
      diagnostics,
    ),
    text: attempt(() => precompile(text.plain, textHelpers, true), theme, diagnostics),
  }
  return diagnostics.some(isError) ? { diagnostics } : { value, diagnostics }
}

/**
 * The other way round, Handlebars first and MJML after: slower by two orders of magnitude, but MJML's
 * own word on what the mail should be. Tests and the gate hold stage 2's output against it.
 */
export async function reference(theme: SettledTheme, edition: Edition): Promise<string> {
  const { html } = await toHtml(expandedMjml(theme, edition))
  return html
}

/** The MJML of one issue, with all its items written out. */
export function expandedMjml(theme: SettledTheme, edition: Edition): string {
  const instance = Handlebars.create()
  instance.registerHelper(htmlHelpers(theme.prose) as Record<string, Handlebars.HelperDelegate>)
  const { plain } = prepare(theme.files, theme.fixed, 'mjml')
  return instance.compile(plain, { strict: true })({ ...edition, theme: theme.tokens })
}

/** The body of a mail with its white space evened out: what the two orders must have in common. */
export const comparable = (html: string): string =>
  (/<body[\s\S]*<\/body>/.exec(html)?.[0] ?? html)
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .trim()

async function toHtml(mjml: string): Promise<{ html: string; faults: string[] }> {
  // `strict` would refuse right expressions in typed attributes: soft, and every other error counts.
  const { html, errors } = await mjml2html(mjml, {
    fonts: {},
    validationLevel: 'soft',
    keepComments: true,
    ignoreIncludes: true,
  })
  const faults = errors.filter(({ message }) => !message.includes('{{'))
  return { html, faults: faults.map(({ formattedMessage }) => formattedMessage) }
}

/** Indentation is a third of MJML's output. A line break stays, for a word must not join the next. */
const shrunk = (html: string): string => html.replace(/[ \t]*\n\s*/g, '\n').trim()

function precompile(template: string, helpers: Helpers, noEscape: boolean): string {
  return Handlebars.precompile(template, {
    strict: true,
    knownHelpers: helperNames(helpers),
    knownHelpersOnly: true,
    noEscape,
  }) as string
}

function attempt(make: () => string, theme: SettledTheme, diagnostics: Diagnostic[]): string {
  try {
    return make()
  } catch (error) {
    diagnostics.push(themeFault(theme, (error as Error).message))
    return ''
  }
}

function themeFault(theme: SettledTheme, message: string): Diagnostic {
  const file = theme.files['layout.mjml.hbs']?.path ?? theme.name
  return {
    code: 'theme-fault',
    severity: 'error',
    message: `The theme \`${theme.name}\` does not compile: ${message.split('\n').join(' ')}`,
    place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
}
