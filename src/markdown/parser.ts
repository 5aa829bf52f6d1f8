import MarkdownIt, { type Token } from 'markdown-it'

export const { normalizeLink } = MarkdownIt.prototype

/** A quotation counts one, a list two. Deeper marks stay text, as no mail could show them. */
const deepest = 16

// Headings, tables, code, HTML and reference definitions are left out, so that they stay text. A
// line `* * *` would without `hr` be three nested lists of nothing: its writer makes it text too.
const rules = 'blockquote hr list newline escape emphasis link image autolink entity'.split(' ')

/** Made once: it keeps nothing of what it reads. */
export const parser = createParser()

/** The texts of the issue that was composed last: its checks read the same ones again. */
let known = new Map<string, readonly Token[]>()

/** Begins with another issue. A map that is cleared would hold on to what it had, and to what comes next. */
export const forget = (): void => {
  known = new Map()
}

export function parse(text: string): readonly Token[] {
  const tokens = parser.parse(text, {})
  known.set(text, tokens)
  return tokens
}

/** The tokens of a text, which may have been parsed already. Nobody changes them. */
export const tokensOf = (text: string): readonly Token[] =>
  known.get(text) ?? parser.parse(text, {})

function createParser() {
  // Whatever lies deeper than maxNesting is dropped; the rule `deepest` keeps us from getting there.
  const parser = new MarkdownIt('zero', { maxNesting: deepest + 4 })
  parser.block.ruler.before('blockquote', 'deepest', (state, line, end, silent) => {
    if (state.level < deepest) return false
    // The last of the block rules is the paragraph, which takes whatever there is.
    return state.md.block.ruler.getRules('').at(-1)?.(state, line, end, silent) ?? false
  })

  // Addresses come to us as the author wrote them, and those we shall refuse come at all.
  parser.validateLink = () => true
  parser.normalizeLink = (url) => url
  parser.normalizeLinkText = (url) => url
  const { parseLinkDestination } = parser.helpers
  parser.helpers = {
    ...parser.helpers,
    parseLinkDestination(text, start, max) {
      const found = parseLinkDestination(text, start, max)
      const bracket = text[start] === '<' ? 1 : 0
      return { ...found, str: text.slice(start + bracket, found.pos - bracket) }
    },
  }
  return parser.enable(rules)
}
