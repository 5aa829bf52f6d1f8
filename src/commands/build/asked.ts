import { nearest, UserError } from '../../diagnostic.ts'
import { exporters } from '../../exporters/index.ts'
import type { Day } from '../../model.ts'

export type Options = {
  all?: boolean
  out?: string
  format?: string
  output?: string
  asOf?: Day
  strict?: boolean
  watch?: boolean
}

/** The formats that are wanted, each once. Throws a `UserError` for one that there is not. */
export function chosenFormats({ format = 'html,text', output }: Options): string[] {
  const known = Object.keys(exporters)
  const formats = [...new Set(format.split(',').map((name) => name.trim()))]
  for (const name of formats) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    throw new UserError(
      `There is no format \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      `\`--format\` takes ${known.join(', ')}, with commas between them.`,
    )
  }
  if (output === undefined || formats.length === 1) return formats
  // The name of the file says which format is meant; standard output has none, so it must be told.
  const named = /\.txt$/i.test(output) ? 'text' : /\.html?$/i.test(output) ? 'html' : undefined
  if (named && formats.includes(named)) return [named]
  throw new UserError('`--output` takes one format.', 'Add `--format html` or `--format text`.')
}

/** Throws a `UserError` for options that cannot be had together. */
export function refuseContradictions(named: string[], options: Options, json: boolean): void {
  const { all, output, out, watch } = options
  if (watch && json) {
    throw new UserError(
      '`--watch` and `--json` exclude each other: what is watched never comes to one document.',
    )
  }
  if (output === undefined) return
  if (watch && isPrinted(output)) {
    throw new UserError(
      '`--watch` cannot print to standard output: one mail would follow the other.',
      'Write to a file: `--output FILE`.',
    )
  }
  if (out !== undefined) throw new UserError('`--output` and `--out` exclude each other.')
  if (all || named.length > 1) throw oneIssueOnly()
  if (json && isPrinted(output)) {
    throw new UserError('`--json` and `--output -` both want standard output.', 'Write to a file.')
  }
}

export const oneIssueOnly = () =>
  new UserError('`--output` takes one issue.', 'Name one issue, or use `--out DIR` for several.')

/** Whether `--output` means standard output. */
export const isPrinted = (output: string | undefined): boolean =>
  output === '-' || output === '/dev/stdout'
