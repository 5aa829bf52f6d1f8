import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mjml from 'mjml'

/** MJML's own library on the expanded MJML. */
export function prepare(dir) {
  const source = readFileSync(join(dir, 'issue.mjml'), 'utf8')
  return async () => (await mjml(source)).html
}
