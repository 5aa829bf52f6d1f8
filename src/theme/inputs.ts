import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Key, keyOf } from '../cache.ts'
import type { Newsroom } from '../model.ts'

/** All that goes into a compiled theme, as it stands on disk. */
export type Inputs = {
  name: string
  brand: Readonly<Record<string, string>>
  /** The text of each file by its folder and name: `newswire/layout.mjml.hbs`. */
  files: Readonly<Record<string, string>>
}

/**
 * Reads what a theme is made of, without understanding it: no YAML is parsed when a theme was compiled
 * before. A theme that may extend another takes that one's files along; a few too many do no harm.
 * Synchronous, because thirty small files in turn are read faster than all at once.
 */
export function inputsOf(newsroom: Newsroom, builtIn: string): Inputs {
  const folders = [...new Set([join(newsroom.root, 'templates'), builtIn])]
  const files: Record<string, string> = {}
  const names = new Set([newsroom.theme].filter((name) => /^[\w-]+$/.test(name)))
  for (const name of names) {
    for (const [rank, folder] of folders.entries()) {
      const path = join(folder, name)
      if (!isTheme(path)) continue
      for (const file of partsOf(path)) {
        const text = textOf(join(path, file))
        // A newsroom's own theme may have the name of a built-in one.
        files[`${rank === folders.length - 1 ? '' : 'own/'}${name}/${file}`] = text
        if (file === 'theme.yaml') for (const each of extended(text, folders)) names.add(each)
      }
    }
  }
  return { name: newsroom.theme, brand: newsroom.brand, files }
}

/** Where the theme that is made of them is kept. */
export function keyOfTheme({ name, brand, files }: Inputs): Key {
  const chosen = [name, ...sorted(brand)]
  return keyOf('theme', chosen, [...chosen, '', ...sorted(files)])
}

const sorted = (table: Readonly<Record<string, string>>): string[] =>
  Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()

const isTheme = (path: string): boolean => existsSync(join(path, 'theme.yaml'))

const partsOf = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => name === 'theme.yaml' || name.endsWith('.hbs'))
    .sort()

/** Nothing for what cannot be read: whoever makes the theme will say so. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Every theme that a theme.yaml may extend, however its YAML is written: those that it names anywhere. */
function extended(text: string, folders: readonly string[]): string[] {
  const isEscaped = text.includes('\\')
  if (!isEscaped && !text.includes('extends')) return []
  const all = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder))
  return all.filter((name) => isEscaped || text.includes(name))
}
