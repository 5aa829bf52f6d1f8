import { readFile } from 'node:fs/promises'
import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type Scalar,
} from 'yaml'
import { type Diagnostic, isError, type Result, UserError, withExcerpt } from './diagnostic.ts'
import type { Path, Pointer, Source } from './model.ts'
import { decode } from './read/decode.ts'
import { grammarFaults, maxFaults, type Placer } from './read/grammar.ts'

/** The most lexical pieces of YAML in a file; a long issue has 3,000. It bounds time and memory. */
const maxPieces = 60_000
const maxDepth = 40
/** How many aliases a file may have, and how many nodes it may be with all of them written out. */
const maxAliases = 100
const maxNodes = 60_000

/** Reads a YAML file. Throws a `UserError` when there is no such file or it may not be read. */
export async function read(path: string, name = path): Promise<Result<Source>> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    throw new UserError(refusal(name, (error as NodeJS.ErrnoException).code))
  }
  return parse(name, bytes)
}

function refusal(name: string, code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file \`${name}\`.`
  if (code === 'EISDIR') return `\`${name}\` is a folder, not a file.`
  if (code === 'EACCES' || code === 'EPERM') return `\`${name}\` may not be read by you.`
  return `\`${name}\` cannot be read (${code}).`
}

/** The bytes of a YAML file → its data and the way back to the text, or every fault of its grammar. */
export function parse(file: string, bytes: Uint8Array | string): Result<Source> {
  const decoded = decode(file, bytes)
  if (typeof decoded !== 'string') return { diagnostics: [decoded] }

  const text = decoded
  const at = placer(file, text)
  const pieces = { count: 0 }
  const documents = [...compose(text, pieces)]
  if (pieces.count > maxPieces) return { diagnostics: [tooMany(file)] }

  const document = documents[0] as Document.Parsed
  const diagnostics = grammarFaults(document, text, at)
  const second = documents[1]
  if (second) {
    diagnostics.push({
      code: 'several-documents',
      severity: 'error',
      message: 'A second document begins here; a file holds one.',
      hint: 'Take out the line `---`, or write a second file.',
      place: at(second.range[0], second.range[0] + 3),
    })
  }
  if (!diagnostics.some(isError)) diagnostics.push(...walk(document, text, at))
  const found = diagnostics.map((each) => withExcerpt(each, text))
  if (found.some(isError)) return { diagnostics: found }

  const source: Source = {
    file,
    text,
    // `walk` has counted the aliases; the library would throw.
    data: document.toJS({ maxAliasCount: -1 }),
    locate: locator(document, text, at),
  }
  return { value: source, diagnostics: found }
}

const tooMany = (file: string): Diagnostic => ({
  code: 'too-large',
  severity: 'error',
  message: 'This file has far more parts than an issue can have.',
  hint: 'Split it into several issues.',
  place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
})

// ---------------------------------------------------------------- text to document

function* compose(text: string, pieces: { count: number }) {
  // Duplicate keys are found in `walk`: the library's own search takes the square of their number.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
  })
  const parser = new Parser()
  function* tokens() {
    let depth = 0
    for (const piece of new Lexer().lex(text)) {
      pieces.count += 1
      depth += piece === '[' || piece === '{' ? 1 : piece === ']' || piece === '}' ? -1 : 0
      if (pieces.count > maxPieces || depth > maxDepth) {
        pieces.count = maxPieces + 1
        return
      }
      yield* parser.next(piece)
    }
    yield* parser.end()
  }
  yield* composer.compose(tokens(), true, text.length)
}

function placer(file: string, text: string): Placer {
  // Lines as an editor program counts them; the library leaves out those that stand within a fault.
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) lines.addNewLine(index + end.length)
  const point = (offset: number) => {
    const within = Math.min(offset, text.length)
    return lines.linePos(text.slice(within - 1, within + 1) === '\r\n' ? within - 1 : within)
  }
  return (start, end) => {
    const [from, to] = [point(start), point(Math.max(end, start))]
    return { file, line: from.line, column: from.col, endLine: to.line, endColumn: to.col }
  }
}

// ---------------------------------------------------------------- one walk over the document

/** Duplicate and reserved keys, aliases of nothing, bombs of aliases, control characters, lost words. */
function walk(document: Document.Parsed, text: string, at: Placer): Diagnostic[] {
  const faults: Diagnostic[] = []
  const aliases: Alias[] = []
  // The anchors so far, with the nodes that each of them stands for.
  const anchors = new Map<string, number>()
  const add = (fault: Omit<Diagnostic, 'place'>, node: Node | undefined) => {
    if (faults.length >= maxFaults) return
    const range = node?.range ?? [0, 0, 0]
    faults.push({ ...fault, place: at(range[0], range[1]) })
  }

  /** Gives the number of nodes there, with all aliases written out. */
  const visit = (node: unknown, depth: number): number => {
    if (!isNode(node)) return 0
    if (depth > maxDepth) {
      add({ code: 'bad-yaml', severity: 'error', message: 'Nested deeper than an issue.' }, node)
      return 0
    }
    if (isAlias(node)) return aliasFaults(node)
    // Within the node its own anchor means nothing yet: it would be a part of itself.
    if (node.anchor) anchors.delete(node.anchor)
    let size = 1
    if (isMap(node)) {
      const keys = new Set<string>()
      for (const pair of node.items) {
        if (!isPair(pair)) continue
        if (isScalar(pair.key)) keyFaults(String(pair.key.value), pair.key, keys)
        size += visit(pair.key, depth + 1) + visit(pair.value, depth + 1)
      }
    } else if (isSeq(node)) {
      for (const item of node.items) size += visit(item, depth + 1)
    } else if (isScalar(node)) {
      scalarFaults(node)
    }
    if (node.anchor) anchors.set(node.anchor, size)
    return size
  }

  const aliasFaults = (node: Alias): number => {
    aliases.push(node)
    const size = anchors.get(node.source)
    if (size === undefined) {
      const message = `YAML takes \`*${node.source}\` for the name of something, and nothing has it.`
      const hint = 'A text that begins with `*` or `&` stands in quotes.'
      add({ code: 'bad-yaml', severity: 'error', message, hint }, node)
    }
    return size ?? 0
  }

  const keyFaults = (name: string, key: Scalar, keys: Set<string>) => {
    if (keys.has(name)) {
      const message = `\`${name}\` stands twice here; only one could count.`
      add({ code: 'duplicate-key', severity: 'error', message, hint: 'Keep one.' }, key)
    }
    keys.add(name)
    if (['__proto__', 'constructor', 'prototype'].includes(name)) {
      const message = `\`${name}\` cannot be a key.`
      add({ code: 'reserved-key', severity: 'error', message, hint: 'Choose another.' }, key)
    }
  }

  const scalarFaults = (node: Scalar) => {
    const value = node.value
    if (typeof value !== 'string') return
    const control = badCharacter(value)
    if (control) {
      const message = `An invisible character (${control}) stands in this text.`
      add({ code: 'bad-character', severity: 'error', message, hint: 'Delete it.' }, node)
    }
    const lost = lostWords(node, text)
    if (lost) {
      const message = `YAML takes \`${lost}\` for a comment: it is not part of the text.`
      const hint = 'Put the whole text in quotes, or a space after the `#` of a comment.'
      add({ code: 'lost-comment', severity: 'warning', message, hint }, node)
    }
  }

  const size = visit(document.contents, 0)
  if (aliases.length > maxAliases || (aliases.length > 0 && size > maxNodes)) add(bomb, aliases[0])
  return faults
}

const bomb: Omit<Diagnostic, 'place'> = {
  code: 'alias-bomb',
  severity: 'error',
  message: 'Aliases (`*name`) repeat parts of this file far too often.',
  hint: 'Use snippets for what recurs.',
}

/** A control character or half of a surrogate pair: no mail can carry them. */
function badCharacter(text: string): string | undefined {
  const found = /(?![\t\n\r])[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u.exec(text)?.[0]
  if (found === undefined) return undefined
  return `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** `title: Question #5` loses its end; `# a comment` after a value is a comment and no loss. */
function lostWords(node: Scalar, text: string): string | undefined {
  if (node.type !== 'PLAIN' || !node.range) return undefined
  const end = text.indexOf('\n', node.range[1])
  const rest = text.slice(node.range[1], end < 0 ? undefined : end)
  return /^\s+(#[^\s#].*?)\s*$/.exec(rest)?.[1]
}

// ---------------------------------------------------------------- from a path back to the text

function locator(document: Document.Parsed, text: string, at: Placer): Source['locate'] {
  return (path: Path, pointer: Pointer = {}) => {
    const [start, end] = rangeOf(document, path, pointer.at)
    const found = pointer.find ? text.indexOf(pointer.find, start) : -1
    if (pointer.find && found >= 0 && found < Math.max(end, start + 1)) {
      return at(found, found + pointer.find.length)
    }
    // A text of several lines is pointed at where it begins; the caret needs one line.
    const newline = text.indexOf('\n', start)
    const stop = newline >= 0 && newline < end ? newline : end
    return at(start, Math.max(stop, start + 1))
  }
}

/** The range of the value (or key) at a path; of the nearest thing above it where there is none. */
function rangeOf(document: Document.Parsed, path: Path, what: Pointer['at']): [number, number] {
  let node: unknown = document.contents
  let range = rangeOfNode(node) ?? [0, 0]
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
    } else if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === String(step))
      if (!pair) return range
      const key = rangeOfNode(pair.key)
      node = pair.value
      const last = depth === path.length - 1
      const value = rangeOfNode(node)
      const empty = !value || (isScalar(node) && node.value === null)
      if (key && ((last && what === 'key') || empty)) return key
    } else {
      return range
    }
    range = rangeOfNode(node) ?? range
  }
  return range
}

/** A map is pointed at by its first key, a list by its first item: a caret under a block helps nobody. */
function rangeOfNode(node: unknown): [number, number] | undefined {
  if (isMap(node) && !node.flow) return rangeOfNode(node.items[0]?.key)
  if (isSeq(node) && !node.flow) return rangeOfNode(node.items[0])
  const range = isNode(node) ? node.range : undefined
  return range ? [range[0], range[1]] : undefined
}
