import { it } from 'vitest'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNewsroom } from '../src/newsroom.ts'
import { openPress } from '../src/pipeline.ts'
import { checks, thoroughChecks } from '../src/checks/index.ts'
import { folderOf } from './support/program.ts'
const fx = '/work/checks/tests/fixtures/checks'
it('finds', async () => {
  const codes = [...checks, ...(await thoroughChecks())].filter((c) => c.family === 'dates').map((c) => c.code as string)
  const all = new Set(codes)
  const files = process.env.FILE ? [[process.env.FILE, '']] : codes.map((c) => [join(fx, c, 'loud.yaml'), join(fx, c)])
  const out: string[] = []
  for (const [file, folder] of files as [string, string][]) {
    const text = readFileSync(file, 'utf8')
    const settings = [join(fx, 'newswire.yaml'), join(folder, 'settings.yaml')].filter((f) => folder ? existsSync(f) : f === join(fx,'newswire.yaml')).map((f) => readFileSync(f, 'utf8')).join('\n')
    const root = folderOf({ 'newswire.yaml': settings, 'issues/17.yaml': text })
    if (folder && existsSync(join(folder, 'earlier'))) cpSync(join(folder, 'earlier'), join(root, 'issues'), { recursive: true })
    const { value: newsroom, diagnostics } = await findNewsroom(root)
    if (!newsroom) throw new Error(JSON.stringify(diagnostics))
    const press = await openPress(newsroom, { cwd: root, thorough: true })
    const built = await press.build?.('issues/17.yaml')
    out.push(`== ${file}`)
    for (const d of built?.diagnostics ?? []) {
      if (folder ? file.includes(`/${d.code}/`) : all.has(d.code) || d.severity === 'error') out.push(`${d.place?.line}:${d.place?.column} ${d.severity} ${d.code}: ${d.message} | ${d.hint} ${(d as any).fix ? JSON.stringify((d as any).fix) : ''}`)
    }
  }
  console.log(out.join('\n'))
}, 60000)
