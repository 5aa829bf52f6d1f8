import type { Code } from '../../diagnostic.ts'
import type { Context, Found } from '../check.ts'
import { linksOf } from './linked.ts'
import { singly } from './singly.ts'
import { verdict } from './verdict.ts'

/** The links of which the network's answer means what a code says. */
export async function answered(context: Context, code: Code): Promise<Found[]> {
  const targets = linksOf(context).flatMap(({ target }) => target() ?? [])
  const answers = await context.answers?.(targets.map(asked))
  if (!answers) return []
  return singly(context, (link) => {
    const target = link.target()
    const answer = target && answers.get(asked(target))
    const means = answer && verdict(target, answer)
    return means?.code === code ? { message: means.message, hint: means.hint } : undefined
  })
}

/** An address as it is asked: its fragment stays with the reader's program. */
const asked = ({ href, hash }: URL): string => href.slice(0, href.length - hash.length)
