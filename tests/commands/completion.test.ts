import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { run } from '../../src/cli.ts'
import { scripts } from '../../src/completion.ts'
import { tool } from '../support/tools.ts'

const root = join(import.meta.dirname, '../..')
const top = mkdtempSync(join(tmpdir(), 'newswire-completion-'))
afterAll(() => rmSync(top, { recursive: true, force: true }))

async function newswire(argv: readonly string[], cwd = root) {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err') => ({
    write: (text: string | Uint8Array) => {
      said[name] += text
    },
  })
  const now = () => new Date('2009-04-20T09:00:00Z')
  const io = { stdout: into('out'), stderr: into('err'), cwd, env: { NO_COLOR: '1' }, now }
  return { code: await run(argv, io), ...said }
}

/** The words that may come next after those of a line, which are parted by one space. */
async function next(line: string, cwd = root): Promise<string[]> {
  const { code, out, err } = await newswire(['complete', '--', ...line.split(' ')], cwd)
  expect([code, err]).toEqual([0, ''])
  return out.split('\n').flatMap((each) => each.split('\t')[0] || [])
}

describe('newswire complete', () => {
  it('knows the commands and flags that help shows, and no others', async () => {
    const help = (await newswire(['--help'])).out
    const listed = [...(help.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)]
    const commands = listed.map(([, name]) => name as string)
    expect(commands).toContain('build')
    expect(await next('')).toEqual(commands)
    for (const command of commands.filter((name) => name !== 'help')) {
      const text =
        (await newswire(['help', command])).out.split(/Global Options:|Examples:/)[0] ?? ''
      const flags = [...text.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => name)
      const offered = new Set(await next(`${command} -`))
      expect([command, flags.filter((name) => !offered.has(name as string))]).toEqual([command, []])
      const shared = ['--newsroom', '--no-color']
      const strange = [...offered].filter((name) => !flags.includes(name) && !shared.includes(name))
      expect([command, strange]).toEqual([command, []])
    }
  })

  test.each([
    ['build ', ['16', '15', '14']],
    ['build --format ', ['html', 'text']],
    ['schema ', ['issue', 'newsroom']],
    ['completion ', ['bash', 'zsh', 'fish']],
    ['init --theme ', ['newswire', 'letter']],
    ['init --timezone Europe/Lond', ['Europe/London']],
    ['init --language pt', ['pt-BR', 'pt-PT']],
    ['init ', [':dir']],
    ['complet', ['completion']],
    ['edit 15 migrant', ['migrant-workers-follow-up-event']],
    ['edit migration', ['migration-impacts-fund-apply-by-1-may']],
    ['edit new-ptp-publications/', ['1', '2', '3'].map((place) => `new-ptp-publications/${place}`)],
    ['edit 15 migrant-workers-follow-up-event --unset t', ['title', 'time']],
    ['add 16 ev', ['events']],
    ['add 16 events --contact ev', ['events']],
    ['add 16 news --use making', ['making-partnerships-work']],
    ['move 16 2/1 --to new-p', ['new-ptp-publications', 'new-publications-other']],
  ])('%j → %j', async (line, expected) => {
    expect((await next(line)).slice(0, 3)).toEqual(expected)
  })

  it('knows the section types of the newsroom, its own too', async () => {
    const types = await next('new --sections news,')
    expect(types).toContain('news,events')
    expect(types).toContain('news,have-your-say')
    expect(types).not.toContain('news,news')
  })

  it('says nothing where there is no newsroom, or a broken one', async () => {
    const broken = join(top, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'newswire.yaml'), 'publication: [\n')
    expect(await next('build ', top)).toEqual([])
    expect(await next('build ', broken)).toEqual([])
    expect(await next(`-C ${broken} build `)).toEqual([])
    expect(await next('bui', broken)).toEqual(['build'])
  })
})

describe('newswire completion', () => {
  test.each(Object.keys(scripts))('prints the script for %s', async (shell) => {
    const { code, out } = await newswire(['completion', shell])
    expect([code, out]).toEqual([0, scripts[shell]])
  })

  test.each([
    [[], 'newswire completion'],
    [['fihs'], 'Did you mean `fish`?'],
    [['toString'], 'There is no completion for'],
  ])('refuses %j', async (argv, words) => {
    const { code, out, err } = await newswire(['completion', ...argv])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })
})

// ---------------------------------------------------------------- the shells themselves

describe('in a real shell', () => {
  const bin = join(top, 'bin')
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, TERM: 'xterm' }
  const shell = (path: string, ...argv: string[]) =>
    execFileSync(path, argv, { cwd: root, env, encoding: 'utf8', timeout: 50_000 })

  beforeAll(() => {
    mkdirSync(bin)
    const program = join(bin, 'newswire')
    const script = join(root, 'bin/newswire.js')
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`)
    chmodSync(program, 0o755)
  })

  /** What is typed, and one of the words that must be offered. */
  const lines: [line: string, word: string][] = [
    ['newswire che', 'check'],
    ['newswire build --stri', '--strict'],
    ['newswire build ', '16'],
    ['newswire build --format html,te', 'html,text'],
    ['newswire build issues/1', 'issues/16.yaml'],
    ['newswire -C src/../ build ', '16'],
  ]

  const bash = tool('bash')
  test.runIf(bash)('bash', () => {
    // One line of answers for each line that is typed; the words of a line are parted by one space.
    const script = `
      source <(newswire completion bash)
      complete -p newswire
      for line in "$@"; do
        IFS=' ' read -r -a COMP_WORDS <<< "$line"
        [[ "$line" == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
        _newswire
        echo "\${COMPREPLY[*]}"
      done`
    // Bash parts words at `=`, and puts back what stands before it.
    const split: typeof lines = [
      ['newswire build --format = te', 'text'],
      ['newswire build --out = sr', 'src'],
      ['newswire build --out =', 'src'],
    ]
    const all = [...lines, ...split]
    const typed = all.map(([line]) => line)
    const [made, ...answers] = shell(bash as string, '--norc', '-c', script, '_', ...typed).split(
      '\n',
    )
    expect(made).toBe('complete -F _newswire newswire')
    for (const [index, [line, word]] of all.entries()) {
      expect([line, ...(answers[index]?.split(' ') ?? [])]).toContain(word)
    }
  })

  const fish = tool('fish')
  test.runIf(fish)('fish', () => {
    const script = `
      newswire completion fish | source
      for line in $argv
        echo (complete -C "$line" | string replace -r '\\t.*' '')
      end`
    const all = [...lines, ['newswire build --out=sr', '--out=src/'] as const]
    const typed = all.map(([line]) => line)
    const answers = shell(fish as string, '--no-config', '-c', script, ...typed).split('\n')
    for (const [index, [line, word]] of all.entries()) {
      expect([line, ...(answers[index]?.split(' ') ?? [])]).toContain(word)
    }
  })

  const zsh = tool('zsh')
  test.runIf(zsh)('zsh', () => {
    // A shell in a pseudo-terminal of its own: the line is typed, then Tab, and then looked at.
    const script = `
      zmodload zsh/zpty
      zpty inner 'PS1="> " zsh -f -i'
      zpty -w inner 'autoload -Uz compinit; compinit -u -D; source <(newswire completion zsh)'
      zpty -w inner 'look() { print -r -- "LINE<$BUFFER>"; }; zle -N look; bindkey "^G" look'
      zpty -w inner 'print ready-$((1 + 1))'
      while zpty -r inner line; do [[ $line == *ready-2* ]] && break; done
      for text in "$@"; do
        zpty -w -n inner $'\\x15'"$text"$'\\t\\x07'
        while zpty -r inner line; do
          [[ $line == *LINE\\<* ]] && { print -r -- "\${\${line#*LINE<}%%>*}"; break; }
        done
      done`
    const typed = (...texts: string[]) =>
      shell(zsh as string, '-f', '-c', script, '_', ...texts)
        .split('\n')
        .map((each) => each.trim())
    const results = typed('newswire che', 'newswire build --stri', 'newswire build --out=templ')
    expect(results.slice(0, 3)).toEqual([
      'newswire check',
      'newswire build --strict',
      'newswire build --out=templates/',
    ])
  })
})
