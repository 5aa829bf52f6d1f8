import type { Artifact, IO } from '../../model.ts'
import { page } from '../diff/page.ts'
import type { Base } from './base.ts'
import { nameOf } from './names.ts'
import type { Review } from './review.ts'
import type { Former, Side } from './side.ts'

/** For each issue of which both times have a mail, a page with both and what differs marked. */
export async function sideBySide(
  reviews: readonly Review[],
  { newsroom }: Side,
  former: Former,
  { commit, name }: Pick<Base, 'commit' | 'name'>,
  io: IO,
): Promise<Artifact[]> {
  const earlier = former.side?.newsroom
  const pages: Artifact[] = []
  for (const { before, after, sentences, file } of reviews) {
    if (!before?.rendered || !after?.rendered || !earlier || sentences.length === 0) continue
    const compared = {
      ...{ number: after.issue?.number ?? 0, file, sentences },
      against: { kind: 'commit' as const, name, id: commit ?? '' },
      changes: sentences.flatMap(({ changes }) => changes),
      before: { newsroom: earlier, built: async () => before },
      after: { newsroom, built: async () => after },
    }
    const body = await page(compared, { pictures: false, io })
    pages.push({ path: `changes/${nameOf(file)}.html`, type: 'text/html', body })
  }
  return pages
}
