import { cpus } from 'node:os'

/** What the figures were measured on: no date and no name of a machine. */
export function describeMachine() {
  const cores = cpus()
  return `${cores[0]?.model.trim()} (${cores.length} cores), Node ${process.versions.node}, ${process.platform}`
}

/** The figures as the Markdown that README repeats. */
export function toMarkdown({ machine, runs, issue, processes, loops, archives }) {
  const ms = (name) => processes.find((row) => row.name === name)?.ms
  const times = (value, base) => (base ? `${(value / base).toFixed(2)}` : '')
  const parts = [
    table(
      ['one issue, whole process', 'median', '× mjml CLI', '× node -e 0'],
      processes.map((row) => [
        code(row.name),
        `${row.ms.toFixed(0)} ms`,
        times(row.ms, ms('mjml CLI')),
        times(row.ms, ms('node -e 0')),
      ]),
    ),
    table(
      ['one issue, again and again in one process', 'ms an issue'],
      loops.map((row) => [row.name, row.ms.toFixed(2)]),
    ),
    table(
      ['a whole archive', 'seconds', 'peak memory'],
      archives.map((row) => [
        `\`newswire build --all\`, ${row.issues.toLocaleString('en-GB')} issues`,
        row.seconds.toFixed(1),
        `${row.megabytes.toFixed(0)} MB`,
      ]),
    ),
    `Medians of ${runs} runs in turn on ${machine}. The issue has ${issue.items} items; its MJML comes from ${issue.source}. newswire writes HTML and plain text, the others HTML alone.`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function table(head, rows) {
  if (rows.length === 0) return ''
  const line = (cells) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

const code = (name) => name.replace(/^(node -e 0|mjml CLI|newswire build|maizzle build)$/, '`$1`')
