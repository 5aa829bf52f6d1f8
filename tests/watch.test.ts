import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type Batch, type Watcher, watch } from '../src/watch.ts'
import { folderOf, issue, settings } from './support/program.ts'

const open: Watcher[] = []
afterEach(async () => {
  for (const watcher of open.splice(0)) await watcher.close()
})

/** A watched newsroom; `told` gives the batches of what was done, once no more come. */
async function watched(files: Record<string, string> = {}, pictures: string[] = []) {
  const root = folderOf({ 'newswire.yaml': settings, 'issues/1.yaml': issue(1), ...files })
  const watcher = await watch(root, (fault) => {
    throw fault
  })
  open.push(watcher)
  const at = (name: string) => join(root, name)
  watcher.add(pictures.map(at))
  const batches: Record<string, string[]>[] = []
  const state = { last: performance.now() }
  const listen = async () => {
    for await (const batch of watcher.batches()) {
      state.last = performance.now()
      batches.push(named(batch, root))
    }
  }
  listen()
  const told = async () => {
    state.last = performance.now()
    do await sleep(100)
    while (performance.now() - state.last < 500)
    return batches.splice(0)
  }
  return { root, at, told, watcher }
}

const named = (batch: Batch, root: string): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(batch).flatMap(([how, paths]) =>
      paths.length === 0
        ? []
        : [[how, paths.map((path) => relative(root, path).replaceAll('\\', '/'))]],
    ),
  )

type At = (name: string) => string

describe('what is one batch', () => {
  const saved = [{ changed: ['issues/1.yaml'] }]
  it.each<[string, (at: At) => unknown, Record<string, string[]>[]]>([
    ['a save in place', (at) => writeFileSync(at('issues/1.yaml'), issue(1, 'New.')), saved],
    [
      'a save by rename',
      (at) => {
        writeFileSync(at('issues/.1.yaml.swp'), issue(1, 'New.'))
        renameSync(at('issues/.1.yaml.swp'), at('issues/1.yaml'))
      },
      saved,
    ],
    [
      'a save with a copy kept',
      async (at) => {
        renameSync(at('issues/1.yaml'), at('issues/1.yaml~'))
        await sleep(30)
        writeFileSync(at('issues/1.yaml'), issue(1, 'New.'))
      },
      saved,
    ],
    [
      'a save that removes first',
      async (at) => {
        unlinkSync(at('issues/1.yaml'))
        await sleep(40)
        writeFileSync(at('issues/1.yaml'), issue(1, 'New.'))
      },
      saved,
    ],
    [
      'a save that empties first',
      async (at) => {
        truncateSync(at('issues/1.yaml'))
        await sleep(40)
        writeFileSync(at('issues/1.yaml'), issue(1, 'New.'))
      },
      saved,
    ],
    [
      'a save in twenty goes',
      async (at) => {
        const file = openSync(at('issues/1.yaml'), 'w')
        for (const piece of issue(1, 'New '.repeat(20)).match(/[\s\S]{1,8}/g) ?? []) {
          writeSync(file, piece)
          await sleep(2)
        }
        closeSync(file)
      },
      saved,
    ],
    [
      'several files at once',
      (at) => {
        writeFileSync(at('issues/1.yaml'), issue(1, 'New.'))
        writeFileSync(at('issues/2.yaml'), issue(2))
        writeFileSync(at('newswire.yaml'), `${settings}footer: New\n`)
      },
      [{ added: ['issues/2.yaml'], changed: ['issues/1.yaml', 'newswire.yaml'] }],
    ],
    [
      'a new number',
      (at) => renameSync(at('issues/1.yaml'), at('issues/2.yaml')),
      [{ added: ['issues/2.yaml'], removed: ['issues/1.yaml'] }],
    ],
    ['an issue removed', (at) => rmSync(at('issues/1.yaml')), [{ removed: ['issues/1.yaml'] }]],
    [
      'the first theme of its own',
      (at) => {
        mkdirSync(at('templates/own'), { recursive: true })
        writeFileSync(at('templates/own/theme.yaml'), 'extends: newswire\n')
        writeFileSync(at('templates/own/_item.mjml.hbs'), 'x')
      },
      [{ added: ['templates/own/_item.mjml.hbs', 'templates/own/theme.yaml'] }],
    ],
  ])('%s', async (_, act, expected) => {
    const { at, told } = await watched()
    await act(at)
    expect(await told()).toEqual(expected)
  })
})

describe('what is watched', () => {
  it.each<[string, (at: At) => unknown]>([
    ['what was built', (at) => writeFileSync(at('out/newswire-1.html'), 'x')],
    ['packages', (at) => writeFileSync(at('node_modules/x.yaml'), 'x')],
    ['other files', (at) => writeFileSync(at('issues/notes.txt'), 'x')],
    ['other pictures', (at) => writeFileSync(at('pictures/other.png'), 'x')],
    ['notes beside a theme', (at) => writeFileSync(at('templates/own/README.md'), 'x')],
  ])('is not %s', async (_, act) => {
    const folders = ['out', 'node_modules', 'pictures', 'templates/own']
    const files = Object.fromEntries(folders.map((name) => [`${name}/there.txt`, 'x']))
    const { at, told } = await watched(files)
    await act(at)
    expect(await told()).toEqual([])
  })

  it('is a picture, there or not yet, wherever it may stand', async () => {
    const names = ['pictures/a.png', 'deep/down/b.png', 'out/c.png']
    const { at, told } = await watched({ 'pictures/a.png': 'a' }, names)
    writeFileSync(at('pictures/a.png'), 'A')
    expect(await told()).toEqual([{ changed: ['pictures/a.png'] }])
    for (const folder of ['deep/down', 'out']) mkdirSync(at(folder), { recursive: true })
    writeFileSync(at('deep/down/b.png'), 'b')
    writeFileSync(at('out/c.png'), 'c')
    const added = (await told()).flatMap((batch) => batch.added ?? [])
    expect(added.sort()).toEqual(['deep/down/b.png', 'out/c.png'])
    rmSync(at('deep'), { recursive: true })
    expect(await told()).toEqual([{ removed: ['deep/down/b.png'] }])
  })

  it('is a folder that comes later', async () => {
    const { at, told } = await watched()
    rmSync(at('issues'), { recursive: true })
    expect(await told()).toEqual([{ removed: ['issues/1.yaml'] }])
    mkdirSync(at('issues'))
    writeFileSync(at('issues/1.yaml'), issue(1))
    expect(await told()).toEqual([{ added: ['issues/1.yaml'] }])
    appendFileSync(at('issues/1.yaml'), '# more\n')
    expect(await told()).toEqual([{ changed: ['issues/1.yaml'] }])
  })

  it('is the file that a link leads to', async () => {
    const elsewhere = folderOf({ 'house.yaml': settings })
    const root = folderOf({ 'issues/1.yaml': issue(1) })
    symlinkSync(join(elsewhere, 'house.yaml'), join(root, 'newswire.yaml'))
    const watcher = await watch(root, () => undefined)
    open.push(watcher)
    const first = watcher.batches().next()
    appendFileSync(join(elsewhere, 'house.yaml'), 'footer: New\n')
    expect((await first).value).toEqual({
      added: [],
      changed: [join(root, 'newswire.yaml')],
      removed: [],
    })
  })
})

describe('a watcher', () => {
  it('tells a save within 100 ms, and the last of many saves', async () => {
    const { at, watcher } = await watched()
    const batches = watcher.batches()
    const times: number[] = []
    for (let n = 0; n < 20; n++) {
      const next = batches.next()
      await sleep(n * 7)
      const start = performance.now()
      writeFileSync(at('issues/1.yaml'), issue(1, `Text ${n}.`))
      await next
      times.push(performance.now() - start)
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(100)
  })

  it('gathers what comes while a batch is worked on', async () => {
    const { root, at } = await watched()
    const watcher = await watch(root, () => undefined)
    open.push(watcher)
    const batches = watcher.batches()
    const first = batches.next()
    writeFileSync(at('issues/1.yaml'), issue(1, 'Once.'))
    await first
    for (let n = 0; n < 10; n++) {
      writeFileSync(at('issues/1.yaml'), issue(1, `Again ${n}.`))
      await sleep(30)
    }
    expect(named((await batches.next()).value, root)).toEqual({ changed: ['issues/1.yaml'] })
    writeFileSync(at('issues/2.yaml'), issue(2))
    expect(named((await batches.next()).value, root)).toEqual({ added: ['issues/2.yaml'] })
  })

  it('ends its batches when it is closed', async () => {
    const { root } = await watched()
    const watcher = await watch(root, () => undefined)
    const next = watcher.batches().next()
    await watcher.close()
    expect((await next).done).toBe(true)
  })
})
