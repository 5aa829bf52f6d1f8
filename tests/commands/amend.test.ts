import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { run } from '../../src/cli.ts'
import { difference } from '../../src/edit.ts'
import type { IO } from '../../src/model.ts'
import { environment, newswire, root, sampleNewsroom } from '../support/program.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'
import { tool } from '../support/tools.ts'

/* What `add` and `edit` do beside the item: contacts that come into the register, words of links. */

const files = ['issues/15.yaml', 'newswire.yaml'] as const

function newsroom() {
  const folder = sampleNewsroom()
  const text = (file: string) => readFileSync(join(folder, file), 'utf8')
  return { folder, text, texts: () => files.map(text) }
}

const changed = (before: string, after: string) =>
  difference('', before, after)
    .split('\n')
    .slice(2)
    .filter((line) => /^[-+]/.test(line))

// ---------------------------------------------------------------- contacts

const tmux = tool('tmux')

describe.skipIf(!tmux)('a contact that is not in the register', () => {
  const opened: Terminal[] = []
  afterAll(() => opened.forEach((terminal) => void terminal.close()))

  const start = (folder: string, ...args: string[]) => {
    const terminal = openTerminal(tmux as string, args, { cwd: folder })
    opened.push(terminal)
    return terminal
  }

  /** Goes as far as the question whether the new item with its new contact is to be written. */
  async function asked(folder: string, ...more: string[]): Promise<Terminal> {
    const t = start(folder, 'add', '15', 'news', '--section', '1', '--title', 'A guide', ...more)
    await t.answer('Text', 'It is out.', '<Enter>', '<Enter>', '<Enter>')
    await t.answer('What else does it have?', '<Down>', '<Space>', '<Enter>')
    await t.answer('Contact', 'somebody', '<Enter>')
    await t.answer('Role', 'Budgets lead', '<Enter>')
    await t.answer('Name', '<Enter>')
    await t.answer('Email', 'budgets@example.org', '<Enter>')
    await t.answer('Telephone', '<Enter>')
    await t.answer('Keep this contact in the register?', '<Enter>')
    return t
  }

  const item = ['+      - title: A guide', '+        body: |', '+          It is out.']
  const added = {
    issue: [...item, '+        contact: budgets-lead', '+'],
    register: ['+  budgets-lead:', '+    role: Budgets lead', '+    email: budgets@example.org'],
  }

  it('comes into it with the item, and no other line is touched', async () => {
    const room = newsroom()
    const [issue = '', register = ''] = room.texts()
    const codes = () => {
      const { code, stdout } = newswire(['check', '15', '--json'], room.folder)
      const [{ diagnostics }] = JSON.parse(stdout).issues
      return { code, codes: diagnostics.map((each: { code: string }) => each.code) }
    }
    const before = codes()
    const t = await asked(room.folder)
    await t.sees('+++ newswire.yaml')
    await t.answer('Add this to issues/15.yaml?', '<Enter>')
    expect(await t.ended()).toBe(0)
    expect(t.screen()).toContain('issues/15.yaml: added ptp-news/2 (a-guide)')
    expect(t.screen()).toContain('newswire.yaml: added budgets-lead')
    expect(changed(issue, room.text('issues/15.yaml'))).toEqual(added.issue)
    expect(changed(register, room.text('newswire.yaml'))).toEqual(added.register)
    const after = codes()
    expect(after.code).toBe(0)
    expect(before.codes).toEqual(expect.arrayContaining(after.codes))
  })

  it('is only shown by --dry-run, with the item', async () => {
    const room = newsroom()
    const before = room.texts()
    const t = await asked(room.folder, '--dry-run')
    expect(await t.ended()).toBe(0)
    for (const line of [...added.issue, ...added.register]) expect(t.screen()).toContain(line)
    expect(t.screen()).not.toContain('Add this to')
    expect(room.texts()).toEqual(before)
  })

  it('stays out with the item when the answer is no', async () => {
    const room = newsroom()
    const before = room.texts()
    const t = await asked(room.folder)
    await t.answer('Add this to issues/15.yaml?', '<Down>', '<Enter>')
    expect(await t.ended()).toBe(0)
    expect(room.texts()).toEqual(before)
  })

  it.each(files)('stays out with the item when somebody has changed %s meanwhile', async (file) => {
    const room = newsroom()
    const t = await asked(room.folder)
    await t.asked('Add this to issues/15.yaml?')
    writeFileSync(join(room.folder, file), `${room.text(file)}# theirs\n`)
    const before = room.texts()
    await t.answer('Add this to issues/15.yaml?', '<Enter>')
    expect(await t.ended()).toBe(2)
    expect(t.screen().replaceAll('\n', '')).toContain(`${file}\` has changed since it was read`)
    expect(room.texts()).toEqual(before)
    expect(readdirSync(room.folder).sort()).toEqual(['issues', 'newswire.yaml'])
  })

  it('is named by an item that is there, or written out in it alone', async () => {
    const room = newsroom()
    const [, register = ''] = room.texts()
    const change = async (isThere: boolean, ...keep: string[]) => {
      const t = start(room.folder, 'edit', '15', '3/1')
      await t.asked('What is to be changed?')
      // What it has comes first: once it has a contact, that comes before what may be added.
      t.keys(...Array(isThere ? 7 : 11).fill('<Down>'))
      await t.sees(isThere ? '❯ Contact: ' : '❯ Add: Contact')
      t.keys('<Enter>')
      if (isThere) await t.answer('Contact: change it', '<Enter>')
      await t.answer('Contact', 'somebody', '<Enter>')
      await t.answer('Role', '<Enter>')
      await t.answer('Name', 'Ann', '<Enter>')
      await t.answer('Email', 'ann@example.org', '<Enter>')
      await t.answer('Telephone', '<Enter>')
      await t.answer('Keep this contact in the register?', ...keep, '<Enter>')
      await t.answer('What is to be changed?', '<Enter>')
      await t.answer('Write this to issues/15.yaml?', '<Enter>')
      expect(await t.ended()).toBe(0)
      return parse(room.text('issues/15.yaml')).sections[2].items[0].contact
    }
    expect(await change(false, '<Down>')).toEqual({ name: 'Ann', email: 'ann@example.org' })
    expect(room.text('newswire.yaml')).toBe(register)
    expect(await change(true)).toBe('ann')
    const lines = ['+  ann:', '+    name: Ann', '+    email: ann@example.org']
    expect(changed(register, room.text('newswire.yaml'))).toEqual(lines)
  })
})

it('a contact that an option gives stays as it is given', () => {
  const room = newsroom()
  const [, register] = room.texts()
  const args = ['edit', '15', '3/1', '--contact', 'Ann <ann@example.org>']
  expect(newswire(args, room.folder).code).toBe(0)
  expect(parse(room.text('issues/15.yaml')).sections[2].items[0].contact).toEqual({
    name: 'Ann',
    email: 'ann@example.org',
  })
  expect(room.text('newswire.yaml')).toBe(register)
})

// ---------------------------------------------------------------- links

const here = 'https://example.org/here'
const add = ['add', '15', 'news', '--section', '1', '--title', 'A guide', '--body', 'It is out.']
const edit = ['edit', '15', '2/2', '--title', 'A guide']
const learning = ['add', '15', 'learning', '--use', 'learning-modules', '--body', 'B']

/** What the program says, run in this process. */
async function dryRun(...args: string[]) {
  const said: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] }
  const io: IO = {
    stdout: { write: (text) => said.stdout.push(String(text)) },
    stderr: { write: (text) => said.stderr.push(text) },
    cwd: root,
    env: environment(),
    now: () => new Date(0),
  }
  const code = await run([...args, '--dry-run'], io)
  return { code, stdout: said.stdout.join(''), stderr: said.stderr.join('') }
}

/** Those of a run's findings that a check for vague words made: place, words, what would be better. */
function vague(document: string): [line: number, message: string, hint: string][] {
  const { diagnostics } = JSON.parse(document)
  return diagnostics
    .filter(({ code }: { code: string }) => code === 'vague-link')
    .map(({ line, message, hint }: Record<string, unknown>) => [line, message, hint])
}

describe('vague words of a link', () => {
  it.each<[args: string[], line: number, words: string, title: string]>([
    [[...add, '--link', `here=${here}`], 25, 'here', 'A guide'],
    [[...edit, '--link', `here=${here}`], 53, 'here', 'A guide'],
    [[...edit, '--set', 'links.1.text=here'], 51, 'here', 'A guide'],
    [[...learning, '--link', `more=${here}`], 166, 'more', 'PtP learning modules'],
  ])('are found at their place: newswire %j', async (args, line, words, title) => {
    const { code, stderr } = await dryRun(...args)
    expect(code).toBe(0)
    expect(stderr).toContain(`warning  \`${words}\` does not say where the link goes.  vague-link`)
    const json = await dryRun(...args, '--json')
    expect({ code: json.code, stderr: json.stderr }).toEqual({ code: 0, stderr: '' })
    const message = `\`${words}\` does not say where the link goes.`
    const better = expect.stringContaining(`\`More about: ${title}\``)
    expect(vague(json.stdout)).toEqual([[line, message, better]])
  })

  it.each([
    [[...add, '--link', `Read the guide=${here}`]],
    [[...edit, '--set', 'links.1.text=Read the consultation paper']],
    // What stood there before is not what was asked for.
    [edit],
  ])('are not found in newswire %j', async (args) => {
    expect(await dryRun(...args)).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse((await dryRun(...args, '--json')).stdout).diagnostics).toEqual([])
  })

  it('that stood there before are not told again', async () => {
    const room = sampleNewsroom()
    const put = ['edit', '15', '2/2', '--set', 'links.1.text=here']
    expect(newswire(put, room).stderr).toContain('vague-link')
    const again = newswire(edit, room)
    expect(again).toMatchObject({ code: 0, stderr: '' })
    expect(newswire(['check', '15'], room).stdout).toContain('vague-link')
  })

  it('are told beside a section that is new', async () => {
    const args = ['add', '16', 'notice', '--title', 'A', '--body', 'B', '--link', `here=${here}`]
    const { stdout } = await dryRun(...args, '--json')
    expect(JSON.parse(stdout).note).toMatch(/is new, at the end\.$/)
    expect(vague(stdout)).toHaveLength(1)
  })
})
