import type { Document } from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import type { Place } from '../model.ts'

/** Offsets in the text → a place in the file. */
export type Placer = (start: number, end: number) => Place

/** After so many faults the rest are echoes. */
export const maxFaults = 50

/** The faults that the YAML library found, in words that an editor can act on. */
export function grammarFaults(document: Document.Parsed, text: string, at: Placer): Diagnostic[] {
  const faults: Diagnostic[] = []
  for (const error of document.errors.slice(0, maxFaults)) {
    const place = at(error.pos[0], error.pos[1])
    const colon = unquotedColon(error.code, text, error.pos[0])
    if (colon) faults.push({ ...colon, place })
    else if (error.code === 'MULTIPLE_DOCS') continue
    else faults.push({ ...grammar(error.code, error.message), severity: 'error', place })
  }
  for (const warning of document.warnings) {
    // The only warning of the library that is the author's: a tag that nobody knows.
    if (warning.code !== 'TAG_RESOLVE_FAILED') continue
    const place = at(warning.pos[0], warning.pos[1])
    faults.push({
      code: 'unknown-tag',
      severity: 'error',
      message: 'A value may not begin with `!`: YAML takes it for a tag.',
      hint: 'Put the value in quotes.',
      place,
    })
  }
  return faults
}

function grammar(code: string, message: string): Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  if (code === 'TAB_AS_INDENT') {
    return { code: 'bad-yaml', message: 'A tab cannot indent a line.', hint: 'Use spaces.' }
  }
  if (code === 'TAG_RESOLVE_FAILED') {
    return { code: 'unknown-tag', message: 'This tag is not known here.', hint: 'Take it out.' }
  }
  if (code === 'BAD_ALIAS') {
    const hint = 'A text that begins with `*` or `&` stands in quotes.'
    return { code: 'bad-yaml', message: `${sentence(message)}`, hint }
  }
  if (code === 'RESOURCE_EXHAUSTION') {
    return { code: 'bad-yaml', message: 'This is nested deeper than an issue can be.' }
  }
  return { code: 'bad-yaml', message: sentence(message) }
}

const sentence = (message: string) => `${message.split('\n')[0]?.replace(/[.:]?$/, '')}.`

/** `title: Case study: Milton Keynes` is the commonest mistake: name it, and show the line mended. */
function unquotedColon(code: string, text: string, offset: number): Diagnostic | undefined {
  if (!['BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR'].includes(code)) return
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  const line = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '')
  const parts = /^\s*(?:- +)*([\w-]+): +([^'"|>[{].*:(?: .*)?)$/.exec(line)
  if (!parts) return
  const quoted = `${parts[1]}: ${JSON.stringify(parts[2]?.trimEnd())}`
  return {
    code: 'unquoted-colon',
    severity: 'error',
    message: 'A text with a colon and a space in it must stand in quotes.',
    hint: `Write \`${quoted}\`.`,
  }
}
