import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Built, Edition, Newsroom, Rendered } from '../../src/index.ts'
import { wordsFor } from '../../src/languages/index.ts'
import { shipped } from './shipped.ts'

const { buildIssue, findIssues, findNewsroom, openPress, textReport } = shipped

/** Linux keeps these files in memory: ten thousand of them cost nothing. */
const memory = '/dev/shm'

const root = join(import.meta.dirname, '../..')

/** The themes that ship: every folder of templates/ with a layout of its own. */
export const themes = readdirSync(join(root, 'templates')).filter((name) =>
  existsSync(join(root, 'templates', name, 'layout.mjml.hbs')),
)

/** The sample issues, by their numbers. */
export const samples = [14, 15, 16]

/** Every sample in every theme. */
export const cases = themes.flatMap((theme) => samples.map((number) => ({ theme, number })))

export type Mail = Rendered & { edition: Edition }

/** This repository's own newsroom, with another theme or other settings. */
export async function newsroom(settings: Partial<Newsroom> = {}): Promise<Newsroom> {
  const { value, diagnostics } = await findNewsroom(root)
  if (!value) throw new Error(textReport([{ file: 'newswire.yaml', diagnostics }], false))
  const { words } = await wordsFor(settings.language ?? value.language)
  return { ...value, words, ...settings }
}

/** A press for issues as plain data, each by way of a file on the disk, as an author's would be. */
export async function press(settings: Partial<Newsroom>) {
  const house = await newsroom(settings)
  const { build, diagnostics } = await openPress(house, { env: process.env })
  if (!build) throw new Error(textReport([{ file: 'theme', diagnostics }], false))
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'newswire-test-'))
  return {
    build: async (issue: { number: number }): Promise<Built> => {
      const path = join(folder, `${issue.number}.yaml`)
      writeFileSync(path, stringify(issue))
      return build(path).finally(() => rmSync(path))
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The mail of an issue: of a sample by its number, or of one as plain data. */
export async function mailOf(
  issue: number | { number: number },
  settings: Partial<Newsroom>,
): Promise<Mail> {
  if (typeof issue !== 'number') {
    const { build, close } = await press(settings)
    return build(issue).then(printed).finally(close)
  }
  const house = await newsroom(settings)
  const [path = ''] = await findIssues(house, [String(issue)], { all: false, cwd: root })
  return printed(await buildIssue(path, house, { env: process.env }))
}

/** What was built, or its faults as an exception. */
export function printed(built: Built): Mail {
  const { rendered, edition, file, diagnostics } = built
  if (rendered && edition) return { ...rendered, edition }
  throw new Error(textReport([{ file, diagnostics }], false))
}
