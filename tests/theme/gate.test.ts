import { describe, expect, it } from 'vitest'
import type { CompiledTheme } from '../../src/model.ts'
import { compile } from '../../src/theme/compile.ts'
import { gate } from '../../src/theme/gate.ts'
import { sampleTheme } from './sample-theme.ts'

const themeOf = (padding: string, items = '{{#each sections}}{{heading}} {{/each}}') =>
  sampleTheme({
    'layout.mjml.hbs': `<mjml>\n<mj-body>\n<mj-section><mj-column width="100%"><mj-text padding="${padding}">${items}</mj-text></mj-column></mj-section>\n</mj-body>\n</mjml>`,
  })

const compiled = async (theme: ReturnType<typeof themeOf>) =>
  (await compile(theme)).value as CompiledTheme

describe('the gate', () => {
  it('lets a theme through whose two orders come to the same mail', async () => {
    const theme = themeOf('8px')
    expect(await gate(theme, await compiled(theme))).toEqual([])
  })

  it('refuses a theme that is laid out otherwise, and shows where', async () => {
    const fault = (await gate(themeOf('8px'), await compiled(themeOf('9px'))))[0]
    expect(fault).toMatchObject({
      code: 'theme-unsound',
      severity: 'error',
      place: { file: 'templates/sample/layout.mjml.hbs', line: 1, column: 1 },
    })
    expect(fault?.message).toContain('padding:9px')
    expect(fault?.message).toContain('padding:8px')
  })

  it('refuses a theme that differs only where a list is empty', async () => {
    const loud = themeOf('8px', '{{#each sections}}{{heading}} {{else}}None.{{/each}}')
    const [fault, ...more] = await gate(themeOf('8px'), await compiled(loud))
    expect([fault?.code, more]).toEqual(['theme-unsound', []])
    expect(fault?.message).toContain('“empty”')
  })
})
