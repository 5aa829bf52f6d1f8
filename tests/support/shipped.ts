import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const path = join(import.meta.dirname, '../../dist/index.js')

/** The library as it is shipped: what is asked ten thousand times is what users get, and as fast. */
export const shipped: typeof import('../../src/index.ts') = await import(pathToFileURL(path).href)
