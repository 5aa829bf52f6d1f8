import { readFileSync } from 'node:fs'
import { render } from '@maizzle/framework'

/** Maizzle's render function on its template; `config.js` finds the issue in `BENCH_DIR`. */
export async function prepare() {
  const folder = new URL('maizzle/', import.meta.url)
  process.chdir(folder.pathname)
  const { default: config } = await import(new URL('config.js', folder))
  const template = readFileSync(new URL('emails/issue.html', folder), 'utf8')
  return async () => (await render(template, config)).html
}
