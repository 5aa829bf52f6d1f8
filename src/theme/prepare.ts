import { element } from './elements.ts'
import { tagFault, token, withTokens } from './expressions.ts'
import { choiceFault } from './mjml-rules.ts'
import { block, elementOf, isWithin, roleOf, unclosed } from './nesting.ts'
import { insideOf, piecesOf } from './pieces.ts'
import type { RuleFault, Spot, ThemeFile, ThemeFiles } from './places.ts'
import { isHtml, type Prepared, put, type Run, refuse, tangled } from './run.ts'

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
    ...{ files, tokens, extension, frames: [], including: [], isTangled: false, isTurned: false },
    ...{ plain: '', wrapped: '', faults: [], tags: [], elements: [] },
  }
  const layout = files[`layout.${extension}.hbs`]
  if (layout) {
    include(run, layout)
    const isMail = extension === 'txt' || run.elements.some(({ name }) => name === 'mj-body')
    const top = { file: layout, offset: 0 }
    if (!isMail) refuse(run, top, { message: 'A layout has an `mjml` with an `mj-body` in it.' })
  }
  return run
}

function include(run: Run, file: ThemeFile): void {
  const depth = run.frames.length
  walk(run, file.text, { file, offset: 0 })
  const left = run.frames[depth]
  if (left) tangled(run, unclosed(left, 'in this file'))
  run.frames.length = Math.min(run.frames.length, depth)
}

function walk(run: Run, text: string, { file, offset }: Spot): void {
  for (const piece of piecesOf(text)) {
    const at = { file, offset: offset + piece.offset }
    if (piece.kind === 'expression') expression(run, piece.text, at)
    else if (piece.kind === 'element' && run.extension === 'mjml') element(run, piece.text, at)
    else if (piece.kind === 'comment') comment(run, piece.text, at)
    else if (piece.kind !== 'note') plainText(run, piece.text, at)
  }
}

// ---------------------------------------------------------------- text and comments

function plainText(run: Run, text: string, at: Spot): void {
  const stray = isHtml(run) ? /(?<!\\)\{\{/.exec(text) : /\S/.exec(text)
  if (stray && !run.isTangled) {
    const spot = { ...at, offset: at.offset + stray.index }
    const isOpen = text.startsWith('{{', stray.index) || text.startsWith('<mj', stray.index)
    refuse(run, spot, isOpen ? unended : outside)
    run.isTangled ||= isOpen
  }
  put(run, text)
}

const unended = { message: 'This tag has no end, or a quotation mark without its partner.' }
const outside = {
  message: 'Text and HTML cannot stand between MJML elements: MJML would drop them.',
  hint: 'Put them into `mj-text` or `mj-raw`.',
}

/** Conditional comments are HTML for Outlook; a theme author's remarks do not leave the house. */
function comment(run: Run, text: string, at: Spot): void {
  if (isHtml(run)) {
    put(run, '<!--')
    walk(run, text.slice(4), { ...at, offset: at.offset + 4 })
  } else if (/^<!--\[if/.test(text)) refuse(run, at, outside)
}

// ---------------------------------------------------------------- Handlebars

function expression(run: Run, text: string, at: Spot): void {
  const inside = insideOf(text)
  if (inside.startsWith('>')) return partial(run, inside.slice(1).trim(), at)
  if (/^theme\.[\w-]+$/.test(inside) && isHtml(run)) return put(run, token(run, inside, at))

  const known = run.faults.length
  const filled = withTokens(run, text, at)
  const fault = tagFault(run, inside, text) ?? braceFault(text, at)
  if (fault) refuse(run, at, fault, text.length)
  // What was refused already needs no second look, nor do the ends of what it opened.
  if (run.faults.length === known) run.tags.push({ text: filled, at })
  else run.isTangled = true
  const role = roleOf(text)
  if (isHtml(run)) {
    if (role) tangled(run, block(run.frames, text, at))
    return put(run, filled)
  }
  if (!role) {
    const message = 'An expression cannot stand between MJML elements.'
    return refuse(run, at, { message, hint: 'Put it into `mj-text`.' }, text.length)
  }
  choice(run, text, at)
  put(run, filled, `<mj-raw>${filled}</mj-raw>`)
}

/** In a style sheet a brace may follow a tag: Handlebars would take it for a part of the tag. */
function braceFault(text: string, { file, offset }: Spot): RuleFault | undefined {
  if (text.endsWith('}}}') || !file.text.startsWith(`${text}}`, offset)) return undefined
  const message = `\`${text}\` cannot have a brace right behind it.`
  return { message, hint: 'Put a `;` or a space between them.' }
}

/** A condition or loop between MJML elements. */
function choice(run: Run, text: string, at: Spot): void {
  const parent = elementOf(run.frames)
  const fault = choiceFault(parent?.name, isWithin(run.frames, 'mj-head'))
  if (fault && roleOf(text) === 'open') refuse(run, at, fault, text.length)
  if (parent) parent.block ??= at
  tangled(run, block(run.frames, text, at))
}

// ---------------------------------------------------------------- partials

function partial(run: Run, name: string, at: Spot): void {
  if (!/^[\w-]+$/.test(name)) {
    const message =
      'A partial is named in the template: it cannot be chosen when an issue is built.'
    const hint = 'Write `{{> name}}` without arguments, inside a condition if need be.'
    return refuse(run, at, { message, hint })
  }
  if (name === 'section') return dispatch(run, at)
  const wanted = `_${name}.${run.extension}.hbs`
  const file = run.files[wanted] ?? run.files[`${name}.${run.extension}.hbs`]
  if (file) return within(run, name, file, at)
  const message = `There is no partial \`${name}\`.`
  refuse(run, at, { message, hint: `Make a file \`${wanted}\`.` })
}

function within(run: Run, name: string, file: ThemeFile, at: Spot): void {
  if (run.including.includes(name)) {
    const message = `The partial \`${name}\` contains itself.`
    return refuse(run, at, { message, hint: 'Take the loop out.' })
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
  const general = run.files[`section${ending}`]
  if (!general) {
    return refuse(run, at, { message: `The theme has no \`section${ending}\`.`, hint: 'Make one.' })
  }
  const special = sectionTemplates(run, ending)
  const all = special.map(([name]) => name).join(' ')
  const texts = [...new Set(special.map(([, { text }]) => text))]
  for (const [index, text] of texts.entries()) {
    const group = special.filter(([, file]) => file.text === text)
    const names = group.map(([name]) => name).join(' ')
    const condition = `(serves "${names}" type base "${all}")`
    expression(run, `{{${index === 0 ? '#if' : 'else if'} ${condition}}}`, at)
    const [name, file] = group[0] as [string, ThemeFile]
    within(run, name, file, at)
  }
  if (special.length) expression(run, '{{else}}', at)
  within(run, 'section', general, at)
  if (special.length) expression(run, '{{/if}}', at)
}

/** The templates of section types, by the type's name. */
const sectionTemplates = (run: Run, ending: string): [string, ThemeFile][] =>
  Object.entries(run.files)
    .filter(([name]) => name.endsWith(ending) && !/^(?:_|(?:layout|section)\.)/.test(name))
    .map(([name, file]): [string, ThemeFile] => [name.slice(0, -ending.length), file])
    .sort(([a], [b]) => (a < b ? -1 : 1))
