/** What the network said of a web address: facts alone, which the checks judge. */
export type Answer = {
  /** The redirects that were followed, in their order. */
  hops?: Hop[]
  /** The status of the last page (RFC 9110, 15). */
  status?: number
  /** Why there is no last page. */
  failure?: Failure
}

/** A redirect: its status, and the address to which it led. */
export type Hop = { status: number; to: string }

export type Failure =
  // The name.
  | 'no-name' // there is none in the DNS
  | 'no-dns' // the DNS could not say
  | 'inside' // it leads into a private network, or to an address that nobody may have
  // The connection.
  | 'silent' // nothing came in time
  | 'unreached' // there is no way to that machine, or nobody listens there
  | 'closed' // the connection ended without an answer
  | 'garbled' // what came is no HTTP
  // The certificate.
  | 'other-name' // it is for other names
  | 'expired'
  | 'self-signed'
  | 'unknown-issuer' // also where a firewall looks into what is encrypted
  | 'bad-encryption'
  // The redirects.
  | 'round' // they come back to where they began
  | 'too-far' // there are too many
  | 'nowhere' // they lead to what is never asked: a password, another scheme or port
  // It was not asked.
  | 'paused' // the site wants a rest, longer than anybody waits
  | 'offline' // the network cannot be reached
  | 'example' // the name is kept for examples
  | 'barred' // an inner name, a password, an unusual port

/** Asks about web addresses, each without its fragment. What is not in the answer is not known. */
export type Ask = (addresses: readonly string[]) => Promise<ReadonlyMap<string, Answer>>
