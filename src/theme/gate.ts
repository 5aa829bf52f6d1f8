import type { Diagnostic } from '../diagnostic.ts'
import type { CompiledTheme, Edition } from '../model.ts'
import { renderer } from '../render.ts'
import { comparable } from './comparable.ts'
import { reference, spotOfName, topOf } from './compile.ts'
import { faultAt } from './places.ts'
import { samples } from './samples.ts'
import type { SettledTheme } from './settle.ts'

/**
 * Holds a compiled theme against MJML itself: sample editions, with each optional thing present,
 * absent and repeated, are rendered in both orders, and a theme whose bodies differ is refused.
 */
export async function gate(theme: SettledTheme, compiled: CompiledTheme): Promise<Diagnostic[]> {
  const orders: Orders = { ours: renderer(compiled), theirs: reference(theme) }
  for (const [name, edition] of Object.entries(samples())) {
    const fault = await sampleFault(theme, orders, name, edition)
    if (fault) return [fault]
  }
  return []
}

type Orders = { ours: ReturnType<typeof renderer>; theirs: ReturnType<typeof reference> }

async function sampleFault(
  theme: SettledTheme,
  orders: Orders,
  name: string,
  edition: Edition,
): Promise<Diagnostic | undefined> {
  try {
    const ours = comparable(orders.ours(edition).html)
    const theirs = comparable(await orders.theirs(edition))
    return ours === theirs ? undefined : unsound(theme, name, ours, theirs)
  } catch (error) {
    return unrendered(theme, name, (error as Error).message)
  }
}

function unrendered(theme: SettledTheme, sample: string, message: string): Diagnostic {
  const field = /^"(.+)" not defined/.exec(message)?.[1]
  if (field === undefined) {
    return faultAt(topOf(theme), {
      message: `The sample “${sample}” cannot be rendered: ${message}.`,
    })
  }
  return faultAt(spotOfName(theme, field), {
    message: `There is no \`${field}\` here: in the sample “${sample}” it stands elsewhere.`,
    hint: 'Inside `each` and `with` names mean another thing: `@root.` leads to the whole edition.',
  })
}

function unsound(theme: SettledTheme, sample: string, ours: string, theirs: string): Diagnostic {
  let at = 0
  while (ours[at] === theirs[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 40)
  const message = `The theme \`${theme.name}\` would lay out the sample “${sample}” otherwise than MJML does: \`${around(ours)}\` instead of \`${around(theirs)}\`.`
  const hint = 'Let the layout stand in the theme and only content come from the issue.'
  return { ...faultAt(topOf(theme), { message, hint }), code: 'theme-unsound' }
}
