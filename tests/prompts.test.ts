import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { IO } from '../src/model.ts'
import { edited, editorOf, shortName, textFile } from '../src/prompts/editor.ts'
import { answered, clip, helpLines, keyLine } from '../src/prompts/look.ts'
import type { Screen } from '../src/prompts/screen.ts'
import { isInteractive } from '../src/prompts.ts'
import { painter } from '../src/report.ts'
import { width } from '../src/text.ts'

const folder = mkdtempSync(join(tmpdir(), 'newswire-prompts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const io = (env: IO['env'] = {}, stdin?: boolean, stdout?: boolean): IO => ({
  ...(stdin !== undefined && { stdin: () => ({ isTTY: stdin }) as NodeJS.ReadStream }),
  stdout: { write: () => true, ...(stdout !== undefined && { isTTY: stdout }) },
  stderr: { write: () => true },
  cwd: folder,
  env,
  now: () => new Date(0),
})

describe('whether somebody can be asked', () => {
  it.each([
    ['a terminal at both ends', io({}, true, true), true],
    ['an input that is no terminal', io({}, false, true), false],
    ['an output that is none', io({}, true, false), false],
    ['no input at all', io({}, undefined, true), false],
    ['an output that does not say', io({}, true), false],
    ['a CI', io({ CI: 'true' }, true, true), false],
    ['a CI that only counts', io({ CI: '1' }, true, true), false],
    ['CI set to nothing', io({ CI: '' }, true, true), true],
    ['CI denied', io({ CI: 'false' }, true, true), true],
  ])('%s', (_, each, expected) => expect(isInteractive(each)).toBe(expected))
})

const screen = (columns: number): Screen => ({
  input: {} as NodeJS.ReadStream,
  canvas: () => ({}) as NodeJS.WritableStream,
  write: () => undefined,
  paint: painter(false),
  columns: () => columns,
  rows: () => 24,
})

describe('what is drawn', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly te', 10, 'exactly te'],
    ['a text that is too long', 10, 'a text th…'],
    ['漢字漢字漢字', 7, '漢字漢…'],
    ['😀😀😀😀', 5, '😀😀…'],
    ['words  and', 6, 'words…'],
  ])('cuts %s to %i columns', (text, columns, expected) => {
    expect(clip(text, columns)).toBe(expected)
    expect(width(clip(text, columns))).toBeLessThanOrEqual(columns)
  })

  it.each([40, 60, 80, 120])('keeps every line within %i columns', (columns) => {
    const long = 'A sentence that explains at length what is wanted here, and then some more. '
    const lines = [
      ...helpLines(screen(columns), long.repeat(3), long),
      answered(screen(columns), 'Title', long.repeat(4)),
      keyLine(screen(columns), [['⏎', 'next']]),
    ]
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns)
  })

  it('leaves out of the keys what every prompt has, where there is no room', () => {
    const keys = [
      ['space', 'take or leave'],
      ['⏎', 'done'],
    ] as const
    expect(keyLine(screen(80), keys)).toContain('ctrl-c stop')
    expect(keyLine(screen(40), keys)).toBe('  space take or leave · ⏎ done')
  })
})

describe('the editor program', () => {
  const script = (name: string, lines: string) => {
    const path = join(folder, name)
    writeFileSync(path, `#!/bin/sh\n${lines}\n`)
    chmodSync(path, 0o755)
    return path
  }

  it.each([
    [{ VISUAL: 'code --wait', EDITOR: 'nano' }, 'code --wait', 'code'],
    [{ VISUAL: '', EDITOR: '/usr/bin/nano' }, '/usr/bin/nano', 'nano'],
  ])('is the one that the environment names', (env, command, name) => {
    expect(editorOf(io(env))).toBe(command)
    expect(shortName(command)).toBe(name)
  })

  it('gets the text in a file beside the draft, and gives back every letter of it', async () => {
    const path = script('edit one.sh', `printf '%s\\n' "$1" "naïve “quotes” – 😀, CO₂" >> "$2"`)
    const file = textFile(join(folder, '.17.draft'), 'section/16/1/0/body')
    expect(file.path).toBe(join(folder, '.17.draft.section-16-1-0-body.md'))
    const result = await edited(file, 'Before.', `'${path}' --flag`)
    expect(result).toEqual({ text: 'Before.\n--flag\nnaïve “quotes” – 😀, CO₂' })
  })

  it.skipIf(process.platform === 'win32')('hears Ctrl-C alone', async () => {
    const file = textFile(join(folder, '.17.draft'), 'b')
    // Both the program and the shell that started it get the signal.
    const path = script('hears.sh', `trap 'echo heard > "$1"' INT; kill -INT $PPID; kill -INT $$`)
    expect(await edited(file, 'Before.', path)).toEqual({ text: 'heard' })
    file.remove()
  })

  it('leaves the text where it is until it is taken away', () => {
    const file = textFile(join(folder, '.17.draft'), 'section/16/1/0/body')
    expect(file.left).toContain('naïve')
    file.remove()
    expect(existsSync(file.path)).toBe(false)
    expect(textFile(join(folder, '.17.draft'), 'section/16/1/0/body').left).toBeUndefined()
  })

  it('says why it failed, and keeps the text', async () => {
    const file = textFile(join(folder, '.17.draft'), 'a')
    expect(await edited(file, 'Kept.', script('fails.sh', 'exit 3'))).toEqual({
      fault: expect.stringContaining('ended with a fault (3)'),
    })
    expect(await edited(file, 'Kept.', join(folder, 'no-such-program'))).toEqual({
      fault: expect.stringContaining('127'),
    })
    expect(readFileSync(file.path, 'utf8')).toBe('Kept.\n')
  })

  it('has a folder of its own where there is no draft', () => {
    const file = textFile(undefined, 'item/body')
    expect(file.path.startsWith(tmpdir())).toBe(true)
    expect(file.left).toBeUndefined()
    file.remove()
    expect(existsSync(join(file.path, '..'))).toBe(false)
  })
})
