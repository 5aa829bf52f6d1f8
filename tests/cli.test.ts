import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  bin,
  environment,
  folderOf,
  issue,
  newswire,
  sampleNewsroom,
  settings,
  shell,
  smallNewsroom,
} from './support/program.ts'
import { tool } from './support/tools.ts'

const commands = ['build', 'check', 'list', 'schema', 'help']
const small = smallNewsroom({ 1: issue(1) })
const faulty = smallNewsroom({ 1: issue(1).replace('title', 'tilte') })
const elsewhere = folderOf({ 'readme.txt': 'not a newsroom\n' })

describe('help', () => {
  it.each([[['--help']], [['help']], [['help', 'build']], [['build', '--help']], [['list', '-h']]])(
    'is a result: %j',
    (args) => {
      const { code, stdout, stderr } = newswire(args, elsewhere)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^Usage: newswire/)
    },
  )

  it.each(commands)('of %s says what each option does, and ends with examples', (name) => {
    const { stdout } = newswire([name, '--help'], elsewhere)
    const options = stdout.match(/^ {2}-.*\n?/gm) ?? []
    expect(options.length).toBeGreaterThan(2)
    for (const option of options) expect(option).toMatch(/^ {2}-\S.* {2}\S/)
    expect(stdout).toMatch(/\nExamples:\n( {2}\$ newswire .*\n)+\n?$/)
    expect(stdout).toContain(`  $ newswire ${name}`)
    expect(stdout).toContain('-C, --newsroom <dir>')
  })

  it('lists each command with what it does, and the exit codes', () => {
    const { stdout } = newswire(['--help'], elsewhere)
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^ {2}${name} .*\\S$`, 'm'))
    for (const code of [0, 1, 2]) expect(stdout).toMatch(new RegExp(`^ {2}${code} {2}\\S`, 'm'))
    expect(stdout).toMatch(/\nExamples:\n( {2}\$ newswire .*\n)+\n?$/)
  })

  it('goes to standard error when no command was named', () => {
    const { code, stdout, stderr } = newswire([], elsewhere)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^Usage: newswire/)
  })

  it('has a version', () => {
    const { version } = JSON.parse(readFileSync(join(bin, '../../package.json'), 'utf8'))
    expect(newswire(['--version'], elsewhere)).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    })
  })
})

/** What cannot be done: the arguments, the sentence, the way out. */
const refusals: [args: string, message: string, hint: string][] = [
  ['biuld', 'Unknown command `biuld`.', 'Did you mean `build`?'],
  ['help chekc', 'There is no command `chekc`.', 'Did you mean `check`?'],
  ['build --stirct', 'Unknown option `--stirct`.', 'Did you mean `--strict`?'],
  ['list --jsn', 'Unknown option `--jsn`.', 'Did you mean `--json`?'],
  ['schema --all', 'Unknown option `--all`.', 'Run with `--help` for what there is.'],
  ['build --frobnicate', 'Unknown option `--frobnicate`.', 'Run with `--help` for what there is.'],
  ['list 16', 'Too many arguments for `list`. Expected 0 arguments but got 1.', '`--help`'],
  ['build --out', 'Option `--out <dir>` argument missing.', '`--help`'],
  ['build --out=', '`--out <dir>` cannot be ``.', 'A name is needed.'],
  ['build -C nowhere', 'There is no folder `nowhere`.', 'Name the folder of a newsroom.'],
  ['build -C newswire.yaml', 'There is no folder `newswire.yaml`.', 'newsroom'],
  ['build 7', 'There is no issue 7.', 'The newest is 1; `newswire list` shows all.'],
  ['build 1 7', 'There is no issue 7.', 'The newest is 1; `newswire list` shows all.'],
  [
    'build 1.yaml',
    'There is no file `1.yaml`.',
    'Did you mean `issues/1.yaml`? `newswire build 1`',
  ],
  ['build x.yaml', 'There is no file `x.yaml`.', 'by its number or by the path of its file'],
  ['build issues', '`issues` is a folder, not a file.', ''],
  ['build --all 1', '`--all` and named issues exclude each other.', ''],
  ['check --all 1', '`--all` and named issues exclude each other.', ''],
  ['build --format htm', 'There is no format `htm`. Did you mean `html`?', 'html, text'],
  ['build --format html,', 'There is no format ``.', 'html, text'],
  ['check --format jsno', '`--format <name>` cannot be `jsno`.', 'Did you mean `json`?'],
  [
    'check --format xml',
    '`--format <name>` cannot be `xml`.',
    'There are text, json, github, junit, sarif.',
  ],
  ['build -o a.html --out b', '`--output` and `--out` exclude each other.', ''],
  ['build -o a.html --all', '`--output` takes one issue.', '`--out DIR` for several'],
  ['build -o a.html 1 issues/1.yaml', '`--output` takes one issue.', '`--out DIR` for several'],
  ['build -o -', '`--output` takes one format.', 'Add `--format html` or `--format text`.'],
  ['build -o a.doc', '`--output` takes one format.', 'Add `--format html` or `--format text`.'],
  ['build --as-of 2009-04-31', '`--as-of <date>` cannot be `2009-04-31`.', 'April'],
  ['build --as-of 1/5/2009', '`--as-of <date>` cannot be `1/5/2009`.', '`2009-05-01`'],
  ['list --as-of yesterday', '`--as-of <date>` cannot be `yesterday`.', 'year-month-day'],
  ['schema isue', 'There is no schema `isue`. Did you mean `issue`?', 'issue and newsroom'],
]

describe('a refusal', () => {
  it.each(refusals)('newswire %s: %s', (args, message, hint) => {
    const { code, stdout, stderr } = newswire(args.split(' '), small)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    const [first, second = ''] = stderr.split('\n')
    expect(first).toBe(`newswire: ${message}`)
    expect(second).toContain(hint)
    expect(stderr).not.toMatch(/\bat .*\.[cm]?[jt]s:\d/)
  })

  it('says that a folder is no newsroom, and how to name one', () => {
    const { code, stderr } = newswire(['build'], elsewhere)
    expect(code).toBe(2)
    expect(stderr).toContain('There is no `newswire.yaml` in')
    expect(stderr).toContain('`-C DIR`')
  })

  it('shows no sequences that drive a terminal', () => {
    expect(newswire(['build', '\u001b[2J.yaml'], small).stderr).toContain('`�[2J.yaml`')
  })
})

describe('--json', () => {
  const parsed = (args: string, cwd: string) => {
    const { code, stdout } = newswire(args.split(' '), cwd)
    return { code, document: JSON.parse(stdout) }
  }

  it.each([
    ['build 7 --json', small, 'There is no issue 7.'],
    ['build --json --stirct', small, 'Unknown option `--stirct`.'],
    ['check --format=json --stirct', small, 'Unknown option `--stirct`.'],
    ['check --format json x.yaml', small, 'There is no file `x.yaml`.'],
    ['list --json extra', small, 'Too many arguments for `list`. Expected 0 arguments but got 1.'],
    ['build --json --format htm', small, 'There is no format `htm`. Did you mean `html`?'],
    ['check --json --format text', small, '`--json` and `--format text` exclude each other.'],
    [
      'build --json -o - --format text',
      small,
      '`--json` and `--output -` both want standard output.',
    ],
    ['list --json', elsewhere, expect.stringContaining('There is no `newswire.yaml` in')],
  ])('is one document when newswire could not do it: %s', (args, cwd, message) => {
    const { code, document } = parsed(args, cwd)
    expect(code).toBe(2)
    expect(document).toMatchObject({ version: 1, error: { message } })
    expect(document.error).toHaveProperty('hint')
  })

  it('is one document when there is no theme of that name', () => {
    const room = folderOf({
      'newswire.yaml': `${settings}theme: leter\n`,
      'issues/1.yaml': issue(1),
    })
    const { code, stdout, stderr } = newswire(['build', '--json'], room)
    expect(code).toBe(2)
    expect(JSON.stringify(JSON.parse(stdout))).toMatch(/leter.*letter/)
    expect(stderr).toBe('')
  })

  it('holds the faults of newswire.yaml', () => {
    const room = folderOf({
      'newswire.yaml': `${settings}publikation: x\n`,
      'issues/1.yaml': issue(1),
    })
    for (const args of ['build --json', 'check --json', 'list --json']) {
      const { code, document } = parsed(args, room)
      expect(code).toBe(2)
      expect(document.summary).toEqual({ errors: 1, warnings: 0 })
      expect(document.issues).toHaveLength(1)
      expect(document.issues[0]).toMatchObject({ issue: null, file: 'newswire.yaml', outputs: [] })
      expect(document.issues[0].diagnostics[0]).toMatchObject({ code: 'unknown-key', line: 5 })
    }
  })
})

/** The device that is always full, and the program that plays a terminal. */
const isLinux = process.platform === 'linux'

describe('colour', () => {
  const painted = '\u001b['
  const cases: [what: string, args: string, env: NodeJS.ProcessEnv, isPainted: boolean][] = [
    ['no terminal', 'check', {}, false],
    ['FORCE_COLOR', 'check', { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', 'check', { FORCE_COLOR: '0' }, false],
    ['FORCE_COLOR and NO_COLOR', 'check', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['FORCE_COLOR and an empty NO_COLOR', 'check', { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['FORCE_COLOR and --no-color', 'check --no-color', { FORCE_COLOR: '1' }, false],
    ['--no-color before the command', '--no-color check', { FORCE_COLOR: '1' }, false],
    ['JSON', 'check --json', { FORCE_COLOR: '1' }, false],
  ]
  it.each(cases)('%s', (_, args, env, isPainted) => {
    const { stdout } = newswire(args.split(' '), faulty, env)
    expect(stdout.includes(painted)).toBe(isPainted)
    expect(stdout).toContain('tilte')
  })

  it.skipIf(!isLinux || !tool('script'))('asks the stream that it goes to', () => {
    // The report of a build is talk: with a terminal on one stream alone, only that one is painted.
    const terminal = `script -qec '"${process.execPath}" "${bin}" build 2>report.txt' /dev/null`
    shell(terminal, faulty)
    expect(readFileSync(join(faulty, 'report.txt'), 'utf8')).not.toContain(painted)
    const { stdout } = shell(`script -qec '"${process.execPath}" "${bin}" check' /dev/null`, faulty)
    expect(stdout).toContain(painted)
  })
})

describe('the newsroom', () => {
  const room = sampleNewsroom({ 'desk/notes/today.txt': 'x' })
  const built = (stdout: string) => stdout.split('\n', 1)[0]?.split(/ {2,}/)[0]
  const cases: [what: string, args: string[], cwd: string, path: string][] = [
    ['here', ['build', '16'], room, 'out/newswire-16.html'],
    ['above', ['build', '16'], join(room, 'desk'), '../out/newswire-16.html'],
    ['far above', ['build', '16'], join(room, 'desk/notes'), join(room, 'out/newswire-16.html')],
    ['-C before', ['-C', room, 'build', '16'], elsewhere, 'out/newswire-16.html'],
    ['-C after', ['build', '16', '-C', room], elsewhere, 'out/newswire-16.html'],
    ['--newsroom=', ['build', '16', `--newsroom=${room}`], elsewhere, 'out/newswire-16.html'],
    [
      '-C inside it',
      ['build', '16', '-C', join(room, 'desk')],
      elsewhere,
      '../out/newswire-16.html',
    ],
    [
      '-C relative',
      ['-C', 'notes', 'build', '16'],
      join(room, 'desk'),
      join(room, 'out/newswire-16.html'),
    ],
    [
      '--out is of the working directory',
      ['build', '--out', 'x'],
      join(room, 'desk'),
      'x/newswire-16.html',
    ],
    ['--out is of -C', ['build', '--out', 'x', '-C', room], elsewhere, 'x/newswire-16.html'],
    [
      'a path is of the working directory',
      ['build', '../issues/16.yaml'],
      join(room, 'desk'),
      '../out/newswire-16.html',
    ],
    ['a path is of -C', ['build', 'issues/16.yaml', '-C', room], elsewhere, 'out/newswire-16.html'],
    ['the newest', ['build'], room, 'out/newswire-16.html'],
    ['a number with noughts', ['build', '0016'], room, 'out/newswire-16.html'],
  ]
  it.each(cases)('%s', (_, args, cwd, path) => {
    const { code, stdout, stderr } = newswire(args, cwd)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(built(stdout)).toBe(path)
  })
})

describe('a stream that ends', () => {
  it.each([
    ['newswire list | head -0', 0],
    ['newswire build -o - --format html | true', 0],
    ['newswire schema | head -c 1', 0],
    ['newswire check | true', 1],
  ])('is no fault: %s', (line, code) => {
    const { stdout, stderr } = shell(`${line}; echo "[\${PIPESTATUS[0]}]"`, faulty)
    const isBuild = line.includes('build')
    expect(stdout).toContain(`[${isBuild ? 1 : code}]`)
    expect(stderr).not.toMatch(/EPIPE|fault of newswire/)
  })

  it.skipIf(!isLinux)('says that a full disk kept standard output', () => {
    const { code, stderr } = shell('newswire list > /dev/full', small)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^newswire: Standard output cannot be written: the disk is full\./)
  })

  it.skipIf(!isLinux)('needs no standard error', () => {
    const { code, stdout } = shell('newswire build 2> /dev/full', faulty)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(shell('newswire list 2>&-', small).code).toBe(0)
  })
})

describe('Ctrl-C', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends a long build between two files',
    async (name) => {
      const issues = Array.from({ length: 300 }, (_, index) => [index + 1, issue(index + 1)])
      const room = smallNewsroom(Object.fromEntries(issues))
      const child = spawn(process.execPath, [bin, 'build', '--all'], {
        cwd: room,
        env: environment(),
      })
      const out = join(room, 'out')
      while (!names(out).includes('bulletin-9.html'))
        await new Promise((done) => setTimeout(done, 3))
      child.kill(name)
      const [code, signal] = await once(child, 'exit')
      expect({ code, signal }).toEqual({ code: null, signal: name })
      const written = names(out)
      expect(written.length).toBeLessThan(600)
      expect(written.filter((each) => !/^bulletin-\d+\.(html|txt)$/.test(each))).toEqual([])
      for (const each of written.filter((file) => file.endsWith('.html'))) {
        expect(readFileSync(join(out, each), 'utf8')).toMatch(/<\/html>\s*$/)
      }
    },
  )
})

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
