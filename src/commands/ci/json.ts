import { jsonReport } from '../../report.ts'
import type { Outcome } from './outcome.ts'

/** The same as one JSON document; each issue is told as in the report of `check`, with its new problems. */
export function json(
  { base, house, reviews, pictures, now }: Outcome,
  outputs: readonly string[],
): string {
  const told = reviews.map(({ file, after, before, fresh }) => {
    const number = (after?.issue ?? before?.issue)?.number
    return { file, ...(number !== undefined && { issue: number }), diagnostics: fresh }
  })
  const settings = { file: 'newswire.yaml', isNewsroom: true, diagnostics: house }
  const report = JSON.parse(jsonReport([settings, ...told])) as {
    summary: object
    issues: object[]
  }
  const [newsroom, ...issues] = report.issues
  const size = (mail: { html: string } | undefined) => (mail ? Buffer.byteLength(mail.html) : null)
  const whole = {
    version: 1,
    base: { name: base.name, commit: base.commit ?? null, why: base.why },
    summary: report.summary,
    isBuilt: now.side !== undefined,
    note: pictures.note ?? null,
    outputs,
    newsroom,
    issues: issues.map((each, index) => {
      const { how, before, after, sentences, known } = reviews[index] as (typeof reviews)[number]
      return {
        ...each,
        how,
        was: before?.file ?? null,
        bytes: { before: size(before?.rendered), after: size(after?.rendered) },
        changes: sentences.map(({ text }) => text),
        known,
      }
    }),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}
