import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { View } from '../../src/workbench.ts'
import { ask } from '../support/previewed.ts'
import { folderOf, issue, newswire, settings, smallNewsroom } from '../support/program.ts'
import { type Running, running } from '../support/running.ts'

const issues = { 1: issue(1), 2: issue(2), 3: issue(3) }

describe('build --watch', () => {
  let room: string
  const put = (name: string, text: string) => writeFileSync(join(room, name), text)
  const mail = (number: number) => readFileSync(join(room, `out/bulletin-${number}.txt`), 'utf8')
  const watching = async (...args: string[]): Promise<Running> => {
    const program = running(['build', ...args, '--watch'], room)
    await program.says('Watching for changes; Ctrl-C ends it.')
    return program
  }
  beforeEach(() => {
    room = smallNewsroom(issues)
  })

  it('builds at once, then what has changed, and says why', async () => {
    const program = await watching('1', '3')
    expect(program.stdout().match(/^out\/bulletin-[13]\.(?:html|txt) /gm)).toHaveLength(4)
    put('issues/3.yaml', issue(3, 'Something else.'))
    await program.says('3 rebuilt: issues/3.yaml changed')
    expect(mail(3)).toContain('Something else.')
    // Nobody asked for the second.
    put('issues/2.yaml', issue(2, 'Something else.'))
    put('newswire.yaml', settings.replace('Bulletin', 'Gazette'))
    await program.says('2 issues rebuilt: newswire.yaml changed')
    expect(program.said()).not.toContain('issues/2.yaml')
    expect(existsSync(join(room, 'out/gazette-2.txt'))).toBe(false)
    expect(readFileSync(join(room, 'out/gazette-1.txt'), 'utf8')).toContain('GAZETTE')
    expect(await program.stop()).toBe(130)
    expect(program.said()).toMatch(/\nStopped\.\n$/)
  })

  it('goes on after faults of authors, and leaves what was built', async () => {
    const program = await watching('3')
    const before = mail(3)
    put('issues/3.yaml', 'number: [')
    await program.says(
      '3 not rebuilt: issues/3.yaml changed; what was built earlier is left as it was',
    )
    await program.says('bad-yaml')
    expect(mail(3)).toBe(before)
    put('issues/3.yaml', issue(3, 'Mended.'))
    await program.says('3 rebuilt: issues/3.yaml changed')
    put('newswire.yaml', 'publication: [')
    await program.says('Nothing is rebuilt until that is mended.')
    put('issues/3.yaml', issue(3, 'Written meanwhile.'))
    await program.says('Nothing is rebuilt until that is mended.')
    put('newswire.yaml', settings)
    await program.says('3 rebuilt: newswire.yaml changed')
    expect(mail(3)).toContain('Written meanwhile.')
    rmSync(join(room, 'newswire.yaml'))
    await program.says('There is no `newswire.yaml`')
    put('newswire.yaml', settings)
    await program.says('3 rebuilt: newswire.yaml added')
    expect(await program.stop()).toBe(130)
  })

  it('goes on after faults of the disk', async () => {
    const program = await watching('3')
    rmSync(join(room, 'out'), { recursive: true })
    put('out', 'a file where the folder was')
    put('issues/3.yaml', issue(3, 'Meanwhile.'))
    await program.says('a file stands where a folder is needed')
    rmSync(join(room, 'out'))
    put('issues/3.yaml', issue(3, 'Afterwards.'))
    await program.says('3 rebuilt: issues/3.yaml changed')
    expect(mail(3)).toContain('Afterwards.')
    expect(await program.stop()).toBe(130)
  })

  it('follows the newest issue', async () => {
    const program = await watching()
    put('issues/4.yaml', issue(4))
    await program.says('4 rebuilt: issues/4.yaml added')
    expect(existsSync(join(room, 'out/bulletin-4.html'))).toBe(true)
    renameSync(join(room, 'issues/4.yaml'), join(room, 'issues/5.yaml'))
    await program.says('4 is gone: issues/4.yaml removed; what was built of it stays')
    expect(await program.stop()).toBe(130)
  })

  it('remembers the last build of many', async () => {
    for (let number = 10; number < 45; number += 1) put(`issues/${number}.yaml`, issue(number))
    const program = await watching('--all')
    put('issues/40.yaml', issue(40, 'Something else.'))
    await program.says('40 rebuilt: issues/40.yaml changed')
    expect(await program.stop()).toBe(130)
    const preview = running(['preview', '40', '--port', '0'], room)
    await preview.says('Ctrl-C ends it')
    const port = Number(/localhost:(\d+)/.exec(preview.stdout())?.[1])
    const against = async (number: number) => {
      const { body } = await ask(
        port,
        `GET /issues/${number}.json HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`,
      )
      return (JSON.parse(body) as View).changes.map((each) => [each.against, each.changes.length])
    }
    expect(await against(40)).toEqual([
      ['the last build', 0],
      ['issue 39', 2],
    ])
    expect(await against(11)).toEqual([['issue 10', 1]])
    expect(await preview.stop()).toBe(130)
  })

  it('notices issues that come and go, and two of one number', async () => {
    const program = await watching('--all')
    put('issues/03.yaml', issue(3))
    await program.says('not rebuilt: issues/03.yaml added')
    await program.says('duplicate-number')
    rmSync(join(room, 'issues/03.yaml'))
    await program.says('3 rebuilt: issues/03.yaml removed')
    rmSync(join(room, 'issues/3.yaml'))
    await program.says('3 is gone: issues/3.yaml removed')
    expect(await program.stop()).toBe(130)
  })

  it('takes a picture for a change of the issues that show it', async () => {
    put('newswire.yaml', `${settings}links: { base: https://example.org/ }\n`)
    put(
      'issues/2.yaml',
      `${issue(2)}        image: { src: pictures/a.png, alt: The weir in spring }\n`,
    )
    const program = await watching('--all')
    mkdirSync(join(room, 'pictures'))
    put('pictures/a.png', 'a')
    await program.says('2 rebuilt: pictures/a.png added')
    appendFileSync(join(room, 'pictures/a.png'), 'b')
    await program.says('2 rebuilt: pictures/a.png changed')
    expect(await program.stop()).toBe(130)
  })

  it('takes the theme and those that it extends for a change of all, and no other', async () => {
    const theme = (name: string, more: string) => {
      mkdirSync(join(room, 'templates', name), { recursive: true })
      put(`templates/${name}/theme.yaml`, `description: ${name}\n${more}`)
    }
    theme('ground', 'extends: letter\n')
    theme('own', 'extends: ground\n')
    theme('other', 'extends: letter\n')
    put('newswire.yaml', `${settings}theme: own\n`)
    const program = await watching('--all')
    theme('other', 'extends: newswire\n')
    await sleep(400)
    theme('ground', 'extends: newswire\n')
    await program.says('3 issues rebuilt: templates/ground/theme.yaml changed')
    expect(program.said()).not.toContain('other')
    expect(await program.stop()).toBe(130)
  })

  it('counts findings at first, and tells once what comes on the way', async () => {
    put('issues/3.yaml', issue(3, 'Booked by post.', 'A title '.repeat(12)))
    const program = await watching('3')
    appendFileSync(join(room, 'issues/3.yaml'), '# a note\n')
    await program.says('3 rebuilt: issues/3.yaml changed; ')
    await program.says('as before')
    expect(program.said()).toContain('(`newswire check 3` shows them)')
    expect(program.said()).not.toContain('long-title')
    put('issues/3.yaml', issue(3, 'Click [here](https://harbour.org/book).', 'A title '.repeat(12)))
    await program.says('vague-link')
    appendFileSync(join(room, 'issues/3.yaml'), '# another note\n')
    await program.says('as before')
    expect(program.said().match(/vague-link/g)).toHaveLength(1)
    expect(await program.stop()).toBe(130)
  })

  it.each(['SIGTERM', 'SIGHUP'] as const)('ends at %s, too', async (signal) => {
    const program = await watching('3')
    expect(await program.stop(signal)).toBe(130)
  })

  it.each([
    ['--json', '`--watch` and `--json` exclude each other'],
    ['3 --format text -o -', '`--watch` cannot print to standard output'],
    ['99', 'There is no issue 99.'],
    ['--all 3', '`--all` and named issues exclude each other.'],
  ])('refuses %s', (args, message) => {
    const { code, stdout, stderr } = newswire(['build', '--watch', ...args.split(' ')], room)
    expect({ code, said: stdout + stderr }).toEqual({
      code: 2,
      said: expect.stringContaining(message),
    })
  })

  it('refuses to begin where there is no newsroom', () => {
    const { code, stderr } = newswire(['build', '--watch'], folderOf({}))
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('newswire.yaml') })
  })

  it('writes one issue to one file', async () => {
    const program = await watching('3', '--format', 'text', '-o', 'three.txt')
    put('issues/3.yaml', issue(3, 'Another text.'))
    await program.says('3 rebuilt')
    expect(readFileSync(join(room, 'three.txt'), 'utf8')).toContain('Another text.')
    expect(await program.stop()).toBe(130)
  })
})
