/**
 * What a theme may not leave to an issue: MJML lays out when the theme is compiled, before there is
 * data, so whatever decides a layout must stand in the theme. Each rule was found by comparing the
 * two orders of rendering; the comparison itself still runs whenever a theme is compiled.
 */

/** MJML elements whose content is HTML: MJML does not look into them, so Handlebars may do as it likes. */
export const htmlElements = new Set([
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
  'mj-navbar-link',
])

/** Attributes from which MJML computes a layout when the theme is compiled, before there is data. */
const computed: Readonly<Record<string, readonly string[]>> = {
  'mj-body': ['width'],
  'mj-column': ['width', 'padding', 'padding-left', 'padding-right', 'border-radius'],
  'mj-image': ['width', 'padding', 'padding-left', 'padding-right', 'border-radius'],
  'mj-button': ['width'],
  'mj-divider': ['width'],
  'mj-group': ['width'],
  'mj-section': [
    'padding',
    'padding-left',
    'padding-right',
    'border-radius',
    'full-width',
    'gutter',
  ],
  'mj-wrapper': ['padding', 'padding-left', 'padding-right', 'border-radius', 'full-width', 'gap'],
}
const computedAnywhere = ['mj-class', 'font-family', 'gap', 'gutter', 'full-width']

/** Elements that a theme cannot use, and why. */
const refused: Readonly<Record<string, string>> = {
  'mj-carousel': 'its ids are random, so no two builds are the same: use images in columns',
  'mj-navbar': 'its hamburger has a random id, so no two builds are the same: use links in mj-text',
  'mj-include':
    'a theme is put together with partials: write `{{> name}}` and a file `_name.mjml.hbs`',
  'mj-html-attributes': 'it is applied before there is data: write the attribute in the template',
}

const elementsThatDecide: Readonly<Record<string, readonly string[]>> = {
  'mj-button': ['href', 'background-color'],
  'mj-image': ['href'],
  'mj-section': ['background-color'],
  'mj-column': ['background-color'],
  'mj-wrapper': ['background-color'],
}

export type RuleFault = { message: string; hint?: string }

const attributes = /\s([\w-]+)\s*=\s*("(?:\{\{[\s\S]*?\}\}|[^"])*"|'(?:\{\{[\s\S]*?\}\}|[^'])*')/g

/** What is wrong with the opening tag of an MJML element that stands inside the given blocks. */
export function elementFaults(name: string, tag: string, blocks: readonly string[]): RuleFault[] {
  const faults: RuleFault[] = []
  if (refused[name]) faults.push({ message: `A theme cannot use \`${name}\`: ${refused[name]}.` })
  if (name === 'mj-style' && /\sinline=/.test(tag)) {
    const message = '`mj-style inline` is applied before there is data.'
    faults.push({ message, hint: 'Write the style on the element.' })
  }
  for (const [, key, quoted] of tag.matchAll(attributes)) {
    const fault = attributeFault(name, key as string, quoted as string, blocks)
    if (fault) faults.push(fault)
  }
  return faults
}

function attributeFault(
  name: string,
  key: string,
  quoted: string,
  blocks: readonly string[],
): RuleFault | undefined {
  const value = quoted.slice(1, -1)
  const data = /\{\{\{?\s*([\s\S]*?)\s*\}?\}\}/.exec(value)?.[1]
  if (data === undefined) return undefined
  if (value.includes(quoted[0] as string)) {
    return {
      message: `\`${key}\` has quotes within its quotes.`,
      hint: "Write the outer ones as `'`.",
    }
  }
  if (computed[name]?.includes(key) || computedAnywhere.includes(key)) {
    const message = `\`${key}\` of \`${name}\` cannot come from an issue: MJML computes with it before there is data.`
    return { message, hint: 'Write the value, or a token of the theme: `{{theme.…}}`.' }
  }
  if (name === 'mj-social-element' && key === 'name') {
    const message = '`name` of `mj-social-element` cannot come from an issue.'
    return { message, hint: 'Write the name.' }
  }
  if (key === 'css-class' && /\s/.test(value)) {
    const message = '`css-class` with data holds one class and no space.'
    return { message, hint: 'Put the second class on an element inside.' }
  }
  if (elementsThatDecide[name]?.includes(key) && !blocks.includes(`if ${data}`)) {
    const message = `An empty \`${key}\` would change \`${name}\` itself.`
    return { message, hint: `Put the element inside \`{{#if ${data}}}\`.` }
  }
  return undefined
}
