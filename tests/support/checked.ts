import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import {
  type Answer,
  type Ask,
  type Built,
  findNewsroom,
  openPress,
  type Rendered,
} from '../../src/index.ts'
import { folderOf, root as repository } from './program.ts'

/** Each check has a folder of its code here. */
export const fixtures = join(repository, 'tests/fixtures/checks')

/** An issue of a folder of fixtures after the whole road, all checks run, in a newsroom of its own. */
export async function checked(
  folder: string,
  name: string,
): Promise<Built & { rendered: Rendered }> {
  const own = (file: string) => join(folder, file)
  const text = readFileSync(own(name), 'utf8')
  const added = [own('settings.yaml'), own(name.replace('.yaml', '.settings.yaml'))]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
  const isWhole = added.some((each) => /^publication:/m.test(each))
  const common = isWhole ? [] : [readFileSync(join(fixtures, 'newswire.yaml'), 'utf8')]
  const settings = [...common, ...added].join('\n')
  const number = /^number: (\d+)/m.exec(text)?.[1] ?? '17'
  const root = folderOf({ 'newswire.yaml': settings, [`issues/${number}.yaml`]: text })
  if (existsSync(own('earlier'))) cpSync(own('earlier'), join(root, 'issues'), { recursive: true })
  if (existsSync(own('files'))) cpSync(own('files'), root, { recursive: true })
  const { value: newsroom, diagnostics } = await findNewsroom(root)
  expect(diagnostics).toEqual([])
  if (!newsroom) throw new Error('no newsroom')
  const answers = answersIn(own('answers.json'))
  const press = await openPress(newsroom, { cwd: root, thorough: true, answers })
  const built = await press.build?.(join('issues', `${number}.yaml`))
  if (built?.rendered) return { ...built, rendered: built.rendered }
  throw new Error(JSON.stringify([press.diagnostics, built?.diagnostics]))
}

/** What the network says in a folder of fixtures: `answers.json`, where there is one. */
function answersIn(file: string): Ask | undefined {
  if (!existsSync(file)) return undefined
  const known: Record<string, Answer> = JSON.parse(readFileSync(file, 'utf8'))
  return async () => new Map(Object.entries(known))
}
