import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const program = join(import.meta.dirname, '../../bin/newswire.js')

/** How long a screen may take to show what it must, on a machine that is busy with other tests. */
const patience = 30_000
const pause = 15

export type Terminal = {
  /** Waits for the open question with this label. */
  asked(label: string): Promise<void>
  /** Answers it: a text is typed, a name in angle brackets is a key: `['<Down>', '<Enter>']`. */
  answer(label: string, ...keys: string[]): Promise<void>
  keys(...keys: string[]): void
  /** Gives it a text as the clipboard does, marked where it begins and ends. */
  paste(text: string): void
  sees(text: string): Promise<string>
  screen(): string
  /** The screen with its colours, as escape sequences. */
  painted(): string
  /** Whether the program has left a terminal in which a person can type again. */
  isLeftWell(): boolean
  /** Kills the program as a power cut would, or by a signal that it hears. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Waits for the end of the program, and gives its exit code. */
  ended(): Promise<number>
  close(): void
}

/** The real program in a pseudo-terminal of 80 columns, through tmux. */
export function openTerminal(
  tmux: string,
  args: readonly string[],
  { cwd, env = {}, rows = 40 }: { cwd: string; env?: Record<string, string>; rows?: number },
): Terminal {
  // A shell writes down the process and its end: tmux does not always learn of it.
  const notes = mkdtempSync(join(tmpdir(), 'newswire-terminal-'))
  const note = (name: 'pid' | 'code' | 'settings') => join(notes, name)
  // A server of its own, under a name that nobody else has: tests run side by side.
  const socket = basename(notes)
  const run = (...words: string[]) =>
    execFileSync(tmux, ['-L', socket, '-f', '/dev/null', ...words], { encoding: 'utf8' })
  // What marks a CI would keep the program from asking.
  const settings = Object.entries({ CI: '', NO_COLOR: '', TERM: 'screen-256color', ...env })
  const command = [process.execPath, program, ...args].map(quoted).join(' ')
  const variables = settings.map(([name, value]) => quoted(`${name}=${value}`)).join(' ')
  const inner = `echo $$ > ${quoted(note('pid'))}; exec env -u NODE_EXTRA_CA_CERTS ${variables} ${command}`
  run(
    ...['start-server', ';', 'set-option', '-g', 'remain-on-exit', 'on', ';'],
    ...[
      'set-option',
      '-g',
      'history-limit',
      '5000',
      ';',
      'set-option',
      '-s',
      'escape-time',
      '0',
      ';',
    ],
    ...['new-session', '-d', '-s', 'main', '-x', '80', '-y', String(rows), '-c', cwd],
    `sh -c ${quoted(inner)}; code=$?; stty -a > ${quoted(note('settings'))}; echo $code > ${quoted(note('code'))}`,
  )
  const number = (name: 'pid' | 'code') =>
    existsSync(note(name)) ? Number.parseInt(readFileSync(note(name), 'utf8'), 10) : Number.NaN

  const screen = () => run('capture-pane', '-p', '-t', 'main')
  const history = () => run('capture-pane', '-p', '-t', 'main', '-S', '-')
  const ticks = () =>
    history()
      .split('\n')
      .filter((line) => line.startsWith('✔ ')).length

  async function until(what: string, holds: () => boolean): Promise<void> {
    const end = Date.now() + patience
    while (!holds()) {
      if (Date.now() > end)
        throw new Error(`Waited in vain for ${what}. The screen is:\n${history()}`)
      await sleep(pause)
    }
  }
  const keys = (...names: string[]) => {
    for (const name of names) {
      run('send-keys', '-t', 'main', ...(isText(name) ? ['-l', name] : [name.slice(1, -1)]))
    }
  }
  const asked = (label: string) =>
    until(`“${label}”`, () => openQuestion(screen())?.startsWith(`? ${label}`) === true)

  return {
    asked,
    async answer(label, ...names) {
      await asked(label)
      const before = ticks()
      for (const [index, name] of names.entries()) {
        keys(name)
        // A list takes a key only once it has found what was typed before.
        if (isText(name) && index < names.length - 1) {
          await until(`“${name}” to be typed`, () => typed(screen()).includes(bare(name)))
        }
      }
      await until(`the answer to “${label}”`, () => ticks() > before)
    },
    keys,
    paste(text) {
      run('set-buffer', text)
      run('paste-buffer', '-p', '-t', 'main')
    },
    async sees(text) {
      await until(`“${text}”`, () => screen().includes(text))
      return screen()
    },
    screen,
    painted: () => run('capture-pane', '-p', '-e', '-t', 'main'),
    isLeftWell: () => / icanon .* echo /s.test(readFileSync(note('settings'), 'utf8')),
    async kill(signal = 'SIGKILL') {
      process.kill(number('pid'), signal)
      await until('the end', () => number('code') >= 0)
    },
    async ended() {
      await until('the end', () => number('code') >= 0)
      return number('code')
    },
    close() {
      rmSync(notes, { recursive: true, force: true })
      try {
        run('kill-server')
      } catch {
        // It has ended by itself.
      }
    },
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const isText = (name: string): boolean => !/^<.+>$/.test(name)

const bare = (text: string): string => text.replace(/\s+/g, '')

/** The open question with what is typed so far, which may go on for several lines. What helps is indented. */
function typed(screen: string): string {
  const lines = screen.split('\n')
  const rest = lines.slice(lines.findLastIndex((line) => line.startsWith('? ')))
  const end = rest.findIndex((line) => /^(?: |❯|$)/.test(line))
  return bare(rest.slice(0, end).join(''))
}

/** The line of the question that waits for an answer: there is at most one. */
const openQuestion = (screen: string): string | undefined =>
  screen.split('\n').findLast((line) => line.startsWith('? '))
