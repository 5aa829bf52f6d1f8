import { contrast } from '../colour.ts'
import { type Diagnostic, pinned } from '../diagnostic.ts'
import type { Newsroom } from '../model.ts'
import { type Declared, type Tokens, unknownToken } from './tokens.ts'

/**
 * Text that must stay readable: 4.5 to 1 at least (WCAG 2.2, 1.4.3). Each pair is text on its ground.
 * A colour that is too faint on several grounds is told once, where it is worst.
 */
export function contrastFaults(
  declared: readonly Declared[],
  tokens: Tokens,
  values: Readonly<Record<string, string>>,
  newsroom: Pick<Newsroom, 'brand' | 'source'>,
): Diagnostic[] {
  const colours = Object.keys(tokens).filter((name) => tokens[name]?.type === 'color')
  const strangers = declared.flatMap((layer) => unknownColours(layer, colours))
  if (strangers.length > 0) return strangers
  const worst = new Map<string, { ratio: number; fault: Diagnostic }>()
  for (const [text, ground] of declared.flatMap(({ settings }) => settings.contrast)) {
    const ratio = contrast(values[text] as string, values[ground] as string)
    if (ratio >= 4.5) continue
    const fault = tooFaint([text, ground], ratio, declared, newsroom)
    const key = JSON.stringify([fault.place?.file, fault.path])
    if (ratio < (worst.get(key)?.ratio ?? 21)) worst.set(key, { ratio, fault })
  }
  return [...worst.values()].map(({ fault }) => fault)
}

const unknownColours = ({ settings, source }: Declared, colours: string[]): Diagnostic[] =>
  settings.contrast.flatMap((pair, index) =>
    pair.flatMap((name, place) =>
      colours.includes(name)
        ? []
        : [pinned(unknownToken(name, colours, ['contrast', index, place], 'value'), source)],
    ),
  )

/** The fault stands where a colour of the pair was last set: in the newsroom's brand, else in the theme. */
function tooFaint(
  [text, ground]: readonly [string, string],
  ratio: number,
  declared: readonly Declared[],
  { brand, source }: Pick<Newsroom, 'brand' | 'source'>,
): Diagnostic {
  const isIn = (names: object) => [text, ground].find((name) => Object.hasOwn(names, name))
  const layer = declared.findLast(({ settings }) => isIn(settings.tokens))
  const branded = isIn(brand)
  const file = branded === undefined ? layer?.source : source
  const fault: Diagnostic = {
    code: 'low-contrast',
    severity: 'error',
    message: `\`${text}\` on \`${ground}\` has a contrast of ${ratio.toFixed(1)} to 1; readers need 4.5.`,
    hint: 'Choose a darker text or a lighter ground; in dark mode, the other way round.',
    path: branded
      ? ['brand', branded]
      : ['tokens', isIn(layer?.settings.tokens ?? {}) ?? text, 'default'],
  }
  return file ? pinned(fault, file) : fault
}
