import Handlebars from 'handlebars'
import { nearest } from '../../diagnostic.ts'
import { type Helpers, helperNames } from '../../helpers.ts'
import { roleOf } from '../nesting.ts'
import { expressionsOf, insideOf } from '../pieces.ts'
import type { RuleFault } from '../places.ts'
import type { Tag } from '../run.ts'
import { compiler, straight } from './straight.ts'

/** A template → the source of a function for the Handlebars runtime. Throws when it is no template. */
export const precompile = (template: string, helpers: Helpers, noEscape: boolean): string =>
  straight(
    compiler.precompile(template, {
      strict: true,
      knownHelpers: helperNames(helpers),
      knownHelpersOnly: true,
      noEscape,
    }) as string,
  )

/** What Handlebars, or the form of an edition, has against a tag that is looked at by itself. */
export function tagFaults(
  tags: readonly Tag[],
  helpers: Helpers,
  names: ReadonlySet<string>,
): { tag: Tag; fault: RuleFault }[] {
  const known = new Set([...names, ...tags.flatMap(({ text }) => blockParams(text))])
  const told = new Map<string, RuleFault | undefined>()
  return tags.flatMap((tag) => {
    if (!told.has(tag.text)) told.set(tag.text, tagFault(tag.text, helpers, known))
    const fault = told.get(tag.text)
    return fault ? [{ tag, fault }] : []
  })
}

const blockParams = (tag: string): string[] =>
  (/\bas\s*\|([^|]*)\|/.exec(tag)?.[1] ?? '').split(/\s+/).filter(Boolean)

function tagFault(
  text: string,
  helpers: Helpers,
  names: ReadonlySet<string>,
): RuleFault | undefined {
  const whole = completed(text)
  if (whole === undefined) return undefined
  const tree = parsed(whole)
  if (typeof tree === 'string') {
    return { message: `Handlebars cannot read \`${text}\`.`, hint: `${tree}.` }
  }
  const found = namesIn(tree)
  const callable = [...ownHelpers, ...Object.keys(helpers)]
  const helper = found.called.find((name) => !callable.includes(name))
  if (helper !== undefined) {
    const hint = `There are ${callable.map((name) => `\`${name}\``).join(', ')}.`
    return { message: `There is no helper \`${helper}\`.${meant(helper, callable)}`, hint }
  }
  const stranger = found.looked.find((name) => !names.has(name))
  if (stranger === undefined) return undefined
  return { message: `An edition has no \`${stranger}\`.${meant(stranger, names)}` }
}

/** Handlebars' own helpers, but `log`: it would write to the console of whoever builds an issue. */
const ownHelpers = ['if', 'unless', 'each', 'with', 'lookup']

function meant(name: string, names: Iterable<string>): string {
  const near = nearest(name, names)
  return near ? ` Did you mean \`${near}\`?` : ''
}

/** The tree of a template, or what Handlebars has against it. */
function parsed(template: string): object | string {
  try {
    return Handlebars.parse(template)
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n').slice(-1)
    return reason.replace(/\.$/, '')
  }
}

/** A tag as a template of its own; undefined when it says nothing by itself. */
function completed(text: string): string | undefined {
  if (expressionsOf(text)[0] !== text) return text
  const role = roleOf(text)
  const inside = insideOf(text)
  if (role === 'close' || inside === 'else' || inside === '^') return undefined
  if (role === 'else') return `{{#if true}}${text}{{/if}}`
  const word = /^[#^]\s*([^\s|]+)/.exec(inside)?.[1]
  return role === 'open' ? `${text}{{/${word}}}` : text
}

// ---------------------------------------------------------------- names

/** The names that a template calls as helpers, and those that it looks up in its data. */
type Names = { called: string[]; looked: string[] }
type Node = { [key: string]: unknown; type?: string }

function namesIn(node: unknown, names: Names = { called: [], looked: [] }): Names {
  if (Array.isArray(node)) for (const each of node) namesIn(each, names)
  if (typeof node !== 'object' || node === null) return names
  const { type, path, ...rest } = node as Node
  if (type === 'PathExpression') names.looked.push(...partsOf(node as Node))
  const isCall = Array.isArray(rest.params) && (rest.params.length > 0 || type === 'SubExpression')
  if (isCall) names.called.push(String((path as Node).original))
  else namesIn(path, names)
  for (const each of Object.values(rest)) namesIn(each, names)
  return names
}

/** `@first` and its like come from the loop; `@root` leads back to the edition. */
function partsOf({ data, parts }: Node): string[] {
  const names = parts as string[]
  if (!data) return names
  return names[0] === 'root' ? names.slice(1) : []
}
