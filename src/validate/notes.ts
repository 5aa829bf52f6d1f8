import type { Diagnostic } from '../diagnostic.ts'
import type { Path, Source } from '../model.ts'

/** A file has this many faults only when it is no issue at all; each costs time and memory. */
const most = 200

/** The faults found so far, and what stands in the file where they were found. */
export type Notes = {
  found: Diagnostic[]
  add(...faults: readonly Diagnostic[]): void
  /** What the author wrote at a path, as it stands on its first line. */
  written(path: Path): string
}

export function createNotes(source: Source): Notes {
  const found: Diagnostic[] = []
  return {
    found,
    add: (...faults) => {
      found.push(...faults.slice(0, most - found.length))
    },
    written(path) {
      const { line, column, endLine, endColumn } = source.locate(path)
      const text = source.text.split(/\r\n|\r|\n/, line)[line - 1] ?? ''
      return text.slice(column - 1, endLine === line ? endColumn - 1 : undefined)
    },
  }
}
