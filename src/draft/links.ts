import { isVague } from '../links.ts'
import { faultOfAnswer } from '../validate/answers.ts'
import { part, questionOf, type Task, type Way } from './ways.ts'

/** Links, one after the other, until one is left empty. */
export const links: Way = async (task) => {
  const kept = await keptOf(task)
  const found: { text: string; url: string }[] = [...kept]
  for (;;) {
    const own = part({ ...task, value: undefined }, found.length, 'Link')
    const text = await askText(own, found.length === 0)
    if (text === '') break
    const at = part(own, 'url', 'Its address')
    const url = await task.ask({
      kind: 'line',
      ...questionOf(at),
      check: (address) => faultOfAnswer(task.form, at.path, address || undefined),
    })
    found.push({ text, url })
  }
  return found.length > 0 ? found : undefined
}

async function keptOf({
  value,
  ask,
  key,
  chapter,
}: Task): Promise<{ text: string; url: string }[]> {
  const present = Array.isArray(value) ? value : []
  if (present.length === 0) return []
  const choices = present.map(({ text, url }, index) => ({
    value: String(index),
    name: `${text} · ${url}`,
    chosen: true,
  }))
  const kept = await ask({
    kind: 'order',
    key: `${key}/kept`,
    label: 'Which links stay?',
    ...(chapter && { chapter }),
    choices,
  })
  return kept.map((index) => present[Number(index)])
}

async function askText(task: Task, isFirst: boolean): Promise<string> {
  const at = part(task, 'text', isFirst ? 'Link' : 'Another link')
  const { about, ...question } = questionOf(at)
  const text = await task.ask({
    kind: 'line',
    ...question,
    about: `${about} ${isFirst ? 'Leave it empty for none.' : 'Leave it empty when there are no more.'}`,
    check: (words) => (words === '' ? undefined : faultOfAnswer(task.form, at.path, words)),
  })
  return betterText(at, text)
}

/**
 * What to say of words that do not tell where their link goes, with better ones made from the title
 * of its item where that can be done; undefined for words that do.
 */
function doubtOf(
  text: string,
  { form, path, item }: Pick<Task, 'form' | 'path' | 'item'>,
): { message: string; proposal?: string } | undefined {
  if (!isVague(text)) return undefined
  const message = `“${text}” does not say where it goes`
  const proposal = `More about: ${item?.title}`
  const isFit = Boolean(item?.title) && faultOfAnswer(form, path, proposal) === undefined
  return { message, ...(isFit && { proposal }) }
}

async function betterText(task: Task, text: string): Promise<string> {
  const doubt = doubtOf(text, task)
  if (!doubt) return text
  const { message, proposal } = doubt
  const answer = await task.ask({
    kind: 'choice',
    key: `${task.key}/vague`,
    label: message,
    about: 'Many readers hear the links alone, one after the other.',
    choices: [
      ...(proposal ? [{ value: 'proposal', name: proposal }] : []),
      { value: 'other', name: 'Other words …' },
      { value: 'same', name: `Keep “${text}”` },
    ],
  })
  if (answer === 'proposal' && proposal) return proposal
  if (answer === 'same') return text
  return task.ask({
    kind: 'line',
    ...questionOf(task),
    key: `${task.key}/other`,
    label: 'Words of the link',
    check: (typed) =>
      isVague(typed)
        ? 'Say what the reader finds there.'
        : faultOfAnswer(task.form, task.path, typed || undefined),
  })
}
