import { urlOf } from '../links.ts'
import type { Answer, Failure, Hop } from '../model.ts'
import { nameOf } from './bounds.ts'
import { type Head, request, type World } from './request.ts'
import type { Turns } from './turns.ts'

/** As many redirects as are followed; browsers go on for 20, which no reader should need. */
const farthest = 5

/** The longest rest that a site may ask for and get, in seconds. */
const longestRest = 5

const redirects = new Set([301, 302, 303, 307, 308])

/** How often a host may let the time run out before it is given up. */
const mostSilences = 2

/** What holds for all addresses of a run. */
export type Run = {
  world: World
  turns: Turns
  /** The hosts that want to be left alone. */
  resting: Set<string>
  /** How often a host has let the time run out, and never answered. */
  silences: Map<string, number>
  isOffline(): boolean
}

/** Asks one address and goes on where it is sent to, as a browser would. */
export async function follow(address: string, run: Run): Promise<Answer> {
  const start = new URL(address)
  const barred = run.world.barred(start)
  if (barred) return { failure: barred }
  const hops: Hop[] = []
  const seen = new Set<string>()
  const ended = (end: Answer): Answer => (hops.length > 0 ? { hops, ...end } : end)

  for (let url = start; ; ) {
    seen.add(pageOf(url))
    const head = await headAt(url, run)
    if (typeof head === 'string') return ended({ failure: head })
    const next = nextOf(head, url)
    if (!next) return ended({ status: head.status })
    hops.push({ status: head.status, to: next.href })
    if (seen.has(pageOf(next))) return ended({ failure: 'round' })
    if (hops.length > farthest) return ended({ failure: 'too-far' })
    if (run.world.barred(next)) return ended({ failure: 'nowhere' })
    url = next
  }
}

/** An address as it goes over the line: its fragment stays with the browser. */
const pageOf = ({ href, hash }: URL): string => href.slice(0, href.length - hash.length)

function nextOf({ status, location }: Head, from: URL): URL | undefined {
  if (!redirects.has(status) || location === undefined) return undefined
  // Header fields are read as Latin-1; those that are not plain are UTF-8 in fact.
  const written = Buffer.from(location, 'latin1').toString()
  return urlOf(written, from.href)
}

// ---------------------------------------------------------------- one page

/** Some servers refuse HEAD, say of every page that it is missing, or hang up: GET decides. */
const isFinal = (head: Head | Failure): boolean =>
  typeof head === 'string'
    ? head !== 'closed' && head !== 'garbled'
    : head.status < 400 || [401, 410, 429, 503].includes(head.status)

async function headAt(url: URL, run: Run): Promise<Head | Failure> {
  const head = await patiently(url, 'HEAD', run)
  return isFinal(head) ? head : patiently(url, 'GET', run)
}

/** A site that asks for a short rest gets it, once; one that asks for more is left alone. */
async function patiently(url: URL, method: 'HEAD' | 'GET', run: Run): Promise<Head | Failure> {
  const first = await inTurn(url, method, run, longestRest)
  const rest = restOf(first)
  return rest === undefined || rest > longestRest ? first : inTurn(url, method, run, 0)
}

const inTurn = (url: URL, method: 'HEAD' | 'GET', run: Run, longest: number) =>
  run.turns.take(nameOf(url), async (): Promise<Head | Failure> => {
    const host = nameOf(url)
    const { world, turns, resting, silences } = run
    if (run.isOffline()) return 'offline'
    if (resting.has(host)) return 'paused'
    // To wait for each of fifty pages of a dead site would take minutes.
    if ((silences.get(host) ?? 0) >= mostSilences) return 'silent'
    const head = await request(url, method, world)
    if (head === 'silent') silences.set(host, (silences.get(host) ?? 0) + 1)
    else silences.delete(host)
    // Before the turn ends, for the next one at this host begins at once.
    const rest = restOf(head) ?? 0
    if (rest > longest) resting.add(host)
    else turns.rest(host, rest * 1000)
    return head
  })

/** The seconds of rest that a site asks for (RFC 9110, 10.2.3); without a figure, as many as it likes. */
function restOf(head: Head | Failure): number | undefined {
  if (typeof head === 'string') return undefined
  const { status, retryAfter } = head
  if (status !== 429 && (status !== 503 || retryAfter === undefined)) return undefined
  return /^\d{1,9}$/.test(retryAfter ?? '') ? Number(retryAfter) : Number.POSITIVE_INFINITY
}
