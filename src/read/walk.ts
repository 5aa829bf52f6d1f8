import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Pair, Scalar } from 'yaml'
import { type Diagnostic, shown } from '../diagnostic.ts'
import { quoted } from './lines.ts'
import type { Placer } from './place.ts'

/** How many aliases a file may have, and how many nodes it may be with all of them written out. */
const maxAliases = 100
const maxNodes = 60_000

/** After so many faults the rest are echoes. */
export const maxFaults = 50

/** Keys that would reach into the objects of the program. */
const reserved = ['__proto__', 'constructor', 'prototype']

type Fault = Pick<Diagnostic, 'code' | 'message' | 'hint'> & { severity?: Diagnostic['severity'] }
type Walk = {
  text: string
  report(fault: Fault, start: number, end: number): void
  /** Every character of the file can be sent as it stands. */
  isSendable: boolean
  aliases: Alias[]
  /** The anchors so far, with the nodes that each of them stands for. */
  anchors: Map<string, number>
  /** Texts with an anchor: without an alias the author meant an ampersand. */
  anchored: Scalar[]
  /** What is to stand in the place of the node that was visited last. */
  instead: Scalar | undefined
}

/**
 * Whatever is wrong in a document whose grammar is sound: keys that stand twice, aliases of nothing,
 * characters that no mail can carry, words that YAML takes for something else. What is found is
 * mended in the document, so that validation sees what the author meant. A bomb cannot be: nobody may
 * look into a document with one.
 */
export function walk(document: Document.Parsed, text: string, at: Placer): Diagnostic[] {
  const faults: Diagnostic[] = []
  const report = ({ severity = 'error', ...fault }: Fault, start: number, end: number) => {
    if (faults.length < maxFaults) faults.push({ ...fault, severity, place: at(start, end) })
  }
  const isSendable = !suspect.test(text)
  const state: Walk = {
    ...{ text, report, isSendable, aliases: [], anchors: new Map(), anchored: [] },
    instead: undefined,
  }
  const size = visit(document.contents, state)
  document.contents = settled(document.contents, state) as typeof document.contents
  const used = new Set(state.aliases.map(({ source }) => source))
  for (const node of state.anchored) if (!used.has(node.anchor ?? '')) mendAnchor(node, state)
  const first = state.aliases[0]
  if (!first || (state.aliases.length <= maxAliases && size <= maxNodes)) return faults
  return [{ ...bomb, severity: 'error', place: at(...rangeOf(first)) }]
}

const bomb: Fault = {
  code: 'alias-bomb',
  message: 'Aliases (`*name`) repeat parts of this file far too often.',
  hint: 'Use snippets for what recurs.',
}

const rangeOf = (node: { range?: readonly number[] | null | undefined }): [number, number] => [
  node.range?.[0] ?? 0,
  node.range?.[1] ?? 0,
]

/** The node that was visited last, or what is to stand in its place. */
function settled(node: unknown, state: Walk): unknown {
  const { instead } = state
  state.instead = undefined
  return instead ?? node
}

/** Gives the number of nodes with all aliases written out. */
function visit(node: unknown, state: Walk): number {
  if (isAlias(node)) return visitAlias(node, state)
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return 0
  // Within the node its own anchor means nothing yet: it would be a part of itself.
  if (node.anchor) state.anchors.delete(node.anchor)
  let size = 1
  if (isMap(node)) {
    node.items = keptPairs(node.items, state)
    for (const pair of node.items) {
      size += visit(pair.value, state)
      pair.value = settled(pair.value, state)
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      size += visit(item, state)
      node.items[index] = settled(item, state)
    }
  } else {
    visitScalar(node, state)
    if (node.anchor) state.anchored.push(node)
  }
  if (node.anchor) state.anchors.set(node.anchor, size)
  return size
}

function visitAlias(node: Alias, state: Walk): number {
  const size = state.anchors.get(node.source)
  if (size !== undefined) {
    state.aliases.push(node)
    return size
  }
  const text = `*${node.source}`
  state.report(
    {
      code: 'bad-yaml',
      message: 'A text cannot begin with `*`: YAML takes it for the name of something.',
      hint: `Put the text in quotes: \`${quoted(text)}\`.`,
    },
    ...rangeOf(node),
  )
  const scalar = new Scalar(text)
  scalar.range = node.range ?? null
  state.instead = scalar
  return 1
}

/** `venue: &c Hall` */
function mendAnchor(node: Scalar, { text, report }: Walk): void {
  const mark = `&${node.anchor}`
  const [start] = rangeOf(node)
  const at = text.lastIndexOf(mark, start)
  const words = node.value === null ? mark : `${mark} ${node.value}`
  const message = `A text cannot begin with \`&\`: YAML takes \`${shown(mark)}\` for a name.`
  const hint = `Put it in quotes: \`${quoted(shown(words))}\`.`
  report(
    { code: 'bad-yaml', message, hint },
    at < 0 ? start : at,
    at < 0 ? start + 1 : at + mark.length,
  )
  node.value = words
}

// ---------------------------------------------------------------- keys

/** The pairs of a map without those whose key may not be; reports these, and keys that come twice. */
function keptPairs(pairs: Pair[], state: Walk): Pair[] {
  const seen = new Set<string>()
  return pairs.filter(({ key }) => {
    if (!isScalar(key)) return false
    const range = rangeOf(key)
    tidyKey(key, state)
    const name = String(key.value)
    if (reserved.includes(name)) {
      const message = `\`${name}\` cannot be a key: programs keep this name for themselves.`
      state.report({ code: 'reserved-key', message, hint: 'Choose another.' }, ...range)
      return false
    }
    if (seen.has(name)) {
      const message = `\`${shown(name)}\` stands twice here; only one can count.`
      const hint = 'Keep one of the two.'
      state.report({ code: 'duplicate-key', message, hint }, ...range)
    }
    seen.add(name)
    return true
  })
}

/** Spaces and marks that nobody sees come with text from word processors; they make a key unknown. */
function tidyKey(key: Scalar, state: Walk): void {
  const name = String(key.value)
  // Unicode's classes take long to load, and nearly every key does without.
  if (/^[\w-]*$/.test(name)) return
  const stranger = /[\u00ad\u200b\u2060\ufeff\p{Cc}]|^(?! )\p{Z}|(?! )\p{Z}$/u.exec(name)
  if (!stranger) return
  badCharacter(stranger[0], key, state)
  key.value = name.replace(/[\u00ad\u200b\u2060\ufeff\p{Cc}]/gu, '').trim()
}

// ---------------------------------------------------------------- texts

// Half of a pair, or a whole emoji: by units a text is searched five times as fast as by characters.
const suspect = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]/

/** A control character (Cc) or half of a surrogate pair (Cs): no mail can carry them. */
const unsendable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]/u

function visitScalar(node: Scalar, state: Walk): void {
  const lost = lostWords(node, state.text)
  if (lost) {
    const [start, words] = lost
    const empty = node.value === null
    state.report(
      {
        code: 'lost-comment',
        severity: empty ? 'error' : 'warning',
        message: `YAML takes \`${shown(words)}\` for a comment: it is not part of the text.`,
        hint: empty
          ? `Put the text in quotes: \`${quoted(words)}\`.`
          : 'Put the whole text in quotes, or a space after the `#` of a comment.',
      },
      start,
      start + words.length,
    )
    if (empty) node.value = words
  }
  if (typeof node.value !== 'string') return
  // Only an escape can spell what does not stand in the file.
  const control =
    state.isSendable && node.type !== 'QUOTE_DOUBLE' ? undefined : unsendable.exec(node.value)?.[0]
  if (control !== undefined) badCharacter(control, node, state)
}

/** Points at the character itself, unless it is written as an escape. */
function badCharacter(character: string, node: Scalar, { text, report }: Walk): void {
  const [start, end] = rangeOf(node)
  const found = text.indexOf(character, start)
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  const fault: Fault = {
    code: 'bad-character',
    message: `A character that nobody can see (U+${code}) stands here.`,
    hint: 'Delete it, or type the text anew.',
  }
  if (found >= 0 && found < end) report(fault, found, found + 1)
  else report(fault, start, lineEnd(text, start, end))
}

const lineEnd = (text: string, start: number, end: number): number => {
  const newline = text.indexOf('\n', start)
  return newline >= 0 && newline < end ? newline : end
}

/** `title: Question #5` loses its end; `# a comment` after a value is a comment and no loss. */
function lostWords(node: Scalar, text: string): [number, string] | undefined {
  if (node.type !== 'PLAIN' || !node.range) return undefined
  const start = node.range[1]
  // Most lines end with their text.
  if (text.charCodeAt(start) === 10) return undefined
  const end = text.indexOf('\n', start)
  const rest = text.slice(start, end < 0 ? undefined : end)
  // Nothing at all is placed after the space, a text before it.
  const found = (node.source === '' ? /^(\s*)(#[^\s#].*?)\s*$/ : /^(\s+)(#[^\s#].*?)\s*$/).exec(
    rest,
  )
  return found ? [start + (found[1] as string).length, found[2] as string] : undefined
}
