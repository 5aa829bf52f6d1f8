import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli.ts'
import { askLinks } from '../../src/commands/check/links.ts'
import { findNewsroom } from '../../src/index.ts'
import type { Answer, IO, Newsroom } from '../../src/model.ts'
import { issue, smallNewsroom } from '../support/program.ts'

const hour = 60 * 60 * 1000

/** The outside world of a command, on a day; what it says is kept. */
function ioAt(cwd: string, ms: number) {
  const out: string[] = []
  const errors: string[] = []
  const cache = join(cwd, 'cache')
  const io: IO = {
    stdout: { write: (text) => out.push(String(text)) },
    stderr: { write: (text) => errors.push(text) },
    cwd,
    env: { XDG_CACHE_HOME: cache },
    now: () => new Date(ms),
  }
  return { io, out, errors, cache }
}

async function roomOf(folder: string): Promise<Newsroom> {
  const { value } = await findNewsroom(folder, { XDG_CACHE_HOME: join(folder, 'cache') })
  if (!value) throw new Error('no newsroom')
  return value
}

const good = 'https://a.org/good'
const gone = 'https://a.org/gone'
const dead = 'https://b.org/'
const answers: Record<string, Answer> = {
  [good]: { status: 200 },
  [gone]: { status: 404 },
  [dead]: { failure: 'silent' },
  'https://c.org/': { failure: 'paused' },
  'https://d.org/': { failure: 'offline' },
  'https://example.org/': { failure: 'example' },
  'http://localhost/': { failure: 'barred' },
}

/** A run some time later: what the network was asked, and what was said aloud. */
async function later(
  room: Newsroom,
  ms: number,
  named: string[],
  { fresh = false, isOffline = false } = {},
) {
  const asked: string[] = []
  const { io, errors } = ioAt(room.root, ms)
  const net = {
    ask: async (addresses: readonly string[]) => {
      asked.push(...addresses)
      return new Map(addresses.map((each) => [each, answers[each] ?? {}]))
    },
    isOffline: () => isOffline,
  }
  const asking = askLinks({ io, colour: () => false, json: false }, { fresh }, net)
  const ask = asking.answers(room)
  const said = await ask(named)
  await ask(named)
  asking.close()
  return { asked, said: Object.fromEntries(said), errors }
}

describe('what was answered', () => {
  it('serves for a week when it was good, else for an hour', async () => {
    const room = await roomOf(smallNewsroom({ 1: issue(1) }))
    const all = [good, gone, dead]
    const known = { [good]: answers[good], [gone]: answers[gone], [dead]: answers[dead] }
    for (const [ms, asked] of [
      [0, all],
      [hour - 1, []],
      [hour, [gone, dead]],
      [hour + 1, []],
      [24 * 7 * hour - 1, [gone, dead]],
      [24 * 7 * hour, [good]],
      // A clock that was put back.
      [5 * hour, all],
    ] as const) {
      expect({ ms, ...(await later(room, ms, all)) }).toEqual({
        ms,
        asked,
        said: known,
        errors: [],
      })
    }
  })

  it('is asked for again when it shall be fresh', async () => {
    const room = await roomOf(smallNewsroom({ 1: issue(1) }))
    await later(room, 0, [good, gone])
    expect((await later(room, 1, [gone], { fresh: true })).asked).toEqual([gone])
    // What a fresh run did not ask stays known.
    expect((await later(room, 2, [good, gone])).asked).toEqual([])
  })

  it('is each newsroom’s own', async () => {
    await later(await roomOf(smallNewsroom({ 1: issue(1) })), 0, [good])
    const other = await roomOf(smallNewsroom({ 1: issue(1) }))
    expect((await later(other, 1, [good])).asked).toEqual([good])
  })
})

describe('what was not asked', () => {
  it('is asked the next time, and counted aloud', async () => {
    const room = await roomOf(smallNewsroom({ 1: issue(1) }))
    const named = ['https://c.org/', 'https://d.org/', 'https://example.org/', 'http://localhost/']
    const first = await later(room, 0, named, { isOffline: true })
    expect(first.errors).toEqual([
      'The network could not be reached: 1 link not looked at.\n',
      '1 link not asked: the name is kept for examples.\n',
      '1 link not asked: a private address, a password in it, or an unusual port.\n',
    ])
    expect((await later(room, 1, named)).asked).toEqual(named)
  })
})

describe('newswire check --links', () => {
  const body =
    'See [the study of the weir](http://127.0.0.1:9/weir) and [ours](https://example.org).'
  const check = async (folder: string, ...flags: string[]) => {
    const { io, out, errors, cache } = ioAt(folder, 0)
    const code = await run(['check', '1', ...flags], io)
    return { code, out: out.join(''), errors: errors.join(''), cache }
  }

  it('asks, and says what nobody asks', async () => {
    const { code, out, errors, cache } = await check(
      smallNewsroom({ 1: issue(1, body) }),
      '--links',
    )
    expect(errors).toContain('1 link not asked: the name is kept for examples.\n')
    expect(errors).toContain('1 link not asked: a private address')
    expect(out).not.toMatch(/(?:dead|moved|unsure)-link/)
    // The address of this very machine is an error of its own.
    expect(code).toBe(1)
    expect(readdirSync(cache, { recursive: true }).join()).not.toContain('answers')
  })

  it('asks nothing without the flag, and has no word for `--fresh` alone', async () => {
    const folder = smallNewsroom({ 1: issue(1, 'A story.') })
    expect(await check(folder)).toMatchObject({ code: 0, errors: '' })
    expect(await check(folder, '--links')).toMatchObject({ code: 0, errors: '' })
    const { code, errors } = await check(folder, '--fresh')
    expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining('Add `--links`.') })
  })

  it('takes no comment on what the network says for unused', async () => {
    const text = issue(1, 'A story.').replace(
      'title: A story',
      'title: A story # newswire-ignore dead-link: the site is down on Mondays',
    )
    for (const flags of [[], ['--links']]) {
      const { out } = await check(smallNewsroom({ 1: text }), ...flags)
      expect(out).not.toContain('unused-silencer')
    }
  })
})
