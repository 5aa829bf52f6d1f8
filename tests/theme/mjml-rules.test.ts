import mjml2html from 'mjml'
import { describe, expect, it } from 'vitest'
import { joined } from '../../src/render.ts'
import { comparable } from '../../src/theme/comparable.ts'
import { copied, isCopied, isDecisive } from '../../src/theme/mjml-rules.ts'

/**
 * What the rules let an issue fill is asked of MJML itself: each element, in surroundings that make
 * MJML compute, is compiled with a mark for a value and with the value, and both must come to the same.
 */
const body = (inner: string) => `<mjml><mj-body>${inner}</mj-body></mjml>`
const column = (inner: string) => body(`<mj-section><mj-column>${inner}</mj-column></mj-section>`)
const image = '<mj-image src="a.png" />'
const plain = `<mj-column>${image}</mj-column>`
const item = '<mj-social-element name="x" href="https://example.org">a</mj-social-element>'
const fold = '<mj-accordion-title>a</mj-accordion-title>'

/** `~` stands for the attribute in question. */
const surroundings: Record<string, string[]> = {
  'mj-body': ['<mjml><mj-body ~><mj-section></mj-section></mj-body></mjml>'],
  'mj-section': [
    body(`<mj-section ~>${plain}${plain}</mj-section>`),
    body(`<mj-section background-url="b.png" background-size="cover" ~>${plain}</mj-section>`),
    body(`<mj-section background-url="b.png" full-width="full-width" ~>${plain}</mj-section>`),
    body(`<mj-wrapper gap="9px"><mj-section></mj-section><mj-section ~></mj-section></mj-wrapper>`),
  ],
  'mj-wrapper': [
    body(`<mj-wrapper ~><mj-section>${plain}</mj-section></mj-wrapper>`),
    body(`<mj-wrapper full-width="full-width" ~><mj-section></mj-section></mj-wrapper>`),
  ],
  'mj-column': [
    body(`<mj-section><mj-column ~>${image}</mj-column>${plain}</mj-section>`),
    body(`<mj-section gutter="9px"><mj-column ~>${image}</mj-column>${plain}</mj-section>`),
    body(`<mj-section><mj-column padding="9px" ~>${image}</mj-column></mj-section>`),
  ],
  'mj-group': [body(`<mj-section><mj-group ~>${plain}${plain}</mj-group></mj-section>`)],
  'mj-hero': [
    body('<mj-hero ~><mj-text>a</mj-text></mj-hero>'),
    body('<mj-hero mode="fixed-height" height="99px" background-url="b.png" ~></mj-hero>'),
  ],
  'mj-text': [column('<mj-text ~>a</mj-text>'), column('<mj-text height="9px" ~>a</mj-text>')],
  'mj-image': [
    column('<mj-image src="a.png" ~ />'),
    column('<mj-image href="https://example.org" width="99px" fluid-on-mobile="true" ~ />'),
  ],
  'mj-button': [
    column('<mj-button ~>a</mj-button>'),
    column('<mj-button href="https://example.org" width="99px" ~>a</mj-button>'),
  ],
  'mj-divider': [column('<mj-divider ~ />'), column('<mj-divider width="50%" ~ />')],
  'mj-spacer': [column('<mj-spacer ~ />')],
  'mj-table': [column('<mj-table ~></mj-table>'), column('<mj-table width="99px" ~></mj-table>')],
  'mj-social': [
    column(`<mj-social ~>${item}</mj-social>`),
    column(`<mj-social mode="vertical" ~>${item}</mj-social>`),
  ],
  'mj-social-element': [
    column('<mj-social><mj-social-element name="x" ~>a</mj-social-element></mj-social>'),
    column('<mj-social><mj-social-element src="a.png" ~>a</mj-social-element></mj-social>'),
  ],
  'mj-accordion': [
    column(`<mj-accordion ~><mj-accordion-element>${fold}</mj-accordion-element></mj-accordion>`),
  ],
  'mj-accordion-element': [
    column(`<mj-accordion><mj-accordion-element ~>${fold}</mj-accordion-element></mj-accordion>`),
  ],
}

const values = ['', '10px', '50%', '#aabbcc', 'right', 'rtl']

/** A direction goes with no gutter: a rule of its own says so. */
const isApart = (key: string, frame: string) => key === 'direction' && frame.includes('gutter')

async function bodyOf(mjml: string): Promise<string> {
  const { html } = await mjml2html(mjml, { fonts: {}, validationLevel: 'skip' })
  return comparable(joined(html))
}

async function unlike(frame: string, name: string, key: string): Promise<string[]> {
  const marked = await bodyOf(frame.replace('~', `${key}="{{value}}"`))
  const found: string[] = []
  for (const value of values) {
    // A class is made of fields that are never empty.
    if (value === '' && (isDecisive(name, key) || key === 'css-class')) continue
    const direct = await bodyOf(frame.replace('~', `${key}="${value}"`))
    if (marked.replaceAll('{{value}}', value) !== direct) found.push(`${key}="${value}"`)
  }
  return found
}

describe('what an issue may fill', () => {
  it.each(Object.entries(surroundings))('is copied by MJML as it is: %s', async (name, frames) => {
    for (const frame of frames) {
      const keys = [...copied].filter((key) => isCopied(name, key) && !isApart(key, frame))
      for (const key of keys) expect(await unlike(frame, name, key)).toEqual([])
    }
  })

  it.each([
    ['mj-divider', 'align', column('<mj-divider width="50%" ~ />')],
    ['mj-hero', 'padding-top', body('<mj-hero mode="fixed-height" height="99px" ~></mj-hero>')],
    ['mj-section', 'padding-left', body(`<mj-section ~>${plain}</mj-section>`)],
    ['mj-column', 'width', body(`<mj-section><mj-column ~>${image}</mj-column></mj-section>`)],
  ])('is told apart from what MJML computes with: %s, %s', async (name, key, frame) => {
    expect(isCopied(name, key)).toBe(false)
    expect(await unlike(frame, name, key)).not.toEqual([])
  })
})
