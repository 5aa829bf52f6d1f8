import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openTerminal, type Terminal } from '../support/terminal.ts'
import { tool } from '../support/tools.ts'

const tmux = tool('tmux')
const root = join(import.meta.dirname, '../..')
const program = join(root, 'bin/newswire.js')

/** The sample newsroom again, in a folder of its own, with an editor program that types by itself. */
function sampleNewsroom(): { room: string; env: Record<string, string> } {
  const room = mkdtempSync(join(tmpdir(), 'newswire-session-'))
  for (const name of ['issues', 'newswire.yaml', 'schema']) {
    cpSync(join(root, name), join(room, name), { recursive: true })
  }
  const editor = join(room, 'editor.sh')
  writeFileSync(
    editor,
    `#!/bin/sh\nprintf 'From the editor program: *naïve*, 50 %% more.\\n' > "$1"\n`,
  )
  chmodSync(editor, 0o755)
  return { room, env: { EDITOR: editor, VISUAL: '' } }
}

describe.skipIf(!tmux)('an issue drafted at the terminal', () => {
  const { room, env } = sampleNewsroom()
  const file = (name: string) => join(room, name)
  const settings = readFileSync(file('newswire.yaml'), 'utf8')
  const opened: Terminal[] = []
  const start = (...args: string[]) => {
    const terminal = openTerminal(tmux as string, args, { cwd: room, env })
    opened.push(terminal)
    return terminal
  }
  afterAll(() => {
    for (const terminal of opened) terminal.close()
    rmSync(room, { recursive: true, force: true })
  })

  // One draft in several sittings: when one of them fails, the next has nothing to go on with.
  const state = { isBroken: false }
  const sitting = (name: string, work: () => Promise<void> | void) =>
    it(name, async (context) => {
      context.skip(state.isBroken, 'the sitting before failed')
      state.isBroken = true
      await work()
      state.isBroken = false
    })

  sitting('begins, and stops with Ctrl-C within a question', async () => {
    const t = start('new')
    await t.answer('Issue number (17)', '<Enter>')
    await t.answer('Day of publication (Monday 18 May 2009)', '<Enter>')
    await t.answer('PtP course: Making Partnerships Work', '<Enter>')
    await t.answer('Coming soon', '<Enter>')
    // Out goes “New publications – other”, and Events comes to the top.
    await t.answer(
      'In this order',
      ...[
        '<Down>',
        '<Space>',
        ...Array(6).fill('<Down>'),
        '<Space>',
        ...Array(7).fill('<u>'),
        '<Enter>',
      ],
    )
    expect(await t.sees('Section 1 of 5: PtP events')).toContain('PtP events, New PtP publi')
    await t.answer('Heading (PtP events)', '<Enter>')
    await t.answer('PtP events: what is in it?', '<Enter>')
    await t.answer('Title', 'Roundtable: housing and health', '<Enter>')
    await t.asked('When')
    t.keys('Sat 5 June 2-4pm', '<Enter>')
    await t.sees('Friday, not a Saturday')
    await t.answer('Which is meant?', '<Enter>')
    await t.asked('Text')
    t.keys('How can housing and health partners')
    t.keys('<C-c>')
    expect(await t.ended()).toBe(130)
    expect(t.screen()).toContain('Go on with: newswire new --resume')
  })

  sitting('goes on at the very question, with what was typed, and survives kill -9', async () => {
    const t = start('new', '--resume')
    await t.asked('Text')
    await t.sees('How can housing and health partners')
    await t.answer('Text', ' work together?', '<Enter>', '<Enter>', '<Enter>')
    await t.answer('What else does it have?', '<Down>', '<Down>', '<Down>', '<Space>', '<Enter>')
    await t.answer('Where', '1 Fitzroy Square, London', '<Enter>')
    await t.answer('Book at', '<Enter>')
    await t.answer('Book with', 'events', '<Enter>')
    await t.asked('Book by')
    t.keys('29 May', '<Enter>')
    await t.sees('Friday 29 May 2009')
    await t.answer('Book by', '<Enter>')
    await t.answer('PtP events: what else?', '<Up>', '<Up>', '<Enter>')
    await t.answer('Title', 'Annual conference', '<Enter>')
    await t.asked('When')
    t.keys('tbc', '<Enter>')
    await t.sees('Date to be confirmed')
    await t.answer('When', '<Enter>')
    await t.asked('Text')
    t.keys('Lost wi')
    await t.sees('Lost wi')
    await t.kill()
    expect(readdirSync(file('issues'))).not.toContain('17.yaml')
  })

  sitting(
    'asks for each kind of item, adds a contact, and takes texts from an editor program',
    async () => {
      const t = start('new')
      await t.answer('There is a draft already', '<Enter>')
      await t.answer('Text', '<Enter>')
      await t.answer('What else does it have?', ...Array(4).fill('<Down>'), '<Space>', '<Enter>')
      await t.answer('Time', '<Enter>')
      await t.answer('Where', 'tbc', '<Enter>')
      await t.answer('Book at', '<Enter>')
      await t.answer('Book with', 'events', '<Enter>')
      await t.answer('Book by', '<Enter>')
      await t.answer('PtP events: what else?', '<Enter>')

      await t.answer('Heading (New PtP publications)', '<Enter>')
      await t.answer('New PtP publications: what is in it?', '<Enter>')
      await t.answer('Title', 'A guide to joint budgets', '<Enter>')
      await t.answer('Text', '<Tab>')
      // Publisher, format and links are ticked, as such items mostly have them; and a contact.
      await t.answer('What else does it have?', ...Array(4).fill('<Down>'), '<Space>', '<Enter>')
      await t.answer('Publisher', 'PtP', '<Enter>')
      await t.answer('Format', '12 pages, PDF', '<Enter>')
      await t.answer('Link', 'here', '<Enter>')
      await t.answer('“here” does not say where it goes', '<Enter>')
      await t.asked('Its address')
      t.keys('www.example.org/guide', '<Enter>')
      await t.sees('Write the scheme too')
      await t.answer('Its address', '<C-a>', 'https://', '<Enter>')
      await t.answer('Another link', '<Enter>')
      await t.answer('Contact', 'somebody', '<Enter>')
      await t.answer('Role', 'Budgets lead', '<Enter>')
      await t.answer('Name', '<Enter>')
      await t.answer('Email', 'budgets@example.org', '<Enter>')
      await t.answer('Telephone', '<Enter>')
      await t.answer('Keep this contact in the register?', '<Enter>')
      await t.answer('New PtP publications: what else?', '<Enter>')
      expect(await t.sees('Section 3 of 5: Funding news')).toContain('Section 3 of 5')
      t.keys('<C-c>')
      expect(await t.ended()).toBe(130)
    },
  )

  sitting('carries loose ends over, and can step back', async () => {
    const t = start('new', '17', '--resume')
    await t.answer('Heading (Funding news)', '<Enter>')
    await t.answer('Funding news: what is in it?', '<Enter>')
    await t.answer('Title', 'Community cohesion fund', '<Enter>')
    await t.asked('Deadline')
    t.keys('<Escape>')
    await t.answer('Title', ': second round', '<Enter>')
    await t.asked('Deadline')
    t.keys('1 June, 5pm', '<Enter>')
    await t.sees('Monday 1 June 2009, 5pm')
    await t.answer('Deadline', '<Enter>')
    await t.answer('Text', 'Apply early.', '<Enter>', '<Enter>', '<Enter>')
    await t.answer('What else does it have?', '<Enter>')
    await t.answer('Who can apply', 'Local partnerships', '<Enter>')
    await t.answer('Link', 'Read the guidance', '<Enter>')
    await t.answer('Its address', 'https://example.org/fund', '<Enter>')
    await t.answer('Another link', '<Enter>')
    await t.answer('Funding news: what else?', '<Enter>')

    await t.answer('Heading (Other PtP resources)', '<Enter>')
    await t.answer('PtP course: Making Partnerships Work', '<Enter>')
    await t.answer('Coming soon', '<Enter>')
    await t.answer('What is to be changed?', '<Down>', '<Enter>')
    await t.answer('Title: change it', '<Enter>')
    await t.answer('Title', '<C-u>', 'The PtP events programme for 2009–10', '<Enter>')
    await t.answer('What is to be changed?', '<Enter>')
    await t.answer('Other PtP resources: what else?', '<Up>', '<Enter>')
    await t.answer('Title', '<Enter>')
    await t.asked('Text')
    t.keys('<Enter>')
    await t.sees('needs a `body`')
    await t.answer('Text', 'The toolkit is online.', '<Enter>', '<Enter>', '<Enter>')
    await t.answer('What else does it have?', '<Enter>')
    await t.answer('Link', '<Enter>')
    await t.answer('Other PtP resources: what else?', '<Enter>')

    await t.answer('Heading (Have your say)', '<Enter>')
    await t.answer('Have your say: what is in it?', '<Enter>')
    await t.answer('Title', 'Survey on cohesion', '<Enter>')
    await t.answer('Text', 'It takes ten minutes.', '<Enter>', '<Enter>', '<Enter>')
    await t.answer('What else does it have?', '<Space>', '<Enter>')
    await t.asked('Deadline')
    t.keys('29 May', '<Enter>')
    await t.sees('Friday 29 May 2009')
    await t.answer('Deadline', '<Enter>')
    await t.answer('Whose it is', 'PtP', '<Enter>')
    await t.answer('Link', 'Take the survey', '<Enter>')
    await t.answer('Its address', 'https://example.org/survey', '<Enter>')
    await t.answer('Another link', '<Enter>')
    await t.answer('Have your say: what else?', '<Enter>')
    await t.sees('5 sections, 8 items')
    // What is to be confirmed is noted, and nothing else is found.
    await t.sees('✔ no faults  • 2 notes  in 1 issue')
    await t.kill()
  })

  sitting('shows it, changes it, writes it and builds it without a warning', async () => {
    const t = start('new', '--resume')
    await t.answer('What next?', '<Enter>')
    await t.sees('Unsubscribe')
    await t.answer('What next?', '<Enter>')
    await t.answer('What next?', '<Down>', '<Enter>')
    await t.answer('Which item?', 'survey', '<Enter>')
    await t.answer('What is to be changed?', '<Down>', '<Enter>')
    await t.answer('Title', ' and safety', '<Enter>')
    await t.answer('What is to be changed?', '<Enter>')
    await t.sees('Survey on cohesion and safety')
    await t.answer('What next?', '<Down>', '<Down>', '<Enter>')
    await t.answer('Build issue 17 now?', '<Enter>')
    expect(await t.ended()).toBe(0)
    expect(readdirSync(file('issues')).sort()).toEqual(['14.yaml', '15.yaml', '16.yaml', '17.yaml'])
    expect(readdirSync(file('out')).sort()).toEqual(['newswire-17.html', 'newswire-17.txt'])

    const text = readFileSync(file('issues/17.yaml'), 'utf8')
    expect(text).toContain('          How can housing and health partners work together?\n')
    expect(text).toContain('          From the editor program: *naïve*, 50 % more.\n')
    expect(text).toContain('      - use: making-partnerships-work\n')
    const check = spawnSync(process.execPath, [program, 'check', '17', '--strict'], { cwd: room })
    expect(check.status).toBe(0)
  })

  sitting('adds the new contact to the register, and leaves every other line as it was', () => {
    const lines = readFileSync(file('newswire.yaml'), 'utf8').split('\n')
    const added = lines.filter((line) => !settings.split('\n').includes(line))
    expect(added.join('\n')).toContain('budgets@example.org')
    expect(lines.filter((line) => !added.includes(line)).join('\n')).toBe(settings)
  })
})
