import { Composer, type Document, Lexer, Parser } from 'yaml'

/** The deepest nesting of lists and maps; the links of an item stand on the eighth level. */
const maxDepth = 30

/** How many lexical pieces of YAML may still be read: it bounds time and memory. */
export type Budget = { pieces: number }

/** The documents of a text, or where and why reading was given up. */
export type Parsed = {
  document?: Document.Parsed
  /** A file holds one document: a second one is a fault, and nobody looks for a third. */
  second?: Document.Parsed
  refused?: { offset: number; because: 'pieces' | 'depth' }
}

/** Reads a text as YAML 1.2. Mistakes stand in the documents; nothing is thrown. */
export function documentOf(text: string, budget: Budget): Parsed {
  const parsed: Parsed = {}
  const parser = new Parser()
  function* tokens() {
    for (const piece of new Lexer().lex(text)) {
      budget.pieces -= 1
      const deep = parser.stack.length > maxDepth
      if (deep || budget.pieces < 0) {
        parsed.refused = { offset: parser.offset, because: deep ? 'depth' : 'pieces' }
        return
      }
      yield* parser.next(piece)
    }
    yield* parser.end()
  }
  // Duplicate keys are found later: the library's own search takes the square of their number.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
  })
  for (const document of composer.compose(tokens(), true, text.length)) {
    if (parsed.refused) return { refused: parsed.refused }
    if (parsed.document) return { ...parsed, second: document as Document.Parsed }
    parsed.document = document as Document.Parsed
  }
  return parsed
}
