import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = ['src', 'bin', 'templates', 'scripts', 'package.json', 'newswire.yaml']

/**
 * Tests that start the program start the one of today: `dist/` is made anew when it is older than its
 * sources. What the tests keep goes where nobody else looks, and what was kept before is forgotten,
 * since the program may understand it otherwise by now. Gives what cleans up.
 */
export function setup(): () => void {
  const cache = mkdtempSync(join(tmpdir(), 'newswire-cache-'))
  process.env.XDG_CACHE_HOME = cache
  rmSync(join(root, 'node_modules/.cache/newswire'), { recursive: true, force: true })
  build()
  return () => rmSync(cache, { recursive: true, force: true })
}

function build(): void {
  if (newest('dist/cli.cache') > Math.max(...sources.map(newest))) return
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })
}

/** The time at which a file, or the latest file of a folder, was written; 0 where there is none. */
function newest(path: string): number {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  const names = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
  return Math.max(0, ...names.map((name) => statSync(join(root, path, name)).mtimeMs))
}
