import type { Diagnostic } from '../diagnostic.ts'
import { type Reported, summary } from './reported.ts'

/**
 * A report as test programs write it (Jenkins' JUnit schema): an issue is a suite, a finding a failed
 * case. An issue without findings is a case that passed, for a suite of none looks like no run at all.
 * `errors` are cases that could not be run: there are none.
 */
export function junitReport(reported: readonly Reported[]): string {
  const { errors, warnings } = summary(reported)
  const tests = reported.reduce((sum, each) => sum + casesOf(each), 0)
  const suites = reported.map(suite).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="newswire check" tests="${tests}" failures="${errors + warnings}" errors="0">
${suites}</testsuites>
`
}

const casesOf = ({ diagnostics }: Reported): number => Math.max(1, diagnostics.length)

const isFailure = ({ severity }: Diagnostic): boolean => severity !== 'info'

function suite(reported: Reported): string {
  const { file, diagnostics } = reported
  const failures = diagnostics.filter(isFailure).length
  const cases = diagnostics.map((each) => testcase(each, file)).join('')
  const passed = `    <testcase name="no findings" classname="${escaped(file)}"/>\n`
  const counts = `tests="${casesOf(reported)}" failures="${failures}" errors="0"`
  return `  <testsuite name="${escaped(file)}" ${counts}>
${cases || passed}  </testsuite>
`
}

function testcase(each: Diagnostic, file: string): string {
  const { code, severity, message, hint, place } = each
  const at = `${place?.file ?? file}${place ? `:${place.line}:${place.column}` : ''}`
  const head = `    <testcase name="${escaped(`${code} ${at}`)}" classname="${escaped(file)}"`
  const words = escaped([`${at} ${severity}: ${message}`, hint].filter(Boolean).join('\n'))
  if (!isFailure(each))
    return `${head}>\n      <system-out>${words}</system-out>\n    </testcase>\n`
  const attributes = `message="${escaped(message)}" type="${severity}"`
  return `${head}>\n      <failure ${attributes}>${words}</failure>\n    </testcase>\n`
}

const entities: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

/** XML 1.0 has no form at all for most control characters and for halves of pairs. */
const escaped = (text: string): string =>
  text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(/[<>&"]/g, (sign) => entities[sign] as string)
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
