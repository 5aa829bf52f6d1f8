import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { IO } from '../model.ts'

/** The command of the editor program, as the environment names it. */
export function editorOf({ env }: IO): string {
  return env.VISUAL || env.EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi')
}

/** Its name for a line of keys: `code` of `/usr/bin/code --wait`. */
export const shortName = (command: string): string =>
  basename(command.trim().split(/\s+/)[0] ?? '').replace(/\.(exe|cmd)$/i, '')

/** The file that a text is written in, and what stands there from a time before. */
export type TextFile = { path: string; left: string | undefined; remove(): void }

/**
 * Where a text is written in the editor program: a file beside the draft, which a crash does not take
 * away; without a draft, one of the system's temporary folder.
 */
export function textFile(beside: string | undefined, key: string): TextFile {
  const name = `${key.replace(/[^\p{L}\p{N}]+/gu, '-')}.md`
  const folder = beside === undefined ? mkdtempSync(join(tmpdir(), 'newswire-')) : undefined
  const path = folder ? join(folder, name) : `${beside}.${name}`
  return {
    path,
    left: existsSync(path) ? readFileSync(path, 'utf8') : undefined,
    remove: () => rmSync(folder ?? path, { recursive: true, force: true }),
  }
}

/** Opens the text in the editor program and waits for its end. Gives the text, or why it failed. */
export async function edited(
  { path }: TextFile,
  text: string,
  command: string,
): Promise<{ text: string } | { fault: string }> {
  writeFileSync(path, text === '' ? '' : `${text}\n`)
  // Ctrl-C in the editor program is for the editor program alone.
  const ignore = () => undefined
  process.on('SIGINT', ignore)
  try {
    const code = await ended(command, path)
    if (code !== 0) return { fault: `\`${command}\` ended with a fault (${code}).` }
    return {
      text: readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .replace(/\r\n?/g, '\n')
        .trimEnd(),
    }
  } catch (error) {
    const { message } = error as Error
    return { fault: `\`${command}\` cannot be started: ${message}. Name another in EDITOR.` }
  } finally {
    process.off('SIGINT', ignore)
  }
}

/**
 * A shell takes the command apart, since it may have arguments and quotes; the path is safe from it.
 * The shell outlives Ctrl-C, which is the editor program's to hear.
 */
function ended(command: string, path: string): Promise<number | null> {
  const child =
    process.platform === 'win32'
      ? spawn(`${command} "${path}"`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `trap : INT; ${command} "$@"`, command, path], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
}
