/**
 * Features, by caniemail's titles, that nobody misses where a mail program does not know them: the text
 * is read all the same, in its place, and nothing shows that should not. A theme may use them freely.
 */
export const graceful: ReadonlySet<string> = new Set([
  // How edges, lines and letters look.
  ...['border-radius', 'border-radius logical properties', 'border-image', 'box-shadow'],
  ...['text-shadow', 'outline', 'outline-offset', 'filter', 'backdrop-filter', 'mix-blend-mode'],
  ...['background-blend-mode', 'opacity', 'accent-color', 'cursor', 'user-select', 'resize'],
  ...['letter-spacing', 'word-spacing', 'font-kerning', 'font-stretch', 'tab-size', 'scroll-snap'],
  ...['text-decoration-color', 'text-decoration-line', 'text-decoration-skip-ink'],
  ...['text-decoration-style', 'text-decoration-thickness', 'text-underline-offset'],
  ...['text-underline-position', 'text-emphasis', 'text-emphasis-position', 'text-align-last'],
  ...['text-justify', 'list-style-image', 'list-style-position', 'empty-cells', 'caption-side'],
  // Where lines and pages break.
  ...['hyphens', 'hyphenate-character', 'hyphenate-limit-chars', 'orphans', 'widows'],
  ...['overflow-wrap', 'word-wrap', 'word-break', 'white-space', 'white-space-collapse'],
  ...['text-wrap', 'text-overflow', '<wbr> element'],
  // Sizes that the content exceeds: the box grows.
  ...['height property', 'max-height property', 'min-height property', 'overflow'],
  // Movement, and what a pointer does.
  ...['animation', '@keyframes', 'transition'],
  ...[':active', ':focus', ':hover', ':link', ':target', ':visited'],
  ...['::first-letter', '::first-line', '::marker', '::placeholder'],
  // Made to be passed over where it is not known.
  ...['@media', '@supports', '@font-face', 'color-scheme CSS property', 'color-scheme meta tag'],
  ...['system-ui, ui-serif, ui-sans-serif, ui-rounded, ui-monospace', 'HTML5 doctype'],
  ...['@media (-webkit-device-pixel-ratio)', '@media (hover), @media (any-hover)'],
  ...['@media (orientation)', '@media (prefers-color-scheme)', '@media (prefers-reduced-motion)'],
  // For the ear, and elements of which the text is kept.
  ...['aria-describedby attribute', 'aria-hidden attribute', 'aria-label attribute'],
  ...['aria-labelledby attribute', 'aria-live attribute', 'role attribute', 'lang attribute'],
  ...['<abbr> element', '<acronym> element', '<dfn> element', '<bdi> element'],
  ...['loading attribute', 'target attribute', 'srcset and sizes attributes', '<picture> element'],
  // There is no other way to lead within a mail.
  'Local anchors',
])

/** Features that do nothing without another: where that one is told, they are not. */
export const partOf: Readonly<Record<string, readonly string[]>> = {
  'align-items': ['display:flex', 'display:grid'],
  'justify-content': ['display:flex', 'display:grid'],
  'flex-direction:column': ['display:flex'],
  'flex-wrap: wrap': ['display:flex'],
  'gap, column-gap, row-gap': ['display:flex', 'display:grid', 'column-count'],
  'grid-template-* properties': ['display:grid'],
  'css column properties': ['column-count'],
  'left, right, top, bottom': ['position'],
  inset: ['position'],
  'z-index': ['position'],
  clear: ['float'],
  'background-clip': ['background-image'],
  'background-origin': ['background-image'],
  'background-position': ['background-image'],
  'background-repeat': ['background-image'],
  'background-size': ['background-image'],
  'object-position': ['object-fit'],
}
