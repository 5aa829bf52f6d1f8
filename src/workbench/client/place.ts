/** How an issue is looked at. It stands in the address, so that a colleague sees the same. */
export type Place = {
  view: string
  /** Pixels; null is as wide as there is room, up to a limit. */
  width: number | null
  scheme: 'light' | 'dark'
  images: boolean
  source: 'html' | 'text'
  marks: boolean
  /** What stands beside the mail. */
  beside: 'findings' | 'changes' | 'files'
  /** The chosen item or section, by its anchor in the mail. */
  item: string | null
  /** How far down the view stands, in pixels. */
  y: number
}

const narrowest = 240
const widest = 1600

const besides = ['findings', 'changes', 'files'] as const

export const start: Place = {
  view: 'mail',
  width: null,
  scheme: 'light',
  images: true,
  source: 'html',
  marks: false,
  beside: 'findings',
  item: null,
  y: 0,
}

/** `#width=375&scheme=dark` → the place; what it does not say, or says wrongly, is as at the start. */
export function placeFrom(hash: string, views: readonly string[]): Place {
  const said = new URLSearchParams(hash.replace(/^#/, ''))
  const view = said.get('view') ?? start.view
  const width = Number(said.get('width') ?? Number.NaN)
  const y = Number(said.get('y') ?? 0)
  return {
    view: views.includes(view) ? view : start.view,
    width: Number.isFinite(width) ? withinWidths(width) : null,
    scheme: said.get('scheme') === 'dark' ? 'dark' : 'light',
    images: said.get('images') !== 'off',
    source: said.get('source') === 'text' ? 'text' : 'html',
    marks: said.get('marks') === 'on',
    beside: besides.find((each) => each === said.get('beside')) ?? 'findings',
    item: said.get('item'),
    y: Number.isFinite(y) && y > 0 ? Math.round(y) : 0,
  }
}

/** The place as it stands in the address: only what is other than at the start. */
export function hashOf(place: Place): string {
  const { view, width, scheme, images, source, marks, beside, item, y } = place
  const said = new URLSearchParams()
  if (view !== start.view) said.set('view', view)
  if (width !== null) said.set('width', String(width))
  if (scheme === 'dark') said.set('scheme', 'dark')
  if (!images) said.set('images', 'off')
  if (source === 'text') said.set('source', 'text')
  if (marks) said.set('marks', 'on')
  if (beside !== 'findings') said.set('beside', beside)
  if (item !== null) said.set('item', item)
  if (y > 0) said.set('y', String(Math.round(y)))
  return said.toString()
}

export const withinWidths = (width: number): number =>
  Math.round(Math.min(widest, Math.max(narrowest, width)))
