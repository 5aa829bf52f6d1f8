import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../src/model.ts'
import { compile } from '../../src/theme/compile.ts'
import { gate } from '../../src/theme/gate.ts'
import { type Files, sampleTheme } from './sample-theme.ts'

/** What is refused, with `‸` where the fault is told, and a sound twin of it. */
type Case = { shows: string; says: string; faulty: Files; sound: Files }

const cases = new Map<string, Case[]>()
const page = readFileSync(join(import.meta.dirname, '../fixtures/themes/refused.md'), 'utf8')
for (const chapter of page.split(/^## /m).slice(1)) {
  const [title = '', ...sections] = chapter.split(/^### /m)
  cases.set(title.trim(), sections.map(caseOf))
}

function caseOf(section: string): Case {
  const [shows = ''] = section.split('\n', 1)
  const [, says = ''] = /^says: (.*)$/m.exec(section) ?? []
  const [faulty = '', sound = ''] = section.split(/^sound:$/m)
  return { shows, says, faulty: filesIn(faulty), sound: filesIn(sound) }
}

/** The fenced blocks of a case; those that are no file of their own are put into a layout. */
function filesIn(text: string): Files {
  const blocks = [...text.matchAll(/^```(\S+)\n([\s\S]*?)\n```$/gm)].map(
    ([, name = '', content = '']) => [name, content] as const,
  )
  const files = blocks.filter(([name]) => name.includes('.'))
  const parts = new Map(blocks)
  const inColumn = parts.has('text') ? `<mj-text>${parts.get('text')}</mj-text>` : undefined
  const column = parts.get('column') ?? inColumn
  const body =
    parts.get('body') ??
    (column && `<mj-section><mj-column width="100%">\n${column}\n</mj-column></mj-section>`)
  const layout = `<mjml lang="{{language}}" dir="{{direction}}">\n<mj-head>${parts.get('head') ?? ''}</mj-head>\n<mj-body>\n${body ?? ''}\n</mj-body>\n</mjml>\n`
  return { 'layout.mjml.hbs': layout, ...Object.fromEntries(files) }
}

/** A theme without its mark, and the place where the mark stood. */
function marked(files: Files): { files: Files; place: Pick<Place, 'file' | 'line' | 'column'> } {
  const [name, content] = Object.entries(files).find(([, text]) => text.includes('‸')) ?? []
  if (!name || !content) throw new Error('This case has no mark.')
  const before = content.slice(0, content.indexOf('‸')).split('\n')
  return {
    files: { ...files, [name]: content.replace('‸', '') },
    place: {
      file: `templates/sample/${name}`,
      line: before.length,
      column: (before.at(-1) as string).length + 1,
    },
  }
}

/** All that stage 1 and its gate have against a theme. */
async function faultsOf(files: Files) {
  const theme = sampleTheme(files)
  const { value, diagnostics } = await compile(theme)
  return value ? gate(theme, value) : diagnostics
}

describe.each([...cases])('%s', (_, all) => {
  it.each(all)('$shows: refused, at its place', async ({ says, faulty }) => {
    const { files, place } = marked(faulty)
    const [fault, ...more] = await faultsOf(files)
    expect(fault).toMatchObject({ code: 'theme-fault', severity: 'error', place })
    expect(`${fault?.message} ${fault?.hint}`).toContain(says)
    expect(more).toEqual([])
  })

  it.each(all)('$shows: the sound twin compiles, and its two orders agree', async ({ sound }) => {
    expect(await faultsOf(sound)).toEqual([])
  })
})
