import type { Source } from '../../model.ts'
import type { Found, ThemeFile } from '../check.ts'

type Spot = Pick<Found, 'path' | 'source'>

/** The first place of the theme where a pattern stands; undefined when none of its files has it. */
export function inTheme(files: readonly ThemeFile[], what: RegExp): Spot | undefined {
  for (const file of files) {
    const match = what.exec(file.text)
    if (match) return spot(file, match.index, match[0].length)
  }
  return undefined
}

/**
 * The place of the theme where an element of the mail was written: a tag that becomes this one when its
 * expressions are filled in. Undefined for what MJML or Markdown has made.
 */
export function tagInTheme(files: readonly ThemeFile[], tag: string): Spot | undefined {
  const [, name] = /^<([a-z][\w-]*)/i.exec(tag) ?? []
  if (!name) return undefined
  const tags = new RegExp(`<${name}(?=[\\s/>])(?:\\{\\{[^}]*\\}\\}|"[^"]*"|'[^']*'|[^"'>])*>`, 'g')
  for (const file of files) {
    for (const match of file.text.matchAll(tags)) {
      if (filledIn(match[0]).test(tag)) return spot(file, match.index, match[0].length)
    }
  }
  return undefined
}

/** What a tag with expressions may have become. */
function filledIn(tag: string): RegExp {
  const parts = tag
    .split(/\{\{[^}]*\}\}/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\s\\S]*?')}$`)
}

/** A place in a file that is no YAML: whatever is asked for, it is there. */
function spot({ path, text }: ThemeFile, offset: number, length: number): Spot {
  const before = text.slice(0, offset).split('\n')
  const line = before.length
  const column = (before.at(-1) as string).length + 1
  const room = (text.slice(offset).split('\n', 1)[0] as string).length
  const endColumn = column + Math.max(1, Math.min(length, room))
  const place = { file: path, line, column, endLine: line, endColumn }
  const source: Source = {
    ...{ file: path, text, data: undefined },
    locate: () => place,
    silencers: () => [],
  }
  return { path: [], source }
}
