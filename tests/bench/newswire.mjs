import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** This repository, which is the newsroom that holds the issue too. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as it is shipped, and the issue that everybody renders. */
export const bin = join(root, 'bin/newswire.js')
export const issueNumber = 16
export const issueFile = join(root, 'issues', `${issueNumber}.yaml`)

const dist = (name) => new URL(`../../dist/${name}.js`, import.meta.url)
const parts = [bin, ...['index', 'theme', 'compile'].map((name) => fileURLToPath(dist(name)))]

/** Why newswire cannot be timed yet, or undefined. */
export const missing = parts.every(existsSync) ? undefined : 'it is not built (npm run build)'

/** The stages of the road for this newsroom: YAML text → Edition → both parts of the mail. */
export async function openNewswire() {
  const { compose, findNewsroom, parse, renderer, validate } = await import(dist('index').href)
  const { themeFor } = await import(dist('theme').href)
  const newsroom = taken(await findNewsroom(root))
  return {
    text: readFileSync(issueFile, 'utf8'),
    compose: (text) =>
      taken(compose(taken(validate(taken(parse(issueFile, text)), newsroom)), newsroom)),
    render: renderer(taken(await themeFor(newsroom, process.env))),
    newsroom,
  }
}

/** The MJML of the issue under newswire's own theme, with all its items written out. */
export async function expandedMjml() {
  const { settleTheme } = await import(dist('theme').href)
  const { expandedMjml: expand } = await import(dist('compile').href)
  const { text, compose, newsroom } = await openNewswire()
  return expand(taken(await settleTheme(newsroom)), compose(text))
}

function taken({ value, diagnostics }) {
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return value
}
