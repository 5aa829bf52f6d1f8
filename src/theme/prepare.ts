import { type Diagnostic, withExcerpt } from '../diagnostic.ts'
import { elementFaults, htmlElements } from './mjml-rules.ts'

/** A file of a theme: where it stands (for messages) and what it holds. */
export type ThemeFile = { path: string; text: string }

/** The files of a theme by name (`layout.mjml.hbs`), those that it inherits included. */
export type ThemeFiles = Readonly<Record<string, ThemeFile>>

export type Prepared = {
  /** One template without partials or theme tokens, for Handlebars and then MJML. */
  plain: string
  /** The same with each block tag between MJML elements in `mj-raw`, for MJML and then Handlebars. */
  wrapped: string
  faults: Diagnostic[]
}

type Frame = { name: string; attributes: string; at: Spot; block?: Spot; bareColumn?: Spot }
type Spot = { file: ThemeFile; offset: number }
type Run = {
  files: ThemeFiles
  tokens: Readonly<Record<string, string>>
  extension: string
  faults: Diagnostic[]
  open: Frame[]
  /** The element whose HTML content we are in. */
  html: string | undefined
  /** Conditions that hold here: `if image`. */
  blocks: string[]
  including: string[]
  plain: string
  wrapped: string
}

const pieces =
  /\{\{!--[\s\S]*?--\}\}|\{\{![\s\S]*?\}\}|\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}|<!--[\s\S]*?-->|<\/?mj[\w-]*(?:"(?:\{\{[\s\S]*?\}\}|[^"])*"|'(?:\{\{[\s\S]*?\}\}|[^'])*'|[^>"'])*>/g

/**
 * The files of a theme → one template for stage 1, refusing with file and line whatever MJML would
 * decide before there is data. `extension` is `mjml` (with MJML's rules) or `txt` (partials only).
 */
export function prepare(
  files: ThemeFiles,
  tokens: Readonly<Record<string, string>>,
  extension: 'mjml' | 'txt',
): Prepared {
  const run: Run = {
    files,
    tokens,
    extension,
    faults: [],
    open: [],
    html: extension === 'txt' ? 'text' : undefined,
    blocks: [],
    including: [],
    plain: '',
    wrapped: '',
  }
  const layout = files[`layout.${extension}.hbs`]
  if (layout) include(run, layout)
  return { plain: run.plain, wrapped: run.wrapped, faults: run.faults }
}

function include(run: Run, file: ThemeFile): void {
  let last = 0
  for (const match of file.text.matchAll(pieces)) {
    put(run, file.text.slice(last, match.index))
    last = match.index + match[0].length
    piece(run, match[0], { file, offset: match.index })
  }
  put(run, file.text.slice(last))
}

function put(run: Run, plain: string, wrapped = plain): void {
  run.plain += plain
  run.wrapped += wrapped
}

function piece(run: Run, text: string, at: Spot): void {
  if (text.startsWith('{{!')) return
  if (text.startsWith('<!--')) return run.html ? put(run, text) : undefined
  if (text.startsWith('{{')) return expression(run, text, at)
  return element(run, text, at)
}

// ---------------------------------------------------------------- Handlebars

function expression(run: Run, text: string, at: Spot): void {
  const inside = text.replace(/^\{\{\{?~?\s*|\s*~?\}?\}\}$/g, '')
  if (inside.startsWith('>')) return partial(run, inside.slice(1).trim(), at)
  if (inside.startsWith('theme.')) return put(run, token(run, inside.slice(6), at))

  const isBlock = /^(#|\/|\^|else\b)/.test(inside)
  if (isBlock) track(run, inside)
  if (run.html) return put(run, text)
  if (!isBlock) {
    return refuse(
      run,
      at,
      'An expression cannot stand between MJML elements.',
      'Put it into `mj-text`.',
    )
  }
  blockTag(run, at)
  put(run, text, `<mj-raw>${text}</mj-raw>`)
}

function track(run: Run, inside: string): void {
  if (inside.startsWith('#')) run.blocks.push(inside.slice(1).trim())
  if (inside.startsWith('/')) run.blocks.pop()
}

function blockTag(run: Run, at: Spot): void {
  const parent = run.open.at(-1)
  if (run.open.some((frame) => frame.name === 'mj-head')) {
    const message = 'A condition or loop in `mj-head` would always apply.'
    return refuse(run, at, message, 'Put it inside `mj-style` or into the body.')
  }
  if (parent && !parent.block) parent.block = at
}

function token(run: Run, name: string, at: Spot): string {
  const value = run.tokens[name]
  if (value !== undefined) {
    return run.extension === 'txt'
      ? value
      : value.replace(/[&<>"]/g, (sign) => entities[sign] as string)
  }
  refuse(run, at, `The theme has no token \`${name}\`.`, 'Declare it in theme.yaml.')
  return ''
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function partial(run: Run, name: string, at: Spot): void {
  if (!/^[\w-]+$/.test(name)) {
    const message =
      'A partial is named in the template: it cannot be chosen when an issue is built.'
    return refuse(
      run,
      at,
      message,
      'Write `{{> name}}` without arguments, inside a condition if need be.',
    )
  }
  if (name === 'section') return dispatch(run, at)
  const file =
    run.files[`_${name}.${run.extension}.hbs`] ?? run.files[`${name}.${run.extension}.hbs`]
  if (!file) {
    const wanted = `_${name}.${run.extension}.hbs`
    return refuse(run, at, `There is no partial \`${name}\`.`, `Make a file \`${wanted}\`.`)
  }
  within(run, name, file, at)
}

function within(run: Run, name: string, file: ThemeFile, at: Spot): void {
  if (run.including.includes(name)) {
    return refuse(run, at, `The partial \`${name}\` contains itself.`, 'Take the loop out.')
  }
  run.including.push(name)
  include(run, file)
  run.including.pop()
}

/**
 * `{{> section}}` stands for the template of the section at hand: one for its type, else one for the
 * built-in type behind it, else `section`. MJML cannot choose at run time, so all are written out.
 */
function dispatch(run: Run, at: Spot): void {
  const ending = `.${run.extension}.hbs`
  const names = Object.keys(run.files)
    .filter((name) => name.endsWith(ending) && !name.startsWith('_'))
    .map((name) => name.slice(0, -ending.length))
    .filter((name) => name !== 'layout' && name !== 'section')
    .sort()
  const chain = [
    ...names.map((name) => ['type', name]),
    ...names.map((name) => ['base', name]),
  ] as [string, string][]
  for (const [index, [field, name]] of chain.entries()) {
    expression(run, `{{${index === 0 ? '#if' : 'else if'} (eq ${field} "${name}")}}`, at)
    within(run, name, run.files[name + ending] as ThemeFile, at)
  }
  const general = run.files[`section${ending}`]
  if (!general) return refuse(run, at, `The theme has no \`section${ending}\`.`, 'Make one.')
  if (chain.length) expression(run, '{{else}}', at)
  within(run, 'section', general, at)
  if (chain.length) expression(run, '{{/if}}', at)
}

// ---------------------------------------------------------------- MJML

function element(run: Run, text: string, at: Spot): void {
  const name = /^<\/?([\w-]+)/.exec(text)?.[1] as string
  if (run.html) {
    if (text === `</${run.html}>`) run.html = undefined
    return put(run, text)
  }
  if (text.startsWith('</')) {
    close(run, name)
    return put(run, text)
  }
  const filled = text.replace(/\{\{\{?\s*theme\.([\w-]+)\s*\}?\}\}/g, (_, key) =>
    token(run, key, at),
  )
  for (const { message, hint } of elementFaults(name, filled, run.blocks))
    refuse(run, at, message, hint)
  const parent = run.open.at(-1)
  if (name === 'mj-column' && parent && !/\swidth=/.test(filled)) parent.bareColumn ??= at
  put(run, filled)
  if (filled.endsWith('/>')) return
  if (htmlElements.has(name)) run.html = name
  else run.open.push({ name, attributes: filled, at })
}

function close(run: Run, name: string): void {
  const frame = run.open.at(-1)
  if (frame?.name !== name) return
  run.open.pop()
  if (!frame.block) return
  if (frame.bareColumn) {
    const message =
      'A column beside a condition or loop needs a `width`: MJML shares it out before there is data.'
    refuse(run, frame.bareColumn, message, 'Give the column a `width`.')
  }
  if (/\s(gutter|gap)=/.test(frame.attributes)) {
    const message = '`gutter` and `gap` cannot go with a condition or loop among the children.'
    refuse(run, frame.at, message, 'Use padding.')
  }
}

function refuse(run: Run, at: Spot, message: string, hint?: string): void {
  const before = at.file.text.slice(0, at.offset).split('\n')
  const line = before.length
  const column = (before.at(-1) as string).length + 1
  const place = { file: at.file.path, line, column, endLine: line, endColumn: column + 1 }
  const fault: Diagnostic = { code: 'theme-fault', severity: 'error', message, place }
  run.faults.push(withExcerpt(hint ? { ...fault, hint } : fault, at.file.text))
}
