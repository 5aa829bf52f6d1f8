import type { Code } from '../../diagnostic.ts'
import { shown } from '../../diagnostic.ts'

/** What an answer of the network means for a reader. */
export type Verdict = {
  code: Extract<Code, 'dead-link' | 'moved-link' | 'unsure-link'>
  message: string
  hint: string
}

/** `harbour.org` */
export const siteOf = (url: URL): string => shown(url.host)

/** `harbour.org/weir?page=2` */
export const placeOf = ({ host, pathname, search }: URL): string => shown(host + pathname + search)
