import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { environment, folderOf, root, sampleNewsroom } from './support/program.ts'

/** A program of somebody else, which has newswire among its packages. */
const consumer = `import { buildIssue, findNewsroom, textReport, UserError, write } from 'newswire'
import type { Built, Diagnostic, Edition, Newsroom } from 'newswire'

export async function send(folder: string): Promise<string> {
  const found = await findNewsroom(folder)
  const newsroom: Newsroom | undefined = found.value
  if (!newsroom) return textReport([{ file: 'newswire.yaml', diagnostics: found.diagnostics }], false)
  const built: Built = await buildIssue('issues/16.yaml', newsroom, { cwd: folder, asOf: '2009-04-20' })
  const faults: Diagnostic[] = built.diagnostics
  if (!built.rendered) return faults.map(({ code, message }) => code + message).join()
  const edition: Edition | undefined = built.edition
  const { subject, html, text } = built.rendered
  write([{ path: 'mail.html', type: 'text/html', body: html }], folder)
  return [subject, edition?.slug, html.length > text.length, UserError.name].join('|')
}
`

const project = folderOf({
  'consumer.ts': consumer,
  'package.json': '{ "type": "module" }',
  'node_modules/.keep': '',
})
symlinkSync(root, join(project, 'node_modules/newswire'))
symlinkSync(join(root, 'node_modules/@types'), join(project, 'node_modules/@types'))

const node = (args: string[], cwd: string) =>
  execFileSync(process.execPath, args, { cwd, env: environment(), encoding: 'utf8' })

describe('the package', () => {
  it('has types that a strict program takes, and that refuse what is wrong', () => {
    const options = '--noEmit --strict --module nodenext --target es2023 --types node'.split(' ')
    const tsc = (...files: string[]) => {
      const args = [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...files]
      try {
        return node(args, project)
      } catch (error) {
        return (error as { stdout: string }).stdout
      }
    }
    expect(tsc('consumer.ts')).toBe('')
    const wrong = folderOf({
      'wrong.ts': `import { buildIssue } from ${JSON.stringify(join(project, 'node_modules/newswire/dist/types/src/index.js'))}
buildIssue(16)
`,
    })
    expect(tsc(join(wrong, 'wrong.ts'))).toMatch(/wrong\.ts\(2,1[0-9]?\): error TS2\d+/)
  })

  it('builds an issue by its own name, without MJML while the theme is warm', () => {
    const room = sampleNewsroom()
    const script = `
      import { createRequire } from 'node:module'
      import { buildIssue, findNewsroom } from 'newswire'
      const { value } = await findNewsroom(process.argv[1])
      const built = await buildIssue('issues/16.yaml', value, { cwd: process.argv[1] })
      const loaded = Object.keys(createRequire(process.argv[1] + '/x.js').cache)
      console.log(JSON.stringify({
        subject: built.rendered.subject,
        faults: built.diagnostics.length,
        html: built.rendered.html,
        heavy: loaded.filter((path) => /mjml|handlebars|html-?nano|cheerio/.test(path)),
      }))`
    const { subject, faults, html, heavy } = JSON.parse(
      node(['--input-type=module', '-e', script, room], project),
    )
    expect({ faults, heavy }).toEqual({ faults: 0, heavy: [] })
    expect(subject).toMatch(/^newswire 16: /)
    expect(html).toContain('</html>')
  })

  it('exports what its types say', async () => {
    const exported = await import(join(root, 'dist/index.js'))
    const types = readFileSync(join(root, 'dist/types/src/index.d.ts'), 'utf8')
    const named = [...types.matchAll(/export \{([^}]*)\}/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    )
    const values = named.filter((name) => name && !name.startsWith('type '))
    expect(Object.keys(exported).sort()).toEqual(values.sort())
  })

  it('explains each export where an editor program looks', () => {
    const names = Object.keys(
      JSON.parse(
        node(
          ['--input-type=module', '-e', `console.log(JSON.stringify(await import('newswire')))`],
          project,
        ),
      ),
    )
    const folder = join(root, 'dist/types/src')
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.d.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    const bare = names.filter((name) => {
      const declared = new RegExp(`\\*/\\s*export declare (?:const|function|class) ${name}\\b`)
      return !declared.test(texts)
    })
    expect(bare).toEqual([])
  })

  it('imports nothing by a name that is not there', () => {
    const folder = join(root, 'dist/types/src')
    const wrong = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.d.ts'))
      .filter((name) => /from '[^']*(?<!\.d)\.ts'/.test(readFileSync(join(folder, name), 'utf8')))
    expect(wrong).toEqual([])
  })
})
