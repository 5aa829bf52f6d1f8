import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { UserError } from '../src/diagnostic.ts'
import { put, putTogether, write } from '../src/write.ts'
import { bin, folderOf, root } from './support/program.ts'
import { tool } from './support/tools.ts'

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
  it('never shows half of a file', async () => {
    const path = join(folderOf({}), 'x.html')
    const texts = ['a', 'b'].map((letter) => Buffer.alloc(4_000_000, letter))
    put(path, texts[0] as Buffer)
    const watch = `const seen = new Set()
      console.log('watching')
      for (const end = Date.now() + 500; Date.now() < end; ) {
        const text = require('node:fs').readFileSync(process.argv[1], 'latin1')
        seen.add([text.length, text[0], text.at(-1)].join(' '))
      }
      console.log([...seen].sort().join('\\n'))`
    const child = spawn(process.execPath, ['-e', watch, path])
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    await once(child.stdout, 'data')
    for (let turn = 0; child.exitCode === null; turn += 1) {
      put(path, texts[turn % 2] as Buffer)
      await setImmediate()
    }
    await once(child.stdout, 'close')
    expect(output.trim().split('\n')).toEqual(['watching', '4000000 a a', '4000000 b b'])
  })

  it('leaves nothing behind when it fails', () => {
    const folder = folderOf({ 'taken/inside.txt': '' })
    expect(() => put(join(folder, 'taken'), bytes('x'))).toThrow(UserError)
    expect(readdirSync(folder)).toEqual(['taken'])
  })

  it.each<[what: string, path: string, reason: string]>([
    ['a folder of that name', 'folder', 'a folder has that name'],
    ['a file for a folder', 'file/x', 'a file stands where a folder is needed'],
    ['a file for a folder above', 'file/a/b/x', 'a file stands where a folder is needed'],
    ['a name without end', 'x'.repeat(300), 'the name is too long'],
  ])('refuses %s', (_, path, reason) => {
    const folder = folderOf({ 'folder/x': '', file: '' })
    const target = join(folder, path)
    const message = `\`${target}\` cannot be written: ${reason}.`
    expect(() => put(target, bytes('x'))).toThrow(message)
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder'])
  })

  it.skipIf(!isPosix)('writes through links, and keeps who may read', () => {
    const folder = folderOf({ 'real.txt': 'old' })
    const [real, link] = [join(folder, 'real.txt'), join(folder, 'link.txt')]
    symlinkSync('real.txt', link)
    chmodSync(real, 0o640)
    expect(put(link, bytes('new'))).toBe(true)
    expect(readlinkSync(link)).toBe('real.txt')
    expect(readFileSync(real, 'utf8')).toBe('new')
    expect(statSync(real).mode & 0o777).toBe(0o640)
    expect(put(link, bytes('new'), true)).toBe(false)
  })

  it.skipIf(!existsSync('/dev/full'))('writes into a device, which stays one', () => {
    expect(put('/dev/null', bytes('x'))).toBe(true)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
    expect(() => put('/dev/full', bytes('x'))).toThrow('the disk is full')
    expect(() => put('/proc/no/such', bytes('x'))).toThrow('the system makes no folder there')
  })

  it('leaves a file to whoever has changed it since it was read', () => {
    const folder = folderOf({ '1.yaml': 'new: 1' })
    const path = join(folder, '1.yaml')
    const changed = `\`${path}\` has changed since it was read, so nothing was written.`
    expect(() => put(path, bytes('mine'), true, bytes('old: 1'))).toThrow(changed)
    expect(() => put(join(folder, 'gone'), bytes('mine'), true, bytes('old: 1'))).toThrow(UserError)
    expect(readFileSync(path, 'utf8')).toBe('new: 1')
    expect(readdirSync(folder)).toEqual(['1.yaml'])
    expect(put(path, bytes('mine'), true, bytes('new: 1'))).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  it('waits for the disk when it is told to', () => {
    const path = join(folderOf({}), 'issues/1.yaml')
    expect(put(path, bytes('number: 1'), true)).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('number: 1')
  })
})

describe('putTogether', () => {
  const change = (path: string, expected: string, text: string) => {
    return { path, expected: bytes(expected), bytes: bytes(text) }
  }
  const room = () => {
    const folder = folderOf({ 'a/1.yaml': 'one', 'b/2.yaml': 'two' })
    const [one, two] = [join(folder, 'a/1.yaml'), join(folder, 'b/2.yaml')]
    return { folder, one, two, texts: () => [one, two].map((path) => readFileSync(path, 'utf8')) }
  }
  const namesIn = (folder: string) =>
    ['a', 'b'].flatMap((name) => readdirSync(join(folder, name))).sort()

  it('changes every file', () => {
    const { folder, one, two, texts } = room()
    putTogether([change(one, 'one', 'ONE'), change(two, 'two', 'TWO')])
    expect(texts()).toEqual(['ONE', 'TWO'])
    expect(namesIn(folder)).toEqual(['1.yaml', '2.yaml'])
  })

  it.skipIf(!isPosix)('writes through links, and keeps who may read', () => {
    const { folder, one, two, texts } = room()
    const link = join(folder, 'link.yaml')
    symlinkSync('a/1.yaml', link)
    chmodSync(one, 0o640)
    putTogether([change(link, 'one', 'ONE'), change(two, 'two', 'TWO')])
    expect(readlinkSync(link)).toBe('a/1.yaml')
    expect(texts()).toEqual(['ONE', 'TWO'])
    expect(statSync(one).mode & 0o777).toBe(0o640)
  })

  it.each([0, 1])('changes none when somebody has changed number %i', (changed) => {
    const { folder, one, two, texts } = room()
    const expected = ['one', 'two'].with(changed, 'other')
    const changes = [change(one, expected[0] ?? '', 'ONE'), change(two, expected[1] ?? '', 'TWO')]
    expect(() => putTogether(changes)).toThrow('has changed since it was read')
    expect(texts()).toEqual(['one', 'two'])
    expect(namesIn(folder)).toEqual(['1.yaml', '2.yaml'])
  })

  it('puts the first back when the second cannot be replaced', () => {
    const { folder, one, two, texts } = room()
    const second = {
      ...change(two, 'two', 'TWO'),
      // Somebody clears up while the files are made ready: this is asked for right after that.
      get expected() {
        const left = readdirSync(join(folder, 'b')).filter((name) => name.endsWith('.tmp'))
        for (const name of left) unlinkSync(join(folder, 'b', name))
        return bytes('two')
      },
    }
    expect(() => putTogether([change(one, 'one', 'ONE'), second])).toThrow(UserError)
    expect(texts()).toEqual(['one', 'two'])
    expect(namesIn(folder)).toEqual(['1.yaml', '2.yaml'])
  })
})

describe('pour', () => {
  const python = tool('python3')

  it.skipIf(!python || !isPosix)('waits for a slow reader of a pipe that does not block', () => {
    // Some programs hand down a pipe that refuses what it has no room for.
    const script = `import os, subprocess, sys, time
r, w = os.pipe()
os.set_blocking(w, False)
child = subprocess.Popen(sys.argv[1:], stdout=w)
os.close(w)
time.sleep(0.3)
total = 0
while part := os.read(r, 65536):
    total += len(part)
print(total, child.wait())`
    const args = ['-c', script, process.execPath, bin, 'schema', 'issue']
    const { stdout } = spawnSync(python as string, args, { cwd: folderOf({}), encoding: 'utf8' })
    const { size } = statSync(join(root, 'schema/issue.schema.json'))
    expect(stdout).toBe(`${size} 0\n`)
  })
})
