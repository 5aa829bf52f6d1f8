import type { Document } from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import type { Line } from './lines.ts'

/** A fault as the YAML library tells it. */
export type Mistake = { code: string; message: string; start: number; end: number }

/** Where a mistake was found: its line, and the whole round it. */
export type Scene = { text: string; line: Line; document: Document.Parsed }

/**
 * A mistake in words, at its offsets in the text. `mend` says which characters to replace so that the
 * rest of the file can be read.
 */
export type Finding = Pick<Diagnostic, 'code' | 'message' | 'hint'> & {
  start: number
  end: number
  mend?: { at: number; by: string }[]
}

/** Explains a mistake that it knows. */
export type Detective = (mistake: Mistake, scene: Scene) => Finding | undefined
