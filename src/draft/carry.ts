import { formatDay } from '../dates.ts'
import type { LooseEnd, Reason } from '../loose-ends.ts'
import type { Desk, RawItem } from './desk.ts'
import { changeItem, inOrder, type Work } from './item.ts'
import type { DraftSection } from './sections.ts'

/** A loose end as the editor is asked about it: with the item as it stands in the last issue's file. */
export type Offered = LooseEnd & { raw: RawItem }

const named: Record<'date' | 'time' | 'venue', string> = {
  date: 'its date',
  time: 'its time',
  venue: 'its venue',
}

/** What is open about an item, one sentence for each reason. */
function reasonsInWords(reasons: readonly Reason[], language: string): string {
  const day = (text: string) => formatDay(text, language)
  const unsettled = reasons.flatMap((each) => (each.kind === 'unsettled' ? named[each.field] : []))
  const sentences = reasons.map((each): string => {
    if (each.kind === 'promised') return `It said: “${each.words}”`
    if (each.kind === 'held')
      return `It has been held since (${day(each.date)}): is there a report?`
    if (each.kind === 'ahead') return `It is still to come: ${day(each.date)}.`
    if (each.kind === 'open') return `Still open: ${each.for ?? 'deadline'}, ${day(each.date)}.`
    if (each.kind === 'standing') return 'The last two issues both carried it.'
    return ''
  })
  if (unsettled.length > 0) sentences.unshift(`Still to be confirmed: ${unsettled.join(', ')}.`)
  return sentences.filter(Boolean).join(' ')
}

/** Offers the loose ends one by one, and gives those that the editor wants in the new issue. */
export async function askLooseEnds(desk: Desk, ends: readonly Offered[]): Promise<Offered[]> {
  const included: Offered[] = []
  for (const [index, end] of ends.entries()) {
    const isHeld = end.reasons.some(({ kind }) => kind === 'held')
    const answer = await desk.ask({
      kind: 'choice',
      key: `loose/${end.issue}/${end.path.filter((step) => typeof step === 'number').join('/')}`,
      label: end.item.title ?? 'An item without a title',
      chapter: `Loose ends of issue ${end.issue} · ${index + 1} of ${ends.length}`,
      about: reasonsInWords(end.reasons, desk.newsroom.language),
      flag: '--no-loose-ends',
      choices: [
        isHeld
          ? { value: 'include', name: 'Include', note: 'A report of it, which you write now.' }
          : { value: 'include', name: 'Include', note: 'You may change it on the way.' },
        { value: 'done', name: 'Done', note: 'It is settled; nothing more is to be said.' },
        { value: 'drop', name: 'Drop', note: 'It is not settled, and is let go.' },
      ],
    })
    if (answer === 'include') included.push(end)
  }
  return included
}

/**
 * The section that takes a loose end: its own, else one of its type; for a report of what was held, one
 * with stories. Undefined when the issue has none.
 */
export function homeOf(end: Offered, sections: readonly DraftSection[]): DraftSection | undefined {
  if (isReport(end)) return sections.find(({ base }) => base.type === 'news')
  const id = `${end.issue}/${end.path[1]}`
  return (
    sections.find((each) => each.id === id) ??
    sections.find(({ type }) => type === end.section.type)
  )
}

/** Whether what is carried over is a new story about an event, not the event again. */
export const isReport = ({ reasons }: LooseEnd): boolean =>
  reasons.some(({ kind }) => kind === 'held')

/** What is known of the story about an event that was held; its text is still to be written. */
export function reportOf({ raw }: Offered): RawItem {
  const { title, contact } = raw
  return {
    ...(typeof title === 'string' && { title: `Report: ${title}` }),
    ...(contact !== undefined && { contact }),
  }
}

/** The item again, as it was or changed. What was left open, or promised, is better changed. */
export async function askCarried(work: Work, { raw, reasons, item }: Offered): Promise<RawItem> {
  const isOpen = reasons.some(({ kind }) => kind === 'unsettled' || kind === 'promised')
  const choices = [
    { value: 'change', name: 'Change it …', note: 'Field by field.' },
    { value: 'keep', name: 'Take it as it was' },
  ]
  const answer = await work.ask({
    kind: 'choice',
    key: `${work.key}/carried`,
    label: item.title ?? 'An item without a title',
    ...(work.chapter && { chapter: work.chapter }),
    about: `From the last issue. ${reasonsInWords(reasons, work.newsroom.language)}`,
    choices: isOpen ? choices : choices.toReversed(),
  })
  return answer === 'keep' ? inOrder(raw) : changeItem(work, raw)
}
