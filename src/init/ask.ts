import type { Ask } from '../draft.ts'
import { helpFor } from '../validate/answers.ts'
import type { Charter } from './charter.ts'
import { another, languageChoices, zoneChoices } from './places.ts'
import { type Circumstances, points } from './points.ts'
import { faultOf, names, themes, withAnswer } from './settle.ts'

type Name = keyof Charter

export type Interview = Circumstances & {
  /** Why a colour cannot be read in a theme; undefined when it can. */
  accentFault(accent: string, theme: string): Promise<string | undefined>
}

/** Asks for what is not known yet of a charter, one question after the other. */
export async function askCharter(
  ask: Ask,
  known: Partial<Charter>,
  interview: Interview,
): Promise<Charter> {
  let charter = known
  for (const name of names) {
    if (charter[name] !== undefined) continue
    const way = ways[name] ?? askLine
    charter = withAnswer(charter, name, await way({ ask, name, charter, interview }))
  }
  return charter as Charter
}

type Task = { ask: Ask; name: Name; charter: Partial<Charter>; interview: Interview }
type Way = (task: Task) => Promise<string>

/** What every question has in common: words from the schema that validates the answer. */
function questionOf({ name, charter, interview }: Task) {
  const { label, flag, form, path, fallback } = points[name]
  const { about, example } = points[name].about ? points[name] : described(form, path, name)
  const proposal = fallback?.(charter, interview)
  return {
    key: name,
    label,
    flag,
    chapter: `A new newsroom in ${interview.folder}`,
    ...(about && { about }),
    ...(example && { example }),
    ...(proposal && { proposal }),
  }
}

function described(...[form, path, name]: [...Parameters<typeof helpFor>, Name]) {
  const { description, example } = helpFor(form, path)
  return { about: description, example: points[name].example ?? example }
}

/** A text; what nobody can guess is asked for without a proposal, which Enter would take unread. */
const askLine: Way = async (task) => {
  const { proposal: guess, ...question } = questionOf(task)
  const proposal = points[task.name].isNeeded ? undefined : guess
  const check = (text: string) => faultOf(task.name, text || (proposal ?? ''))
  const answer = await task.ask({ kind: 'line', ...question, ...(proposal && { proposal }), check })
  return answer || (proposal ?? '')
}

/** A list needs no example. */
const listOf = (task: Task) => ({ ...questionOf(task), example: '' })

const askLanguage: Way = async (task) => {
  const question = listOf(task)
  const chosen = await task.ask({ kind: 'search', ...question, choices: languageChoices() })
  if (chosen !== another) return chosen
  const { proposal: _, ...named } = question
  return task.ask({
    kind: 'line',
    ...named,
    key: 'language/tag',
    label: 'Its tag',
    example: 'cy',
    check: (text) => faultOf('language', text),
  })
}

/** A colour that cannot be read is asked for again, with the reason. */
const askAccent: Way = async (task) => {
  const { theme = 'newswire' } = task.charter
  let fault: string | undefined
  for (let count = 1; ; count += 1) {
    const again = fault ? { key: `accent/${count}`, about: fault } : {}
    const check = (text: string) => faultOf('accent', text)
    const accent = await task.ask({ kind: 'line', ...questionOf(task), ...again, check })
    fault = accent ? await task.interview.accentFault(accent, theme) : undefined
    if (!fault) return accent
  }
}

const askDate: Way = async (task) => {
  const { proposal = '', ...question } = questionOf(task)
  const answer = await task.ask({
    kind: 'when',
    ...question,
    on: proposal,
    proposal: { date: proposal },
    check: ({ date, until, time }) =>
      !date || date === 'tbc' || until || time ? 'Say one day, like `18 May 2009`.' : undefined,
  })
  return answer?.date ?? proposal
}

/** The questions that are not answered with a line of text. */
const ways: Partial<Record<Name, Way>> = {
  language: askLanguage,
  timezone: (task) => task.ask({ kind: 'search', ...listOf(task), choices: zoneChoices() }),
  theme: (task) => {
    const choices = Object.entries(themes).map(([value, note]) => ({ value, name: value, note }))
    return task.ask({ kind: 'choice', ...listOf(task), choices })
  },
  accent: askAccent,
  date: askDate,
}
