import { type Diagnostic, withExcerpt } from '../diagnostic.ts'

/** A file of a theme: where it stands (for messages) and what it holds. */
export type ThemeFile = { path: string; text: string }

/** The files of a theme by name (`layout.mjml.hbs`), those that it inherits included. */
export type ThemeFiles = Readonly<Record<string, ThemeFile>>

/** A place in a theme's file, as an offset into its text. */
export type Spot = { file: ThemeFile; offset: number }

/** What is wrong, in words, and the way out. */
export type RuleFault = { message: string; hint?: string }

/** A fault of a theme at a place in one of its files; `length` says how much of the line it means. */
export function faultAt({ file, offset }: Spot, fault: RuleFault, length = 1): Diagnostic {
  const before = file.text.slice(0, offset).split('\n')
  const line = before.length
  const column = (before.at(-1) as string).length + 1
  const room = (file.text.slice(offset).split('\n', 1)[0] as string).length
  const endColumn = column + Math.max(1, Math.min(length, room))
  const place = { file: file.path, line, column, endLine: line, endColumn }
  return withExcerpt({ code: 'theme-fault', severity: 'error', ...fault, place }, file.text)
}
