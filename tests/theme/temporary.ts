import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { findNewsroom, type Newsroom } from '../../src/index.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder with these files in it, gone after the test. */
export function folderOf(files: Record<string, string | Uint8Array> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'newswire-theme-'))
  made.push(root)
  for (const [name, content] of Object.entries(files)) put(root, name, content)
  return root
}

export function put(root: string, name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), content)
}

const settings = 'publication: sample\norganisation: { name: Sample Organisation }\n'

/** A newsroom of these files; `newswire.yaml` holds what is needed and these further lines. */
export async function newsroomOf(lines: string, files: Record<string, string> = {}) {
  const root = folderOf({ 'newswire.yaml': settings + lines, ...files })
  const { value, diagnostics } = await findNewsroom(root)
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return value satisfies Newsroom
}
