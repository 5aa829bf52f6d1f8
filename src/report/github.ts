import type { Diagnostic, Severity } from '../diagnostic.ts'
import type { Reported } from './reported.ts'

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * Annotations of a pull request: one workflow command a line, as GitHub Actions reads them from the
 * output of a step (docs.github.com, “Workflow commands”).
 */
export const githubReport = (reported: readonly Reported[]): string =>
  reported
    .flatMap(({ file, diagnostics }) => diagnostics.map((each) => `${annotation(each, file)}\n`))
    .join('')

function annotation({ code, severity, message, hint, place }: Diagnostic, file: string): string {
  const properties = {
    file: place?.file ?? file,
    ...(place && { line: place.line, endLine: place.endLine }),
    // On several lines GitHub takes no columns.
    ...(place?.line === place?.endLine && { col: place?.column, endColumn: place?.endColumn }),
    title: code,
  }
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`)
  return `::${commands[severity]} ${list.join(',')}::${data([message, hint].filter(Boolean).join(' '))}`
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
