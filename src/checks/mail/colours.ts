const named: Readonly<Record<string, string>> = {
  ...{ white: '#ffffff', black: '#000000', transparent: 'none', none: 'none' },
}

/**
 * A colour of CSS in six digits; `none` for one that does not show, undefined for what only a browser
 * can tell: a half-transparent one, `var(--ink)`, names other than black and white.
 */
export function colourOf(value: string): string | undefined {
  const text = value.trim().toLowerCase()
  const hex = /^#([\da-f]{3,8})$/.exec(text)?.[1]
  if (hex) return ofDigits(hex)
  const [, parts] = /^rgba?\(([^)]+)\)$/.exec(text) ?? []
  return parts ? ofParts(parts.split(/[\s,/]+/).map(Number)) : named[text]
}

function ofDigits(hex: string): string | undefined {
  const long = hex.length < 6 ? hex.replace(/./g, '$&$&') : hex
  if (long.length === 6) return `#${long}`
  return long.endsWith('00') ? 'none' : undefined
}

function ofParts([red = 0, green = 0, blue = 0, opacity = 1]: number[]): string | undefined {
  if (opacity === 0) return 'none'
  if (opacity !== 1 || [red, green, blue].some(Number.isNaN)) return undefined
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
