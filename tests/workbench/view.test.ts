import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listedOf, type View, viewOf } from '../../src/workbench.ts'
import { folderOf, sampleNewsroom, settings } from '../support/program.ts'
import { opened } from '../support/site.ts'

const sample = await opened(sampleNewsroom())
const [fourteen, fifteen, sixteen] = await sample.all()
if (!fourteen || !fifteen || !sixteen) throw new Error('no samples')

/** The view of an issue of these lines, in a newsroom of its own. */
async function viewed(lines: string, files: Record<string, string> = {}): Promise<View> {
  const issue = `number: 1\ndate: 2009-04-20\n${lines}`
  const { house, all } = await opened(
    folderOf({ 'newswire.yaml': settings, 'issues/1.yaml': issue, ...files }),
  )
  const [built] = await all()
  if (!built) throw new Error('no issue')
  return viewOf(built, house)
}

const story = (fields: string) =>
  `sections:\n  - type: news\n    items:\n      - title: A story\n        body: Something happened.\n${fields}`

describe('a view', () => {
  it('leads from each finding to its item in the mail and to its line', async () => {
    const { findings, items } = await viewOf(fifteen, sample.house)
    const found = findings.find(({ code }) => code === 'no-booking')
    const item = items.find(({ anchor }) => anchor === found?.anchor)
    expect(found).toMatchObject({ file: fifteen.file, line: 94, severity: 'warning' })
    expect(item).toMatchObject({ kind: 'item', line: 94 })
    expect(item?.title).toContain('Top 10 Indicators')
  })

  it('has an element in the mail for each section and item', async () => {
    const { items, html } = await viewOf(fifteen, sample.house)
    expect(items).toHaveLength(7 + 13)
    for (const { anchor } of items) expect(html).toContain(` id="${anchor}"`)
  })

  it('reads headings and links as they are heard', async () => {
    const { headings, links } = await viewOf(fifteen, sample.house)
    expect(headings[0]).toEqual({ level: 1, text: 'newswire 15' })
    expect(headings).toContainEqual({ level: 3, text: 'A new contract for PtP' })
    const guide = links.find(({ text }) => text === 'Read the guide to RIEPs')
    expect(guide?.anchor).toBe('rieps-a-councillors-guide')
    expect(links.find(({ text }) => text === 'Unsubscribe')?.anchor).toBe(null)
  })

  it('says in words what changed, and where that is in the mail', async () => {
    const { issue } = fourteen
    if (!issue) throw new Error('no issue')
    const against = [{ against: 'issue 14', issue }]
    const { changes } = await viewOf(fifteen, sample.house, { against })
    expect(changes[0]?.against).toBe('issue 14')
    expect(changes[0]?.changes).toContainEqual({
      text: expect.stringContaining('section *PtP news* added'),
      anchor: 'a-new-contract-for-ptp',
      words: ['A new contract for PtP'],
    })
  })

  it.each([
    ['faulty', '        links: [{ text: Click here, url: "https://example.org/a" }]\n'],
    ['broken', '        tilte: A\n'],
  ])('is %s when there are errors', async (state, fields) => {
    expect((await viewed(story(fields))).state).toBe(state)
  })

  it('is warned by warnings, and sound without any', async () => {
    expect((await viewOf(fifteen, sample.house)).state).toBe('warned')
    expect((await viewOf(sixteen, sample.house)).state).toBe('sound')
  })

  it('shows the last good mail of a file that is broken, and what is wrong with it', async () => {
    const broken = {
      file: fifteen.file,
      diagnostics: [{ code: 'yaml-syntax', severity: 'error', message: 'Oh' } as never],
    }
    const view = await viewOf(broken, sample.house, { lastGood: fifteen })
    expect(view).toMatchObject({ state: 'broken', number: 15, fault: { message: 'Oh' } })
    expect(view.headings[0]?.text).toBe('newswire 15')
    expect((await viewOf(broken, sample.house)).html).toBe('')
  })

  it('says nothing of the machine unless it is asked to', async () => {
    expect((await viewOf(fifteen, sample.house)).path).toBe(null)
    const live = await viewOf(fifteen, sample.house, { path: '/a/15.yaml', cwd: '/a' })
    expect(live.path).toBe('/a/15.yaml')
    expect(live.findings.map(({ path }) => path)).toContain(`/a/${fifteen.file}`)
    const { findings } = await viewOf(fifteen, sample.house)
    expect(new Set(findings.map(({ path }) => path))).toEqual(new Set([null]))
  })

  it('is a row without the mail in the list of all', () => {
    expect(listedOf(fifteen, sample.house)).toMatchObject({
      ...{ name: '15', number: 15, date: '2009-03-16', dateText: '16 March 2009', itemCount: 13 },
      ...{ state: 'warned', counts: { errors: 0, warnings: 6, notes: 3 } },
    })
  })
})

describe('pictures of a mail', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const image = (src: string) => story(`        image: { src: "${src}", alt: A dot }\n`)

  it('are in the frame when they stand in the newsroom', async () => {
    const base = `${settings}links: { base: "https://example.org/" }\n`
    const folder = folderOf({
      'newswire.yaml': base,
      'issues/1.yaml': `number: 1\ndate: 2009-04-20\n${image('dot.png')}`,
    })
    writeFileSync(join(folder, 'dot.png'), pixel)
    const { house, all } = await opened(folder)
    const [built] = await all()
    const { html } = await viewOf(built as never, house)
    expect(html).toContain(`src="data:image/png;base64,${pixel.toString('base64')}"`)
  })

  it('are not fetched from elsewhere', async () => {
    const { html, source } = await viewed(image('https://example.net/dot.png'))
    expect(html).not.toContain('example.net')
    expect(source.html).toContain('https://example.net/dot.png')
  })
})
