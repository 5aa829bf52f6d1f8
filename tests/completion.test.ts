import { describe, expect, it, test } from 'vitest'
import { asLines, complete, type Outline } from '../src/completion.ts'

const flag = (names: string, value?: string, choices?: string[]) => ({
  names: names.split(' '),
  about: `About ${names}`,
  ...(value && { value }),
  ...(choices && { choices }),
})

const command = (name: string, slots: string[], flags: Outline['flags']): Outline => ({
  name,
  about: `Does ${name}`,
  flags,
  slots: slots.map((slot) => ({ name: slot.replace('...', ''), isVariadic: slot.endsWith('...') })),
  commands: [],
})

const outline: Outline = {
  ...command(
    'newswire',
    [],
    [flag('-C --newsroom', 'dir'), flag('--no-color'), flag('-V --version')],
  ),
  commands: [
    command(
      'build',
      ['issue...'],
      [flag('--all'), flag('--out', 'dir'), flag('-o --output', 'file'), flag('--format', 'list')],
    ),
    command('check', [], [flag('--format', 'name', ['text', 'json'])]),
    command('edit', ['issue', 'item'], [flag('--contact', 'contact')]),
    command('help', ['command'], []),
  ],
}

const values =
  (...names: string[]) =>
  () =>
    names.map((value) => ({ value }))
const sources = {
  issue: values('16', '15', '14'),
  item: ({ positionals }: { positionals: readonly string[] }) =>
    values(`lunch-of-${positionals[0] ?? 'newest'}`, 'tea')(),
  'build --format': values('html', 'text', 'eml'),
  contact: values('events', 'office'),
}

/** The words that may come next, those of the line separated by one space. */
async function next(line: string): Promise<string> {
  const found = await complete(line.split(' '), outline, sources)
  const names = found.suggestions.map(({ value }) => value)
  return [...names, ...(found.files ? [`:${found.files}`] : [])].join(' ')
}

describe('complete', () => {
  test.each([
    ['', 'build check edit help'],
    ['b', 'build'],
    ['x', ''],
    ['-', '--newsroom --no-color --version'],
    ['-C ', ':dir'],
    ['-C elsewhere b', 'build'],
    ['--no-color ch', 'check'],
    ['help ', 'build check edit help'],
    ['nonsense ', ''],
    ['nonsense -', ''],
    // flags
    ['build -', '--all --out --output --format --newsroom --no-color'],
    ['build --o', '--out --output'],
    ['build --all -', '--out --output --format --newsroom --no-color'],
    ['build -o page.html --o', '--out --output'],
    ['build -- -', ''],
    // values of flags
    ['build --out ', ':dir'],
    ['build -o ', ':file'],
    ['build --out=pub', ':dir'],
    ['build --format ', 'html text eml'],
    ['build --format h', 'html'],
    ['build --format html,', 'html,text html,eml'],
    ['build --format html,e', 'html,eml'],
    ['build --format=t', '--format=text'],
    ['check --format ', 'text json'],
    ['check --format=', '--format=text --format=json'],
    ['check --nonsense=', ''],
    // bash takes `--format=t` for three words
    ['build --format = t', 'text'],
    ['build --format =', 'html text eml'],
    ['check --format = j', 'json'],
    ['build --out = pub', ':dir'],
    // arguments
    ['build ', '16 15 14'],
    ['build 1', '16 15 14'],
    ['build 16 ', '15 14'],
    ['build --all 16 15 ', '14'],
    ['build --out public 1', '16 15 14'],
    ['build issues/', ':file'],
    ['edit ', '16 15 14 lunch-of-newest tea'],
    ['edit 15 ', 'lunch-of-15 tea'],
    ['edit 15 t', 'tea'],
    ['edit 15 tea ', ''],
    ['edit tea ', ''],
    ['edit --contact ', 'events office'],
  ])('%j → %j', async (line, expected) => expect(await next(line)).toBe(expected))

  it('tells the sources in which folder', async () => {
    const folders: (string | undefined)[] = []
    const issue = ({ folder }: { folder: string | undefined }) => {
      folders.push(folder)
      return []
    }
    for (const line of ['build ', '-C a build ', '--newsroom=b build ', 'build -C c ']) {
      await complete(line.split(' '), outline, { issue })
    }
    expect(folders).toEqual([undefined, 'a', 'b', 'c'])
  })

  it('writes a line each, with a tab before the meaning', () => {
    const suggestions = [{ value: 'a' }, { value: 'b', about: 'of two\nlines\tand tabs' }]
    expect(asLines({ suggestions, files: 'dir' })).toBe('a\nb\tof two lines and tabs\n:dir\n')
  })
})
