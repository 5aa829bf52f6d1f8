import type { Code } from '../diagnostic.ts'
import type { Charter } from './charter.ts'

/** A check that would find the same in every issue, and what it waits for. */
type Waiting = { code: Code; until: string }

/** The checks that can find nothing but what the charter has left open. */
export function waitingChecks({ address, unsubscribe, email, language }: Charter): Waiting[] {
  const dictionary = missingDictionary(language)
  const reachable = 'there is a contact in `people`'
  return [
    ...(address ? [] : [{ code: 'no-postal-address', until: '`address` is there' } as const]),
    ...(unsubscribe ? [] : [{ code: 'no-unsubscribe', until: '`unsubscribe` is there' } as const]),
    ...(email ? [] : [{ code: 'no-contact', until: reachable } as const]),
    ...(email ? [] : [{ code: 'no-booking', until: reachable } as const]),
    ...(dictionary ? [{ code: 'spelling', until: `\`npm install ${dictionary}\`` } as const] : []),
  ]
}

/** The package with a language's words; undefined for British English, which newswire brings along. */
function missingDictionary(language: string): string | undefined {
  const [base = '', ...rest] = language.toLowerCase().split('-')
  const isAmerican = base === 'en' && rest.includes('us')
  return base === 'en' && !isAmerican ? undefined : `dictionary-${base}`
}
