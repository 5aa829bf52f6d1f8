import { gmailLimit } from '../../checks/index.ts'
import { isFaulty } from '../../enter.ts'
import type { Setting } from '../../model.ts'
import { clean, plural, type Reported, textReport } from '../../report.ts'
import { width } from '../../text.ts'
import { isAdvice, whereAdviceIs } from './advice.ts'
import { isPrinted, type Options } from './asked.ts'
import type { Output } from './deliver.ts'

/** Says in one line for each file what was written, and why others were not. */
export function tell(
  reported: Reported[],
  { output, strict }: Options,
  { io, colour }: Setting,
): void {
  const outputs = reported.flatMap((each) => each.outputs ?? [])
  if (!isPrinted(output) && outputs.length > 0) io.stdout.write(table(outputs))
  if (reported.some(({ diagnostics }) => diagnostics.length > 0)) {
    const report = textReport(reported, colour('stderr'), (each) => strict || !isAdvice(each))
    io.stderr.write(`${report}${strict ? '' : whereAdviceIs(reported)}\n`)
  }
  const kept = reported.filter(({ isNewsroom, outputs }) => !isNewsroom && !outputs)
  if (kept.length === 0) return
  const why = kept.every((each) => isFaulty(each)) || !strict ? '' : ' (--strict)'
  io.stderr.write(
    `${plural(kept.length, 'issue')} not built${why}; what was built earlier is left as it was.\n`,
  )
}

function table(outputs: readonly Output[]): string {
  const rows = outputs.map(({ path, bytes }) => {
    const share = `${Math.ceil((bytes / gmailLimit) * 100)}%`.padStart(4)
    const isHtml = /\.html?$/i.test(path)
    return {
      name: clean(path),
      size: `${(bytes / 1024).toFixed(1)} KB`,
      share: isHtml ? `  ${share} of Gmail's 102 KB` : '',
    }
  })
  const widest = rows.reduce((most, { name }) => Math.max(most, width(name)), 0)
  const longest = rows.reduce((most, { size }) => Math.max(most, size.length), 0)
  const lines = rows.map(({ name, size, share }) => {
    const gap = ' '.repeat(widest - width(name) + 2)
    return `${name}${gap}${size.padStart(longest)}${share}\n`
  })
  return lines.join('')
}
