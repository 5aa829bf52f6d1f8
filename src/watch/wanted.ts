import { dirname, relative, resolve, sep } from 'node:path'
import { issueNumber } from '../newsroom.ts'

/**
 * Whether a path below a newsroom can matter to its issues: the settings, the issues, its own themes,
 * and the `pictures` that were named, each with the folders that lead to it. All else (packages,
 * Git's own files, what was built) is never looked at, however much of it there is.
 */
export function isWanted(path: string, root: string, pictures: Iterable<string>): boolean {
  const full = resolve(path)
  const near = relative(root, full)
  if (near === '') return true
  const parts = near.split(sep)
  if (rules[parts[0] as string]?.(parts)) return true
  for (const picture of pictures) {
    if (picture === full || picture.startsWith(full + sep)) return true
  }
  return false
}

/** What counts, by the first part of its path below the newsroom. */
const rules: Record<string, (parts: readonly string[]) => boolean> = {
  'newswire.yaml': (parts) => parts.length === 1,
  issues: ({ length, 1: name = '' }) =>
    length === 1 || (length === 2 && issueNumber(name) !== undefined),
  templates: ({ length, 2: name = '' }) => length <= 2 || (length === 3 && isThemePart(name)),
}

const isThemePart = (name: string): boolean => name === 'theme.yaml' || name.endsWith('.hbs')

/** The theme whose folder in the newsroom holds a file; undefined for one that is no theme's. */
export function themeOf(path: string, root: string): string | undefined {
  const [first, theme] = relative(root, dirname(path)).split(sep)
  return first === 'templates' ? theme : undefined
}
