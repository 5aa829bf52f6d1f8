import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'vitest'
import { findNewsroom, openPress } from '../../src/index.ts'
import { folderOf } from '../support/program.ts'

const fixtures = 'tests/fixtures/checks'
for (const code of process.env.CODES!.split(','))
  for (const name of ['loud.yaml', 'silent.yaml'])
    it(`${code} ${name}`, async () => {
      const folder = join(fixtures, code)
      const own = (f: string) => join(folder, f)
      if (!existsSync(own(name))) return
      const text = readFileSync(own(name), 'utf8')
      const added = [own('settings.yaml'), own(name.replace('.yaml', '.settings.yaml'))]
        .filter((f) => existsSync(f))
        .map((f) => readFileSync(f, 'utf8'))
      const isWhole = added.some((t) => /^publication:/m.test(t))
      const settings = isWhole
        ? added
        : [readFileSync(join(fixtures, 'newswire.yaml'), 'utf8'), ...added]
      const root = folderOf({ 'newswire.yaml': settings.join('\n'), 'issues/17.yaml': text })
      if (existsSync(own('files'))) cpSync(own('files'), root, { recursive: true })
      const { value, diagnostics } = await findNewsroom(root)
      const press = await openPress(value!, { cwd: root, thorough: true })
      const built = await press.build?.('issues/17.yaml')
      const all = [...diagnostics, ...press.diagnostics, ...(built?.diagnostics ?? [])]
      console.log(
        `=== ${code} ${name}\n` +
          all
            .filter((d) => d.code === code || d.severity === 'error')
            .map((d) => {
              const line = existsSync(join(root, d.place!.file))
                ? readFileSync(join(root, d.place!.file), 'utf8').split('\n')[d.place!.line - 1]!
                : (d.excerpt ?? '')
              return `# expect ${d.place!.file.endsWith('newswire.yaml') ? 'newswire.yaml:' : ''}${d.place!.line}:${d.place!.column}   [${d.severity} ${d.code} ${d.place!.file}] «${line.slice(d.place!.column - 1, d.place!.endLine === d.place!.line ? d.place!.endColumn - 1 : undefined)}» ${d.message} | ${d.hint}`
            })
            .join('\n') +
          `\nbytes ${Buffer.byteLength(built?.rendered?.html ?? '')} others: ${[...new Set(all.map((d) => d.code))]}`,
      )
    })
