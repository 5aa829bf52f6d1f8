import { clean } from '../../report.ts'
import { width } from '../../text.ts'

/** What was written, a line for each file with its size. */
export function listing(outputs: readonly { path: string; bytes: number }[]): string {
  const rows = outputs.map(({ path, bytes }) => ({
    name: clean(path),
    size: `${(bytes / 1024).toFixed(1)} KB`,
  }))
  const widest = Math.max(...rows.map(({ name }) => width(name)))
  const longest = Math.max(...rows.map(({ size }) => size.length))
  const lines = rows.map(
    ({ name, size }) => `${name}${' '.repeat(widest - width(name) + 2)}${size.padStart(longest)}\n`,
  )
  return lines.join('')
}
