import type { Rendered } from '../../model.ts'

/** The parts of a mail by the names that an editor knows. */
export const partNames = { html: 'HTML', text: 'plain-text' } as const

export type PartName = keyof typeof partNames

/**
 * The parts of a mail that do not have some words, given as plain text. Cheap: it looks for the longest
 * piece that is written alike in both, without anything that HTML writes as an entity.
 */
export function partsWithout(words: string, { html, text }: Rendered): PartName[] {
  const [piece = ''] = words.split(/[&<>"'`=]/).sort((a, b) => b.length - a.length)
  const inText = solid(text).includes(solid(words))
  return [...(html.includes(piece) ? [] : ['html' as const]), ...(inText ? [] : ['text' as const])]
}

/** Lines are broken to fit and names may be in capitals: neither says anything. */
const solid = (text: string): string => text.replace(/\s+/g, '').toUpperCase()
