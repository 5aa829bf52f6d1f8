import { resolve } from 'node:path'
import {
  asLines,
  type Context,
  complete as find,
  type Outline,
  type Sources,
  type Suggestion,
} from '../completion.ts'
import { exits } from '../diagnostic.ts'
import type { Newsroom, Setting } from '../model.ts'

/**
 * Prints what may be typed next on a command line, for the completion of a shell. Whatever is wrong
 * with the newsroom, there is no word about it: nobody has asked for anything yet.
 */
export async function complete(
  { io }: Setting,
  words: readonly string[],
  outline: Outline,
): Promise<number> {
  const lines = await find(words, outline, sources(io.cwd)).then(asLines, () => '')
  io.stdout.write(lines)
  return exits.done
}

/** What is loaded for a value is only what that value needs: somebody waits at the Tab key. */
const sources = (cwd: string): Sources => {
  const within = (list: (newsroom: Newsroom, context: Context) => Promise<Suggestion[]>) => {
    return async (context: Context) => {
      const { findNewsroom } = await import('../newsroom.ts')
      const { value } = await findNewsroom(resolve(cwd, context.folder ?? '.'))
      return value ? list(value, context) : []
    }
  }
  return {
    issue: within(issues),
    item: within(items),
    section: within(sectionsIn),
    type: within(types),
    person: within(people),
    snippet: within(snippets),
    'add --section': within(sectionsIn),
    'edit --unset': within(fieldsOf),
    'new --sections': within(types),
    'build --format': async () => names((await import('../exporters/index.ts')).exporters),
    'schema name': async () => names((await import('../json-schema.ts')).jsonSchemas),
    'completion shell': async () => names((await import('../completion.ts')).scripts),
    'init --theme': async () => names((await import('../init.ts')).themes),
    'init --language': async () => choices((await import('../init.ts')).languageChoices()),
    'init --timezone': async () => choices((await import('../init.ts')).zoneChoices()),
  }
}

const names = (table: Readonly<Record<string, unknown>>): Suggestion[] =>
  Object.keys(table).map((value) => ({ value }))

const choices = (all: readonly { value: string; name: string }[]): Suggestion[] =>
  all.map(({ value, name }) => ({ value, ...(name !== value && { about: name }) }))

/** The newest first. */
async function issues(newsroom: Newsroom): Promise<Suggestion[]> {
  const { issueFiles, shownPath } = await import('../newsroom.ts')
  const files = await issueFiles(newsroom)
  return files
    .toReversed()
    .map(({ number, path }) => ({ value: String(number), about: shownPath(path, newsroom.root) }))
}

/** The sections of the issue that stands on the line, else of the newest, with their items. */
async function sectionsOn(newsroom: Newsroom, { positionals }: Context) {
  const [{ sectionsOf }, { findIssues }, { read }] = await Promise.all([
    import('./amend/items.ts'),
    import('../newsroom.ts'),
    import('../read.ts'),
  ])
  const issues = positionals.slice(0, 1).filter((name) => /^\d+$|\.ya?ml$/i.test(name))
  const [path] = await findIssues(newsroom, issues, { all: false, cwd: newsroom.root })
  return sectionsOf((await read(path as string)).value?.data, newsroom)
}

async function items(newsroom: Newsroom, context: Context): Promise<Suggestion[]> {
  const sections = await sectionsOn(newsroom, context)
  const byPlace = context.current.includes('/')
  return sections.flatMap((section) =>
    section.items.map(({ id, place, title }) => ({ value: byPlace ? place : id, about: title })),
  )
}

/** The fields that the item on the line has. */
async function fieldsOf(newsroom: Newsroom, context: Context): Promise<Suggestion[]> {
  const { findItem } = await import('./amend/items.ts')
  const name = context.positionals.at(-1) ?? ''
  return names(findItem(await sectionsOn(newsroom, context), name).item)
}

async function sectionsIn(newsroom: Newsroom, context: Context): Promise<Suggestion[]> {
  const sections = await sectionsOn(newsroom, context)
  return sections.map(({ slug, heading }) => ({ value: slug, about: heading }))
}

async function types(newsroom: Newsroom): Promise<Suggestion[]> {
  const { sectionTypes } = await import('../sections/index.ts')
  const own = Object.entries(newsroom.sections).map(([value, { heading, extends: base }]) => ({
    value,
    about: heading ?? base,
  }))
  const builtIn = Object.entries(sectionTypes).map(([value, { about }]) => ({ value, about }))
  return [...builtIn, ...own]
}

const snippets = async ({ snippets: all }: Newsroom): Promise<Suggestion[]> =>
  Object.entries(all).map(([value, { title }]) => ({ value, about: String(title ?? '') }))

const people = async ({ people }: Newsroom): Promise<Suggestion[]> =>
  Object.entries(people).map(([value, { name, role, email }]) => ({
    value,
    about: name ?? role ?? email ?? '',
  }))
