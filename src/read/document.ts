import { Composer, type CST, type Document, Lexer, Parser } from 'yaml'

/** The deepest nesting of lists and maps; the links of an item stand on the eighth level. */
const maxDepth = 30

/** How many lexical pieces of YAML may still be read: it bounds time and memory. */
export type Budget = { pieces: number }

/** The documents of a text, or where and why reading was given up. */
export type Parsed = {
  document?: Document.Parsed
  /** A file holds one document: a second one is a fault, and nobody looks for a third. */
  second?: Document.Parsed
  refused?: Refusal | undefined
}

type Refusal = { offset: number; because: 'pieces' | 'depth' }

/** Reads a text as YAML 1.2. Mistakes stand in the documents; nothing is thrown. */
export function documentOf(text: string, budget: Budget): Parsed {
  const { tokens, refused } = tokensOf(text, budget)
  if (!tokens) return { refused }
  const parsed: Parsed = {}
  // Duplicate keys are found later: the library's own search takes the square of their number.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
  })
  for (const document of composer.compose(tokens, true, text.length)) {
    if (parsed.document) return { ...parsed, second: document as Document.Parsed }
    parsed.document = document as Document.Parsed
  }
  return parsed
}

/** The tree of tokens of a text, one for each document and what stands between them. */
function tokensOf(text: string, budget: Budget): { tokens?: CST.Token[]; refused?: Refusal } {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  for (const piece of new Lexer().lex(text)) {
    budget.pieces -= 1
    const deep = parser.stack.length > maxDepth
    if (deep || budget.pieces < 0) {
      return { refused: { offset: parser.offset, because: deep ? 'depth' : 'pieces' } }
    }
    for (const token of parser.next(piece)) tokens.push(token)
  }
  tokens.push(...parser.end())
  return { tokens }
}
