import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { UserError } from './diagnostic.ts'
import type { Artifact } from './model.ts'

export { listedOf, viewOf } from './workbench/make.ts'
export { indexPage, issuePage, listFile, pagePolicy } from './workbench/pages.ts'
export type * from './workbench/view.ts'

/** The program and the library both stand one folder below the package. */
const home = fileURLToPath(new URL('..', import.meta.url))

const files = {
  'workbench.css': 'text/css; charset=utf-8',
  'workbench.js': 'text/javascript; charset=utf-8',
}

/** The styles and the script that every page of the workbench asks for, beside the index. */
export function workbenchFiles(): Artifact[] {
  return Object.entries(files).map(([path, type]) => {
    try {
      return { path, type, body: readFileSync(`${home}dist/${path}`) }
    } catch {
      throw new UserError(
        `newswire lacks its own file \`dist/${path}\`.`,
        'Install newswire again; in its repository, run `npm run build`.',
      )
    }
  })
}
