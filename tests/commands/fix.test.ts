import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixed } from '../../src/commands/check/fix.ts'
import type { Setting } from '../../src/model.ts'
import { findNewsroom } from '../../src/newsroom.ts'
import { openPress } from '../../src/pipeline.ts'
import { here } from '../support/here.ts'
import { environment, folderOf } from '../support/program.ts'

const settings = `publication: Bulletin
organisation: { name: Harbour Partnership, address: 4 Mill Lane }
language: en-GB
timezone: Europe/London
people: { desk: { email: desk@harbour.org } }
links: { unsubscribe: https://harbour.org/out }
`

/** An issue full of what an edit must not touch: comments, blank lines, quotes, forms of all kinds. */
const issue = (title: string, body: string, more = '') => `# A comment at the top
number:   7   # padded
date: 2009-05-20

sections:
  - type: news   # the first
    items:
      - title: ${title}
        # about the body
        body: ${body}
        contact: "desk"


      - {title: 'Another story', body: "The harbour’s new “light” shines."}   # flow
${more}# the end
`

const event = `  - type: events
    items:
      - title: Regatta on Friday 6 June
        date: 2009-06-06 # a Saturday
        time: 10:00
        venue: The quay
        contact: desk
`

const room = (text: string, file = 'issues/7.yaml') =>
  folderOf({ 'newswire.yaml': settings, [file]: text })
const fix = (folder: string, ...args: string[]) =>
  here(['check', '7', '--fix', ...args], folder, environment())
const textOf = (folder: string) => readFileSync(join(folder, 'issues/7.yaml'), 'utf8')

const plain = 'The ferry runs.'
const quoted = '"The ferry runs."'

describe('check --fix', () => {
  it.each<[what: string, before: string, after: string]>([
    ['two spaces', issue('The  ferry', plain), issue('The ferry', plain)],
    [
      'a space before a stop',
      issue('Ferry', '"It runs , at last."'),
      issue('Ferry', '"It runs, at last."'),
    ],
    [
      'spaces in a block',
      issue('Ferry', '|\n          It  runs.\n\n          Come ( early ).'),
      issue('Ferry', '|\n          It runs.\n\n          Come (early).'),
    ],
    [
      'straight apostrophes',
      issue("The harbour's ferry", plain),
      issue('The harbour’s ferry', plain),
    ],
    [
      'straight quotation marks',
      issue('Ferry', '\'The "new" ferry runs.\''),
      issue('Ferry', "'The “new” ferry runs.'"),
    ],
    [
      'a weekday',
      issue('Ferry', quoted, event),
      issue('Ferry', quoted, event.replace('Friday', 'Saturday')),
    ],
    [
      'several in one text',
      issue('"The  harbour\'s  ferry"', plain),
      issue('"The harbour’s ferry"', plain),
    ],
    [
      'lines that end in CR LF',
      issue('The  ferry', plain).replaceAll('\n', '\r\n'),
      issue('The ferry', plain).replaceAll('\n', '\r\n'),
    ],
    [
      'a file with a mark of its byte order',
      `\uFEFF${issue('The  ferry', plain)}`,
      `\uFEFF${issue('The ferry', plain)}`,
    ],
  ])('mends %s, and no other byte', async (_, before, after) => {
    const folder = room(before)
    const { code, stdout, stderr } = await fix(folder)
    expect(textOf(folder)).toBe(after)
    expect(code).toBe(0)
    // What was done stands on stderr as a difference, and what is left on stdout.
    expect(stderr).toMatch(/^--- issues\/7\.yaml\n\+\+\+ issues\/7\.yaml\n@@ /)
    const signs = stderr.split('\n').filter((line) => /^[-+](?![-+]{2} )/.test(line))
    expect(signs.length).toBeGreaterThan(0)
    expect(stdout).not.toMatch(/stray-space|mixed-quotes|weekday-mismatch/)
    expect(readdirSync(join(folder, 'issues'))).toEqual(['7.yaml'])
  })

  it('has nothing more to do the second time', async () => {
    const folder = room(issue('The  ferry', plain))
    await fix(folder)
    const after = textOf(folder)
    expect(await fix(folder)).toEqual({ code: 0, stdout: '✔ no faults in 1 issue\n', stderr: '' })
    expect(textOf(folder)).toBe(after)
  })

  it('says so where nothing is certain, and leaves the file', async () => {
    const text = issue('Ferry', '"Join us on Friday 6 June."')
    const folder = room(text)
    const { code, stdout, stderr } = await fix(folder)
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'issues/7.yaml: nothing to fix for certain.\n',
    })
    expect(stdout).toContain('weekday-mismatch')
    expect(textOf(folder)).toBe(text)
  })

  it('leaves a file alone that cannot be read', async () => {
    const text = 'number: [\n'
    const folder = room(text)
    expect((await fix(folder)).code).toBe(1)
    expect(textOf(folder)).toBe(text)
  })

  it('leaves what a comment silences, and what the newsroom does not check', async () => {
    const silenced = issue(
      'The  ferry   # newswire-ignore stray-space: the name of the ship',
      plain,
    )
    const folder = room(silenced)
    await fix(folder)
    expect(textOf(folder)).toBe(silenced)
    const text = issue('The  ferry', plain)
    const lax = room(text)
    writeFileSync(join(lax, 'newswire.yaml'), `${settings}checks: { stray-space: off }\n`)
    await fix(lax)
    expect(textOf(lax)).toBe(text)
  })

  it('reports what is left in the form that was asked for', async () => {
    const folder = room(issue('The  ferry', '"Join us on Friday 6 June."'))
    const { code, stdout, stderr } = await fix(folder, '--json', '--max-warnings', '0')
    expect(code).toBe(1)
    expect(stderr).toContain('+      - title: The ferry\n')
    const { summary, issues } = JSON.parse(stdout)
    expect(summary).toEqual({ errors: 0, warnings: 1 })
    expect(issues[0].diagnostics[0].code).toBe('weekday-mismatch')
  })

  it('mends each of several issues', async () => {
    const folder = room(issue('The  ferry', plain))
    const other = issue('A  lighthouse', 'It shines.').replace('number:   7', 'number:   8')
    writeFileSync(join(folder, 'issues/8.yaml'), other)
    const { stderr } = await here(['check', '--all', '--fix'], folder, environment())
    expect(stderr.match(/^\+\+\+ .*/gm)).toEqual(['+++ issues/7.yaml', '+++ issues/8.yaml'])
    expect(readFileSync(join(folder, 'issues/8.yaml'), 'utf8')).toBe(other.replace('A  l', 'A l'))
  })
})

describe('a file that is another meanwhile', () => {
  const text = issue('The  ferry', plain)

  async function opened(folder: string) {
    const { value } = await findNewsroom(folder)
    const press = value && (await openPress(value, { cwd: folder, thorough: true }))
    if (!press?.build) throw new Error('no press')
    const said: string[] = []
    const io = { cwd: folder, stderr: { write: (piece: string) => said.push(piece) } }
    return { build: press.build, setting: { io } as unknown as Setting, said }
  }

  it('is not written over', async () => {
    const folder = room(text)
    const { build, setting } = await opened(folder)
    const built = await build('issues/7.yaml')
    const theirs = `${text}# theirs\n`
    // Somebody writes while the issue is built anew.
    const slow: typeof build = async (...args) => {
      writeFileSync(join(folder, 'issues/7.yaml'), theirs)
      return build(...args)
    }
    await expect(fixed(built, slow, setting)).rejects.toThrow('has changed since it was read')
    expect(textOf(folder)).toBe(theirs)
    expect(readdirSync(join(folder, 'issues'))).toEqual(['7.yaml'])
  })

  it('stays as it is when it would have an error then', async () => {
    const folder = room(text)
    const { build, setting, said } = await opened(folder)
    const built = await build('issues/7.yaml')
    // A title of nothing is an error; a fix that takes all away would make one.
    const [path] = built.diagnostics.flatMap((each) => (each.fix && each.path ? [each.path] : []))
    const emptied = built.diagnostics.map((each) =>
      each.fix ? { ...each, path, fix: { find: 'The  ferry', replace: '' } } : each,
    )
    const left = await fixed({ ...built, diagnostics: emptied as never }, build, setting)
    expect(said).toEqual(['issues/7.yaml: not fixed, for it would have an error then.\n'])
    expect(left.diagnostics).toEqual(emptied)
    expect(textOf(folder)).toBe(text)
  })
})
