import manifest from '../../package.json' with { type: 'json' }
import type { Diagnostic, Severity } from '../diagnostic.ts'
import type { Reported } from './reported.ts'

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

/** A log of SARIF 2.1.0 (OASIS), which code hosts read. Columns count UTF-16 units, as ours do. */
export function sarifReport(reported: readonly Reported[]): string {
  const found = reported.flatMap(({ file, diagnostics }) =>
    diagnostics.map((each) => ({ each, file })),
  )
  const codes = [...new Set(found.map(({ each }) => each.code))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'newswire',
            version: manifest.version,
            rules: codes.map((id) => ({ id })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: found.map(({ each, file }) => result(each, file, codes)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** A brace by itself would begin a placeholder (SARIF 2.1.0, section 3.11.5). */
const literal = (text: string): string => text.replace(/[{}]/g, '$&$&')

function result(each: Diagnostic, file: string, codes: readonly string[]) {
  const { code, severity, message, hint, place } = each
  const region = place && {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
  }
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: literal([message, hint].filter(Boolean).join(' ')) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: (place?.file ?? file).split('/').map(encodeURIComponent).join('/'),
          },
          ...(region && { region }),
        },
      },
    ],
  }
}
