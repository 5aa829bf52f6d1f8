import Handlebars from 'handlebars'
import mjml2html from 'mjml'
import { type Diagnostic, isError, type Result } from '../diagnostic.ts'
import { type Helpers, htmlHelpers, textHelpers } from '../helpers.ts'
import type { CompiledTheme, Edition } from '../model.ts'
import { precompile, tagFaults } from './compile/handlebars.ts'
import { faultAt, type RuleFault, type Spot } from './places.ts'
import { prepare } from './prepare.ts'
import type { Prepared, Tag } from './run.ts'
import { fieldNames } from './samples.ts'
import type { SettledTheme } from './settle.ts'

/** Stage 1: a theme → two precompiled templates, or its faults at file and line. */
export async function compile(theme: SettledTheme): Promise<Result<CompiledTheme>> {
  const helpers = htmlHelpers(theme.prose)
  const html = prepare(theme.files, theme.fixed, 'mjml')
  const text = prepare(theme.files, theme.fixed, 'txt')
  const names = new Set([...fieldNames(), 'theme', ...Object.keys(theme.tokens)])
  const faults = [...faultsOf(html, helpers, names), ...faultsOf(text, textHelpers, names)]
  if (faults.length > 0) return { diagnostics: once(faults).sort(byPlace) }

  const made = await toHtml(html.wrapped)
  const diagnostics = made.faults.map((fault) => faultAt(spotOf(fault, html, theme), fault))
  if (diagnostics.some(isError)) return { diagnostics }
  try {
    const value: CompiledTheme = {
      name: theme.name,
      tokens: theme.tokens,
      prose: theme.prose,
      html: precompile(shrunk(made.html), helpers, false),
      text: precompile(text.plain, textHelpers, true),
    }
    return { value, diagnostics }
  } catch (error) {
    const message = (error as Error).message.replaceAll('\n', ' ')
    return { diagnostics: [faultAt(topOf(theme), { message })] }
  }
}

/** A partial has its faults wherever it stands; they are told once. */
const once = (faults: readonly Diagnostic[]): Diagnostic[] => [
  ...new Map(faults.map((each) => [JSON.stringify([each.place, each.message]), each])).values(),
]

/** File by file, and in a file from the top. */
function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  if (!a || !b) return 0
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column
}

/** The faults of a prepared template: those of MJML first; Handlebars' own when the nesting is right. */
function faultsOf(prepared: Prepared, helpers: Helpers, names: ReadonlySet<string>): Diagnostic[] {
  const others = tagFaults(prepared.tags, helpers, names)
  return [
    ...prepared.faults,
    ...others.map(({ tag, fault }) => faultAt(tag.at, fault, tag.text.length)),
  ]
}

/**
 * The other way round, Handlebars first and MJML after: slower by two orders of magnitude, but MJML's
 * own word on what the mail should be. Tests and the gate hold stage 2's output against it.
 */
export function reference(theme: SettledTheme): (edition: Edition) => Promise<string> {
  const expand = expander(theme)
  return async (edition) => (await toHtml(expand(edition))).html
}

/** The MJML of one issue, with all its items written out. */
export const expandedMjml = (theme: SettledTheme, edition: Edition): string =>
  expander(theme)(edition)

function expander(theme: SettledTheme): (edition: Edition) => string {
  const instance = Handlebars.create()
  instance.registerHelper(htmlHelpers(theme.prose) as Record<string, Handlebars.HelperDelegate>)
  const { plain } = prepare(theme.files, theme.fixed, 'mjml')
  const template = instance.compile(plain, { strict: true })
  return (edition) => template({ ...edition, theme: theme.tokens })
}

/** Where a fault that was found while the samples were rendered has its cause: at the tag that names it. */
export function spotOfName(theme: SettledTheme, name: string): Spot {
  const named = ({ text }: Tag) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text)
  const tags = (['mjml', 'txt'] as const).flatMap(
    (extension) => prepare(theme.files, theme.fixed, extension).tags,
  )
  return tags.find(named)?.at ?? topOf(theme)
}

/** The beginning of a theme's layout: the place of what has no better one. */
export const topOf = ({ files, name }: SettledTheme): Spot => ({
  file: files['layout.mjml.hbs'] ?? { path: name, text: '' },
  offset: 0,
})

// ---------------------------------------------------------------- MJML

type MjmlFault = RuleFault & { line?: number; name?: string }

async function toHtml(mjml: string): Promise<{ html: string; faults: MjmlFault[] }> {
  try {
    // `strict` would refuse right expressions in typed attributes: soft, and every other error counts.
    const { html, errors } = await mjml2html(mjml, {
      fonts: {},
      validationLevel: 'soft',
      keepComments: true,
      ignoreIncludes: true,
    })
    const faults = errors.filter(({ message }) => !message.includes('{{'))
    // A role that has an element of its own wants the element (html-validate), which Outlook does not know.
    return {
      html: html.replace('role="article"', 'role="document"'),
      faults: faults.map(({ message, line, tagName }) => ({
        message: `MJML on \`${tagName}\`: ${message}.`.replace(/\.\.$/, '.'),
        line,
        name: tagName,
      })),
    }
  } catch (error) {
    return { html: '', faults: [{ message: `MJML cannot read the layout: ${error}` }] }
  }
}

/** A line of the prepared template → the place in the theme that it was made of. */
function spotOf({ line, name, message }: MjmlFault, prepared: Prepared, theme: SettledTheme): Spot {
  if (line === undefined) return topOf(theme)
  const lineOf = (offset: number) => prepared.wrapped.slice(0, offset).split('\n').length
  const there = prepared.elements.filter(
    (element) => element.name === name && lineOf(element.offset) === line,
  )
  const attribute = /Attribute (\S+)/.exec(message)?.[1]
  const guilty = there.find(({ tag }) => attribute !== undefined && tag.includes(attribute))
  return (guilty ?? there[0])?.at ?? topOf(theme)
}

/** Indentation is a third of MJML's output. A line break stays, for a word must not join the next. */
const shrunk = (html: string): string => html.replace(/[ \t]*\n\s*/g, '\n').trim()
