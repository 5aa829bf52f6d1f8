import * as v from 'valibot'
import { type Diagnostic, isError } from '../diagnostic.ts'
import type { Path } from '../model.ts'
import { faults } from './faults.ts'
import { envelope, formOf, sectionForm } from './forms.ts'
import { settled, soundFields } from './items.ts'
import { dayFaults } from './sense.ts'

export { envelope, formOf, sectionForm }

/** The form of an issue or of an item: what may be written, and what must be. */
export type Form = v.GenericSchema

/** What a form says of one of its fields, for somebody who is asked for it. */
export type FieldHelp = { required: boolean; description: string; example: string }

type Node = Form & {
  wrapped?: Node
  entries?: Record<string, Node>
  item?: Node
  options?: readonly Node[]
}

/** What a form says at a path: `['title']`, `['booking', 'by']`, `['links', 0, 'url']`. */
export function helpFor(form: Form, path: Path): FieldHelp {
  let node = form as Node
  let required = true
  for (const step of path) {
    const next = typeof step === 'number' ? mapped(node)?.item : mapped(node)?.entries?.[step]
    if (!next) throw new Error(`The form has no \`${path.join('.')}\`.`)
    // An entry of a list may always be left out.
    required = typeof step === 'string' && next.type !== 'optional'
    node = next.wrapped ?? next
  }
  const { description = '', examples = [] } = v.getMetadata(node) as {
    description?: string
    examples?: unknown[]
  }
  return { required, description, example: written(examples[0]) }
}

/** A deadline or a contact is a text or a map: its parts are those of the map. */
const mapped = (node: Node): Node | undefined =>
  node.options?.find(({ entries }) => entries !== undefined) ?? node

/** An example as one would say it. One that has parts is told part by part, not here. */
function written(example: unknown): string {
  if (example === undefined || (typeof example === 'object' && !Array.isArray(example))) return ''
  if (!Array.isArray(example)) return String(example)
  return example.every((each) => typeof each === 'string') ? example.join(', ') : ''
}

/**
 * Why a value cannot stand at a path of a form, in the words of `newswire check`; undefined when it
 * can. `undefined` as a value asks whether the field may be left out.
 */
export function faultOfAnswer(form: Form, path: Path, value: unknown): string | undefined {
  if (value === undefined && typeof path.at(-1) === 'number') return undefined
  const data = path.reduceRight<unknown>(within, value)
  const parsed = v.safeParse(form, data ?? {}, { abortPipeEarly: true })
  const issues = (parsed.issues ?? []).filter((issue) =>
    path.every((step, index) => issue.path?.[index]?.key === step),
  )
  const found = faults(issues, [], () => String(value)).find(isError)
  return found && inWords(found)
}

const inWords = ({ message, hint }: Diagnostic): string => (hint ? `${message} ${hint}` : message)

/** How days and times of an item contradict each other, in the words of `newswire check`. */
export function contradiction(item: Readonly<Record<string, unknown>>): string | undefined {
  const has = (field: string) => item[field] !== undefined
  const [found] = dayFaults(settled(soundFields(item)), [], has)
  return found && inWords(found)
}

/** A value where a path leads. A field that is left out has no key, as in the author's file. */
function within(value: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Object.assign(Array(step).fill(null), { [step]: value })
  return value === undefined ? {} : { [step]: value }
}
