/** A request as far as it is judged before anything is done for it. */
export type Asked = {
  method: string
  url: string
  /** Names and values by turns, as they came. */
  headers: readonly string[]
  /** The port that we listen on. */
  port: number
}

export type Refusal = { status: number; why: string }

/** Longer than any address that we have. */
const longest = 256

/**
 * Why a request is refused; undefined for one that may be answered. A page of another website can make
 * the browser ask us (by our address, or by a name of its own that leads here), so only what our own
 * pages and the address bar ask is answered.
 */
export function refusalOf(asked: Asked): Refusal | undefined {
  for (const guard of guards) {
    const refusal = guard(asked)
    if (refusal) return refusal
  }
  return undefined
}

const guards: readonly ((asked: Asked) => Refusal | undefined)[] = [
  ({ method }) =>
    ['GET', 'HEAD'].includes(method) ? undefined : refused(405, 'Only GET and HEAD are answered.'),
  ({ url }) => (url.length > longest ? refused(414, 'This address is too long.') : undefined),
  ({ url }) => (url.startsWith('/') ? undefined : refused(400, 'This is no path.')),
  (asked) => {
    const hosts = valuesOf(asked, 'host')
    if (hosts.length === 1 && hostsOf(asked).includes(hosts[0] as string)) return undefined
    return refused(403, 'This server is called localhost, and answers to no other name.')
  },
  (asked) => {
    const ours = hostsOf(asked).map((host) => `http://${host}`)
    if (valuesOf(asked, 'origin').every((origin) => ours.includes(origin))) return undefined
    return refused(403, 'Pages of other websites are not answered.')
  },
  (asked) =>
    valuesOf(asked, 'sec-fetch-site').every((site) => ['same-origin', 'none'].includes(site))
      ? undefined
      : refused(403, 'Pages of other websites are not answered.'),
  (asked) =>
    valuesOf(asked, 'upgrade').length > 0
      ? refused(400, 'There is nothing to upgrade to.')
      : undefined,
  (asked) =>
    valuesOf(asked, 'transfer-encoding').length > 0 ||
    valuesOf(asked, 'content-length').some((length) => length !== '0')
      ? refused(400, 'Nothing is taken.')
      : undefined,
]

const refused = (status: number, why: string): Refusal => ({ status, why })

const hostsOf = ({ port }: Asked): string[] =>
  ['localhost', '127.0.0.1', '[::1]'].flatMap((name) => [
    `${name}:${port}`,
    ...(port === 80 ? [name] : []),
  ])

const valuesOf = ({ headers }: Asked, name: string): string[] =>
  headers.flatMap((each, index) =>
    index % 2 === 0 && each.toLowerCase() === name ? [headers[index + 1] ?? ''] : [],
  )
