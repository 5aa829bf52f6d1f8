import { cacheFolder, type Key, keep, keyOf, recall } from '../../cache.ts'
import { UserError } from '../../diagnostic.ts'
import type { Answer, Ask, Newsroom, Setting } from '../../model.ts'
import { type Net, openNet } from '../../net.ts'
import { plural } from '../../report.ts'

/** How long an answer serves, in ms: a page that opened, and one that did not. */
const ages = { good: 7 * 24 * 60 * 60 * 1000, bad: 60 * 60 * 1000 }

type Known = { at: number; answer: Answer }

/** Asking about links, for one run of a command. */
export type Asking = {
  answers(newsroom: Newsroom): Ask
  /** Keeps what was answered, and says what could not be asked. */
  close(): void
}

/**
 * Each address is asked once, and not at all where an answer that was kept is young enough; `fresh`
 * asks all of them.
 */
export function askLinks(
  { io }: Setting,
  { fresh = false }: { fresh?: boolean },
  net: Net = openNet(),
): Asking {
  const now = io.now().getTime()
  const known = new Map<string, Known>()
  let place: { folder: string; key: Key } | undefined

  const answers = ({ root }: Newsroom): Ask => {
    place = { folder: cacheFolder(root, io.env), key: keyOf('answers', [root], []) }
    if (!fresh) for (const [address, each] of kept(place, now)) known.set(address, each)
    return async (addresses) => {
      const missing = addresses.filter((address) => !known.has(address))
      const said = await told(io, missing.length, () => net.ask(missing))
      for (const [address, answer] of said) known.set(address, { at: now, answer })
      return new Map(addresses.map((each) => [each, known.get(each)?.answer ?? {}]))
    }
  }

  const close = (): void => {
    if (place) save(place, known, now)
    for (const line of linesOf([...known.values()], net, io.env)) io.stderr.write(`${line}\n`)
  }
  return { answers, close }
}

/** While sites are asked, a terminal says so. */
async function told<T>({ stderr }: Setting['io'], count: number, work: () => Promise<T>) {
  const isSaid = count > 0 && stderr.isTTY
  if (isSaid) stderr.write(`Asking about ${plural(count, 'link')} …`)
  try {
    return await work()
  } finally {
    if (isSaid) stderr.write('\r\u001b[K')
  }
}

// ---------------------------------------------------------------- what is kept

type Place = { folder: string; key: Key }

function kept({ folder, key }: Place, now: number): [string, Known][] {
  const [bytes] = recall(folder, key) ?? []
  const all: [string, Known][] = bytes ? JSON.parse(bytes.toString()) : []
  return all.filter(([, each]) => isYoung(each, now))
}

/** What was kept in the future was kept by a clock that went wrong. */
const isYoung = ({ at, answer }: Known, now: number): boolean =>
  at <= now && now - at < ((answer.status ?? 999) < 400 ? ages.good : ages.bad)

function save({ folder, key }: Place, known: ReadonlyMap<string, Known>, now: number): void {
  // Another run may have asked other addresses meanwhile, or before a fresh one.
  const all = new Map(kept({ folder, key }, now))
  for (const [address, each] of known) if (isSaid(each)) all.set(address, each)
  if (all.size === 0) return
  try {
    keep(folder, key, [Buffer.from(JSON.stringify([...all]))])
  } catch (error) {
    // The next run asks again; that is all.
    if (!(error instanceof UserError)) throw error
  }
}

const unsaid = new Set<Answer['failure']>(['paused', 'offline', 'example', 'barred'])

const isSaid = ({ answer: { failure } }: Known): boolean => !unsaid.has(failure)

// ---------------------------------------------------------------- what is said

function linesOf(known: readonly Known[], net: Net, env: Setting['io']['env']): string[] {
  const count = (failure: Answer['failure']) =>
    known.filter(({ answer }) => answer.failure === failure).length
  const lines: string[] = []
  if (net.isOffline()) {
    const proxy = env.HTTPS_PROXY || env.https_proxy
    const why = proxy ? ' newswire does not go through the proxy of HTTPS_PROXY.' : ''
    const left = plural(count('offline'), 'link')
    lines.push(`The network could not be reached: ${left} not looked at.${why}`)
  }
  const examples = count('example')
  if (examples > 0) {
    lines.push(`${plural(examples, 'link')} not asked: the name is kept for examples.`)
  }
  const barred = count('barred')
  if (barred > 0) {
    lines.push(
      `${plural(barred, 'link')} not asked: a private address, a password in it, or an unusual port.`,
    )
  }
  return lines
}
