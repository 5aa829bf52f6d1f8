import type { Compared } from './compared.ts'

/** Everything that differs as one document: see docs/changes.md. */
export function json({ number, file, against, sentences, changes }: Compared): string {
  const told = sentences.map(({ text }) => text)
  const whole = { version: 1, issue: number, file, against, sentences: told, changes }
  return `${JSON.stringify(whole, null, 2)}\n`
}
