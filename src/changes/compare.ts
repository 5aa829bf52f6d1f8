import { linksIn, plainWords } from '../markdown.ts'
import type { Newsroom } from '../model.ts'
import { createReader } from '../prose.ts'
import type { Difference } from './change.ts'
import { daysShown, type Field } from './fields.ts'
import { runsOf } from './words.ts'

/** The two newsrooms of a comparison: the settings may have changed as well. */
export type Houses = { before: Newsroom; after: Newsroom }

/** Where a value stands: whose it is, and in which section and item. */
export type Owner = Pick<Difference, 'of' | 'section' | 'item'> & { entry?: string | null }

/** What differs in the fields of something that both issues have. */
export const compareFields = <T>(
  fields: readonly Field<T>[],
  before: T,
  after: T,
  houses: Houses,
  owner: Owner,
): Difference[] =>
  fields.flatMap((field) =>
    compare(
      field,
      field.read(before, houses.before) ?? null,
      field.read(after, houses.after) ?? null,
      houses,
      owner,
    ),
  )

/** A value that is another for who reads it: a text that is only broken into other lines is not. */
export function compare(
  { field, label, form }: Pick<Difference, 'field' | 'label' | 'form'>,
  before: string | null,
  after: string | null,
  houses: Houses,
  owner: Owner,
): Difference[] {
  if (before === after) return []
  const hasBoth = before !== null && after !== null
  if (form === 'prose' && hasBoth && looks(before, houses) === looks(after, houses)) return []
  const shown = form === 'day' ? daysShown(before, after) : { before, after }
  return [
    {
      kind: 'changed',
      ...owner,
      entry: owner.entry ?? null,
      field,
      label,
      form,
      before,
      after,
      shown,
      words: words(form, before, after),
    },
  ]
}

function words(form: Difference['form'], before: string | null, after: string | null) {
  if (form !== 'prose' && form !== 'line') return []
  const read = (text: string | null) => (form === 'prose' ? plainWords(text ?? '') : (text ?? ''))
  return runsOf(read(before), read(after))
}

/** Markdown as it comes out. Where the glossary is explained is no change of this text. */
function looks(markdown: string, { after }: Houses): string {
  const reader = createReader({ ...after, glossary: {} }, () => undefined)
  return reader.prose(markdown, []).html.replace(/\s+/g, ' ')
}

/** Whether the links within a text are others. */
export function hasOtherLinks(before: string, after: string): boolean {
  const urls = (text: string) => linksIn(text).map(({ url }) => url)
  return urls(before).join(' ') !== urls(after).join(' ')
}
