import { UserError } from '../diagnostic.ts'

/** What goes wrong with a browser, by the words in which playwright tells of it. */
const faults: [told: RegExp, message: string, hint: string][] = [
  [
    /Timeout .*exceeded/,
    'The browser took too long and was stopped.',
    'Run the command again when the machine has less to do, or name fewer issues.',
  ],
  [
    /crash|has been closed|Target closed|disconnected/i,
    'The browser broke off in the middle of its work.',
    'Run the command again. If it happens every time, the memory may be too small for the page.',
  ],
]

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What the browser said of itself, line by line, without playwright's account of how it was run. */
const complaints = (message: string): string[] =>
  message.split('\n').flatMap((line) => /\[err\] (.*\S)/.exec(line)?.[1] ?? [])

/** True when Chromium found no way on this system to shut its own parts in. */
export const lacksSandbox = (error: unknown): boolean => /sandbox/i.test(wordsOf(error))

/** Why a browser did not start, as far as it said so itself. */
export function startFault(error: unknown, path: string): UserError {
  const message = wordsOf(error)
  const [first] = complaints(message)
  const isSlow = /Timeout .*exceeded/.test(message)
  const why = isSlow ? 'nothing came within half a minute' : (first ?? 'it ended at once')
  return new UserError(
    `The browser \`${path}\` did not start: ${why.replace(/\.$/, '')}.`,
    'Try whether it opens by hand, install it anew, or name another in CHROME_PATH.',
  )
}

/** Why a page was not made: known troubles in our words, others in the browser's own. */
export function pageFault(error: unknown): UserError {
  const message = wordsOf(error)
  const known = faults.find(([told]) => told.test(message))
  if (known) return new UserError(known[1], known[2])
  const [line = ''] = message.split('\n')
  return new UserError(
    `The browser could not do it: ${line.replace(/\.$/, '')}.`,
    'Run the command again, or name another browser in CHROME_PATH.',
  )
}
