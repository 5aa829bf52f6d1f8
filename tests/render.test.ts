import Handlebars from 'handlebars/runtime.js'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CompiledTheme, Edition, Rendered } from '../src/model.ts'
import { joined, renderer } from '../src/render.ts'
import { compile } from '../src/theme/compile.ts'
import { samples } from '../src/theme/samples.ts'
import { type Files, sampleTheme } from './theme/sample-theme.ts'

const full = samples().full as Edition

async function rendered(files: Files, edition: Edition = full): Promise<Rendered> {
  const { value, diagnostics } = await compile(sampleTheme(files))
  expect(diagnostics).toEqual([])
  return renderer(value as CompiledTheme)(edition)
}

const html = (content: string): Files => ({
  'layout.mjml.hbs': `<mjml><mj-body><mj-section><mj-column width="100%"><mj-text>${content}</mj-text></mj-column></mj-section></mj-body></mjml>`,
})

/** The plain text of a template; its HTML part is of no interest. */
const text = async (template: string, edition?: Edition) =>
  (await rendered({ ...html('a'), 'layout.txt.hbs': template }, edition)).text

describe('the HTML part', () => {
  it('holds every text of an issue as text', async () => {
    const title = `<b title="x">a & 'b'</b> {{title}} {{{prose intro}}} <!-- -->`
    const mail = await rendered(html('[{{title}}]'), { ...full, title })
    expect(mail.html).toContain(
      '[&lt;b title&#x3D;&quot;x&quot;&gt;a &amp; &#x27;b&#x27;&lt;/b&gt; {{title}} {{{prose intro}}} &lt;!-- --&gt;]',
    )
  })

  it('holds running text as the HTML that it is, in the styles of the theme', async () => {
    const intro = { html: '<p>a <em>b</em></p>\n<pre>c</pre>', text: [] }
    const mail = await rendered(html('{{#if intro}}{{{prose intro}}}{{/if}}'), { ...full, intro })
    expect(mail.html).toContain('<p style="margin:0">a <em>b</em></p>\n<pre>c</pre>')
  })

  it.each([
    ['one of its own type', 'mine', 'news', 'Mine'],
    ['one of the type that it extends', 'ours', 'news', 'News'],
    ['the general one', 'ours', 'events', 'General'],
    ['one of its own type before the other', 'news', 'mine', 'News'],
  ])('takes for a section the template that serves: %s', async (_, type, base, wanted) => {
    const [section] = full.sections
    const sections = section ? [{ ...section, type, base }] : []
    const part = (words: string) =>
      `<mj-section><mj-column width="100%"><mj-text>«${words}»</mj-text></mj-column></mj-section>`
    const files = {
      'layout.mjml.hbs': '<mjml><mj-body>{{#each sections}}{{> section}}{{/each}}</mj-body></mjml>',
      'section.mjml.hbs': part('General'),
      'news.mjml.hbs': part('News'),
      'mine.mjml.hbs': part('Mine'),
    }
    const mail = await rendered(files, { ...full, sections })
    expect(mail.html.match(/«\w+»/g)).toEqual([`«${wanted}»`])
  })

  it('joins the conditional comments that only an issue brings together', () => {
    const apart =
      'a<!--[if mso | IE]></table><![endif]-->\n  <!--[if mso | IE]><table><![endif]-->b'
    expect(joined(apart)).toBe('a<!--[if mso | IE]></table><table><![endif]-->b')
    expect(joined('<![endif]--> c <!--[if mso | IE]>')).toBe('<![endif]--> c <!--[if mso | IE]>')
  })
})

describe('the plain part', () => {
  it('is not escaped, and ends in one line feed', async () => {
    expect(
      await text('\n\n{{title}}  \n\n\n\n{{title}}\n\n', { ...full, title: `a < b & "c"` }),
    ).toBe('a < b & "c"\n\na < b & "c"\n')
  })

  it.each<[string, string, string]>([
    ['wrap', '{{wrap title}}', `${'word '.repeat(14).trim()}\nword\n`],
    [
      'wrap, indented',
      '-\n{{wrap title 4}}',
      `-\n    ${'word '.repeat(13).trim()}\n    word word\n`,
    ],
    ['underline', '{{underline publication "-"}}', '------\n'],
    ['rule', '{{rule "="}}', `${'='.repeat(72)}\n`],
    ['upper', '{{upper publication}}', 'SAMPLE\n'],
    ['concat', '{{wrap (concat publication " " number ", " month)}}', 'sample 1, April 2009\n'],
    ['leader', '-\n{{leader publication number}}', `-\n  sample ${'.'.repeat(61)} 1\n`],
    ['spread', '{{spread publication month}}', `sample${' '.repeat(56)}April 2009\n`],
    ['row', '{{row "When" month}}', 'WHEN      April 2009\n'],
    ['eq', '{{#if (eq publication "sample")}}yes{{else}}no{{/if}}', 'yes\n'],
    ['blocks', '{{blocks intro}}', 'One\n\n- two\n- three\n'],
    ['blocks, indented', '-\n{{blocks intro 2}}', '-\n  One\n\n  - two\n  - three\n'],
  ])('is laid out by helpers: %s', async (_, template, wanted) => {
    const block = (lead: string, words: string, tight: boolean) => ({
      ...{ lead, hang: ' '.repeat(lead.length), text: words, tight },
    })
    const intro = {
      html: '',
      text: [block('', 'One', false), block('- ', 'two', false), block('- ', 'three', true)],
    }
    const title = 'word '.repeat(15).trim()
    expect(await text(template, { ...full, title, intro })).toBe(wanted)
  })
})

describe('a renderer', () => {
  let compiled: CompiledTheme
  beforeAll(async () => {
    const theme = sampleTheme({ ...html('{{title}}'), 'layout.txt.hbs': '{{upper title}}\n' })
    compiled = (await compile(theme)).value as CompiledTheme
  })

  it('gives subject and preheader as they are', () => {
    expect(renderer(compiled)(full)).toMatchObject({
      subject: full.subject,
      preheader: full.preheader,
    })
  })

  it('tells which pictures the mail needs, the logo first', () => {
    const logo = 'https://example.org/logo.png'
    const tokens = { ...compiled.tokens, logo }
    const images = full.sections.flatMap(({ items }) =>
      items.flatMap((item) => item.image?.src ?? []),
    )
    expect(images.length).toBeGreaterThan(1)
    expect(renderer(compiled)(full).images).toEqual(images)
    expect(renderer({ ...compiled, tokens })(full).images).toEqual([logo, ...images])
  })

  it('gives the same bytes twice, and leaves the edition as it was', () => {
    const render = renderer(compiled)
    const before = JSON.stringify(full)
    expect(render(full)).toEqual(render(full))
    expect(renderer(compiled)(full)).toEqual(render(full))
    expect(JSON.stringify(full)).toBe(before)
  })

  it('registers nothing for others', () => {
    const before = Object.keys(Handlebars.helpers).sort()
    renderer(compiled)(full)
    expect(Object.keys(Handlebars.helpers).sort()).toEqual(before)
    expect(before).not.toContain('upper')
  })
})
