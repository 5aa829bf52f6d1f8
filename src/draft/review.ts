import { acts } from './acts.ts'
import { type Composition, type Draft, draftOf } from './composition.ts'
import type { Desk } from './desk.ts'

/** What the editor is shown of a draft before it is written; made only when it is looked at. */
export type Proof = {
  /** Outline and report. */
  overview(draft: Draft): Promise<string>
  plainText(draft: Draft): Promise<string>
  /** The file, as a difference to what is on the disk. */
  file(draft: Draft): Promise<string>
  show(text: string): void
}

/** The last look: shows the draft, changes what the editor wants changed, until it is to be written. */
export async function review(
  desk: Desk,
  start: Composition,
  proof: Proof,
): Promise<{ draft: Draft; write: boolean }> {
  let composition = start
  let proposal = 'text'
  for (let round = 0; ; ) {
    const key = `review/${round}`
    const draft = draftOf(composition, desk)
    const answer = await desk.ask({
      kind: 'choice',
      key,
      label: 'What next?',
      chapter: `A last look at issue ${composition.number}`,
      ...(proposal === 'text' && { before: () => proof.overview(draft) }),
      choices: menu(composition),
      proposal,
      fleeting: ['text', 'file', 'write', 'stop'],
      unattended: 'write',
    })
    if (answer === 'write' || answer === 'stop') return { draft, write: answer === 'write' }
    if (answer === 'text' || answer === 'file') {
      proof.show(await (answer === 'text' ? proof.plainText(draft) : proof.file(draft)))
      proposal = answer === 'text' ? 'file' : 'write'
      continue
    }
    composition = (await acts[answer]?.act(desk, composition, key)) ?? composition
    proposal = 'text'
    round += 1
  }
}

function menu({ number }: Composition) {
  return [
    { value: 'text', name: 'Read the plain text' },
    { value: 'file', name: 'See the file' },
    { value: 'write', name: `Write issues/${number}.yaml` },
    ...Object.entries(acts).map(([value, { name }]) => ({ value, name })),
    { value: 'stop', name: 'Stop here', note: 'The draft is kept.' },
  ]
}
