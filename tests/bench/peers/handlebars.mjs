import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import mjml from 'mjml'
import { readDocument } from './read.mjs'

const source = new URL('template.mjml.hbs', import.meta.url)

/** The issue as MJML, with its data in place. */
export const expand = Handlebars.compile(readFileSync(source, 'utf8'))

/** A plain script: the issue's YAML through a Handlebars template of MJML, and that through MJML. */
export function prepare(dir) {
  const settings = readFileSync(join(dir, 'newswire.yaml'), 'utf8')
  const issue = readFileSync(join(dir, 'issue.yaml'), 'utf8')
  return async () => (await mjml(expand(readDocument(settings, issue)))).html
}
