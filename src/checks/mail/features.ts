import type { Feature } from './support.ts'

/** How a feature shows in a mail: what to look for, by the kind of thing. */
export type Sign =
  | { kind: 'property'; names: readonly string[]; values?: RegExp }
  | { kind: 'value'; values: RegExp }
  | { kind: 'selector'; pattern: RegExp }
  | { kind: 'at-rule'; name: string }
  | { kind: 'element'; names: readonly string[]; attribute?: readonly [string, string] }
  | { kind: 'attribute'; names: readonly string[] }
  | { kind: 'picture'; address: RegExp }

const property = (...names: string[]): Sign => ({ kind: 'property', names })
const value = (values: RegExp): Sign => ({ kind: 'value', values })
const called = (...names: string[]) => value(new RegExp(`(?<![\\w-])(?:${names.join('|')})\\(`))
const selector = (pattern: RegExp): Sign => ({ kind: 'selector', pattern })
const element = (...names: string[]): Sign => ({ kind: 'element', names })
const attribute = (...names: string[]): Sign => ({ kind: 'attribute', names })
const picture = (address: RegExp): Sign => ({ kind: 'picture', address })

/** Those whose title does not say it in one of the usual forms. */
const special: Readonly<Record<string, Sign>> = {
  'left, right, top, bottom': property('left', 'right', 'top', 'bottom'),
  'gap, column-gap, row-gap': property('gap', 'column-gap', 'row-gap'),
  'block-size & inline-size': property('block-size', 'inline-size'),
  'grid-template-* properties': property(
    ...['grid-template', 'grid-template-areas', 'grid-template-columns', 'grid-template-rows'],
  ),
  'css column properties': property('columns', 'column-fill', 'column-rule', 'column-span'),
  'fit-content, min-content, max-content': value(/\b(?:fit|min|max)-content\b/),
  'lch(), oklch(), lab(), oklab()': called('lch', 'oklch', 'lab', 'oklab'),
  'CSS calc() function': called('calc'),
  'CSS Variables (Custom Properties)': called('var'),
  'initial unit': value(/^initial$/),
  '% unit': value(/\d%/),
  'Adjacent sibling combinator': selector(/\+/),
  'General sibling combinator': selector(/~(?!=)/),
  'Child combinator': selector(/>/),
  'Attribute selector': selector(/\[/),
  'Universal selector *': selector(/\*(?!=)/),
  'Chaining selectors': selector(/[.#][\w-]+[.#][\w-]/),
  'lang()': selector(/:lang\(/),
  'HTML5 semantics': element(
    ...['article', 'aside', 'details', 'figcaption', 'figure', 'footer', 'header', 'main'],
    ...['mark', 'nav', 'section', 'summary', 'time'],
  ),
  'Embedded <svg> image': element('svg'),
  'srcset and sizes attributes': attribute('srcset', 'sizes'),
  'Base 64 image format': picture(/^data:[^,]*;base64,/i),
  'HEIF image format': picture(/\.hei[cf]$/i),
  'JPG image format': picture(/\.jpe?g$/i),
  'TIFF image format': picture(/\.tiff?$/i),
  'Video as Image Assets': picture(/\.(?:mp4|mov|webm)$/i),
}

/** The forms that titles have: `object-fit`, `height property`, `display:flex`, `rem unit`, `:has()`. */
const forms: readonly (readonly [RegExp, (name: string, other: string) => Sign])[] = [
  [/^([a-z-]+)(?: property| shorthand)?$/, (name) => property(name)],
  [/^([a-z-]+) & ([a-z-]+)$/, (name, other) => property(name, other)],
  [/^([a-z-]+): ?([a-z-]+)$/, (name, other) => exactly(name, other)],
  [/^([a-z-]+)\(\)$/, (name) => called(name)],
  [/^([a-z]+) unit$/, (unit) => value(new RegExp(`\\d${unit}\\b`))],
  [/^:?(:[a-z-]+)(?:\(\))?$/, (name) => selector(new RegExp(`${name}(?![\\w-])`))],
  [/^(@[a-z-]+)$/, (name) => ({ kind: 'at-rule', name })],
  [/^<(\w+)> element$/, (name) => element(name)],
  [/^<(\w+) type="(\w+)"> element$/, (name, type) => ofType(name, type)],
  [/^([a-z-]+) attribute$/, (name) => attribute(name)],
  [/^(\w+) image format$/, (name) => picture(new RegExp(`\\.${name}$`, 'i'))],
]

const exactly = (name: string, wanted: string): Sign => ({
  ...{ kind: 'property', names: [name], values: new RegExp(`^(?:inline-)?${wanted}\\b`) },
})

const ofType = (name: string, type: string): Sign => ({
  ...{ kind: 'element', names: [name], attribute: ['type', type] },
})

/** How to find a feature; undefined for one that a look at the mail cannot tell. */
export function signOf({ title }: Feature): Sign | undefined {
  const known = special[title]
  if (known) return known
  for (const [form, sign] of forms) {
    const [, name, other = ''] = form.exec(title.trim()) ?? []
    if (name !== undefined) return sign(name, other)
  }
  return undefined
}
