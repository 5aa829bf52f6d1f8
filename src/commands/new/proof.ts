import { formatDate, formatDay } from '../../dates.ts'
import { isError } from '../../diagnostic.ts'
import type { Draft, Proof, RawItem } from '../../draft.ts'
import { compileYaml, difference } from '../../edit.ts'
import type { Newsroom, Setting } from '../../model.ts'
import { shownPath } from '../../newsroom.ts'
import { openPress } from '../../pipeline.ts'
import { painter, plural, textReport } from '../../report.ts'
import { width } from '../../text.ts'
import type { Place } from './place.ts'

/** The text of the issue's file. */
export const fileOf = ({ data }: Draft, { schemaLine }: Place): string =>
  compileYaml(data, schemaLine)

/** Shows a draft on the screen as it will be: outline, report, plain text, file. */
export function proofFor({ io, colour }: Setting, place: Place): Omit<Proof, 'show'> {
  const { newsroom, path } = place
  const isColoured = colour('stdout')
  const paint = painter(isColoured)
  const columns = io.stdout.columns ?? 80
  const built = async (draft: Draft) => {
    const people = { ...newsroom.people, ...draft.people }
    const press = await openPress({ ...newsroom, people }, { cwd: io.cwd, env: io.env })
    if (press.build) return press.build(path, fileOf(draft, place))
    return { file: shownPath(path, io.cwd), diagnostics: press.diagnostics }
  }
  return {
    async overview(draft) {
      const { file, diagnostics } = await built(draft)
      return `\n${outline(draft, newsroom, columns, paint)}\n\n${textReport([{ file, diagnostics }], isColoured)}`
    },
    async plainText(draft) {
      const { rendered, diagnostics } = await built(draft)
      if (rendered) return rendered.text
      return `It cannot be built yet: ${plural(diagnostics.filter(isError).length, 'error')}.`
    },
    file: async (draft) => difference(shownPath(path, io.cwd), '', fileOf(draft, place)),
  }
}

/** The sections and their items, with the day of each that has one. */
function outline(
  { data, left }: Draft,
  newsroom: Newsroom,
  columns: number,
  paint: ReturnType<typeof painter>,
): string {
  const sections = data.sections as { type: string; heading?: string; items: RawItem[] }[]
  const own = (type: string) => newsroom.sections[type]?.heading ?? newsroom.words.headings[type]
  const lines = sections.flatMap(({ type, heading, items }) => [
    `  ${paint('bold', heading ?? own(type) ?? type)}`,
    ...items.map((item, index) => row(item, index, newsroom, columns)),
  ])
  const count = sections.reduce((sum, { items }) => sum + items.length, 0)
  const day = formatDay(String(data.date), newsroom.language)
  const head = `Issue ${data.number} · ${day} · ${plural(sections.length, 'section')}, ${plural(count, 'item')}`
  const rest = left.length > 0 ? [`  Left out, as nothing is in them: ${left.join(', ')}`] : []
  return [head, ...lines, ...rest].join('\n')
}

function row(item: RawItem, index: number, newsroom: Newsroom, columns: number): string {
  const snippet = newsroom.snippets[String(item.use)]
  const title = String(item.title ?? snippet?.title ?? item.body ?? item.use ?? '')
  const note = dayOf(item, newsroom)
  const room = columns - 10 - (note ? note.length + 2 : 0)
  const one = title.replace(/\s+/g, ' ').trim()
  const shown = width(one) > room ? `${one.slice(0, room - 1).trimEnd()}…` : one
  return `  ${String(index + 1).padStart(4)}  ${shown}${note ? `  ${note}` : ''}`
}

/** The day of an event, or the one until which something is open. */
function dayOf({ date, deadline }: RawItem, { language, words }: Newsroom): string {
  if (date === 'tbc') return words.dateToBeConfirmed
  if (typeof date === 'string') return formatDate(date, language)
  const last = (deadline as { date?: unknown } | undefined)?.date ?? deadline
  return typeof last === 'string' ? `${words.deadline}: ${formatDate(last, language)}` : ''
}
