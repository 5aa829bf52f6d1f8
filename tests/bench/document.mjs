import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileTheme, issueFile, missing, root } from './newswire.mjs'
import { expand } from './peers/handlebars.mjs'
import { readDocument } from './peers/read.mjs'

/**
 * The MJML of the issue with its data in place, for the peers that know MJML alone, where it comes
 * from (newswire's own theme or, until newswire is built, a plain template), and that theme.
 */
async function expandedMjml(document) {
  if (missing) return { mjml: expand(document), source: 'a plain template', theme: null }
  return { ...(await compileTheme()), source: "newswire's own theme" }
}

/**
 * Lays the issue out in `dir` in each form that a program reads: `newswire.yaml`, `issue.yaml`,
 * `issue.json` (the YAML already read), `issue.mjml` (expanded), `theme.json` (compiled), and
 * `titles.json`, the titles that every output must show.
 */
export async function layOut(dir) {
  const settings = readFileSync(join(root, 'newswire.yaml'), 'utf8')
  const issue = readFileSync(issueFile, 'utf8')
  const document = readDocument(settings, issue)
  const titles = document.sections.flatMap(({ items }) => items.map(({ title }) => title))
  const { mjml, source, theme } = await expandedMjml(document)
  const files = {
    'newswire.yaml': settings,
    'issue.yaml': issue,
    'issue.json': JSON.stringify(document),
    'issue.mjml': mjml,
    'theme.json': JSON.stringify(theme),
    'titles.json': JSON.stringify(titles),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  return { titles, source }
}
