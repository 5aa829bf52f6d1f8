import { env } from 'node:process'
import type { Parameters } from 'fast-check'

const seed = Number(env.NEWSWIRE_SEED ?? Math.floor(Math.random() * 2 ** 31))
const numRuns = Number(env.NEWSWIRE_FUZZ ?? (env.CI ? 10_000 : 500))

/** How many cases, by which seed; fast-check names the seed again with a case that fails. */
export const fuzz: Parameters<unknown> & { seed: number; numRuns: number } = { seed, numRuns }

/** Says what is done, so that the very same cases can be asked for again. */
export function announce(what: string): void {
  console.info(`${what}: ${numRuns} cases; again by NEWSWIRE_SEED=${seed} NEWSWIRE_FUZZ=${numRuns}`)
}

/** A text without the characters that no file may hold: the reader refuses them before all else. */
export const writable = (text: string): string =>
  text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, '')
