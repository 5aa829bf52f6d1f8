import Handlebars from 'handlebars'

// Most that a template asks is whether something is there, and what it is called. Handlebars has functions
// of its runtime for both, which takes most of the time of rendering; here they become plain JavaScript.

/** Handlebars, with a writer of code of our own: `nameLookup` is the place that it keeps open for one. */
export const compiler = Handlebars.create()

/** What is used of Handlebars' own writer. A piece of code is a text, or a list of such. */
type Code = unknown
type CodeWriter = {
  environment: { useDecorators?: boolean }
  useBlockParams: boolean
  useDepths: boolean
  stackSlot: number
  incrStack(): string
  push(code: Code): void
  contextName(depth: number): string
  nameLookup(parent: Code, name: string, kind: string): Code
  setupParams(helper: string, size: number, params: Code[]): Record<string, Code>
  objectLiteral(of: Record<string, Code>): Code
  invokeKnownHelper(size: number, name: string): void
}
const env = compiler as unknown as { JavaScriptCompiler: new () => CodeWriter }

env.JavaScriptCompiler = class Straight extends env.JavaScriptCompiler {
  // What writes the code of the blocks within a template.
  compiler = Straight

  /** A name that nothing inherits is safe as it stands; any other is looked up with care. */
  override nameLookup(parent: Code, name: string, kind: string): Code {
    return isSafe(name) ? [parent, property(name)] : super.nameLookup(parent, name, kind)
  }

  /** `if` and `unless` with a block → a condition. An empty list counts as nothing, as in Handlebars. */
  override invokeKnownHelper(size: number, name: string): void {
    if (!(name === 'if' || name === 'unless') || size !== 1 || this.environment.useDecorators) {
      super.invokeKnownHelper(size, name)
      return
    }
    const params: Code[] = []
    const options = this.setupParams(name, size, params)
    const [met, unmet] = [this.blockOf(options.fn), this.blockOf(options.inverse)]
    if (options.hash !== '{}' || !met || !unmet) {
      const given = [this.here(), ...params, this.objectLiteral(options)]
      const list = given.flatMap((each, index) => (index === 0 ? [each] : [', ', each]))
      this.push([this.nameLookup('helpers', name, 'helper'), '.call(', ...list, ')'])
      return
    }
    const value = this.incrStack()
    this.stackSlot -= 1
    const isThere = [
      '(',
      value,
      ' = ',
      params[0],
      ')',
      ` && (!Array.isArray(${value}) || ${value}.length)`,
    ]
    const [first, second] = name === 'if' ? [met, unmet] : [unmet, met]
    this.push(['(', ...isThere, ' ? ', first, ' : ', second, ')'])
  }

  here = (): string => `(${this.contextName(0)} ?? container.nullContext)`

  /** The call of a block by itself; undefined for one that needs Handlebars' own call. */
  blockOf(code: Code): string | undefined {
    if (code === 'container.noop') return '""'
    const [, index] = /^container\.program\((\d+), data, 0[\w, ]*\)$/.exec(String(code)) ?? []
    if (index === undefined) return undefined
    const given = ['container', this.here(), 'helpers', 'partials', 'data']
    // The parameters of a block are counted from the innermost one, which has none.
    if (this.useBlockParams || this.useDepths)
      given.push('blockParams && [undefined, ...blockParams]')
    if (this.useDepths) given.push('depths')
    return `container.fn(${index})(${given.join(', ')})`
  }
}

const inherited = new Set(
  [Object, Array, String, Number, Boolean, Function].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  ),
)
// Whatever has a length or a name has one of its own.
for (const name of ['length', 'name']) inherited.delete(name)

const isSafe = (name: string): boolean => /^[\w-]+$/.test(name) && !inherited.has(name)

const property = (name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `["${name}"]`

/**
 * The code of a template without what only messages of Handlebars need. The function that demands the last
 * name of a path is called only where there is nothing of that name, and no helper of ours asks where it is
 * called. Within a text of the template the quotation marks looked for would be escaped.
 */
export const straight = (code: string): string =>
  code
    .replace(
      /\b(?:alias\d+|container\.strict)\(([\w.[\]]+), "([^"]+)", \{"start":\{[^{}]*\},"end":\{[^{}]*\}\} \)/g,
      (call, parent, name) => (isSafe(name) ? `(${parent}${property(name)} ?? ${call})` : call),
    )
    .replace(/,"loc":\{"start":\{[^{}]*\},"end":\{[^{}]*\}\}/g, '')
