import type { Failure } from '../model.ts'

/** What Node and OpenSSL call it, and what it is. */
const failures: Readonly<Record<string, Failure>> = {
  ENOTFOUND: 'no-name',
  ENODATA: 'no-name',
  EAI_NODATA: 'no-name',
  EAI_NONAME: 'no-name',
  EAI_AGAIN: 'no-dns',
  EAI_FAIL: 'no-dns',
  ESERVFAIL: 'no-dns',
  ETIMEOUT: 'no-dns',
  ETIMEDOUT: 'silent',
  ECONNREFUSED: 'unreached',
  EHOSTUNREACH: 'unreached',
  EHOSTDOWN: 'unreached',
  ENETUNREACH: 'unreached',
  ENETDOWN: 'unreached',
  EADDRNOTAVAIL: 'unreached',
  EACCES: 'unreached',
  EPERM: 'unreached',
  ECONNRESET: 'closed',
  ECONNABORTED: 'closed',
  EPIPE: 'closed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-name',
  CERT_HAS_EXPIRED: 'expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
  EPROTO: 'bad-encryption',
  CERT_NOT_YET_VALID: 'bad-encryption',
  CERT_REVOKED: 'bad-encryption',
  CERT_SIGNATURE_FAILURE: 'bad-encryption',
}

/** Why a request failed, from what was thrown; undefined for what cannot come from the network. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined
  const { code } = error as NodeJS.ErrnoException
  // Where a name has several addresses, each has failed in its own way.
  if (error instanceof AggregateError && !failures[code ?? '']) return failureOf(error.errors[0])
  if (code === undefined) return undefined
  if (failures[code]) return failures[code]
  if (code.startsWith('HPE_') || code.startsWith('ERR_HTTP')) return 'garbled'
  return /^ERR_(?:SSL|TLS|OSSL)/.test(code) ? 'bad-encryption' : undefined
}
