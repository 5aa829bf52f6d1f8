import { tagFault, token, withTokens } from './expressions.ts'
import { attributeFault, elementFault, type Where } from './mjml-rules.ts'
import {
  childrenFault,
  closeElement,
  conditionsOf,
  elementOf,
  htmlOf,
  isWithin,
} from './nesting.ts'
import { attributesOf, expressionsOf, insideOf, withoutExpressions } from './pieces.ts'
import type { RuleFault, Spot } from './places.ts'
import { put, type Run, refuse, tangled } from './run.ts'

export function element(run: Run, text: string, at: Spot): void {
  const name = /^<\/?([\w-]+)/.exec(text)?.[1] as string
  const html = htmlOf(run.frames)
  if (text.startsWith('</')) return close(run, name, text, at)
  if (html) {
    const message = `\`${name}\` cannot stand in \`${html}\`, whose content is HTML.`
    return refuse(run, at, { message }, text.length)
  }
  const fault = elementFault(name)
  if (fault) refuse(run, at, fault, name.length + 1)
  run.isTangled ||= fault !== undefined
  const parent = elementOf(run.frames)
  const sharesRoom = name === 'mj-column' || name === 'mj-group'
  if (parent && sharesRoom && !/\swidth\s*=/.test(text)) parent.bare ??= at
  const filled = fault ? text : withAttributes(run, name, text, at)
  run.elements.push({ name, tag: text, at, offset: run.wrapped.length })
  put(run, filled)
  if (!filled.endsWith('/>')) run.frames.push({ kind: 'element', name, tag: text, at })
}

function close(run: Run, name: string, text: string, at: Spot): void {
  const closed = closeElement(run.frames, name, at)
  if ('fault' in closed) tangled(run, closed)
  else {
    const nested = childrenFault(closed, run.frames)
    if (nested) refuse(run, nested.at, nested.fault, closed.name.length + 1)
  }
  put(run, text)
}

/** The tag with its tokens filled in; what is wrong with an attribute is told at the attribute. */
function withAttributes(run: Run, name: string, text: string, at: Spot): string {
  const around = run.frames.flatMap((frame) => (frame.kind === 'element' ? frame.tag : []))
  const where: Where = {
    name,
    conditions: conditionsOf(run.frames),
    isDefault: isWithin(run.frames, 'mj-attributes'),
    hasGutter: [...around, text].some((tag) => /\sgutter\s*=/.test(tag)),
    isTurned: run.isTurned,
  }
  let filled = ''
  let last = 0
  for (const attribute of attributesOf(text)) {
    const spot = { ...at, offset: at.offset + attribute.offset }
    const known = run.faults.length
    const value = filledValue(run, attribute.value, spot)
    const fault = attributeFault({ ...attribute, value }, where)
    if (where.isDefault && attribute.key === 'direction') run.isTurned ||= value.includes('{{')
    if (fault) refuse(run, spot, fault, attribute.whole.length)
    else if (run.faults.length === known && value.includes('{{'))
      run.tags.push({ text: value, at: spot })
    const opening = attribute.whole.slice(0, -attribute.value.length - 1)
    filled += text.slice(last, attribute.offset) + opening + value + attribute.quote
    last = attribute.offset + attribute.whole.length
  }
  filled += text.slice(last)
  checkRest(run, text, at)
  return filled
}

function filledValue(run: Run, value: string, at: Spot): string {
  let filled = value
  for (const tag of expressionsOf(value)) {
    const inside = insideOf(tag)
    const isToken = /^theme\.[\w-]+$/.test(inside)
    const fault = isToken ? undefined : (partialFault(inside) ?? tagFault(run, inside, tag))
    if (fault) refuse(run, at, fault)
    filled = filled.replace(tag, () =>
      isToken ? token(run, inside, at) : withTokens(run, tag, at),
    )
  }
  return filled
}

function partialFault(inside: string): RuleFault | undefined {
  if (!inside.startsWith('>')) return undefined
  return { message: 'A partial cannot stand in an attribute.', hint: 'Write its text.' }
}

/** Outside the quotes of its attributes a tag can hold no expression. */
function checkRest(run: Run, text: string, at: Spot): void {
  const rest = attributesOf(text).reduce((left, { whole }) => left.replace(whole, ''), text)
  if (withoutExpressions(rest) === rest) return
  const message = 'An expression in a tag stands within the quotes of an attribute.'
  refuse(run, at, { message, hint: 'Put the condition round the element.' }, text.length)
}
