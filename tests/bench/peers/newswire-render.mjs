import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openNewswire } from '../newswire.mjs'

/** newswire's second stage alone: a finished edition to both parts of its mail. */
export async function prepare(dir) {
  const { text, compose, renderer } = await openNewswire()
  const render = renderer(JSON.parse(readFileSync(join(dir, 'theme.json'), 'utf8')))
  const edition = compose(text)
  return () => render(edition).html
}
