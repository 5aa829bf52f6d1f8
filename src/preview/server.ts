import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { UserError } from '../diagnostic.ts'
import { refusalOf } from './guards.ts'

/** What a request is answered with. */
export type Answer = { status: number; type: string; body: string | Uint8Array }

/** Answers a path, or writes the response itself. Never rejects. */
export type Route = (
  path: string,
  response: ServerResponse,
  isHead: boolean,
) => Promise<Answer | 'written'>

export type Listening = { port: number; close(): Promise<void> }

/** How many ports are tried after the one that was wanted. */
const tries = 20

const limits = {
  maxHeaderSize: 8192,
  headersTimeout: 5000,
  requestTimeout: 5000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
}
const mostConnections = 64

/**
 * Listens at a port of this machine alone, under both of its own addresses, or at the next port that is
 * free; 0 means any. Throws a `UserError` where none is.
 */
export async function listen(wanted: number, policy: string, route: Route): Promise<Listening> {
  const ports = wanted === 0 ? [0] : Array.from({ length: tries }, (_, index) => wanted + index)
  for (const port of ports.filter((each) => each <= 65535)) {
    const servers = await listenAt(port, policy, route)
    if (!servers) continue
    return {
      port: portOf(servers[0] as Server),
      async close() {
        const closed = servers.map((server) => new Promise((done) => server.close(done)))
        for (const server of servers) server.closeAllConnections()
        await Promise.all(closed)
      },
    }
  }
  throw new UserError(
    `No port from ${wanted} to ${ports.at(-1)} is free.`,
    'End another program, or name a port with `--port`.',
  )
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** A server for each address; undefined when the port is taken in one of them, or not ours to take. */
async function listenAt(
  wanted: number,
  policy: string,
  route: Route,
): Promise<Server[] | undefined> {
  const servers: Server[] = []
  let port = wanted
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer(
      limits,
      listener(() => port, policy, route),
    )
    server.maxConnections = mostConnections
    const code = await opened(server, host, port)
    if (code === undefined) {
      servers.push(server)
      port = portOf(server)
    } else if (['EADDRINUSE', 'EACCES'].includes(code)) {
      for (const each of servers) each.close()
      return undefined
    } else if (host === '127.0.0.1') {
      throw new UserError(`No port can be listened at (${code}).`, 'Look at the firewall.')
    }
    // A machine without IPv6 has no such address.
  }
  return servers
}

const opened = (server: Server, host: string, port: number): Promise<string | undefined> =>
  new Promise((done) => {
    server.once('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => done(code))
    server.listen({ host, port, exclusive: true }, () => done(undefined))
  })

// ---------------------------------------------------------------- answers

/** What every answer says: nothing is kept, guessed, shared with other websites or put into their frames. */
const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

function listener(portOf: () => number, policy: string, route: Route): RequestListener {
  return async (request, response) => {
    response.on('error', () => response.destroy())
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.setHeader('Content-Security-Policy', `${policy}; frame-ancestors 'none'`)
    const { method = '', url = '', rawHeaders } = request
    const refusal = refusalOf({ method, url, headers: rawHeaders, port: portOf() })
    if (refusal) return refuse(request, response, refusal.status, refusal.why)
    const answer = await route(url, response, method === 'HEAD')
    if (answer !== 'written') send(response, answer, method === 'HEAD')
  }
}

/** Whoever is refused may be in the middle of sending: the connection ends with the answer. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  why: string,
): void {
  response.setHeader('Connection', 'close')
  if (status === 405) response.setHeader('Allow', 'GET, HEAD')
  response.once('finish', () => request.destroy())
  send(response, plain(status, why), request.method === 'HEAD')
}

export const plain = (status: number, text: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${text}\n`,
})

function send(response: ServerResponse, { status, type, body }: Answer, isHead: boolean): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length })
  response.end(isHead ? undefined : bytes)
}
