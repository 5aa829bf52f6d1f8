import { formatMonth, parsePeriod } from '../dates.ts'
import type { Path } from '../model.ts'
import type { SectionType } from '../sections/index.ts'
import type { Spoken } from '../spoken.ts'
import { contradiction, type Form, faultOfAnswer, helpFor } from '../validate/answers.ts'
import type { Desk, RawItem } from './desk.ts'
import { fold } from './fold.ts'

/** One field, or one part of a field, that somebody is asked for. */
export type Task = Desk & {
  form: Form
  /** Where it stands in the form: `['booking', 'by']`. */
  path: Path
  /** Names the question in the journal. */
  key: string
  label: string
  chapter?: string
  /** What stands there now. */
  value?: unknown
  /** The item so far, with what its snippet brings. Of its title proposals are made. */
  item?: RawItem
}

/** A way to ask for a field: gives what stands in the file, or undefined to leave it out. */
export type Way = (task: Task) => Promise<unknown>

/** What every question about a field has in common, from the form that validates it. */
export function questionOf({ form, path, key, label, chapter }: Task) {
  const { description, example } = helpFor(form, path)
  return {
    key,
    label,
    about: description,
    ...(example && { example }),
    ...(chapter && { chapter }),
  }
}

/** The task of a part of a field: its path, its key and what stands there now. */
export function part(task: Task, step: string | number, label: string): Task {
  const value = (task.value as Record<string | number, unknown> | undefined)?.[step]
  return { ...task, path: [...task.path, step], key: `${task.key}/${step}`, label, value }
}

// ---------------------------------------------------------------- text

/** Text on one line, which `read` may turn into something else. */
const lineWith =
  (read: (text: string, task: Task) => unknown): Way =>
  async (task) => {
    const value = (text: string) => (text === '' ? undefined : read(text, task))
    const answer = await task.ask({
      kind: 'line',
      ...questionOf(task),
      ...(task.value !== undefined && { start: String(task.value) }),
      check: (text) => faultOfAnswer(task.form, task.path, value(text)),
    })
    return value(answer)
  }

export const line: Way = lineWith((text) => text)

/** A number of places, or a word about it. */
export const count: Way = lineWith((text) => (/^\d{1,5}$/.test(text) ? Number(text) : text))

/** A year, a month (`April 2009`) or a day. */
export const period: Way = lineWith((text, { newsroom }) => {
  if (/^\d{4}$/.test(text)) return Number(text)
  return parsePeriod(text) ?? monthNamed(text, newsroom.language) ?? text
})

function monthNamed(text: string, language: string): string | undefined {
  const [, name, year] = /^(\p{L}{3,})\.?\s+(\d{4})$/u.exec(text) ?? []
  if (!name || !year) return undefined
  const months = Array.from({ length: 12 }, (_, m) => `${year}-${String(m + 1).padStart(2, '0')}`)
  return months.find((month) =>
    [language, 'en'].some((each) =>
      formatMonth(month, each).toLowerCase().startsWith(name.toLowerCase()),
    ),
  )
}

/** Paragraphs in Markdown. They end with a line feed, as a block of text in the file does. */
export const prose: Way = async (task) => {
  const value = (text: string) => (text.trim() === '' ? undefined : `${fold(text.trimEnd())}\n`)
  const answer = await task.ask({
    kind: 'prose',
    ...questionOf(task),
    ...(typeof task.value === 'string' && { start: task.value.trimEnd() }),
    check: (text) => faultOfAnswer(task.form, task.path, value(text)),
  })
  return value(answer)
}

// ---------------------------------------------------------------- days and times

/** A day alone. */
export const day: Way = async (task) => {
  const answer = await askWhen(task, (spoken) => {
    if (spoken.until) return 'This is one day, not several.'
    if (spoken.time) return 'This is a day without a time.'
    return faultOfAnswer(task.form, task.path, spoken.date) ?? against(task, spoken.date)
  })
  return answer?.date
}

/** A time alone; `tbc` by itself is a time here. */
export const time: Way = async (task) => {
  const value = (spoken: Spoken) => spoken.time ?? (spoken.date === 'tbc' ? 'tbc' : undefined)
  const answer = await askWhen(task, (spoken) =>
    value(spoken) === undefined
      ? 'Say from when to when, like `2-4pm`.'
      : (faultOfAnswer(task.form, task.path, value(spoken)) ?? against(task, value(spoken))),
  )
  return answer ? value(answer) : undefined
}

/** The last day, with its time where one was said. */
export const deadline: Way = async (task) => {
  const shaped = ({ date, time: until }: Spoken) => (until ? { date, time: until } : date)
  const answer = await askDeadline(task, shaped)
  return answer ? shaped(answer) : undefined
}

/** One of several deadlines, with what is due. */
export const deadlineFor: Way = async (task) => {
  const shaped = ({ date, time: until }: Spoken) => ({ date, ...(until && { time: until }) })
  const answer = await askDeadline(task, shaped)
  if (!answer) return undefined
  const due = await line(part(task, 'for', 'What is due'))
  return { ...shaped(answer), ...(due !== undefined && { for: due }) }
}

const askDeadline = (task: Task, shaped: (spoken: Spoken) => unknown) =>
  askWhen(task, (spoken) => {
    if (!spoken.date) return 'Say the day too, like `1 May, 5pm`.'
    if (spoken.until) return 'A deadline is one day: say the last one.'
    if (spoken.time?.includes('-')) return 'A deadline has one time: say until when.'
    return faultOfAnswer(task.form, task.path, shaped(spoken))
  })

/** When something takes place: the fields `date`, `until` and `time` in one answer. */
export async function askEventDays(
  task: Task,
  type: SectionType,
  before: Spoken,
): Promise<Spoken | undefined> {
  const has = (name: 'until' | 'time') => [...type.required, ...type.optional].includes(name)
  const thing = type.item.charAt(0).toUpperCase() + type.item.slice(1)
  const answer = await askWhen({ ...task, value: before.date && before }, (spoken) => {
    if (!spoken.date) return 'Say the day too, like `Fri 27 March, 2-4pm`.'
    if (spoken.until && !has('until')) return `${thing} has one day only.`
    if (spoken.time && !has('time')) return `${thing} has no time of its own: put it in the text.`
    const fault = faultOfAnswer(task.form, task.path, spoken.date)
    return fault ?? contradiction({ ...task.item, until: undefined, ...spoken })
  })
  return answer ?? undefined
}

/** What a value would contradict in the item, once it stands there. */
function against({ path, item }: Task, value: unknown): string | undefined {
  const [field = '', ...rest] = path
  const whole = rest.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value)
  return contradiction({ ...item, [field]: whole })
}

async function askWhen(task: Task, check: (spoken: Spoken) => string | undefined) {
  const optional = !helpFor(task.form, task.path).required
  const start = spokenOf(task.value)
  const name = String(task.path.at(-1))
  return task.ask({
    kind: 'when',
    ...questionOf(task),
    ...(name === 'time' && { about: 'From when to when, or `tbc` while it is not settled.' }),
    example: examples[name] ?? 'Fri 27 March',
    on: task.on,
    optional,
    ...(start && { start }),
    check,
  })
}

/** What may be typed, which is not what the file holds. */
const examples: Record<string, string> = {
  date: 'Fri 27 March, 2-4pm; 27-29 April; tbc',
  time: '2-4pm; 10.30am; tbc',
  deadline: '1 May, 5pm',
  by: '20 March',
}

function spokenOf(value: unknown): Spoken | undefined {
  if (typeof value === 'object' && value !== null) return value as Spoken
  if (typeof value !== 'string') return undefined
  return /^\d{4}-/.test(value) ? { date: value } : { time: value }
}
