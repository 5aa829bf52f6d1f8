import { lookup } from 'node:dns/promises'
import manifest from '../package.json' with { type: 'json' }
import type { Answer, Ask, Failure } from './model.ts'
import { barred, isPublic, nameOf } from './net/bounds.ts'
import { follow, type Run } from './net/follow.ts'
import type { World } from './net/request.ts'
import { type Manners, openTurns } from './net/turns.ts'

export type { Manners, World }

/** Ready to ask, for one run. */
export type Net = {
  /** Never throws for what the network does, and asks nothing that is not public. */
  ask: Ask
  /** True when nobody at all has answered, as far as that can be told. */
  isOffline(): boolean
}

/** The real world. Proxies are not used: they resolve names themselves, where nobody can look at it. */
export const ownWorld: World = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  barred,
  isPublic,
  userAgent: `newswire/${manifest.version} (newsletter link check)`,
  patience: 10_000,
}

const ownManners: Manners = { atOnce: 8, perHost: 2, pause: 200 }

/** A name that is always there (RFC 6761, 6.5): if even that cannot be resolved, nothing can. */
const control = 'example.com'

/** So many hosts without a word from any of them are no accident. */
const several = 3

/** Opens the network for a run. */
export function openNet(world: World = ownWorld, manners: Manners = ownManners): Net {
  const lost = new Set<string>()
  let isReached = false
  let isWithoutNames = false
  let resolvesControl: Promise<boolean> | undefined

  const isOffline = () => !isReached && (isWithoutNames || lost.size >= several)
  const run: Run = {
    ...{ world, isOffline },
    ...{ turns: openTurns(manners), resting: new Set(), silences: new Map() },
  }

  const learn = async (address: string, { failure, hops }: Answer): Promise<void> => {
    if (failure === undefined || hops || connected.has(failure)) isReached = true
    else if (fromAfar.has(failure)) lost.add(nameOf(new URL(address)))
    if (isReached || (failure !== 'no-name' && failure !== 'no-dns')) return
    resolvesControl ??= world.resolve(control).then(
      () => true,
      () => false,
    )
    isWithoutNames = !(await resolvesControl)
  }

  const askOne = async (address: string): Promise<Answer> => {
    const answer = await follow(address, run)
    await learn(address, answer)
    return answer
  }

  const ask: Ask = async (addresses) => {
    const asked = [...new Set(addresses)]
    const answers = await Promise.all(asked.map(askOne))
    const seen = (answer: Answer): Answer =>
      isOffline() && fromAfar.has(answer.failure) ? { failure: 'offline' } : answer
    return new Map(answers.map((answer, index) => [asked[index] as string, seen(answer)]))
  }
  return { ask, isOffline }
}

/** What looks alike whether one site is gone or the network is. */
const fromAfar = new Set<Failure | undefined>(['no-name', 'no-dns', 'silent', 'unreached'])

/** What only a machine at the other end can bring about. */
const connected = new Set<Failure>([
  ...(['closed', 'garbled', 'other-name', 'expired'] as const),
  ...(['self-signed', 'unknown-issuer', 'bad-encryption'] as const),
])
