import { compileYaml } from '../edit.ts'
import type { Charter } from './charter.ts'
import { block, exampleFor } from './first-issue.ts'
import { waitingChecks } from './waiting.ts'

/** The text of `newswire.yaml`: what was answered, and what else can be settled, as comments. */
export function settingsFile(charter: Charter): string {
  const { publication, organisation, short, strapline, address, website } = charter
  const { language, timezone, theme, accent, email, unsubscribe } = charter
  const { welcome } = exampleFor(charter)
  const parts = [
    [
      '# yaml-language-server: $schema=schema/newsroom.schema.json',
      '# What every issue shares. Lines that begin with # are proposals: take the # away to use them.',
      line('publication', publication),
    ],
    [
      'organisation:',
      `  ${line('name', organisation)}`,
      `  ${line('short', short, 'A short name, such as PtP')}`,
      `  ${line('strapline', strapline, 'One line under the masthead')}`,
      '  # The law asks for a postal address in bulk mail.',
      `  ${line('address', address, '1 High Street, Town')}`,
      `  ${line('website', website, 'https://www.example.org')}`,
    ],
    [
      '# The language of the mail, and the zone in which its times are told.',
      line('language', language),
      line('timezone', timezone),
    ],
    [
      '# The welcome at the head of every issue, unless an issue has an `intro` of its own.',
      line('intro', block(welcome)),
    ],
    ['# The paragraph about yourselves at the foot of every issue.', '# footer: |', '#   We are …'],
    [
      '# Built in are `newswire` and `letter`. `brand` sets the theme in your own colours.',
      line('theme', theme),
      ...group(['brand:', `  ${line('accent', accent ?? '#0b5a61')}`], accent),
    ],
    [
      '# The register of contacts: an item names one with `contact: office`.',
      ...group(
        ['people:', '  office:', `    ${line('email', email ?? 'office@example.org')}`],
        email,
      ),
    ],
    [
      '# Short forms and what they stand for, explained where they are first used.',
      '# glossary:',
      '#   LSP: local strategic partnership',
    ],
    [
      '# Where readers unsubscribe, and where the issues stand on the web.',
      ...group(
        [
          'links:',
          `  ${line('unsubscribe', unsubscribe ?? 'https://www.example.org/unsubscribe')}`,
        ],
        unsubscribe,
      ),
      `${unsubscribe ? '  # ' : '#   '}base: https://www.example.org/newsletter/`,
    ],
    checksOf(charter),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** What is not settled yet would be found in every issue: its checks are off until it is. */
function checksOf(charter: Charter): string[] {
  const head =
    '# What `newswire check` looks for, and how serious it is; `newswire explain` lists it.'
  const waiting = waitingChecks(charter)
  if (waiting.length === 0) return [head, '# checks:', '#   long-title: off']
  const lines = waiting.map(({ code, until }) => `  ${code}: off # until ${until}`)
  return [head, 'checks:', ...lines]
}

/** Some lines as they are, or as a proposal when they were not settled. */
const group = (lines: readonly string[], settled: string | undefined): readonly string[] =>
  settled === undefined ? lines.map((each) => `# ${each}`) : lines

/** A key with its value, quoted where YAML needs it; without a value, a proposal in a comment. */
function line(key: string, value: string | undefined, proposal?: string): string {
  const text = compileYaml({ [key]: value ?? proposal }, '').trimEnd()
  return value === undefined ? `# ${text}` : text
}
