import { symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { View } from '../../src/workbench.ts'
import { ask } from '../support/previewed.ts'
import { folderOf, issue, newswire, settings, smallNewsroom } from '../support/program.ts'
import { running } from '../support/running.ts'

const taken: Server[] = []
afterEach(async () => {
  for (const server of taken.splice(0)) await new Promise((done) => server.close(done))
})

/** Takes a port of an address, any that is free where none is named. */
function take(port: number, host = '127.0.0.1'): Promise<number> {
  const server = createServer()
  taken.push(server)
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen({ port, host }, () => done((server.address() as { port: number }).port))
  })
}

const room = smallNewsroom({ 1: issue(1), 2: issue(2) })
const preview = (args: string[], cwd = room) => {
  const program = running(['preview', ...args], cwd)
  const port = async () => {
    await program.says('Ctrl-C ends it')
    return Number(/localhost:(\d+)/.exec(program.stdout())?.[1])
  }
  return { ...program, port }
}

describe('preview', () => {
  it.each([
    [[], '/issues/2'],
    [['1'], '/issues/1'],
    [['issues/1.yaml'], '/issues/1'],
  ])('of %j prints its address, and ends at Ctrl-C', async (args, path) => {
    const program = preview([...args, '--port', '0'])
    const port = await program.port()
    expect(program.stdout()).toBe(`http://localhost:${port}${path}\n`)
    const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`
    expect(await ask(port, request)).toMatchObject({ status: 200 })
    expect(await ask(port, request, '::1')).toMatchObject({ status: 200 })
    expect(await program.stop()).toBe(130)
    expect(program.said()).toMatch(/Stopped\.\n$/)
    await expect(ask(port, request)).rejects.toThrow('ECONNREFUSED')
  })

  it('ends with pages open', async () => {
    const program = preview(['--port', '0'])
    const port = await program.port()
    const open = ask(port, `GET /events HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
    expect(await open).toMatchObject({ status: 200 })
    const asleep = ask(port, `GET /events HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
    await sleep(100)
    const start = Date.now()
    expect(await program.stop()).toBe(130)
    expect(Date.now() - start).toBeLessThan(3000)
    await asleep
  })

  it.each(['127.0.0.1', '::1'])('takes the next port where one is taken at %s', async (host) => {
    const port = await take(0, host)
    const program = preview(['--port', String(port)])
    expect(await program.port()).toBeGreaterThan(port)
    expect(program.said()).toContain(`Port ${port} is taken, so this is at `)
    expect(await program.stop()).toBe(130)
  })

  it('begins with the list where there is no issue yet, and shows the first', async () => {
    const empty = folderOf({ 'newswire.yaml': settings, 'issues/notes.txt': 'none' })
    const program = preview(['--port', '0'], empty)
    const port = await program.port()
    expect(program.stdout()).toBe(`http://localhost:${port}/\n`)
    writeFileSync(join(empty, 'issues/1.yaml'), issue(1))
    const request = `GET /issues/1.json HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`
    await expect.poll(async () => (await ask(port, request)).status, { timeout: 10_000 }).toBe(200)
    expect(await program.stop()).toBe(130)
  })

  it('shows an issue whose forerunner cannot be read', async () => {
    const own = smallNewsroom({ 1: issue(1), 3: issue(3) })
    symlinkSync('nowhere.yaml', join(own, 'issues/2.yaml'))
    const program = preview(['3', '--port', '0'], own)
    const port = await program.port()
    const request = `GET /issues/3.json HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`
    const { status, body } = await ask(port, request)
    expect(status).toBe(200)
    // Nobody listens for what the other checks find.
    expect((JSON.parse(body) as View).isPartial).toBe(true)
    expect((JSON.parse(body) as View).changes).toEqual([])
    expect(await program.stop()).toBe(130)
  })

  it('tells what has changed since the last build, at once', async () => {
    const own = smallNewsroom({ 1: issue(1), 2: issue(2) })
    const built = () => expect(newswire(['build', '2'], own).code).toBe(0)
    built()
    writeFileSync(join(own, 'issues/2.yaml'), issue(2, 'Something else happened.'))
    const program = preview(['2', '--port', '0'], own)
    const port = await program.port()
    const request = `GET /issues/2.json HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`
    const against = async () => {
      const { changes } = JSON.parse((await ask(port, request)).body) as View
      return changes.map((each) => [each.against, each.changes.length])
    }
    expect(await against()).toEqual([
      ['the last build', 1],
      ['issue 1', 2],
    ])
    built()
    expect(await against()).toEqual([
      ['the last build', 0],
      ['issue 1', 2],
    ])
    expect(await program.stop()).toBe(130)
  })

  it.each([
    ['9', 'There is no issue 9.'],
    ['1 2', 'Too many arguments for `preview`.'],
    ['--port 70000', 'There is no port 70000.'],
    ['--port many', '`--port <number>` cannot be `many`'],
    ['--json', 'json'],
    ['../elsewhere.yaml', 'There is no file'],
    ['other/3.yaml', 'is none of the issues that can be shown'],
    ['issues/66.yaml', 'is none of the issues that can be shown'],
  ])('refuses %s', (args, message) => {
    const strange = smallNewsroom({ 1: issue(1) })
    const elsewhere = folderOf({ '66.yaml': issue(66), '3.yaml': issue(3) })
    symlinkSync(elsewhere, join(strange, 'other'))
    symlinkSync(join(elsewhere, '66.yaml'), join(strange, 'issues/66.yaml'))
    const { code, stdout, stderr } = newswire(['preview', ...args.split(' ')], strange)
    expect({ code, said: stdout + stderr }).toEqual({
      code: 2,
      said: expect.stringContaining(message),
    })
  })

  it('refuses to begin with settings that are broken, and says why', () => {
    const broken = folderOf({ 'newswire.yaml': 'publication: [', 'issues/1.yaml': issue(1) })
    const { code, stderr } = newswire(['preview'], broken)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('bad-yaml') })
  })
})
