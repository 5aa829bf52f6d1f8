import fc from 'fast-check'

/**
 * MJML of any shape, with conditions, loops and data wherever a theme author might think of them.
 * Most of it is refused; what stage 1 takes must come to the same mail in both orders.
 * Names begin at `@root`, as the pieces stand in any loop.
 */
const content = fc.constantFrom(
  ...[
    'a',
    '{{@root.title}}',
    '{{#if @root.intro}}<p>a</p> {{else}}b{{/if}}',
    '<b>a</b> <i>{{@root.month}}</i>',
  ],
  ...[
    '{{#each @root.contents}}<a href="#{{id}}">{{heading}}</a>{{/each}}',
    '<!-- {{@root.title}} -->',
  ],
  ...['{{#each @root.sections}}{{#each items}}{{#if title}}{{title}} {{/if}}{{/each}}{{/each}}'],
)

/** Values that MJML takes, some of them from the theme, some from an issue. */
const values = {
  length: ['8px', '24px', '{{theme.space}}', '{{@root.number}}px'],
  part: ['50%', '200px', '{{theme.space}}', '{{@root.number}}%'],
  colour: ['#0b5a61', '#fff', '{{theme.accent}}'],
  url: ['https://example.org/', 'https://example.org/{{@root.number}}', '{{@root.unsubscribe}}'],
  side: ['left', 'right', '{{@root.start}}'],
  direction: ['rtl', '{{@root.direction}}'],
  upright: ['top', 'middle'],
  words: ['a', 'a b', 'a-{{@root.slug}}', '{{@root.title}}'],
  border: ['1px solid #0b5a61', '{{@root.number}}px solid #0b5a61'],
  full: ['full-width'],
  mode: ['fixed-height', 'fluid-height'],
  yes: ['true'],
}

const keys: Record<string, Record<string, keyof typeof values>> = {
  'mj-section': {
    ...{ padding: 'length', 'padding-top': 'length', 'full-width': 'full', gutter: 'length' },
    ...{ 'background-color': 'colour', direction: 'direction', 'css-class': 'words' },
  },
  'mj-wrapper': {
    ...{ gap: 'length', 'padding-left': 'length', 'background-url': 'url', 'full-width': 'full' },
    ...{ 'css-class': 'words', border: 'border', 'border-bottom': 'border' },
  },
  'mj-column': {
    ...{ padding: 'length', 'border-radius': 'length', 'vertical-align': 'upright' },
    ...{ 'inner-border': 'border', 'css-class': 'words', direction: 'direction' },
  },
  'mj-group': { width: 'part', direction: 'direction', 'background-color': 'colour' },
  'mj-text': {
    ...{ align: 'side', height: 'length', color: 'colour', padding: 'length' },
    ...{ 'css-class': 'words', 'container-background-color': 'colour' },
  },
  'mj-image': {
    ...{ width: 'length', href: 'url', src: 'url', align: 'side', border: 'border' },
    ...{ 'fluid-on-mobile': 'yes', title: 'words', 'padding-top': 'length' },
  },
  'mj-button': {
    ...{ width: 'length', href: 'url', align: 'side', 'inner-padding': 'length' },
    ...{ 'background-color': 'colour', 'border-radius': 'length', title: 'words' },
  },
  'mj-divider': { width: 'part', align: 'side', padding: 'length', 'border-color': 'colour' },
  'mj-hero': {
    ...{ mode: 'mode', height: 'length', 'padding-top': 'length', 'background-url': 'url' },
    ...{ 'vertical-align': 'upright', 'background-color': 'colour' },
  },
}

const attribute = (name: string) =>
  fc
    .constantFrom(...Object.entries(keys[name] ?? {}))
    .chain(([key, kind]) => fc.tuple(fc.constant(key), fc.constantFrom(...values[kind])))

const attributes = (name: string) =>
  fc
    .uniqueArray(attribute(name), { maxLength: 2, selector: ([key]) => key })
    .map((pairs) => pairs.map(([key, text]) => ` ${key}="${text}"`).join(''))

const element = (name: string, inner: fc.Arbitrary<string>) =>
  fc.tuple(attributes(name), inner).map(([given, text]) => `<${name}${given}>${text}</${name}>`)

/** A piece as it is, or shown or repeated as an issue has it. */
const chosen = (piece: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 3, arbitrary: piece },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          piece,
          fc.constantFrom(
            ['{{#if @root.intro}}', '{{/if}}'],
            ['{{#each @root.sections}}', '{{/each}}'],
            ['{{#if @root.unsubscribe}}', '{{else}}<mj-raw><p>a</p></mj-raw>{{/if}}'],
            ['{{#unless @root.footer}}', '{{/unless}}'],
          ),
        )
        .map(([text, [open, close]]) => `${open}${text}${close}`),
    },
  )

const several = (piece: fc.Arbitrary<string>) =>
  fc.array(chosen(piece), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('\n'))

const leaf = fc.oneof(
  element('mj-text', content),
  element('mj-button', content),
  element('mj-image', fc.constant('')),
  element('mj-divider', fc.constant('')),
  content.map((text) => `<mj-raw><p>${text}</p></mj-raw>`),
)
const width = fc.constantFrom('width="50%"', 'width="200px"', 'width="{{theme.space}}"', '')
const column = fc
  .tuple(width, attributes('mj-column'), several(leaf))
  .map(([given, more, text]) => `<mj-column ${given}${more}>${text}</mj-column>`)
const section = element(
  'mj-section',
  several(fc.oneof(column, column, element('mj-group', several(column)))),
)
const wrapper = element('mj-wrapper', several(section))
const hero = element('mj-hero', several(leaf))

/** The layout of a theme. */
export const layout = several(fc.oneof(section, section, wrapper, hero)).map(
  (body) => `<mjml>\n<mj-body>\n${body}\n</mj-body>\n</mjml>\n`,
)
