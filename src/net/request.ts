import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'
import type { Failure } from '../model.ts'
import { literalOf, nameOf } from './bounds.ts'
import { failureOf } from './failure.ts'

/** What asking needs of the world. Tests bring a world of their own. */
export type World = {
  /** The addresses of a name. Throws as Node's `lookup` does. */
  resolve(host: string): Promise<readonly string[]>
  /** Why an address is not asked, as far as its letters say. */
  barred(url: URL): Failure | undefined
  /** Whether anybody may connect to the address of a machine. */
  isPublic(address: string): boolean
  /** Who asks, for the servers' logs. */
  userAgent: string
  /** How long one request may take, in ms. */
  patience: number
  /** Certificates that are trusted beside those that Node knows. */
  ca?: string | undefined
}

/** The head of an answer. */
export type Head = { status: number; location?: string; retryAfter?: string }

/**
 * Sends one request and reads the head of the answer; its body is left on the line. The name is
 * resolved here, all its addresses are looked at, and the connection goes to one of these: no second
 * look at the name could give another. Never throws for what the network does.
 */
export async function request(
  url: URL,
  method: 'HEAD' | 'GET',
  world: World,
): Promise<Head | Failure> {
  const signal = AbortSignal.timeout(world.patience)
  try {
    const addresses = await inTime(addressesOf(url, world), signal)
    if (addresses.length === 0) return 'no-name'
    if (!addresses.every(world.isPublic)) return 'inside'
    return await headOf(url, method, addresses, world, signal)
  } catch (error) {
    if (signal.aborted) return 'silent'
    const failure = failureOf(error)
    if (failure) return failure
    throw error
  }
}

async function addressesOf(url: URL, { resolve }: World): Promise<readonly string[]> {
  const host = nameOf(url)
  const literal = literalOf(host)
  return literal === undefined ? resolve(host) : [literal]
}

/** Names are resolved by the system, which cannot be told to stop. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

function headOf(
  url: URL,
  method: string,
  addresses: readonly string[],
  { userAgent, ca }: World,
  signal: AbortSignal,
): Promise<Head> {
  const options: RequestOptions & { ca?: string } = {
    method,
    signal,
    // A connection of its own: a shared one might lead to an address of yesterday.
    agent: false,
    lookup: only(addresses),
    // Policies and cookies fill more than Node's 16 KB at some large sites.
    maxHeaderSize: 64 * 1024,
    headers: {
      'User-Agent': userAgent,
      Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
    },
    ...(ca !== undefined && { ca }),
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp
    const sent = send(url, options, (response) => {
      response.on('error', () => undefined)
      resolve(headIn(response))
      response.destroy()
    })
    sent.on('error', reject)
    sent.end()
  })
}

const headIn = ({ statusCode = 0, headers }: IncomingMessage): Head => ({
  status: statusCode,
  ...(headers.location !== undefined && { location: headers.location }),
  ...(headers['retry-after'] !== undefined && { retryAfter: headers['retry-after'] }),
})

/** A resolver for one connection, which knows what was looked at and nothing else. */
function only(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_host, { all: wantsAll }, done) => {
    if (wantsAll) done(null, all)
    else done(null, all[0]?.address ?? '', all[0]?.family)
  }
}
