import { execFileSync } from 'node:child_process'
import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, type Previewed, previewOf } from '../support/previewed.ts'
import { folderOf, issue, settings } from '../support/program.ts'
import { tool } from '../support/tools.ts'

const secret = 'what-nobody-may-read'
const pictured = (src: string) =>
  `${issue(3)}        image: { src: ${src}, alt: A picture of the weir }\n`

/** A newsroom in which links lead out, beside what nobody may read. */
function besieged(): { folder: string; root: string } {
  const folder = folderOf({
    'secret.yaml': issue(66, secret),
    'secret.png': secret,
    'room/newswire.yaml': settings,
    'room/issues/1.yaml': issue(1),
    'room/issues/3.yaml': pictured('pictures/out.png'),
    'room/issues/4.yaml': pictured('../secret.png').replace('number: 3', 'number: 4'),
    'room/pictures/in.png': 'in',
    'room/.git/config': secret,
  })
  const root = join(folder, 'room')
  symlinkSync('../../secret.yaml', join(root, 'issues/66.yaml'))
  symlinkSync(join(folder, 'secret.png'), join(root, 'pictures/out.png'))
  symlinkSync(folder, join(root, 'issues/77.yaml'))
  return { folder, root }
}

/** All that stands below a folder, with what is in it and when it was written. */
function stateOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name)
      const stat = lstatSync(path)
      const text = stat.isFile() ? readFileSync(path, 'latin1') : ''
      return `${name} ${stat.mode} ${stat.mtimeMs} ${text}`
    })
}

const { folder, root } = besieged()
let preview: Previewed
beforeAll(async () => {
  preview = await previewOf(root)
})

type Parts = { method?: string; path?: string; host?: string; more?: string[]; body?: string }

/** A request that is sound but for what is said. */
const request = (parts: Parts, port: number): string => {
  const { method = 'GET', path = '/', host = `localhost:${port}`, more = [], body = '' } = parts
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...more, 'Connection: close']
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

const own = (port: number) => `http://localhost:${port}`

describe('what is refused', () => {
  it.each<[string, Parts | ((port: number) => Parts | string), number[]]>([
    ['another host', { host: 'evil.example' }, [403]],
    ['another host with our port', (port) => ({ host: `evil.example:${port}` }), [403]],
    ['a host that begins as ours', (port) => ({ host: `localhost.evil.example:${port}` }), [403]],
    ['a host with a name before it', (port) => ({ host: `me@localhost:${port}` }), [403]],
    ['our host without our port', { host: 'localhost' }, [403]],
    ['our host with another port', { host: 'localhost:1' }, [403]],
    ['any address', (port) => ({ host: `0.0.0.0:${port}` }), [403]],
    ['two hosts', (port) => ({ more: [`Host: localhost:${port}`] }), [400, 403]],
    ['a second host of others', { more: ['Host: evil.example'] }, [400, 403]],
    ['no host', (port) => request({}, port).replace(/Host: .*\r\n/, ''), [400]],
    ['an empty host', { host: '' }, [400, 403]],
    ['another origin', { more: ['Origin: https://evil.example'] }, [403]],
    ['an origin of another port', { more: ['Origin: http://localhost:1'] }, [403]],
    [
      'an origin that is not ours by its scheme',
      (port) => ({ more: [`Origin: https://localhost:${port}`] }),
      [403],
    ],
    ['an origin without a name', { more: ['Origin: null'] }, [403]],
    ['a fetch from another website', { more: ['Sec-Fetch-Site: cross-site'] }, [403]],
    ['a fetch from another port', { more: ['Sec-Fetch-Site: same-site'] }, [403]],
    ['a folder above', { path: '/../secret.yaml' }, [404]],
    ['a folder above an issue', { path: '/issues/../../secret.yaml' }, [404]],
    ['a folder above, encoded', { path: '/%2e%2e/secret.yaml' }, [404]],
    ['a folder above, encoded twice', { path: '/%252e%252e%252fsecret.yaml' }, [404]],
    ['a folder above, with backslashes', { path: '/..\\secret.yaml' }, [404]],
    ['a folder above, overlong', { path: '/%c0%ae%c0%ae/secret.yaml' }, [404]],
    ['a path of the disk', { path: '//etc/passwd' }, [404]],
    ['a file of the newsroom', { path: '/newswire.yaml' }, [404]],
    ['an issue’s own file', { path: '/issues/1.yaml' }, [404]],
    ['what Git keeps', { path: '/.git/config' }, [404]],
    ['a picture', { path: '/pictures/in.png' }, [404]],
    ['an issue that is a link', { path: '/issues/66' }, [404]],
    ['its data', { path: '/issues/66.json' }, [404]],
    ['an issue that is a link to a folder', { path: '/issues/77.json' }, [404]],
    ['an encoded NUL', { path: '/issues/1%00.json' }, [404]],
    ['a NUL', { path: '/issues/1\0.json' }, [400]],
    ['a whole address', (port) => ({ path: `${own(port)}/` }), [400]],
    ['an address elsewhere', { path: 'http://evil.example/' }, [400]],
    ['the way to another server', { method: 'CONNECT', path: 'evil.example:443' }, [0, 400, 405]],
    ['an asterisk', { method: 'OPTIONS', path: '*' }, [405]],
    ['POST', { method: 'POST', more: ['Content-Length: 2'], body: 'hi' }, [405]],
    [
      'PUT',
      { method: 'PUT', path: '/issues/1.yaml', more: ['Content-Length: 2'], body: 'hi' },
      [405],
    ],
    ['DELETE', { method: 'DELETE', path: '/issues/1' }, [405]],
    ['TRACE', { method: 'TRACE' }, [405]],
    ['a method that there is not', { method: 'STEAL' }, [400]],
    ['a body', { more: ['Content-Length: 2'], body: 'hi' }, [400]],
    [
      'a request in a body',
      (port) => ({
        more: ['Content-Length: 6', 'Transfer-Encoding: chunked'],
        body: `0\r\n\r\n${request({ path: '/issues/1.json' }, port)}`,
      }),
      [400],
    ],
    [
      'pieces of a body',
      { more: ['Transfer-Encoding: chunked'], body: '2\r\nhi\r\n0\r\n\r\n' },
      [400],
    ],
    ['two lengths', { more: ['Content-Length: 0', 'Content-Length: 2'], body: 'hi' }, [400]],
    ['a header over two lines', { more: ['X-A: b', ' c: d'] }, [400]],
    ['a header with a line feed alone', { more: ['X-A: b\nHost: evil.example'] }, [400, 403]],
    ['a huge header', { more: [`X-A: ${'a'.repeat(100_000)}`] }, [431]],
    ['very many headers', { more: Array.from({ length: 5000 }, (_, n) => `X-${n}: a`) }, [431]],
    ['a long address', { path: `/${'a'.repeat(4000)}` }, [414]],
    [
      'a web socket',
      {
        path: '/events',
        more: [
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ],
      },
      [400],
    ],
    ['what is no HTTP', () => 'HELO localhost\r\n\r\n', [400]],
    ['another version', (port) => request({}, port).replace('HTTP/1.1', 'HTTP/3.0'), [400, 505]],
  ])('%s', async (_, given, statuses) => {
    const before = stateOf(folder)
    const { port } = preview
    const parts = typeof given === 'function' ? given(port) : given
    const reply = await ask(port, typeof parts === 'string' ? parts : request(parts, port))
    expect(statuses).toContain(reply.status)
    expect(reply.body.length).toBeLessThan(200)
    expect(reply.head + reply.body).not.toContain(secret)
    // One answer, and the end: nothing that came with the request is taken for another.
    expect(reply.body).not.toContain('HTTP/1.1')
    expect(stateOf(folder)).toEqual(before)
  })

  it('is a connection that says nothing for long', async () => {
    const socket = connect({ port: preview.port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    socket.resume()
    socket.write('GET / HTTP/1.1\r\n')
    const start = Date.now()
    await new Promise((done) => socket.once('close', done))
    expect(Date.now() - start).toBeLessThan(30_000)
  })

  it('is said of a link out of the newsroom, once', () => {
    const told = preview.faults.map((fault) => (fault as Error).message)
    expect(told.filter((text) => text.includes('issues/66.yaml'))).toHaveLength(1)
  })
})

describe('what is answered', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/issues/1', 'text/html; charset=utf-8'],
    ['/issues/1.json', 'application/json; charset=utf-8'],
    ['/workbench.css', 'text/css; charset=utf-8'],
    ['/workbench.js', 'text/javascript; charset=utf-8'],
    ['/events', 'text/event-stream'],
  ])('%s', async (path, type) => {
    const { port } = preview
    const head = await ask(port, request({ method: 'HEAD', path }, port))
    expect(head).toMatchObject({ status: 200, body: '' })
    expect(head.head).toContain(`Content-Type: ${type}\r\n`)
    for (const line of [
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      'X-Frame-Options: DENY',
      'Referrer-Policy: no-referrer',
      'Cross-Origin-Opener-Policy: same-origin',
      'Cross-Origin-Resource-Policy: same-origin',
    ]) {
      expect(head.head).toContain(`${line}\r\n`)
    }
    const policy = /Content-Security-Policy: (.*)\r\n/.exec(head.head)?.[1] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(head.head).not.toMatch(/Access-Control/i)
  })

  it.each(['localhost', '127.0.0.1', '[::1]'])('to %s', async (name) => {
    const { port } = preview
    const host = `${name}:${port}`
    const asked = request(
      { host, more: [`Origin: http://${host}`, 'Sec-Fetch-Site: same-origin'] },
      port,
    )
    const address = name === '[::1]' ? '::1' : '127.0.0.1'
    expect((await ask(port, asked, address)).status).toBe(200)
  })

  it.each([3, 4])('holds no picture from outside, in issue %i', async (number) => {
    const { port } = preview
    const { status, body } = await ask(port, request({ path: `/issues/${number}.json` }, port))
    expect(status).toBe(200)
    expect(body).not.toContain(secret)
    expect(body).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20))
  })
})

describe('who can ask', () => {
  const ss = tool('ss')
  it.skipIf(!ss)('is this machine alone, as the system sees it', () => {
    const lines = execFileSync(ss as string, ['-ltnH'], { encoding: 'utf8' }).split('\n')
    const ours = lines.map((line) => line.split(/\s+/)[3] ?? '')
    const places = ours.filter((place) => place.endsWith(`:${preview.port}`)).sort()
    expect(places).toEqual([`127.0.0.1:${preview.port}`, `[::1]:${preview.port}`])
  })

  const outside = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  it.skipIf(outside.length === 0)('is nobody at an address of the network', async () => {
    for (const { address } of outside) {
      await expect(ask(preview.port, request({}, preview.port), address)).rejects.toThrow(
        'ECONNREFUSED',
      )
    }
  })
})
