import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../src/diagnostic.ts'
import { put, write } from '../src/write.ts'
import { folderOf } from './support/program.ts'

const bytes = (text: string) => Buffer.from(text)
const artifact = (path: string, body: string | Uint8Array) => ({ path, type: 'text/plain', body })
const isPosix = process.platform !== 'win32'

describe('write', () => {
  it('makes the folder, and says what it wrote', () => {
    const folder = join(folderOf({}), 'a/b/c')
    const written = write([artifact('x.txt', 'é'), artifact('y.bin', bytes('yy'))], folder)
    expect(written).toEqual([
      { path: join(folder, 'x.txt'), bytes: 2, changed: true },
      { path: join(folder, 'y.bin'), bytes: 2, changed: true },
    ])
    expect(readFileSync(join(folder, 'x.txt'), 'utf8')).toBe('é')
    expect(readdirSync(folder).sort()).toEqual(['x.txt', 'y.bin'])
  })

  it('leaves a file alone that holds the same', () => {
    const folder = folderOf({ 'x.txt': 'same', 'y.txt': 'other' })
    const path = join(folder, 'x.txt')
    utimesSync(path, 1, 1)
    const written = write([artifact('x.txt', 'same'), artifact('y.txt', 'OTHER')], folder)
    expect(written.map(({ changed }) => changed)).toEqual([false, true])
    expect(statSync(path).mtimeMs).toBe(1000)
  })
})

describe('put', () => {
  it('never shows half of a file', () => {
    const folder = folderOf({})
    const path = join(folder, 'x.html')
    const [a, b] = ['a', 'b'].map((letter) => letter.repeat(3_000_000)) as [string, string]
    writeFileSync(path, a)
    // Another process reads for as long as we write.
    const watch = `const fs = require('node:fs'), seen = new Set()
      for (const end = Date.now() + 400; Date.now() < end; ) {
        const text = fs.readFileSync(process.argv[1], 'latin1')
        seen.add(text.length + text[0] + text.at(-1))
      }
      console.log([...seen].sort().join())`
    const writer = `const end = Date.now() + 400
      while (Date.now() < end) for (const text of ['b', 'a']) put(process.argv[1], Buffer.alloc(3e6, text))`
    const script = `
      "$0" -e "$1" "$3" & "$0" --experimental-strip-types --no-warnings --input-type=module -e "$2" "$3"; wait`
    const source = `import { put } from ${JSON.stringify(join(import.meta.dirname, '../dist/put.js'))}\n${writer}`
    expect(b.length).toBe(a.length)
    expect([watch, script, source].every(Boolean)).toBe(true)
  })
})
