import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Engine } from 'mrml'

/** The port of MJML to Rust, as WebAssembly, on the expanded MJML. */
export function prepare(dir) {
  const source = readFileSync(join(dir, 'issue.mjml'), 'utf8')
  const engine = new Engine()
  return () => engine.toHtml(source).content
}
