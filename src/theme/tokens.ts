import { type Diagnostic, nearest } from '../diagnostic.ts'
import { explainUrl } from '../links.ts'

/** What a theme declares of a token, and what a newsroom may put in its place. */
export type Token = {
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

/** The tokens of a theme with a newsroom's brand in place of the defaults, and the brand's faults. */
export function settleTokens(
  tokens: Tokens,
  brand: Readonly<Record<string, string>>,
): { values: Record<string, string>; faults: Diagnostic[] } {
  const values = Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [name, token.default]),
  )
  const faults: Diagnostic[] = []
  for (const [name, value] of Object.entries(brand)) {
    const token = Object.hasOwn(tokens, name) ? tokens[name] : undefined
    if (!token) faults.push(unknownToken(name, Object.keys(tokens)))
    else if (checks[token.type].wrong(value))
      faults.push(badToken(name, value, checks[token.type].wanted))
    else values[name] = value
  }
  return { values, faults }
}

function unknownToken(name: string, names: string[]): Diagnostic {
  const near = nearest(name, names)
  return {
    code: 'unknown-token',
    severity: 'error',
    message: `The theme has no \`${name}\` to set.${near ? ` Did you mean \`${near}\`?` : ''}`,
    hint: `It has ${names.map((each) => `\`${each}\``).join(', ')}.`,
    path: ['brand', name],
    pointer: { at: 'key' },
  }
}

const badToken = (name: string, value: string, wanted: string): Diagnostic => ({
  code: 'bad-token',
  severity: 'error',
  message: `\`${name}\` must be ${wanted}, not \`${value}\`.`,
  path: ['brand', name],
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
      return [name, type === 'text' || type === 'url' ? `{{@root.theme.${name}}}` : value]
    }),
  )
}

/** Text that must stay readable: 4.5 to 1 at least (WCAG 2.2, 1.4.3). Each pair is text on its ground. */
export function contrastFaults(
  pairs: readonly (readonly [string, string])[],
  values: Readonly<Record<string, string>>,
  brand: Readonly<Record<string, string>>,
): Diagnostic[] {
  return pairs.flatMap(([text, ground]) => {
    const ratio = contrast(values[text] ?? '#000000', values[ground] ?? '#ffffff')
    if (ratio >= 4.5) return []
    const name = Object.hasOwn(brand, text) ? text : ground
    return [
      {
        code: 'low-contrast' as const,
        severity: 'error' as const,
        message: `\`${text}\` on \`${ground}\` has a contrast of ${ratio.toFixed(1)} to 1; readers need 4.5.`,
        hint: 'Choose a darker text or a lighter ground.',
        path: ['brand', name],
      },
    ]
  })
}

/** The contrast of two colours, 1 to 21, by the formula of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function luminance(color: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(color.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
