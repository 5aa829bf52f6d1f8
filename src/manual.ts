import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type About, allChecks } from './checks/index.ts'

/** What each check says of itself, in the order of families: for `explain` and docs/checks.md. */

const families: Readonly<Record<About['family'], string>> = {
  dates: 'Dates',
  links: 'Links and contacts',
  words: 'Words',
  structure: 'Structure',
  mail: 'The rendered mail',
  silencers: 'Silencers',
}

/** The checks by the headings of their families. */
export function byFamily(all: readonly About[]): [heading: string, checks: About[]][] {
  return Object.entries(families).map(([name, heading]) => [
    heading,
    all.filter(({ family }) => family === name).sort((a, b) => (a.code < b.code ? -1 : 1)),
  ])
}

const levels = { error: 'an error', warning: 'a warning', info: 'a note' } as const

/** One check, as a terminal shows it. */
export const explained = ({ code, severity, about, why, bad, good }: About): string =>
  `${code} (${levels[severity]})

${about}

${why}

At fault:
${indented(bad)}

Better:
${indented(good)}

To silence it at one place, put a comment there:
  # newswire-ignore ${code}: your reason
To have it everywhere otherwise, write in newswire.yaml:
  checks: { ${code}: off }   # or info, warning, error
`

const indented = (text: string): string => text.trimEnd().replace(/^/gm, '  ')

/** docs/checks.md as a whole. */
export async function checksManual(): Promise<string> {
  const parts = byFamily(await allChecks()).map(
    ([heading, own]) => `## ${heading}\n\n${own.map(entry).join('\n')}`,
  )
  return `${opening}\n${parts.join('\n')}`
}

const entry = ({ code, severity, about, why, bad, good }: About): string =>
  `### \`${code}\`

*${levels[severity].replace(/^an? /, '').replace(/^./, (letter) => letter.toUpperCase())}.* ${about} ${why}

\`\`\`yaml
${bad.trimEnd()}
# better
${good.trimEnd()}
\`\`\`
`

const opening = `# What newswire asks a good sub-editor's questions about

<!-- Made by \`npm run build\` from src/checks: change it there. -->

\`newswire check\` reads an issue against its day of publication, its neighbours and the rules of mail.
\`newswire explain CODE\` prints one entry of this page. How serious a finding is stands with each check; a
newsroom may say otherwise, and a comment with a reason silences a single finding:

\`\`\`yaml
# in newswire.yaml
checks: { vague-link: error, spelling: off }

# in an issue: behind the words, or on a line of its own above a key, an item or a section
title: Here we are   # newswire-ignore vague-link: the venue is called Here
\`\`\`
`

/** The section of docs/faults.md that a fault has, as it stands there. */
export function faultEntry(code: string): string | undefined {
  const manual = fileURLToPath(new URL('../docs/faults.md', import.meta.url))
  const sections = readFileSync(manual, 'utf8').split(/^(?=##)/m)
  const entry = sections.find((section) => section.startsWith(`### \`${code}\`\n`))
  return entry && `${entry.replace(/^### `(.*)`/, '$1').trimEnd()}\n`
}
