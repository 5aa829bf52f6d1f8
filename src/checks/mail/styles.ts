import postcss, { type AtRule, type Rule } from 'postcss'
import { latest } from '../latest.ts'
import type { Page } from './page.ts'

export type Declaration = { property: string; value: string; important: boolean }

/** A rule of a style sheet: for whom it is, and the conditions around it (`@media print`). */
export type StyleRule = { selectors: string[]; declarations: Declaration[]; conditions: string[] }

/** Rules and at-rules of the style sheets in a page, as far as they are no comments. */
export type Styles = { rules: StyleRule[]; atRules: string[] }

/** What the style sheets of a page say. A sheet with a `media` holds under that condition. */
export const stylesOf = latest(({ elements, texts }: Page): Styles => {
  const styles: Styles = { rules: [], atRules: [] }
  for (const sheet of elements.filter(({ name }) => name === 'style')) {
    const css = texts.find(({ within }) => within === sheet)?.text ?? ''
    const media = sheet.attributes.media
    read(css, media ? [`@media ${media}`] : [], styles)
  }
  return styles
})

function read(css: string, outside: string[], styles: Styles): void {
  const root = parsed(css)
  root?.walkAtRules(({ name, params }) => {
    styles.atRules.push(`@${name} ${params}`)
  })
  root?.walkRules((rule) => {
    const conditions = [...outside, ...conditionsOf(rule)]
    styles.rules.push({ selectors: rule.selectors, declarations: declarationsIn(rule), conditions })
  })
}

function parsed(css: string): postcss.Root | undefined {
  try {
    return postcss.parse(css)
  } catch {
    // A program that shows mail passes over what is no CSS; so do we.
    return undefined
  }
}

function conditionsOf({ parent }: Rule): string[] {
  const conditions: string[] = []
  for (let each = parent; each && each.type !== 'root'; each = each.parent as typeof parent) {
    if (each.type === 'atrule') {
      const { name, params } = each as AtRule
      conditions.push(`@${name} ${params}`)
    }
  }
  return conditions
}

const declarationsIn = (rule: Rule): Declaration[] =>
  rule.nodes.flatMap((node) =>
    node.type === 'decl'
      ? [
          {
            property: node.prop.toLowerCase(),
            value: node.value,
            important: node.important ?? false,
          },
        ]
      : [],
  )

/** The declarations of a `style` attribute. */
export function inlineStyle(style: string): Declaration[] {
  const [rule] = parsed(`a{${style}}`)?.nodes ?? []
  return rule?.type === 'rule' ? declarationsIn(rule) : []
}
