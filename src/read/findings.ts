import type { Document } from 'yaml'
import { lineAt } from './lines.ts'
import type { Finding, Mistake } from './mistake.ts'
import { hardIndents, oneLine } from './one-line.ts'
import { structure, tabs } from './structure.ts'

/** In the order in which they are asked; the first that has an answer is believed. */
const detectives = [...oneLine, ...structure]

/** Of a file that is no YAML at all, nobody reads more. */
const most = 200

/**
 * What the YAML library found fault with → what an editor did. It finds ten faults where one quotation
 * mark is missing: those within one line all count, else only the first.
 */
export function findings(document: Document.Parsed, text: string): Finding[] {
  const mistakes = [...document.errors, ...document.warnings.filter(isTag)]
    .map(({ code, message, pos }) => ({ code, message, start: pos[0], end: pos[1] }))
    .sort((a, b) => a.start - b.start)
    .slice(0, most)
  if (mistakes.length === 0) return hardIndents(document, text)
  const indented = tabs(mistakes)
  if (indented) return [indented]
  const found = mistakes.map((mistake) => explained(mistake, text, document))
  const certain = found.filter(({ mend }) => mend)
  return certain.length > 0 ? certain : found.slice(0, 1)
}

/** The only warning of the library that is the author's: a tag that nobody knows. */
const isTag = ({ code }: { code: string }) => code === 'TAG_RESOLVE_FAILED'

function explained(mistake: Mistake, text: string, document: Document.Parsed): Finding {
  const scene = { text, line: lineAt(text, mistake.start), document }
  for (const detective of detectives) {
    const finding = detective(mistake, scene)
    if (finding) return finding
  }
  return unexplained(mistake)
}

/** Other mistakes are rare; their place says more than the library's words. */
function unexplained({ message, start, end }: Mistake): Finding {
  const words = message.split('\n')[0]?.replace(/[.:]?$/, '')
  return {
    code: 'bad-yaml',
    message: `YAML cannot make sense of this: ${words}.`,
    hint: 'Put a text with unusual characters in quotes.',
    start,
    end,
  }
}
