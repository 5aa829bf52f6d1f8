import {
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import type { Path, Place } from '../model.ts'
import { copy } from './data.ts'

export type Collection = YAMLMap | YAMLSeq

/** A file's text with the nodes that stand in it. All offsets count UTF-16 units of the text. */
export type Tree = {
  file: string
  text: string
  document: Document
  root: Node | null
  eol: string
}

/** A key with its value, or an entry of a list, as it stands in the text. */
export type Entry = {
  /** The key, when it is one of a map. */
  key?: string
  /** The value; null where nothing is written. */
  node: Node | null
  /** The first character: of the dash, the key, or what is put before the key. */
  start: number
  /** How far `start` is from the start of its line. */
  column: number
  /** Where the dash or the colon ends (the key, when it has no colon), and the anchor and tag after it. */
  head: number
  props: number
  /** Where the last character of the value ends, without the line break. */
  end: number
  /** Whether a dash or a brace stands before it on its line. */
  inline: boolean
  /** Whether it is a key without a colon: `{ a }`. */
  bare: boolean
}

/** Parses a text as `read` does, or says where it is not sound. */
export function grow(file: string, text: string): Tree | Diagnostic {
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    keepSourceTokens: true,
  })
  const breaks = text.match(/\r?\n/g) ?? []
  const windows = breaks.filter((each) => each.length === 2).length
  const eol = windows * 2 > breaks.length ? '\r\n' : '\n'
  const tree: Tree = { file, text, document, root: document.contents, eol }
  const error = document.errors[0]
  if (!error) return tree
  return refusal(tree, 'Here the file is not sound YAML, so it is not touched.', error.pos[0], {
    hint: '`newswire check` says what is wrong.',
  })
}

/** The data of a tree in which nothing is shared; undefined when aliases make it impossible. */
export function dataOf({ document }: Tree): { data: unknown } | undefined {
  try {
    return { data: copy(document.toJS()) }
  } catch (error) {
    // The library throws for aliases of nothing and for too many of them.
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

/** A diagnostic that says why the file was left as it is. */
export function refusal(
  { file, text }: Pick<Tree, 'file' | 'text'>,
  message: string,
  offset: number,
  { hint, path }: { hint?: string | undefined; path?: Path } = {},
): Diagnostic {
  const lines = text.slice(0, offset).split(/\r\n?|\n/)
  const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1]
  const rest = text.slice(offset, lineEnd(text, offset)).length
  const place: Place = { file, line, column, endLine: line, endColumn: column + Math.max(1, rest) }
  return {
    code: 'edit-refused',
    severity: 'error',
    message,
    place,
    ...(hint !== undefined && { hint }),
    ...(path && { path }),
  }
}

// ---------------------------------------------------------------- lines

/** Where the line of an offset begins. */
export const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset)
  if (found < 0) return text.length
  return found > offset && text[found - 1] === '\r' ? found - 1 : found
}

/** Where the line after an offset's begins; the end of the text when there is none. */
export function nextLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset)
  return found < 0 ? text.length : found + 1
}

export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset)

/** The whole line at an offset, without its line break. */
export const lineAt = (text: string, offset: number): string =>
  text.slice(lineStart(text, offset), lineEnd(text, offset))

export const isBlank = (line: string): boolean => /^[ \t\r]*$/.test(line)

/** How far a comment that fills a line is indented; undefined for any other line. */
export const commentIndent = (line: string): number | undefined => /^( *)#/.exec(line)?.[1]?.length

// ---------------------------------------------------------------- entries

export const isCollection = (node: unknown): node is Collection => isMap(node) || isSeq(node)

/** Whether nothing at all is written for a value. */
export const isEmpty = (node: Node | null | undefined): boolean =>
  !node || (isScalar(node) && node.value === null && node.range?.[0] === node.range?.[1])

/** The entries of a map or a list in the order of the text. */
export function entriesOf(tree: Tree, collection: Collection): Entry[] {
  if (isMap(collection)) return collection.items.map((pair) => pairEntry(tree.text, pair))
  const rows = rowsOf(collection)
  return collection.items.map((item, index) => listEntry(tree.text, item, rows[index]))
}

function pairEntry(text: string, pair: Pair): Entry {
  const token = pair.srcToken
  const keyRange = isNode(pair.key) ? pair.key.range : undefined
  const colon = token?.sep?.find(({ type }) => type === 'map-value-ind')
  const node = isNode(pair.value) ? pair.value : null
  const first = token?.start.find(isSignificant)
  const start = first?.offset ?? keyRange?.[0] ?? colon?.offset ?? 0
  const head = colon ? colon.offset + 1 : (keyRange?.[1] ?? start)
  const after = token?.sep?.filter(({ offset }) => offset >= head) ?? []
  return { ...entry(text, node, start, head, after), key: keyOf(pair), bare: !colon }
}

/** The entry of a step, and a second one where a key stands twice; the others are not looked at. */
function entriesAt({ text }: Tree, collection: Collection, step: Path[number]): Entry[] {
  if (isMap(collection)) {
    const pairs = collection.items.filter((pair) => keyOf(pair) === step)
    return pairs.map((pair) => pairEntry(text, pair))
  }
  if (typeof step !== 'number' || !(step in collection.items)) return []
  return [listEntry(text, collection.items[step], rowsOf(collection)[step])]
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '')

/** The tokens of a list's entries; what is only a comment between them is no entry. */
function rowsOf(list: YAMLSeq): CST.CollectionItem[] {
  const token = list.srcToken
  if (token?.type === 'flow-collection') return token.items
  if (token?.type !== 'block-seq') return []
  return token.items.filter(({ start }) => start.some(({ type }) => type === 'seq-item-ind'))
}

function listEntry(text: string, item: unknown, row: CST.CollectionItem | undefined): Entry {
  const node = isNode(item) ? item : null
  const own = (row?.start ?? []).filter(isSignificant)
  const dash = own.find(({ type }) => type === 'seq-item-ind')
  const start = own[0]?.offset ?? node?.range?.[0] ?? 0
  const head = dash ? dash.offset + 1 : start
  const after = own.filter(({ offset }) => offset >= head)
  return entry(text, node, start, head, after)
}

const isSignificant = ({ type }: CST.SourceToken): boolean =>
  !['space', 'newline', 'comment', 'comma'].includes(type)

function entry(
  text: string,
  node: Node | null,
  start: number,
  head: number,
  after: readonly CST.SourceToken[],
): Omit<Entry, 'key'> {
  const end = lineEnd(text, head)
  const onLine = after.filter(({ type, offset }) => /anchor|tag/.test(type) && offset < end)
  const last = onLine.at(-1)
  const props = last ? last.offset + last.source.length : head
  return {
    node,
    start,
    column: columnOf(text, start),
    head,
    props,
    end: Math.max(props, contentEnd(text, node)),
    inline: !/^ *$/.test(text.slice(lineStart(text, start), start)),
    bare: false,
  }
}

/** Where the last written character of a value ends; 0 when nothing is written. */
function contentEnd(text: string, node: Node | null): number {
  if (!node || isEmpty(node)) return 0
  if (isScalar(node) && node.srcToken?.type === 'block-scalar') return blockEnd(node.srcToken)
  if (isCollection(node) && !node.flow) return lastEnd(text, node)
  return node.range?.[1] ?? 0
}

/** Only the last entry is looked at: the way down a whole file stays short. */
function lastEnd(text: string, collection: Collection): number {
  const last = collection.items.length - 1
  if (last < 0) return collection.range?.[1] ?? 0
  if (isMap(collection)) return pairEntry(text, collection.items[last] as Pair).end
  return listEntry(text, collection.items[last], rowsOf(collection)[last]).end
}

/** Blank lines after the text of a block belong to it only when its header keeps them (`|+`). */
function blockEnd(token: CST.BlockScalar): number {
  const { headerEnd, body, keeps } = blockParts(token)
  const own = keeps
    ? token.source.replace(/\r?\n$/, '')
    : token.source.replace(/(\r?\n[ \t]*)+$/, '')
  return isBlank(own) && !keeps ? headerEnd : body + own.length
}

/** Where the header of a block scalar (`|-`, `>`) ends, where its lines begin, whether it keeps blanks. */
export function blockParts(token: CST.BlockScalar) {
  const header = token.props.find(({ type }) => type === 'block-scalar-header') as CST.SourceToken
  const last = token.props.at(-1) as CST.SourceToken
  return {
    headerEnd: header.offset + header.source.length,
    body: last.offset + last.source.length,
    keeps: header.source.includes('+'),
  }
}

// ---------------------------------------------------------------- the way to a path

/** What stands at a path, as far as it is there. */
export type Found = {
  node: Node | null
  /** The entries that lead there, and the lists and maps that hold them. */
  trail: Entry[]
  containers: Collection[]
  /** The part of the path that is not there. */
  rest: Path
  /** Where a key of the way stands for the second time. */
  double?: number
}

/** Walks to a path. */
export function find(tree: Tree, path: Path): Found {
  const found: Found = { node: tree.root, trail: [], containers: [], rest: path }
  for (const [depth, step] of path.entries()) {
    if (!isCollection(found.node)) break
    const [entry, second] = entriesAt(tree, found.node, step)
    if (!entry) break
    if (second) found.double ??= second.start
    found.containers.push(found.node)
    found.trail.push(entry)
    found.node = entry.node
    found.rest = path.slice(depth + 1)
  }
  return found
}

export { isAlias, isMap, isScalar, isSeq }
