import { nearest } from '../diagnostic.ts'
import { type Attribute, expressionsOf, insideOf, withoutExpressions } from './pieces.ts'
import type { RuleFault } from './places.ts'

/**
 * What a theme may not leave to an issue: MJML lays out when the theme is compiled, before there is
 * data, so whatever decides a layout must stand in the theme. Each rule was found by comparing the
 * two orders of rendering; the comparison itself still runs whenever a theme is compiled.
 */

/** MJML elements whose content is HTML: MJML does not look into them, so Handlebars may do as it likes. */
export const htmlElements: ReadonlySet<string> = new Set([
  'mj-text',
  'mj-raw',
  'mj-table',
  'mj-button',
  'mj-title',
  'mj-preview',
  'mj-style',
  'mj-accordion-title',
  'mj-accordion-text',
  'mj-social-element',
])

/** MJML elements whose children may come and go with the data. */
const choosing = new Set([
  'mj-body',
  'mj-wrapper',
  'mj-section',
  'mj-group',
  'mj-column',
  'mj-hero',
  'mj-social',
  'mj-accordion',
])

const structure = [
  'mjml',
  'mj-head',
  'mj-attributes',
  'mj-all',
  'mj-class',
  'mj-breakpoint',
  'mj-font',
  'mj-image',
  'mj-divider',
  'mj-spacer',
  'mj-accordion-element',
]
const elements = [...new Set([...structure, ...htmlElements, ...choosing])]

/** Elements that a theme cannot use, and why. */
const refused: Readonly<Record<string, string>> = {
  'mj-carousel': 'its ids are random, so no two builds are the same: use images in columns',
  'mj-navbar':
    'its menu button has a random id, so no two builds are the same: use links in mj-text',
  'mj-include':
    'a theme is put together with partials: write `{{> name}}` and a file `_name.mjml.hbs`',
  'mj-html-attributes': 'it is applied before there is data: write the attribute in the template',
}

/** What is wrong with an element of this name standing in a theme at all. */
export function elementFault(name: string): RuleFault | undefined {
  if (Object.hasOwn(refused, name)) {
    return { message: `A theme cannot use \`${name}\`: ${refused[name]}.` }
  }
  if (elements.includes(name)) return undefined
  const near = nearest(name, elements)
  const message = `MJML has no element \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`
  return { message }
}

/** What is wrong with a condition or loop among the children of an element. */
export function choiceFault(parent: string | undefined, inHead: boolean): RuleFault | undefined {
  if (inHead) {
    const message = 'A condition or loop in `mj-head` would always apply.'
    return { message, hint: 'Put it inside `mj-style` or into the body.' }
  }
  if (parent && choosing.has(parent)) return undefined
  const message = `MJML decides what stands in \`${parent ?? 'the layout'}\` before there is data: no condition or loop can.`
  return { message, hint: 'Put it further in, or further out.' }
}

// ---------------------------------------------------------------- attributes

/** Attributes that MJML copies as they are: an issue may fill them. With all others MJML computes. */
export const copied: ReadonlySet<string> = new Set([
  'align',
  'alt',
  'background-color',
  'background-url',
  'border-bottom',
  'border-top',
  'color',
  'container-background-color',
  'css-class',
  'dir',
  'direction',
  'font-size',
  'font-style',
  'font-weight',
  'href',
  'lang',
  'letter-spacing',
  'line-height',
  'padding-bottom',
  'padding-top',
  'rel',
  'sizes',
  'src',
  'srcset',
  'target',
  'text-align',
  'text-decoration',
  'text-transform',
  'title',
  'vertical-align',
])

/** Where MJML computes with one of them after all. */
const computed: Readonly<Record<string, readonly string[]>> = {
  'mj-divider': ['align'],
  'mj-hero': ['padding-top', 'padding-bottom'],
}

/** Attributes that make another element when they are empty. */
const decisive: Readonly<Record<string, readonly string[]>> = {
  'mj-button': ['href'],
  'mj-hero': ['background-color', 'background-url'],
  'mj-image': ['href'],
  'mj-section': ['background-color', 'background-url'],
  'mj-social-element': ['background-color', 'href', 'src', 'srcset', 'sizes'],
  'mj-wrapper': ['background-color', 'background-url'],
}

/** Whether MJML may be given this attribute of an element as an expression. */
export const isCopied = (name: string, key: string): boolean =>
  copied.has(key) && !listed(computed, name).includes(key)

/** Whether an attribute makes another element when it is empty. */
export const isDecisive = (name: string, key: string): boolean =>
  listed(decisive, name).includes(key)

/** `mj-all` and `mj-class` stand for every element. */
const listed = (table: Readonly<Record<string, readonly string[]>>, name: string) =>
  name === 'mj-all' || name === 'mj-class' ? Object.values(table).flat() : (table[name] ?? [])

/** Fields of an edition that hold one word and are never empty. */
export const wordFields: ReadonlySet<string> = new Set(
  'base date direction end id kind language number slug start type'.split(' '),
)

/** What is known of an attribute's surroundings. */
export type Where = {
  name: string
  /** The conditions that hold there. */
  conditions: readonly string[]
  /** Whether it is a default in `mj-attributes`. */
  isDefault: boolean
  /** Whether the element, or one round it, has a `gutter`. */
  hasGutter: boolean
  /** Whether an issue decides the direction of every section. */
  isTurned: boolean
}

/** What is wrong with an attribute, whose tokens of the theme are filled in. */
export function attributeFault(attribute: Attribute, where: Where): RuleFault | undefined {
  const { key, value, quote } = attribute
  if (!value.includes('{{')) return fixedFault(key, where)
  if (value.includes(quote)) {
    const message = `\`${key}\` has quotes within its quotes.`
    return { message, hint: `Write one pair as \`${quote === '"' ? "'" : '"'}\`.` }
  }
  if (!isCopied(where.name, key) || (key === 'direction' && where.hasGutter)) {
    return {
      message: `\`${key}\` of \`${where.name}\` cannot come from an issue: MJML decides with it before there is data.`,
      hint: 'Write the value, or a token of the theme that is a colour, a length or a font.',
    }
  }
  if (where.isDefault) return defaultFault(key, value, where)
  if (key === 'css-class') return classFault(value)
  return colourFault(key, value) ?? emptyFault(key, value, where)
}

/** What is wrong with an attribute that holds no data. */
function fixedFault(key: string, { name, isDefault, isTurned }: Where): RuleFault | undefined {
  if (name === 'mj-style' && key === 'inline') {
    const message = '`mj-style inline` is applied before there is data.'
    return { message, hint: 'Write the style on the element.' }
  }
  if (isDefault && (key === 'gap' || key === 'gutter')) {
    return { message: `\`${key}\` cannot be a default.`, hint: 'Write it on the element.' }
  }
  if (!isTurned || key !== 'gutter') return undefined
  const message = '`gutter` cannot go with a `direction` from an issue.'
  return { message, hint: 'Use padding.' }
}

/** A default is written out in every loop: there only what begins at `@root` stays the same. */
function defaultFault(key: string, value: string, { name }: Where): RuleFault | undefined {
  if (isDecisive(name, key) || key === 'css-class') {
    const message = `\`${key}\` from an issue cannot be a default.`
    return { message, hint: 'Write it on the element.' }
  }
  const path = expressionsOf(value)
    .map(insideOf)
    .find((each) => !/^@root\.[\w.-]+$/.test(each))
  if (path === undefined) return colourFault(key, value)
  const message = `\`${path}\` means another thing in every loop: it cannot be in a default.`
  return { message, hint: `Write \`@root.${path}\` if the edition's own is meant.` }
}

function classFault(value: string): RuleFault | undefined {
  if (/\s/.test(value)) {
    const message = '`css-class` with data holds one class and no space.'
    return { message, hint: 'Put the second class on an element inside.' }
  }
  const stranger = expressionsOf(value)
    .map(insideOf)
    .find((path) => !wordFields.has(last(path)))
  if (stranger === undefined) return undefined
  const message = `\`${stranger}\` may hold spaces or nothing: it cannot be a \`css-class\`.`
  return {
    message,
    hint: `A class can be made of ${[...wordFields].map((each) => `\`${each}\``).join(', ')}.`,
  }
}

const last = (path: string): string => path.split(/[./]/).at(-1) ?? ''

/** MJML writes three digits as six, but only those that stand in the theme. */
function colourFault(key: string, value: string): RuleFault | undefined {
  const short = key.endsWith('color') ? /#[0-9a-f]{3}(?![0-9a-f])/i.exec(value)?.[0] : undefined
  return short === undefined
    ? undefined
    : { message: `\`${short}\` beside data needs six digits.`, hint: 'Write it like `#0b5a61`.' }
}

function emptyFault(
  key: string,
  value: string,
  { name, conditions }: Where,
): RuleFault | undefined {
  if (!isDecisive(name, key)) return undefined
  const whole = value.replace(/\{\{[#^][\s\S]*\{\{\/[\s\S]*?\}\}/g, '')
  if (withoutExpressions(whole).trim() !== '') return undefined
  const fields = expressionsOf(value).map(insideOf)
  if (whole === value && fields.some((field) => conditions.includes(field))) return undefined
  const message = `An empty \`${key}\` would change \`${name}\` itself.`
  const field = whole === value ? fields[0] : undefined
  return {
    message,
    hint: field
      ? `Put the element inside \`{{#if ${field}}}\`.`
      : 'Put the condition round the element, not into the attribute.',
  }
}
