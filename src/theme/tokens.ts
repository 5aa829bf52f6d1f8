import { type Diagnostic, nearest, pinned } from '../diagnostic.ts'
import { explainUrl } from '../links.ts'
import type { Newsroom, Path, Source } from '../model.ts'
import type { ThemeSettings } from '../validate.ts'
import type { RuleFault } from './places.ts'

/** A theme.yaml that was read: what it declares, and the file. */
export type Declared = { settings: ThemeSettings; source: Source }

/** What a theme declares of a token, and what a newsroom may put in its place. */
type Token = {
  type: 'color' | 'length' | 'font' | 'text' | 'url'
  default: string
  description: string
}
export type Tokens = Readonly<Record<string, Token>>

type Check = { wrong(value: string): boolean; wanted: string }

/** Colours have six digits: MJML would lengthen three only in the theme, not in what comes later. */
const checks: Record<Token['type'], Check> = {
  color: { wrong: (value) => !/^#[0-9a-f]{6}$/i.test(value), wanted: 'a colour like `#0b5a61`' },
  length: { wrong: (value) => !/^\d{1,4}px$/.test(value), wanted: 'a length like `24px`' },
  font: {
    wrong: (value) => !/^[\w ,'-]+$/.test(value),
    wanted: "font names like `Georgia, 'Times New Roman', serif`",
  },
  text: { wrong: () => false, wanted: 'text' },
  url: {
    wrong: (value) => value !== '' && explainUrl(value) !== undefined,
    wanted: 'a web address',
  },
}

/** The tokens of a theme and those that it extends, with a newsroom's brand in place of the defaults. */
export function settleTokens(
  declared: readonly Declared[],
  newsroom: Pick<Newsroom, 'brand' | 'source'>,
): { tokens: Tokens; values: Record<string, string>; faults: Diagnostic[] } {
  const tokens: Tokens = Object.assign({}, ...declared.map(({ settings }) => settings.tokens))
  const brand = Object.entries(newsroom.brand)
  const values = { ...defaultsOf(tokens), ...Object.fromEntries(brand) }
  const faults = [...declared.flatMap(defaultFaults), ...brandFaults(tokens, newsroom)]
  return { tokens, values, faults }
}

const defaultsOf = (tokens: Tokens): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, token.default]))

function defaultFaults({ settings, source }: Declared): Diagnostic[] {
  return Object.entries(settings.tokens)
    .filter(([, token]) => checks[token.type].wrong(token.default))
    .map(([name, token]) => badToken(name, token, token.default, ['tokens', name, 'default']))
    .map((fault) => pinned(fault, source))
}

function brandFaults(tokens: Tokens, { brand, source }: Pick<Newsroom, 'brand' | 'source'>) {
  const faults = Object.entries(brand).flatMap(([name, value]) => {
    const token = Object.hasOwn(tokens, name) ? tokens[name] : undefined
    if (!token) return [unknownToken(name, Object.keys(tokens), ['brand', name], 'key')]
    return checks[token.type].wrong(value) ? [badToken(name, token, value, ['brand', name])] : []
  })
  return source ? faults.map((fault) => pinned(fault, source)) : faults
}

/** The fault of a token's name that the theme does not have. */
export const unknownToken = (
  name: string,
  names: readonly string[],
  path: Path,
  at: 'key' | 'value',
): Diagnostic => ({
  code: 'unknown-token',
  severity: 'error',
  ...noToken(name, names),
  path,
  pointer: { at },
})

/** The same in words: the nearest name, or the list of all. */
export function noToken(name: string, names: readonly string[]): RuleFault {
  const message = `The theme has no token \`${name}\`.`
  const near = nearest(name, names)
  if (near) return { message: `${message} Did you mean \`${near}\`?` }
  const list = names.map((each) => `\`${each}\``).join(', ')
  return list ? { message, hint: `It has ${list}.` } : { message }
}

const badToken = (name: string, { type }: Token, value: string, path: Path): Diagnostic => ({
  code: 'bad-token',
  severity: 'error',
  message: `\`${name}\` must be ${checks[type].wanted}, not \`${value}\`.`,
  path,
})

/**
 * What stands for `{{theme.name}}` when a theme is compiled. Colours, lengths and fonts go in as they
 * are; text and addresses stay expressions, so that no author's text meets a template compiler.
 */
export function fixedTokens(
  tokens: Tokens,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = tokens[name]?.type
      const isFixed = type === 'color' || type === 'length' || type === 'font'
      return [name, isFixed ? value : `{{@root.theme.${name}}}`]
    }),
  )
}

/** The styles of Markdown's elements, with the tokens that they name filled in. */
export function styles(
  declared: readonly Declared[],
  fixed: Readonly<Record<string, string>>,
): { styles: Record<string, string>; faults: Diagnostic[] } {
  const faults: Diagnostic[] = []
  const filled: Record<string, string> = {}
  for (const { settings, source } of declared) {
    for (const [element, style] of Object.entries(settings.prose)) {
      const fault = styleFault(element, style, fixed)
      if (fault) faults.push(pinned({ ...fault, path: ['prose', element] }, source))
      filled[element] = style.replace(tokenIn, (_, name: string) => fixed[name] ?? '')
    }
  }
  return { styles: filled, faults }
}

const tokenIn = /\{\{\s*theme\.([\w-]+)\s*\}\}/g

function styleFault(
  element: string,
  style: string,
  fixed: Readonly<Record<string, string>>,
): Diagnostic | undefined {
  const fault = { code: 'theme-fault' as const, severity: 'error' as const }
  if (!/^[a-z][a-z0-9]*$/.test(element)) {
    return { ...fault, message: `\`${element}\` is no HTML element.`, pointer: { at: 'key' } }
  }
  const names = [...style.matchAll(tokenIn)].map((match) => match[1] as string)
  const unknown = names.find((name) => !Object.hasOwn(fixed, name))
  if (unknown !== undefined) {
    return unknownToken(unknown, Object.keys(fixed), [], 'value')
  }
  if (names.some((name) => fixed[name]?.startsWith('{{'))) {
    return { ...fault, message: 'A style can hold colours, lengths and fonts of the theme alone.' }
  }
  if (!/["<>{}]/.test(style.replace(tokenIn, ''))) return undefined
  return {
    ...fault,
    message: `The style of \`${element}\` cannot hold \`"\`, \`<\`, \`>\` or braces.`,
    hint: 'It is written into a `style="…"`: quote with `\'`.',
  }
}
