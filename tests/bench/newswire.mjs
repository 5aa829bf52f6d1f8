import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** This repository, which is the newsroom that holds the issue too. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as it is shipped, and the issue that everybody renders. */
export const bin = join(root, 'bin/newswire.js')
export const issueNumber = 16
export const issueFile = join(root, 'issues', `${issueNumber}.yaml`)

// What the package exports, asked by file: from this folder, `newswire` is not a name of the package.
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const publicFile = (name) => join(root, exports[name].default)
const absent = [bin, publicFile('.'), publicFile('./compile')].filter((file) => !existsSync(file))

/** Why newswire cannot be timed yet, or undefined. */
export const missing =
  absent.length > 0
    ? `${absent.map((file) => relative(root, file)).join(', ')} not there (npm run build)`
    : undefined

/** The road for this newsroom: YAML text → Edition, and Edition → both parts under a compiled theme. */
export async function openNewswire() {
  const { compose, findNewsroom, parse, renderer, settleTheme, validate } = await import(
    publicFile('.')
  )
  const newsroom = taken(await findNewsroom(root))
  return {
    text: readFileSync(issueFile, 'utf8'),
    compose: (text) =>
      taken(compose(taken(validate(taken(parse(issueFile, text)), newsroom)), newsroom)),
    renderer,
    settleTheme: async () => taken(await settleTheme(newsroom)),
  }
}

/** Stage 1 for this newsroom: the compiled theme, and the MJML of the issue with its items written out. */
export async function compileTheme() {
  const { compile, expandedMjml } = await import(publicFile('./compile'))
  const { text, compose, settleTheme } = await openNewswire()
  const settled = await settleTheme()
  return { theme: taken(await compile(settled)), mjml: expandedMjml(settled, compose(text)) }
}

function taken({ value, diagnostics }) {
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return value
}
