import type { Diagnostic } from '../diagnostic.ts'
import type { CompiledTheme } from '../model.ts'
import { renderer } from '../render.ts'
import { comparable, reference, type SettledTheme } from './compile.ts'
import { samples } from './samples.ts'

/**
 * Holds a compiled theme against MJML itself: sample editions, with each optional thing present,
 * absent and repeated, are rendered in both orders, and a theme whose bodies differ is refused.
 */
export async function gate(theme: SettledTheme, compiled: CompiledTheme): Promise<Diagnostic[]> {
  const render = renderer(compiled)
  for (const [name, edition] of Object.entries(samples())) {
    const ours = comparable(render(edition).html)
    const theirs = comparable(await reference(theme, edition))
    if (ours !== theirs) return [unsound(theme, name, ours, theirs)]
  }
  return []
}

function unsound(theme: SettledTheme, sample: string, ours: string, theirs: string): Diagnostic {
  let at = 0
  while (ours[at] === theirs[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 40)
  const file = theme.files['layout.mjml.hbs']?.path ?? theme.name
  return {
    code: 'theme-unsound',
    severity: 'error',
    message: `The theme \`${theme.name}\` would lay out the sample “${sample}” otherwise than MJML does: \`${around(ours)}\` instead of \`${around(theirs)}\`.`,
    hint: 'Let the layout stand in the theme and only content come from the issue.',
    place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
}
