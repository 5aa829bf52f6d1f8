import { exits } from '../diagnostic.ts'
import { enter, reportedOf } from '../enter.ts'
import type { Day, Setting } from '../model.ts'
import type { Built } from '../pipeline.ts'
import { plural, summary } from '../report.ts'
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
  setting: Setting,
  _: string[],
  options: { asOf?: Day },
): Promise<number> {
  const entered = await enter(setting, [], { ...options, all: true })
  if (typeof entered === 'number') return entered
  const rows: Row[] = []
  for (const path of entered.paths.toReversed()) rows.push(rowOf(await entered.build(path)))
  const { io, json } = setting
  if (json) io.stdout.write(`${JSON.stringify({ version: 1, issues: rows }, null, 2)}\n`)
  else if (rows.length === 0) io.stderr.write('There are no issues yet.\n')
  else io.stdout.write(table(rows))
  return exits.done
}

function rowOf(built: Built): Row {
  const { errors, warnings } = summary([reportedOf(built)])
  const { issue, file } = built
  return {
    issue: issue?.number ?? null,
    date: issue?.date ?? null,
    sections: issue?.sections.length ?? null,
    items: issue?.sections.reduce((sum, section) => sum + section.items.length, 0) ?? null,
    errors,
    warnings,
    file,
  }
}

function table(rows: readonly Row[]): string {
  const head = ['Issue', 'Date', 'Sections', 'Items', 'Errors', 'Warnings', 'File']
  const cells = rows.map((row) =>
    [row.issue, row.date, row.sections, row.items, row.errors, row.warnings, row.file].map(
      (cell) => (cell === null ? '–' : String(cell)),
    ),
  )
  const widths = head.map((title, column) =>
    Math.max(width(title), ...cells.map((row) => width(row[column] as string))),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] as number) - width(cell))
        return column === 1 || column === 6 ? cell + gap : gap + cell
      })
      .join('  ')
      .trimEnd()
  return `${[head, ...cells].map(line).join('\n')}\n${plural(rows.length, 'issue')}\n`
}
