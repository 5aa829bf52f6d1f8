import type { Shot } from '../../browser.ts'
import { nearest, UserError } from '../../diagnostic.ts'

/** The ways in which a mail is looked at, each a picture. */
const views = {
  desktop: { width: 1024 },
  phone: { width: 375 },
  dark: { width: 1024, dark: true },
  'images-off': { width: 1024, images: false },
} satisfies Record<string, Shot>

export type Look = { name: string; shot: Shot }

export type Wanted = {
  only?: string
  width?: number
  full?: boolean
  scale?: number
  pdf?: boolean
}

/** The pictures that were asked for. Throws a `UserError` for names that do not exist or say the same. */
export function looksFor({ only, width, full, scale, pdf }: Wanted): Look[] {
  if (scale !== undefined && (scale < 1 || scale > 4)) throw outside('--scale', scale, 1, 4)
  if (width !== undefined && (width < 200 || width > 4000)) {
    throw outside('--width', width, 200, 4000)
  }
  const names = only === undefined ? usual(width, pdf) : chosen(only)
  if (width !== undefined && names.includes('desktop') && names.includes('phone')) {
    throw new UserError(
      '`desktop` and `phone` differ only in their width, so `--width` makes them the same picture.',
      'Name one of them.',
    )
  }
  return names.map((name) => {
    const shot: Shot = { ...views[name], full, scale }
    return { name, shot: width === undefined ? shot : { ...shot, width } }
  })
}

type Name = keyof typeof views
const known = Object.keys(views) as Name[]

/** A proof that is asked for alone comes alone, and where there is but one width, a phone is no view. */
function usual(width: number | undefined, pdf = false): Name[] {
  if (pdf) return []
  return width === undefined ? known : known.filter((name) => name !== 'phone')
}

function chosen(list: string): Name[] {
  const names = list.split(',').map((name) => name.trim())
  for (const name of names) {
    if (isName(name)) continue
    const near = nearest(name, known)
    throw new UserError(
      `There is no view \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      `\`--only\` takes ${known.join(', ')}, with commas between them.`,
    )
  }
  return known.filter((name) => names.includes(name))
}

const isName = (name: string): name is Name => Object.hasOwn(views, name)

const outside = (flag: string, value: number, least: number, most: number) =>
  new UserError(`\`${flag}\` cannot be \`${value}\`.`, `It takes ${least} to ${most}.`)
