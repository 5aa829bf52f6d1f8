import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checks, thoroughChecks } from '../src/checks/index.ts'
import { type Diagnostic, isCheckCode } from '../src/diagnostic.ts'
import { findNewsroom } from '../src/newsroom.ts'
import { openPress } from '../src/pipeline.ts'
import { folderOf } from './support/program.ts'

/*
 * Each check has a folder of its code in fixtures/checks: `loud.yaml`, whose last lines say where the
 * check must speak (`# expect LINE:COLUMN`), and `silent.yaml`, in which it must not. `settings.yaml`
 * is added to the settings, `earlier/` holds issues that came out before, and what is in `files/`
 * stands in the newsroom's folder.
 */
const fixtures = join(import.meta.dirname, 'fixtures/checks')
const all = [...checks, ...(await thoroughChecks())]

/** The findings in a fixture's issue, of all checks. */
async function found(folder: string, name: string): Promise<Diagnostic[]> {
  const text = readFileSync(join(folder, name), 'utf8')
  const own = (file: string) => join(folder, file)
  const settings = [join(fixtures, 'newswire.yaml'), own('settings.yaml')]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
  const number = /^number: (\d+)/m.exec(text)?.[1] ?? '17'
  const root = folderOf({ 'newswire.yaml': settings.join('\n'), [`issues/${number}.yaml`]: text })
  if (existsSync(own('earlier'))) cpSync(own('earlier'), join(root, 'issues'), { recursive: true })
  if (existsSync(own('files'))) cpSync(own('files'), root, { recursive: true })
  const { value: newsroom, diagnostics } = await findNewsroom(root)
  expect(diagnostics).toEqual([])
  if (!newsroom) throw new Error('no newsroom')
  const press = await openPress(newsroom, { cwd: root, thorough: true })
  const built = await press.build?.(join('issues', `${number}.yaml`))
  expect(built?.rendered, JSON.stringify(built?.diagnostics)).toBeDefined()
  return built?.diagnostics ?? []
}

const placesOf = (diagnostics: readonly Diagnostic[], code: string): string[] =>
  diagnostics
    .filter((each) => each.code === code)
    .map(
      ({ place }) =>
        `${place?.file.endsWith('newswire.yaml') ? 'newswire.yaml:' : ''}${place?.line}:${place?.column}`,
    )

describe.each(all.map(({ code }) => code))('%s', (code) => {
  const folder = join(fixtures, code)

  it('speaks where it should', async () => {
    const text = readFileSync(join(folder, 'loud.yaml'), 'utf8')
    const expected = [...text.matchAll(/^# expect (\S+)$/gm)].map((match) => match[1])
    expect(expected).not.toEqual([])
    expect(placesOf(await found(folder, 'loud.yaml'), code)).toEqual(expected)
  })

  it('is silent where it should be', async () => {
    expect(placesOf(await found(folder, 'silent.yaml'), code)).toEqual([])
  })
})

describe('the checks', () => {
  it('have a code each, which is known as a check', () => {
    const codes = all.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => !isCheckCode(code))).toEqual([])
  })

  it('have no fixture without a check', () => {
    const codes = all.map(({ code }) => code as string)
    const folders = readdirSync(fixtures, { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    )
    const strays = folders.map(({ name }) => name).filter((name) => !codes.includes(name))
    expect(strays.filter((name) => name !== 'hard-negatives')).toEqual([])
  })
})
