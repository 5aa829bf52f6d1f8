import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openNewswire } from '../newswire.mjs'

/** newswire's whole road but the files: an issue's YAML to both parts of its mail. */
export async function prepare(dir) {
  const { text, compose, renderer } = await openNewswire()
  const render = renderer(JSON.parse(readFileSync(join(dir, 'theme.json'), 'utf8')))
  return () => render(compose(text)).html
}
