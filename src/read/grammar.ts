import type { Document } from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import { type Budget, documentOf, type Parsed } from './document.ts'
import { findings } from './findings.ts'
import type { Finding } from './mistake.ts'
import type { Placer } from './place.ts'
import { maxFaults } from './walk.ts'

/**
 * Reads a text as YAML and puts what is wrong with its grammar into words. Mistakes within one line
 * are mended in a copy of the text, character by character so that every place stays what it was, and
 * the copy is read again: one unquoted colon does not hide the next one, nor the faults in the data.
 * There is no document when a mistake could not be mended.
 */
export function grammar(
  text: string,
  at: Placer,
  budget: Budget,
): { document?: Document.Parsed; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const told = new Set<number>()
  let copy = text
  for (;;) {
    const parsed = documentOf(copy, budget)
    if (!parsed.document) {
      const reread = copy !== text
      return { diagnostics: reread ? diagnostics : [refusal(parsed, at)] }
    }
    const found = findings(parsed.document, copy)
    for (const { start, end, mend: _, ...fault } of found) {
      const place = at(start, end)
      if (told.has(place.line) || told.size >= maxFaults) continue
      told.add(place.line)
      diagnostics.push({ ...fault, severity: 'error', place })
    }
    const mends = found.flatMap(({ mend }) => mend ?? [])
    if (mends.length === 0) {
      const { second, document } = parsed
      if (second) diagnostics.push(secondDocument(second, at))
      return found.length > 0 ? { diagnostics } : { document, diagnostics }
    }
    copy = replaced(copy, mends)
  }
}

const secondDocument = (second: Document.Parsed, at: Placer): Diagnostic => ({
  code: 'several-documents',
  severity: 'error',
  message: 'A second document begins here; a file holds one.',
  hint: 'Take out the line `---`, or write a second file.',
  place: at(second.range[0], second.range[0] + 3),
})

function refusal({ refused }: Parsed, at: Placer): Diagnostic {
  const deep = refused?.because === 'depth'
  return {
    code: 'too-large',
    severity: 'error',
    message: deep
      ? 'Lists and keys are nested far deeper here than an issue needs.'
      : 'This file has far more parts than an issue can have.',
    hint: deep ? 'Put texts with dashes or brackets in quotes.' : 'Split it into several issues.',
    place: deep ? at(refused.offset, refused.offset + 1) : at(0, 1),
  }
}

function replaced(text: string, mends: NonNullable<Finding['mend']>): string {
  const characters = new Map(mends.map(({ at, by }) => [at, by]))
  let copy = ''
  let from = 0
  for (const [at, by] of [...characters].sort(([a], [b]) => a - b)) {
    copy += text.slice(from, at) + by
    from = at + 1
  }
  return copy + text.slice(from)
}
