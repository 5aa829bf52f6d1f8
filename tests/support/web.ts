import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { afterAll } from 'vitest'
import { ownWorld, type World } from '../../src/net.ts'
import { folderOf } from './program.ts'

/** A web server on this machine; gone when the tests of the file are done. Gives its port. */
export async function serve(answer: RequestListener, address = '127.0.0.1', port = 0) {
  return listening(createServer({ maxHeaderSize: 1 << 20 }, answer), address, port)
}

async function listening(server: Server, address: string, port = 0): Promise<number> {
  await new Promise<void>((done) => server.listen(port, address, done))
  server.unref()
  afterAll(() => void server.close())
  return (server.address() as AddressInfo).port
}

/**
 * The world as it is, but for its names: they stand in a table, and this machine alone is public.
 * Names are looked up anew each time, so that a table may change its mind.
 */
export const worldOf = (
  names: (host: string) => readonly string[] | undefined | Promise<never>,
  extra: Partial<World> = {},
): World => ({
  ...ownWorld,
  patience: 1500,
  resolve: async (host) => (await names(host)) ?? fail('ENOTFOUND'),
  // The servers of tests listen wherever there is room.
  barred: (url) => {
    const usual = new URL(url)
    usual.port = ''
    return ownWorld.barred(usual)
  },
  isPublic: (address) => address === '127.0.0.1',
  ...extra,
})

/** Throws as Node's own resolver does. */
export function fail(code: string): never {
  throw Object.assign(new Error(code), { code })
}

// ---------------------------------------------------------------- with encryption

const days = { good: '2', late: '-1' } as const

/** The same with certificates of `openssl`: for each site the name on it, whether it is good, and who vouches. */
export async function serveSecurely(
  program: string,
  sites: Record<string, { name: string; until: keyof typeof days; by: 'authority' | 'itself' }>,
  answer: RequestListener,
): Promise<{ port: number; ca: string }> {
  const folder = folderOf({})
  const path = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync(program, args, { stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const authority = ['-x509', '-days', '2', '-subj', '/CN=Authority of a test']
  openssl('req', ...key, ...authority, '-keyout', path('ca.key'), '-out', path('ca.pem'))

  const contexts = Object.entries(sites).map(([site, { name, until, by }]) => {
    const alternative = `subjectAltName=DNS:${name}`
    const asked = ['-subj', `/CN=${name}`, '-addext', alternative]
    const own = path(`${site}.key`)
    openssl('req', ...key, ...asked, '-keyout', own, '-out', path(`${site}.csr`))
    const signed =
      by === 'itself'
        ? ['-signkey', own]
        : ['-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial']
    const copied = ['-copy_extensions', 'copy', '-days', days[until], '-out', path(`${site}.pem`)]
    openssl('x509', '-req', '-in', path(`${site}.csr`), ...signed, ...copied)
    const pair = { key: readFileSync(own), cert: readFileSync(path(`${site}.pem`)) }
    return [site, createSecureContext(pair)] as const
  })
  const known = new Map(contexts)
  const server = createSecureServer(
    { SNICallback: (site, done) => done(null, known.get(site)) },
    answer,
  )
  return { port: await listening(server, '127.0.0.1'), ca: readFileSync(path('ca.pem'), 'utf8') }
}
