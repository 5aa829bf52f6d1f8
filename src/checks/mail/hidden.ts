import { contrast } from '../../colour.ts'
import { colourOf } from './colours.ts'
import type { Element, Page } from './page.ts'
import { type Declaration, inlineStyle, type Styles, stylesOf } from './styles.ts'

/** A text of the mail that nobody sees: by which element, and what it is that hides it. */
export type Hidden = { text: string; by: Element; how: string }

/** Below this nobody reads a text who does not look for it. Readable is 4.5. */
const faintest = 1.4

/** The hidden texts of a page in their order, those of one element together. */
export function hiddenTexts(page: Page): Hidden[] {
  const styles = stylesOf(page)
  const hiding = hider(looker(page, styles))
  const found = new Map<Element, Hidden>()
  for (const { text, within } of page.texts) {
    if (!hasWords(text) || isUnread(within)) continue
    const hidden = hiding(within)
    if (!hidden) continue
    const known = found.get(hidden.by)
    found.set(hidden.by, { ...hidden, text: `${known?.text ?? ''}${text}` })
  }
  const shown = shownElsewhere(page, styles)
  return [...found.values()].filter(({ by }) => !shown.has(by))
}

/** Spaces and marks fill a preheader up, so that nothing else follows it in an inbox. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const isUnread = (element: Element): boolean =>
  ['style', 'title', 'script'].includes(element.name) ||
  (element.parent !== undefined && isUnread(element.parent))

/** What a style sheet shows under a condition (on a small screen) is not hidden from everybody. */
const shownElsewhere = ({ select }: Page, { rules }: Styles): Set<Element> =>
  new Set(
    rules
      .filter(({ conditions }) => conditions.length > 0)
      .filter(({ declarations }) =>
        declarations.some(
          ({ property, value }) =>
            (property === 'display' && value !== 'none') || property === 'max-height',
        ),
      )
      .flatMap(({ selectors }) => selectors.flatMap((each) => select(each) ?? [])),
  )

// ---------------------------------------------------------------- the cascade

/** What holds for an element by the style sheets and its own `style`, not by what is around it. */
type Look = (element: Element) => ReadonlyMap<string, string>

function looker(page: Page, { rules }: Styles): Look {
  const declared = new Map<Element, { weight: number; declarations: readonly Declaration[] }[]>()
  for (const { selectors, declarations, conditions } of rules) {
    if (conditions.length > 0) continue
    for (const selector of selectors) {
      for (const element of page.select(selector) ?? []) {
        const own = declared.get(element) ?? []
        own.push({ weight: weightOf(selector), declarations })
        declared.set(element, own)
      }
    }
  }
  const inline = new Map<string, Declaration[]>()
  const known = new Map<Element, ReadonlyMap<string, string>>()
  return (element) => {
    const { style = '' } = element.attributes
    const own = inline.get(style) ?? inlineStyle(style)
    inline.set(style, own)
    const look = known.get(element) ?? settled(declared.get(element) ?? [], own, element)
    known.set(element, look)
    return look
  }
}

/** How much a selector counts (CSS Selectors 4, 17), in one number. */
function weightOf(selector: string): number {
  const count = (pattern: RegExp) => selector.match(pattern)?.length ?? 0
  return (
    count(/#[\w-]/g) * 10_000 + count(/\.[\w-]|\[|:[a-z]/g) * 100 + count(/(?<![\w.#:-])[a-z]/gi)
  )
}

function settled(
  ruled: { weight: number; declarations: readonly Declaration[] }[],
  inline: readonly Declaration[],
  { attributes }: Element,
): ReadonlyMap<string, string> {
  const look = new Map<string, string>()
  if (attributes.bgcolor) look.set('background', attributes.bgcolor)
  const inOrder = ruled.sort((a, b) => a.weight - b.weight).flatMap((each) => each.declarations)
  const all = [...inOrder, ...inline]
  const isLast = (each: Declaration) => each.important
  for (const { property, value } of [
    ...all.filter((each) => !isLast(each)),
    ...all.filter(isLast),
  ]) {
    look.set(property === 'background-color' ? 'background' : property, value.toLowerCase())
  }
  return look
}

// ---------------------------------------------------------------- ways to hide

type Way = Omit<Hidden, 'text'> | undefined

/** Looks at each element once: all texts that are in it ask. */
function once<T>(make: (element: Element) => T): (element: Element) => T {
  const known = new Map<Element, T>()
  return (element) => {
    if (!known.has(element)) known.set(element, make(element))
    return known.get(element) as T
  }
}

/** What hides the text of an element, by itself or by what is around it. */
function hider(look: Look): (within: Element) => Way {
  const closed: (element: Element) => Way = once((by) => {
    const how = hidesAll(by, look(by))
    return how ? { by, how } : by.parent && closed(by.parent)
  })
  const ways = inheriting.map(([property, hides]) => inherited(property, hides, look))
  const faint = fainting(look)
  return once((within) => {
    const way = closed(within)
    if (way) return way
    for (const find of ways) {
      const found = find(within)
      if (found) return found
    }
    return faint(within)
  })
}

/** What hides an element with all that is in it. */
function hidesAll({ attributes }: Element, look: ReadonlyMap<string, string>): string | undefined {
  const value = (property: string) => look.get(property) ?? ''
  const told = (...properties: string[]) =>
    properties.map((property) => `${property}:${value(property)}`).join(';')
  if (value('display') === 'none') return told('display')
  if (attributes.hidden !== undefined && !look.has('display')) return 'hidden'
  if (/^0?\.?0\d*$/.test(value('opacity'))) return told('opacity')
  const isClosed = /hidden|clip/.test(value('overflow'))
  const closed = ['max-height', 'height', 'width', 'max-width'].find((each) =>
    /^[01](?:px)?$/.test(value(each)),
  )
  if (isClosed && closed) return told(closed, 'overflow')
  if (/^-\d{3,}/.test(value('text-indent'))) return told('text-indent')
  const away = ['left', 'top', 'right', 'margin-left'].find((each) => /^-\d{4,}/.test(value(each)))
  return away && told(away)
}

const inheriting: readonly [property: string, hides: RegExp][] = [
  ['visibility', /^(?:hidden|collapse)$/],
  ['font-size', /^(?:0|[012](?:\.\d+)?(?:px|pt)|0(?:em|rem|%))$/],
]

/** The nearest element that says anything of a property. */
function nearest(property: string, look: Look): (element: Element) => Element | undefined {
  const find: (element: Element) => Element | undefined = once((each) =>
    look(each).has(property) ? each : each.parent && find(each.parent),
  )
  return find
}

/** What the nearest element settles that says anything of it. */
function inherited(property: string, hides: RegExp, look: Look): (within: Element) => Way {
  const find = nearest(property, look)
  return (within) => {
    const by = find(within)
    const value = by && look(by).get(property)
    return by && value && hides.test(value) ? { by, how: `${property}:${value}` } : undefined
  }
}

/** Letters in the colour of their ground; nothing where either is not certain. */
function fainting(look: Look): (within: Element) => Way {
  const coloured = nearest('color', look)
  const groundOf = grounds(look)
  return (within) => {
    const by = coloured(within)
    const written = by && look(by).get('color')
    const colour = written && colourOf(written)
    if (!by || !colour) return undefined
    if (colour === 'none') return { by, how: `color:${written}` }
    const ground = groundOf(within)
    if (!ground || contrast(colour, ground) >= faintest) return undefined
    return { by, how: `color:${written} on ${ground}` }
  }
}

/** The first ground behind a text that shows. */
function grounds(look: Look): (element: Element) => string | undefined {
  const find: (element: Element) => string | undefined = once((each) => {
    const written = look(each).get('background')
    if (look(each).has('background-image')) return undefined
    const ground = written === undefined ? 'none' : colourOf(written)
    return ground === 'none' ? each.parent && find(each.parent) : ground
  })
  return find
}
