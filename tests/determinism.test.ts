import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { bin, environment, folderOf, newswire, root, sampleNewsroom } from './support/program.ts'

const zones = [
  'UTC',
  'Europe/London',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Niue',
]
// Different months and weekdays, a dotless i, and digits that are not ours.
const locales = ['C', 'tr_TR.UTF-8', 'ar_EG.UTF-8']

/** The files of a folder by name, each as the checksum of its bytes. */
const sums = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, sum(readFileSync(join(folder, name)))]),
  )
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const run = promisify(execFile)
async function build(args: string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  const out = folderOf({})
  const all = [bin, 'build', '14', '15', '16', '--out', out, ...args]
  const { stdout } = await run(process.execPath, all, { cwd, env: environment(env) })
  return { files: sums(out), said: stdout.replace(/\S*newswire-test-\w+/g, '') }
}

const expected = await build([], root)

describe('the same input gives the same bytes', () => {
  it('six files', () => {
    expect(Object.keys(expected.files)).toHaveLength(6)
  })

  it.each(zones)('in %s, in three locales', async (TZ) => {
    const runs = locales.map((locale) => build([], root, { TZ, LANG: locale, LC_ALL: locale }))
    for (const each of await Promise.all(runs)) expect(each).toEqual(expected)
  })

  it('twice into the same folder', () => {
    const room = sampleNewsroom()
    for (const _ of [1, 2]) {
      newswire(['build', '--all'], room)
      expect(sums(join(room, 'out'))).toEqual(expected.files)
    }
  })

  it('from elsewhere, with -C and from below', async () => {
    const elsewhere = folderOf({})
    expect((await build(['-C', root], elsewhere)).files).toEqual(expected.files)
    expect((await build([], join(root, 'issues'))).files).toEqual(expected.files)
  })

  it('from a copy of the newsroom in a folder of another name', async () => {
    const copy = sampleNewsroom()
    mkdirSync(join(copy, 'below'))
    expect((await build([], join(copy, 'below'))).files).toEqual(expected.files)
  })

  it('one by one as all together', () => {
    const out = folderOf({})
    for (const number of ['16', '14', '15']) newswire(['build', number, '--out', out], root)
    expect(sums(out)).toEqual(expected.files)
  })

  it('with a theme that is compiled now as with the one that is shipped', () => {
    // A comment changes the key under which a theme is kept, and nothing else.
    const theme = Object.fromEntries(
      readdirSync(join(root, 'templates/newswire')).map((name) => [
        `templates/newswire/${name}`,
        readFileSync(join(root, 'templates/newswire', name), 'utf8'),
      ]),
    )
    const layout = 'templates/newswire/layout.mjml.hbs'
    const room = sampleNewsroom({ ...theme, [layout]: `{{! mine }}${theme[layout]}` })
    const cache = folderOf({})
    const shipped = newswire(['build', '--all'], sampleNewsroom())
    const own = newswire(['build', '--all'], room, { XDG_CACHE_HOME: cache })
    expect(own).toEqual({ ...shipped, code: 0 })
    expect(
      readdirSync(join(cache, 'newswire')).filter((name) => /^theme-/.test(name)),
    ).toHaveLength(1)
    expect(sums(join(room, 'out'))).toEqual(expected.files)
  })
})
