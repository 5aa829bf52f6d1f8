import type { Site } from './scalar.ts'
import { blockParts, type Entry, isBlank, isScalar, lineEnd, lineStart, type Tree } from './tree.ts'

/** A text that was folded in a few words only says nothing about how long a line may be. */
const narrowest = 60

/** How the text that stands behind a key is written; undefined when it is no text. */
export function oldOf({ text }: Tree, { node }: Entry): Site['old'] {
  if (!isScalar(node) || !node.range) return undefined
  const style = typeof node.value === 'string' ? (node.type ?? undefined) : undefined
  const token = node.srcToken
  if (token?.type === 'block-scalar') {
    const lines = token.source.split(/\r?\n/)
    const first = lines.find((line) => !isBlank(line))
    const header = text.slice(node.range[0], blockParts(token).headerEnd)
    // A number in the header tells the indent, and the text may begin with spaces of its own.
    const indent = first === undefined || /\d/.test(header) ? undefined : indentOf(first)
    const width = Math.max(...lines.map((line) => line.length))
    const isFolded = style === 'BLOCK_FOLDED' && typeof node.value === 'string'
    const paragraphs = isFolded ? paragraphsOf(String(node.value), lines, indent) : new Map()
    return { style, indent, width: isFolded ? Math.max(width, narrowest) : undefined, paragraphs }
  }
  const [start, end] = node.range
  const written = text.slice(start, end)
  if (!written.includes('\n'))
    return { style, indent: undefined, width: undefined, paragraphs: new Map() }
  const whole = text.slice(lineStart(text, start), lineEnd(text, end)).split(/\r?\n/)
  const second = whole.slice(1).find((line) => !isBlank(line))
  return {
    style,
    indent: second === undefined ? undefined : indentOf(second),
    width: Math.max(narrowest, ...whole.map((line) => line.length)),
    paragraphs: new Map(),
  }
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** The lines in which each paragraph of a folded text stands, as far as they can be told apart. */
function paragraphsOf(value: string, lines: string[], indent: number | undefined) {
  const found = new Map<string, string[]>()
  if (indent === undefined) return found
  let run: string[] = []
  for (const line of [...lines, '']) {
    if (!isBlank(line)) {
      run.push(line.slice(indent))
      continue
    }
    if (run.length > 0) found.set(run.join(' '), run)
    run = []
  }
  const known = new Set(value.split('\n'))
  return new Map([...found].filter(([paragraph]) => known.has(paragraph)))
}
