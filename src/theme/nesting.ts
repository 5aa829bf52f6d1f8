import { htmlElements } from './mjml-rules.ts'
import { insideOf } from './pieces.ts'
import type { RuleFault, Spot } from './places.ts'

/** An MJML element that is open. `block` is the first condition or loop among its children. */
export type ElementFrame = {
  kind: 'element'
  name: string
  tag: string
  at: Spot
  block?: Spot
  /** The first child that leaves its width to MJML. */
  bare?: Spot
}

/** A Handlebars block that is open: `word` is `if`; `condition` is what holds in it, or empty. */
type BlockFrame = { kind: 'block'; word: string; text: string; condition: string; at: Spot }

/** What is open at a place in a theme, the innermost last. */
export type Frames = (ElementFrame | BlockFrame)[]

/** The innermost MJML element that is open. */
export const elementOf = (frames: Frames): ElementFrame | undefined =>
  frames.findLast((frame): frame is ElementFrame => frame.kind === 'element')

export const isWithin = (frames: Frames, name: string): boolean =>
  frames.some((frame) => frame.kind === 'element' && frame.name === name)

/** The element in whose HTML content we are. */
export function htmlOf(frames: Frames): string | undefined {
  const name = elementOf(frames)?.name
  return name !== undefined && htmlElements.has(name) ? name : undefined
}

/** The conditions that hold here, back to where a loop or `with` changed what a name means. */
export function conditionsOf(frames: Frames): string[] {
  const found: string[] = []
  for (const frame of frames.toReversed()) {
    if (frame.kind === 'element') continue
    if (frame.word === 'if') found.push(frame.condition)
    else if (frame.word !== 'unless') break
  }
  return found
}

// ---------------------------------------------------------------- blocks

/** What a Handlebars tag does to the blocks that are open, if it does anything. */
export function roleOf(tag: string): 'open' | 'else' | 'close' | undefined {
  const inside = insideOf(tag)
  if (inside.startsWith('#')) return 'open'
  if (inside.startsWith('/')) return 'close'
  if (inside === '^' || /^else\b/.test(inside)) return 'else'
  return inside.startsWith('^') ? 'open' : undefined
}

/** Opens, turns or closes a block; a fault says what is not closed, or not open, where. */
export function block(frames: Frames, tag: string, at: Spot): Nested | undefined {
  const inside = insideOf(tag)
  const role = roleOf(tag)
  if (role === 'open') {
    const [, word = '', condition = ''] = /^[#^]\s*(\S+)\s*([\s\S]*)$/.exec(inside) ?? []
    frames.push({ kind: 'block', word, text: tag, condition, at })
    return undefined
  }
  const top = frames.at(-1)
  if (top?.kind !== 'block') {
    const open = frames.findLast((frame) => frame.kind === 'block')
    const message = open
      ? `\`${tag}\` cannot stand in an element that was opened inside \`${open.text}\`.`
      : `\`${tag}\` belongs to no condition or loop.`
    return { at, fault: { message } }
  }
  if (role === 'else') {
    top.condition = /^else\s+if\s+([\s\S]+)$/.exec(inside)?.[1] ?? ''
    return undefined
  }
  const word = inside.slice(1).trim()
  if (word !== top.word) {
    return { at, fault: { message: `\`${tag}\` cannot close \`${top.text}\`.` } }
  }
  frames.pop()
  return undefined
}

/** A fault of nesting, and where it is best shown. */
export type Nested = { at: Spot; fault: RuleFault }

// ---------------------------------------------------------------- elements

/** Closes an element; what is still open inside it, or was never opened, is a fault. */
export function closeElement(frames: Frames, name: string, at: Spot): Nested | ElementFrame {
  const top = frames.at(-1)
  if (top?.kind === 'element' && top.name === name) {
    frames.pop()
    return top
  }
  return top && isWithin(frames, name)
    ? unclosed(top, `before \`</${name}>\``)
    : { at, fault: { message: `\`</${name}>\` closes nothing.` } }
}

/** The fault of what is open and should not be. */
export function unclosed(frame: Frames[number], where: string): Nested {
  const text = frame.kind === 'block' ? frame.text : `<${frame.name}>`
  return { at: frame.at, fault: { message: `\`${text}\` is not closed ${where}.` } }
}

/** What the children of an element make impossible, once all of them are known. */
export function childrenFault(frame: ElementFrame, frames: Frames): Nested | undefined {
  if (!frame.block) return undefined
  if (frame.bare) {
    const message =
      'A column or group beside a condition or loop needs a `width`: MJML shares out the room before there is data.'
    return { at: frame.bare, fault: { message, hint: 'Give it a `width`.' } }
  }
  const spaced = (tag: string, key: string) => new RegExp(`\\s${key}\\s*=`).test(tag)
  const around = frames.filter((each) => each.kind === 'element')
  const columns = frame.name === 'mj-section' || frame.name === 'mj-group'
  const hasGutter = columns && [...around, frame].some(({ tag }) => spaced(tag, 'gutter'))
  if (!hasGutter && !spaced(frame.tag, 'gap')) return undefined
  const message = '`gutter` and `gap` cannot go with a condition or loop among the children.'
  return { at: frame.at, fault: { message, hint: 'Use padding.' } }
}
