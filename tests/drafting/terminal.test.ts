import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { width } from '../../src/text.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'
import { tool } from '../support/tools.ts'

const tmux = tool('tmux')

const room = mkdtempSync(join(tmpdir(), 'newswire-terminal-'))
for (const name of ['issues', 'newswire.yaml']) {
  cpSync(join(import.meta.dirname, '../..', name), join(room, name), { recursive: true })
}

describe.skipIf(!tmux)('the prompts at a terminal', () => {
  const opened: Terminal[] = []
  const start = (args: string[], options: { env?: Record<string, string>; rows?: number } = {}) => {
    const terminal = openTerminal(tmux as string, args, { cwd: room, ...options })
    opened.push(terminal)
    return terminal
  }
  afterAll(() => {
    for (const terminal of opened) terminal.close()
    rmSync(room, { recursive: true, force: true })
  })
  const news = ['--date', '2009-05-18', '--sections', 'news', '--no-loose-ends', '--yes']

  it('takes pasted lines for one answer, and pasted paragraphs for one text', async () => {
    const t = start(['new', '17', ...news])
    await t.answer('News: what is in it?', '<Enter>')
    await t.asked('Title')
    t.paste('A title that was\ncopied from\nthree lines')
    await t.sees('A title that was copied from three lines')
    await t.answer('Title', '<Enter>')
    await t.asked('Text')
    t.paste('First paragraph.\n\n\n\nSecond paragraph,\nof two lines.')
    await t.sees('of two lines.')
    await t.answer('Text', '<Enter>', '<Enter>', '<Enter>')
    expect(t.screen()).toContain('First paragraph. Second paragraph, of two lines.')
    await t.asked('What else does it have?')
    t.keys('<C-c>')
    expect(await t.ended()).toBe(130)
  })

  it('refuses a draft that is open in another window', async () => {
    const first = start(['new', '18', ...news])
    await first.answer('News: what is in it?', '<Enter>')
    await first.asked('Title')
    const second = start(['new', '18', '--resume'])
    expect(await second.ended()).toBe(2)
    expect(second.screen()).toContain('stop it there first')
    first.keys('<C-c>')
    expect(await first.ended()).toBe(130)
  })

  it('sets the terminal right when it is told to end', async () => {
    const t = start(['new', '31', ...news])
    await t.asked('News: what is in it?')
    await t.kill('SIGTERM')
    expect(await t.ended()).toBe(143)
    expect(t.isLeftWell()).toBe(true)
  })

  it('leaves no draft when nothing was answered, and ends at Ctrl-D too', async () => {
    const t = start(['new', '19'])
    await t.asked('Day of publication')
    t.keys('<C-d>')
    expect(await t.ended()).toBe(130)
    expect(t.screen()).toContain('Nothing was written')
    expect(existsSync(join(room, 'issues/.19.draft.jsonl'))).toBe(false)
  })

  it('asks nothing in a CI, even at a terminal', async () => {
    const t = start(['new', '20'], { env: { CI: 'true' } })
    expect(await t.ended()).toBe(2)
    expect(t.screen()).toContain('--date')
  })

  it.each([
    ['NO_COLOR', [], { NO_COLOR: '1' }],
    ['--no-color', ['--no-color'], {}],
  ])('paints nothing with %s, and loses nothing by it', async (_, flags, env) => {
    const look = async (t: Terminal) => {
      await t.answer('Day of publication', '<Enter>')
      await t.asked('PtP course')
      const seen = { painted: t.painted(), screen: t.screen() }
      t.keys('<C-c>')
      await t.ended()
      rmSync(join(room, 'issues/.21.draft.jsonl'), { force: true })
      return seen
    }
    const painted = await look(start(['new', '21']))
    const plain = await look(start(['new', '21', ...flags], { env }))
    // Bold and dim are no colours.
    const colours = new RegExp(`${String.fromCharCode(27)}\\[(?:\\d+;)*(?:3|9)[0-7]m`)
    expect(painted.painted).toMatch(colours)
    expect(plain.painted).not.toMatch(colours)
    expect(plain.screen).toBe(painted.screen)
  })

  it('wraps its own words within 80 columns, and says its keys in every question', async () => {
    const t = start(['new', '22'])
    const labels = ['Day of publication', 'PtP course', 'Coming soon', 'In this order', 'Heading']
    for (const label of labels) {
      await t.asked(label)
      const lines = t.screen().split('\n')
      expect(Math.max(...lines.map(width))).toBeLessThan(80)
      expect(lines.findLast((line) => line.trim() !== '')).toMatch(/⏎ .+ · esc back · ctrl-c stop$/)
      await t.answer(label, '<Enter>')
    }
    t.keys('<C-c>')
    await t.ended()
  })
})
