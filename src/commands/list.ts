import { exits } from '../diagnostic.ts'
import { enter, reportedOf } from '../enter.ts'
import type { Day, Setting } from '../model.ts'
import { issueNumber } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { clean, summary, textReport } from '../report.ts'
import { width } from '../text.ts'

type Row = {
  issue: number | null
  date: string | null
  sections: number | null
  items: number | null
  errors: number
  warnings: number
  file: string
}

/** Prints a table of the newsroom's issues, the newest first; exit 0 even when some have faults. */
export async function list(
  { io, colour, json }: Setting,
  _: string[],
  options: { asOf?: Day },
): Promise<number> {
  const entered = await enter({ io, colour, json }, [], { ...options, all: true, evenNone: true })
  if (typeof entered === 'number') return entered
  const rows: Row[] = []
  for await (const built of entered.issues()) rows.unshift(rowOf(built))
  if (json) io.stdout.write(`${JSON.stringify({ version: 1, issues: rows }, null, 2)}\n`)
  else if (rows.length > 0) io.stdout.write(table(rows))
  else io.stderr.write('There are no issues yet.\n')
  if (entered.house.length) io.stderr.write(`${textReport(entered.house, colour('stderr'))}\n`)
  return exits.done
}

/** An issue that cannot be read still has the number of its file. */
function rowOf(built: Built): Row {
  const { errors, warnings } = summary([reportedOf(built)])
  const { issue, file } = built
  return {
    issue: issue?.number ?? issueNumber(file) ?? null,
    date: issue?.date ?? null,
    sections: issue?.sections.length ?? null,
    items: issue?.sections.reduce((sum, section) => sum + section.items.length, 0) ?? null,
    errors,
    warnings,
    file,
  }
}

const titles = {
  issue: 'Issue',
  date: 'Date',
  sections: 'Sections',
  items: 'Items',
  errors: 'Errors',
  warnings: 'Warnings',
  file: 'File',
} satisfies Record<keyof Row, string>

/** Columns with two spaces between them: words begin below each other, numbers end below each other. */
function table(rows: readonly Row[]): string {
  const columns = Object.entries(titles).map(([name, title]) => {
    const cells = [title, ...rows.map((row) => clean(String(row[name as keyof Row] ?? '–')))]
    const widest = cells.reduce((most, cell) => Math.max(most, width(cell)), 0)
    return cells.map((cell) => {
      const gap = ' '.repeat(widest - width(cell))
      return name === 'date' || name === 'file' ? cell + gap : gap + cell
    })
  })
  const lines = [titles, ...rows].map((_, line) => columns.map((cells) => cells[line]).join('  '))
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}
