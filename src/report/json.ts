import type { Diagnostic } from '../diagnostic.ts'
import { type Reported, summary } from './reported.ts'

/** The same as one JSON document; its shape is part of the command line's contract. */
export function jsonReport(reported: readonly Reported[]): string {
  const issues = reported.map(({ file, issue, outputs, diagnostics }) => ({
    issue: issue ?? null,
    file,
    outputs: outputs ?? [],
    diagnostics: diagnostics.map((each) => plain(each, file)),
  }))
  return `${JSON.stringify({ version: 1, summary: summary(reported), issues }, null, 2)}\n`
}

const plain = ({ code, severity, message, hint, place, path }: Diagnostic, file: string) => ({
  code,
  severity,
  message,
  hint: hint ?? null,
  file: place?.file ?? file,
  line: place?.line ?? null,
  column: place?.column ?? null,
  endLine: place?.endLine ?? null,
  endColumn: place?.endColumn ?? null,
  path: path ?? null,
})
