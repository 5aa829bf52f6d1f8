import type { Sign } from './features.ts'
import type { Element, Page } from './page.ts'
import { type Declaration, inlineStyle, type StyleRule, stylesOf } from './styles.ts'

/** A feature as the mail uses it: what to point at in the theme, and whether Outlook on Windows sees it. */
export type Use = { what: RegExp; element?: Element; withoutOutlook: boolean }

type Declared = Declaration & { beside: readonly Declaration[]; withoutOutlook: boolean }

/** What a mail is made of, as far as its clients must know it. */
type Makings = {
  elements: readonly Element[]
  /** Each declaration once, however many elements have it. */
  declared: readonly Declared[]
  rules: readonly StyleRule[]
  atRules: readonly string[]
  isHiddenFromOutlook(element: Element): boolean
}

/** Rules that are written for one client alone, by something that only it puts around a mail. */
const hacks = /data-ogs[bc]|moz-text-html|MessageViewBody|ExternalClass|#outlook|^u\s*\+/

export function makingsOf(page: Page): Makings {
  const { rules: all, atRules } = stylesOf(page)
  // What stands under a condition is for those who know it: nobody else misses it.
  const rules = all.filter(
    ({ conditions, selectors }) => conditions.length === 0 && isUsed(selectors, page),
  )
  const ranges = hiddenRanges(page.html)
  const isHiddenFromOutlook = ({ at }: Element) =>
    ranges.some(([start, end]) => at > start && at < end)
  const inline = new Map(
    page.elements
      .filter(({ attributes }) => attributes.style)
      .map((element) => {
        const withoutOutlook = isHiddenFromOutlook(element)
        const style = element.attributes.style as string
        return [`${withoutOutlook} ${style}`, { style, withoutOutlook }]
      }),
  )
  const declared = [
    ...rules.flatMap(({ declarations }) => together(declarations, false)),
    ...[...inline.values()].flatMap(({ style, withoutOutlook }) =>
      together(inlineStyle(style), withoutOutlook),
    ),
  ]
  return { elements: page.elements, declared, rules, atRules, isHiddenFromOutlook }
}

const together = (declarations: readonly Declaration[], withoutOutlook: boolean): Declared[] =>
  declarations.map((each) => ({ ...each, beside: declarations, withoutOutlook }))

const isUsed = (selectors: readonly string[], { select }: Page): boolean =>
  selectors.some((selector) => {
    if (hacks.test(selector)) return false
    const still = selector.replace(/::?[a-z-]+(?:\([^)]*\))?/g, '').trim() || '*'
    return select(still)?.length !== 0
  })

/** `<!--[if !mso]><!-->` … `<!--<![endif]-->`: everybody sees it but Outlook on Windows. */
const hiddenRanges = (html: string): [number, number][] =>
  [...html.matchAll(/<!--\[if !mso[^\]]*\]>\s*<!-->[\s\S]*?<!--<!\[endif\]-->/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ])

// ---------------------------------------------------------------- what is used

type Finders = {
  [K in Sign['kind']]: (sign: Extract<Sign, { kind: K }>, makings: Makings) => Use[]
}

/** The uses of a feature in a mail; the pictures are looked for where they were written. */
export function usesOf(sign: Sign, makings: Makings): Use[] {
  const find = finders[sign.kind] as (sign: Sign, makings: Makings) => Use[]
  return find(sign, makings)
}

const finders: Finders = {
  property: ({ names, values }, { declared }) =>
    declared
      .filter(({ property }) => names.includes(property))
      .filter((each) => !values || (values.test(each.value) && !hasFallback(each, values)))
      .map((each) => useOf(each, values)),
  value: ({ values }, { declared }) =>
    declared
      .filter((each) => values.test(each.value) && !hasFallback(each, values))
      .map((each) => useOf(each, values)),
  selector: ({ pattern }, { rules }) =>
    rules
      .filter(({ selectors }) => selectors.every((each) => pattern.test(each)))
      .map(({ selectors: [selector = ''] }) => ({
        ...{ what: loosely(selector), withoutOutlook: false },
      })),
  'at-rule': ({ name }, { atRules }) =>
    atRules.some((each) => each.startsWith(`${name} `))
      ? [{ what: new RegExp(`${name}\\b`), withoutOutlook: false }]
      : [],
  element: ({ names, attribute }, makings) =>
    makings.elements
      .filter((each) => names.includes(each.name) && hasValue(each, attribute))
      .map((each) => ofElement(each, new RegExp(`<${each.name}(?=[\\s/>])`), makings)),
  attribute: ({ names }, makings) =>
    names.flatMap((name) =>
      makings.elements
        .filter(({ attributes }) => attributes[name] !== undefined)
        .map((each) => ofElement(each, new RegExp(`\\s${name}(?=[\\s=/>])`), makings)),
    ),
  picture: () => [],
}

const hasValue = ({ attributes }: Element, wanted: readonly [string, string] | undefined) =>
  wanted === undefined || attributes[wanted[0]] === wanted[1]

const ofElement = (element: Element, what: RegExp, makings: Makings): Use => ({
  ...{ what, element, withoutOutlook: makings.isHiddenFromOutlook(element) },
})

/** In a style, or as an attribute of MJML: `object-fit: cover`, `border-spacing="4px"`. */
function useOf({ property, withoutOutlook }: Declared, value?: RegExp): Use {
  const rest = value ? `[^;"'}]*?(?:${value.source.replace(/[$^]/g, '')})` : ''
  const what = new RegExp(`(?<![\\w-])${property}\\s*(?::|=\\s*["'])${rest}`)
  return { what, withoutOutlook }
}

/** A client takes the last of several values that it understands; a ground may be given both ways. */
const hasFallback = ({ property, beside }: Declared, values: RegExp): boolean =>
  beside.some(
    (other) =>
      !values.test(other.value) &&
      (other.property === property ||
        (property.startsWith('background') && other.property.startsWith('background'))),
  )

/** A selector as it may stand in a theme, with other white space. */
const loosely = (selector: string): RegExp =>
  new RegExp(selector.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s*'))
