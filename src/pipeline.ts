import { resolve } from 'node:path'
import { textsOf } from './authored.ts'
import type { Context, Earlier } from './checks/index.ts'
import { compose } from './compose.ts'
import { type Diagnostic, inOrder, isError, pinned } from './diagnostic.ts'
import { inspect } from './inspect.ts'
import type { Ask, Day, Edition, Issue, Newsroom, Rendered, Source } from './model.ts'
import { issueFiles, sharedNumbers, shownPath } from './newsroom.ts'
import { parse, read } from './read.ts'
import { renderer } from './render.ts'
import { themeFiles, themeFor } from './theme.ts'
import { validate } from './validate.ts'

/** An issue after the whole road. What an error kept from being made is not there. */
export type Built = {
  file: string
  /** The file as it was read, with the way from a path to its line. */
  source?: Source
  issue?: Issue
  edition?: Edition
  rendered?: Rendered
  diagnostics: Diagnostic[]
}

export type BuildOptions = {
  /** The day of reading, which decides what is past; else each issue's own day of publication. */
  asOf?: Day | undefined
  /** Paths are read and shown relative to this folder; else to the working directory. */
  cwd?: string
  /** Says where a newsroom without `node_modules` keeps its compiled theme: `XDG_CACHE_HOME`, `HOME`. */
  env?: NodeJS.ProcessEnv
  /** Runs the checks too that read other issues, a dictionary or a standard. */
  thorough?: boolean
  /** Asks the network about links, for the thorough checks; else nobody does. */
  answers?: Ask | undefined
}

/** Builds the issue at a path; from a text, as it would be once the text is written there. */
export type Build = (path: string, unwritten?: string) => Promise<Built>

/**
 * A newsroom made ready to build many issues: its theme is at hand and its issues are known. The
 * diagnostics are the theme's; with an error among them there is no `build`.
 */
export async function openPress(
  newsroom: Newsroom,
  { asOf, cwd = process.cwd(), env = process.env, thorough = false, answers }: BuildOptions = {},
): Promise<{ build?: Build; diagnostics: Diagnostic[] }> {
  const theme = await themeFor(newsroom, env)
  if (!theme.value) return { diagnostics: theme.diagnostics }
  const render = renderer(theme.value)
  const files = await issueFiles(newsroom)
  const shared = sharedNumbers(files)
  const newest = files.at(-1)?.number ?? 0

  const known = new Map<string, Earlier | undefined>()
  const earlierThan = async (number: number): Promise<Earlier[]> => {
    const before = files.filter((each) => each.number < number).slice(-newsroom.limits.earlier)
    for (const { path } of before) {
      if (!known.has(path)) known.set(path, await soundIssue(path, shownPath(path, cwd), newsroom))
    }
    return before.reverse().flatMap(({ path }) => known.get(path) ?? [])
  }

  let ofTheme: ReturnType<typeof themeFiles> | undefined
  const filesOfTheme = () => {
    ofTheme ??= themeFiles(newsroom)
    return ofTheme
  }

  const build: Build = async (named, unwritten) => {
    const path = resolve(cwd, named)
    const file = shownPath(path, cwd)
    const source = unwritten === undefined ? await read(path, file) : parse(file, unwritten)
    if (!source.value) return { file, diagnostics: inOrder(source.diagnostics) }
    const text = source.value

    const valid = validate(text, newsroom)
    const diagnostics = [...source.diagnostics, ...valid.diagnostics, ...shared(path)]
    const done = (built: Partial<Built>): Built => ({
      ...built,
      file,
      source: text,
      diagnostics: inOrder(diagnostics.map((each) => pinned(each, text))),
    })
    const issue = valid.value
    if (!issue) return done({})

    const composed = compose(issue, newsroom, asOf)
    diagnostics.push(...composed.diagnostics)
    if (!composed.value || diagnostics.some(isError)) return done({ issue })

    const edition = composed.value
    const rendered = render(edition)
    const context: Context = {
      ...{ issue, edition, rendered, newsroom, asOf: asOf ?? issue.date },
      ...{ texts: textsOf(issue), source: text },
      isNewest: newest <= issue.number,
      earlier: () => earlierThan(issue.number),
      theme: filesOfTheme,
      isShippedTheme: theme.value?.isShipped ?? false,
      answers,
    }
    diagnostics.push(...(await inspect(context, { thorough })))
    return done({ issue, edition, rendered })
  }
  return { build, diagnostics: theme.diagnostics }
}

/** An issue that came out before; undefined when it cannot be read any more. */
async function soundIssue(
  path: string,
  file: string,
  newsroom: Newsroom,
): Promise<Earlier | undefined> {
  const source = await read(path, file)
  const issue = source.value && validate(source.value, newsroom).value
  return issue && { file, issue, texts: textsOf(issue) }
}

/**
 * Builds one issue, given by the path of its file: the whole product in one call. `openPress` is for
 * many. Throws a `UserError` when the file is missing.
 */
export async function buildIssue(
  path: string,
  newsroom: Newsroom,
  options: BuildOptions = {},
): Promise<Built> {
  const { cwd = process.cwd() } = options
  const press = await openPress(newsroom, options)
  if (!press.build) {
    return { file: shownPath(resolve(cwd, path), cwd), diagnostics: press.diagnostics }
  }
  const built = await press.build(path)
  return { ...built, diagnostics: [...press.diagnostics, ...built.diagnostics] }
}
